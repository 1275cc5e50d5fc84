"""`habeas sources`: on whom a document leans, and what each source is cited for."""

from __future__ import annotations

from typing import Annotated

import typer

from habeas.cli import say


def sources(
    report: Annotated[
        str, typer.Argument(metavar="COUNTRY:YEAR|DOCUMENT", help='A report, like "AZ:2023", or a document.')
    ],
    quotes: Annotated[bool, typer.Option("--quotes", help="Each sentence that names the source, too.")] = False,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show on whom a report leans: its sources, and how many sentences, claims and numbers rest on each.

    Example: habeas sources AZ:2023
    """
    from habeas.answers.leaning import leaned_row
    from habeas.work.country_reports import leaning_of, report_asked

    with say.opened(registry) as record:
        found = leaning_of(record.record, report_asked(record.record, report))
    where = say.console()
    if as_json:
        for each in found.sources:
            say.json_line(leaned_row(each, found.document))
        return
    where.print(say.wrapped(say.source(found.document), where.width), style="bold", soft_wrap=True)
    told = f"{found.attributed} of {found.claims} claims and {found.counted} of {found.counts} numbers name a source."
    where.print(told, soft_wrap=True)
    for label, sentences, claims, counts in found.kinds():
        where.print(f"\n{label}: {_told(sentences, claims, counts)}", style="bold", soft_wrap=True)
        for each in (one for one in found.sources if one.label == label):
            line = f"- {each.who}: {_told(len(each.sentences), len(each.claims), len(each.counts))}"
            where.print(say.wrapped(line, where.width, indent=2, hang=4), soft_wrap=True)
            for sentence in each.sentences if quotes else ():
                where.print(
                    say.wrapped(say.quoted(sentence.text), where.width, indent=4), style="italic", soft_wrap=True
                )
    if not found.sources:
        where.print("No sentence of this document names a source in a way that is known.")


def _told(sentences: int, claims: int, counts: int) -> str:
    parts = [say.several(sentences, "sentence"), say.several(claims, "claim"), say.several(counts, "number")]
    return ", ".join(part for part, number in zip(parts, (sentences, claims, counts), strict=True) if number)
