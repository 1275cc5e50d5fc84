"""`habeas compare`: what changed from one country report to another, with the sentences of both."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.answers.change import Change
    from habeas.answers.compared import Compared

_LEVELS = ("section", "person", "act", "count", "source")


def compare(
    left: Annotated[str, typer.Argument(metavar="COUNTRY:YEAR|DOCUMENT", help='The first report, like "AZ:2022".')],
    right: Annotated[str, typer.Argument(metavar="COUNTRY:YEAR|DOCUMENT", help='The second, like "AZ:2023".')],
    level: Annotated[str | None, typer.Option(help=f"Only one of {', '.join(_LEVELS)}.")] = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="The sentences of both sides, too.")] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as .html, .pdf or .docx, with footnotes.")
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="A table with all quotes, on standard output.")] = False,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Say what is new, gone, worse or better from one country report to another, with the sentences of both.

    Example: habeas compare AZ:2022 AZ:2023
    """
    if level is not None and level not in _LEVELS:
        raise typer.BadParameter(f"{level!r} is none of {', '.join(_LEVELS)}.", param_hint="--level")
    from habeas.answers.compared import change_row
    from habeas.answers.compared_page import manuscript_of_comparison
    from habeas.answers.export import write
    from habeas.answers.report.unsaid import redacted
    from habeas.answers.typeset import form_of, typeset
    from habeas.cli.report import write_whole
    from habeas.record.load import card_of
    from habeas.work.country_reports import compare as compare_reports
    from habeas.work.passing import Passing

    form = form_of(out.name) if out is not None else ""
    with say.opened(registry) as record:
        found = compare_reports(record.record, left, right)
        passing = Passing.of(record.record)
    changes = found.changes if level is None else found.of(level)
    cards = card_of(found.left.document), card_of(found.right.document)
    rows = (change_row(each, *cards) for each in changes)
    if out is not None:
        write_whole(out, typeset(redacted(manuscript_of_comparison(found), passing.names), form))
        say.console(stderr=True).print(f"Written to {out}.")
    elif csv:
        write("changes", passing.rows(rows), "csv", sys.stdout.buffer)
    elif as_json:
        for row in rows:
            say.json_line(dict(row))
    else:
        _tell(found, [level] if level else list(_LEVELS), quotes)


def _tell(found: Compared, levels: list[str], quotes: bool) -> None:
    from habeas.answers.compared_page import HEADINGS

    where = say.console()
    for side in (found.left, found.right):
        words = len(side.document.text.split())
        where.print(f"{side.name}: {side.outline.edition}, {words:,} words, {len(side.claims)} claims", soft_wrap=True)
        for note in side.outline.notes:
            where.print(say.wrapped(f"- {note}", where.width, indent=2, hang=4), soft_wrap=True)
    for level in levels:
        changes = found.of(level)
        tally = ", ".join(f"{number} {kind}" for kind, number in found.tally(level).items())
        where.print(f"\n{HEADINGS[level]}: {tally or 'nothing differs'}", style="bold", soft_wrap=True)
        for each in changes:
            _line(each, quotes)


def _line(each: Change, quotes: bool) -> None:
    from habeas.documents.editions import topic_label

    where = say.console()
    under = f" ({topic_label(each.topic)})" if each.level == "count" and each.topic is not None else ""
    line = f"- {each.change}: {each.subject}{under}: {each.left} → {each.right}"
    where.print(say.wrapped(line, where.width, indent=2, hang=4), soft_wrap=True)
    if said := " ".join(filter(None, (each.why, each.source_said))):
        where.print(say.wrapped(said, where.width, indent=4), style="dim", soft_wrap=True)
    if quotes:
        for sign, spoken in (("<", each.left_quotes), (">", each.right_quotes)):
            for quote in spoken:
                where.print(
                    say.wrapped(f"{sign} {say.quoted(quote.text)}", where.width, indent=6, hang=8),
                    style="italic",
                    soft_wrap=True,
                )
