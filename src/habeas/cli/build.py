"""`habeas build`: files into a registry, with a progress bar, and a report of what was read and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import extracting, say

if TYPE_CHECKING:
    from habeas.model import SetAside
    from habeas.work.build import BuildReport, Progress

# As many set-aside files as one likes to see at the end of a build; the whole list is a command away.
LISTED = 20
# Where a registry keeps what a language model answered.
ANSWERS = "model-answers"
# Of more reports than this nobody reads in a terminal what is not right with them.
MOST_NOTED = 10


def build(
    paths: Annotated[list[Path], typer.Argument(metavar="FOLDER_OR_FILE...", help="What to read; folders are walked.")],
    registry: say.RegistryFolder = say.HERE,
    processes: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=64,
            help="How many processes read and compare names side by side.",
            show_default="1, then up to 4",
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 2 when a file could not be read.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar, no report.")] = False,
    derive_all: Annotated[
        bool, typer.Option("--derive-all", help="Derive everything anew, not only what new documents touch.")
    ] = False,
    extractor: extracting.Names = None,
    combine: extracting.Combine = False,
    model_address: extracting.Address = None,
    model_name: extracting.ModelName = None,
    sent_to: extracting.SentTo = None,
    gliner_model: extracting.Gliner = None,
) -> None:
    """Read files into a registry: documents, claims, people, acts and cases.

    A second build reads only what is new or has changed; one that was cut off goes on. A file NAME.meta.json
    beside NAME says where a document comes from (publisher, published, url, country, language, title).

    Example: habeas build articles/ report.pdf --registry my-registry
    """
    from habeas.work.country_reports import noted_reports
    from habeas.work.registry import Registry

    model, answers = (model_address, model_name, sent_to), registry / ANSWERS
    chosen = extracting.settled(
        extractor, model, gliner=gliner_model, combine=combine, answers=answers, processes=processes or 1
    )
    begun = datetime.now(UTC)
    with Registry.open(registry) as record, _bar(quiet) as progress:
        report = record.build(paths, processes=processes, extractor=chosen, derive_all=derive_all, progress=progress)
        noted = noted_reports(record.record, begun) if report.new else {}
    if not quiet:
        _tell(report, registry)
        _tell_notes(noted)
        extracting.tell_cost(chosen)
    if strict and (report.set_aside or report.failed):
        raise typer.Exit(2)


@contextmanager
def _bar(quiet: bool) -> Iterator[Progress | None]:
    where = say.console(stderr=True)
    if quiet or not where.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from habeas.work.build import DERIVING, Step

    numbers = TextColumn("{task.fields[words]:,} words  {task.fields[claims]:,} claims")
    bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), numbers, TimeElapsedColumn(),
                   console=where, transient=True)  # fmt: skip
    with bar:
        task = bar.add_task("finding files", total=None, words=0, claims=0)

        def tell(step: Step) -> None:
            if step.doing == DERIVING:
                # The bar has a thread of its own, beside which names are compared by one process only.
                bar.stop()
                where.print(f"{DERIVING} …")
                return
            bar.update(
                task,
                completed=step.done,
                total=step.total or None,
                description=step.doing,
                words=step.words,
                claims=step.claims,
            )

        yield tell


def _tell(report: BuildReport, registry: Path) -> None:
    where = say.console()
    read = f"{say.several(report.new, 'new document')}, {report.unchanged:,} unchanged"
    more = [
        say.several(report.reread, "document read again", "documents read again") if report.reread else "",
        say.several(report.copies, "exact copy", "exact copies") if report.copies else "",
    ]
    print_line = ", ".join([read, *filter(None, more)])
    where.print(f"{say.several(report.found, 'file')}: {print_line} ({report.seconds:.1f} s).")
    where.print(
        f"The registry in {registry} holds {say.several(report.claims, 'claim')} about "
        f"{say.several(report.people, 'person', 'people')}, {say.several(report.acts, 'act')}, "
        f"{say.several(report.cases, 'case')} and {say.several(report.counts, 'reported number')}."
    )
    if not report.found:
        where.print("Nothing to read was found: hidden files, and the folders of registries, are left out.")
    if report.refused:
        refused = ", ".join(f"{number:,} {reason}" for reason, number in report.refused.items())
        where.print(f"Proposals refused by the gate: {refused}.")
    _tell_asides(f"{say.several(len(report.set_aside), 'file')} could not be read:", report.set_aside)
    failed = say.several(len(report.failed), "document")
    _tell_asides(f"The extractor failed on {failed}; the next build tries again:", report.failed)


def _tell_notes(noted: Mapping[str, Sequence[str]]) -> None:
    """What is not as it should be with annual reports that came in, the first of many."""
    where = say.console()
    for name, notes in list(noted.items())[:MOST_NOTED]:
        for note in notes:
            where.print(say.wrapped(f"- {name}: {note}", where.width, hang=2), soft_wrap=True)
    if len(noted) > MOST_NOTED:
        where.print(
            f"Of {say.several(len(noted) - MOST_NOTED, 'report')} more see the page of each, or: habeas compare"
        )


def _tell_asides(title: str, files: tuple[SetAside, ...]) -> None:
    if not files:
        return
    where = say.console()
    where.print(f"\n{title}")
    for aside in files[:LISTED]:
        where.print(say.wrapped(f"- {aside.reason}", where.width, indent=2, hang=4), style="yellow", soft_wrap=True)
    if len(files) > LISTED:
        where.print(f"  … and {len(files) - LISTED:,} more; list them all with: habeas documents --set-aside")
