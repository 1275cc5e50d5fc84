"""`habeas counts`: the numbers that sources reported, by date, each with the sentence that gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.answers.counts import Figure


def counts(
    what: Annotated[str | None, typer.Option(help='Only this class of people, like "political prisoners".')] = None,
    country: say.Country = None,
    flow: Annotated[
        bool, typer.Option("--flow", help="What was done in a time (released 14), not how many there were.")
    ] = False,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List the numbers that sources reported, by date, with all sources of each.

    Example: habeas counts --what "political prisoners" --country AZ
    """
    with say.opened(registry) as record:
        if as_json:
            table = record.counts.where(what=what, country=country, kind="flow" if flow else "stock")
            for row in table.rows():
                say.json_line(row)
            return
        figures = record.series(what, country, "flow" if flow else "stock")
        empty = not len(record.documents)
    where = say.console()
    for figure in figures:
        _tell(figure)
    if not figures and empty:
        where.print("The registry is empty. Fill it with: habeas build FOLDER")
    elif not figures:
        where.print("No source gives such a number. Try a shorter --what, or leave out --country.")


def _tell(figure: Figure) -> None:
    where = say.console()
    place = f" in {say.plain(figure.place)}" if figure.place else ""
    if figure.report is not None:
        year = figure.report.report_year or say.dated(figure.as_of)
        where.print(f"{year}: {figure.worded}", style="bold", soft_wrap=True)
        where.print(say.wrapped(f"- {say.source(figure.report)}", where.width, indent=2, hang=4), soft_wrap=True)
        return
    what = f"{figure.worded} {figure.what}{place}"
    where.print(say.wrapped(f"{say.dated(figure.as_of)}: {what}", where.width), style="bold", soft_wrap=True)
    for each in figure.sources:
        by = f" (by {each.by})" if each.by else ""
        copies = f", and {say.several(len(each.copies), 'copy', 'copies')} of it" if each.copies else ""
        where.print(
            say.wrapped(f"- {say.source(each.document)}{copies}{by}", where.width, indent=2, hang=4), soft_wrap=True
        )
        where.print(say.wrapped(say.quoted(each.quote), where.width, indent=4), style="italic", soft_wrap=True)
