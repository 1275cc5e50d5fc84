"""`habeas overlap` and `habeas estimate`: how lists overlap, and how many people none of them has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import estimate_lists, say
from habeas.errors import BadTable, UnknownTerm

if TYPE_CHECKING:
    from collections.abc import Callable

    from habeas.estimate import Estimate, Finding, Overlap, Summed

Lists = Annotated[
    Path | None, typer.Argument(metavar="LISTS.csv", help="A column of 0 and 1 for each list, and the column count.")
]
AsOf = Annotated[str | None, typer.Option(metavar="DAY", help="The registry's lists, cut to this day.")]
JsonFile = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Everything as JSON, into this file.")]
HtmlFile = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="A page with charts, into this file.")]


def overlap(
    lists: Lists = None,
    as_of: AsOf = None,
    by: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="With --as-of: region, for the overlaps in each region.")
    ] = None,
    country: say.Country = None,
    svg: Annotated[Path | None, typer.Option(metavar="FILE", help="The chart of overlaps, into this file.")] = None,
    as_json: JsonFile = None,
    html: HtmlFile = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Show how lists overlap: every pair, what independent lists would share, and what is wrong with them.

    Example: habeas overlap lists.csv --svg overlap.svg
    """
    from habeas.estimate import overlap as overlap_of
    from habeas.estimate import read_table
    from habeas.estimate.charts import upset
    from habeas.estimate.exchange import overlap_json
    from habeas.estimate.page import overlap_page

    estimate_lists.one_of(lists, as_of, by or country)
    if by is not None and (svg or as_json or html):
        raise UnknownTerm("Overlaps in each region are only shown; leave out --by to write a file.")
    if lists is not None:
        found = overlap_of(read_table(lists))
    else:
        given = estimate_lists.overlapping_of(registry, as_of or "", country, by)
        estimate_lists.tell(given)
        if by is not None:
            for part, table in given.tables.items():
                say.console().print(say.plain(part), style="bold")
                _tell_overlap(overlap_of(table, about=given.about))
            return
        found = overlap_of(given.tables[""], about=given.about)
    _write(svg, lambda: upset(found.table))
    _write(as_json, lambda: overlap_json(found))
    _write(html, lambda: overlap_page(found))
    _tell_overlap(found)


def estimate(
    lists: Lists = None,
    as_of: AsOf = None,
    quick: Annotated[bool, typer.Option("--quick", help="A few seconds: no bootstrap, four short chains.")] = False,
    seed: Annotated[
        int, typer.Option(min=0, help="Where random numbers begin; the same seed gives the same bytes.")
    ] = 1,
    level: Annotated[float, typer.Option(help="The share of certainty of intervals.")] = 0.95,
    by: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="A column that divides the population; the parts are added up.")
    ] = None,
    country: say.Country = None,
    draws: Annotated[
        int | None, typer.Option(min=0, help="With --as-of: how often undecided matches are drawn, 20 by itself.")
    ] = None,
    as_json: JsonFile = None,
    html: HtmlFile = None,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Estimate how many people no list has, or say why that cannot be said.

    Example: habeas estimate lists.csv --html estimate.html
    """
    from habeas.estimate import estimate as estimate_of
    from habeas.estimate import estimate_strata, read_strata
    from habeas.estimate.findings import NOTHING

    estimate_lists.one_of(lists, as_of, country or draws)
    given = None
    if lists is not None:
        tables, about = read_strata(lists, by), NOTHING
    else:
        given = estimate_lists.overlapping_of(registry, as_of or "", country, by, draws=draws, seed=seed)
        tables, about = given.tables, given.about
        estimate_lists.tell(given)
    if by is None:
        made = estimate_of(tables[""], level, seed, quick=quick, about=about)
        drawn = None if given is None else estimate_lists.drawn(given, level, seed)
        _write(as_json, lambda: estimate_lists.as_json(made, drawn))
        _write(html, made.to_html)
        _tell_estimate(made)
        if drawn is not None:
            estimate_lists.tell_pooled(drawn)
        return
    if given is None:
        summed = estimate_strata(tables, level, seed, quick=quick)
    else:
        summed = estimate_lists.parts(given, level, seed, quick=quick)
    _write(as_json, summed.to_json)
    _write(html, summed.to_html)
    _tell_summed(summed, by)


def _write(path: Path | None, made: Callable[[], str]) -> None:
    if path is None:
        return
    try:
        path.write_text(made(), encoding="utf-8")
    except OSError as error:
        raise BadTable(f"{path} cannot be written: {error.strerror or 'no reason is known'}.") from error


def _tell_overlap(found: Overlap) -> None:
    where = say.console()
    table = found.table
    where.print(f"{table.observed:,} people are on {len(table.lists)} lists, {table.on_two_or_more:,} on two or more.")
    shown = say.a_table("", "Lists", "Both", "Expected", "Ratio", "Interval", "Chapman")
    for pair in found.pairs:
        shown.add_row(
            say.plain(f"{pair.first} and {pair.second}"),
            f"{pair.together:,}",
            "" if pair.expected is None else f"{pair.among_others:,} of {pair.expected:,.1f}",
            "" if pair.ratio is None else f"{pair.ratio:.2f}",
            "" if pair.low is None or pair.high is None else f"{pair.low:.2f}–{pair.high:.2f}",
            f"{pair.two.chapman:,.0f}",
        )
    where.print(shown)
    where.print(
        say.wrapped("Expected: those on a third list who would be on both if the two were independent.", where.width)
    )
    _tell_findings(found.findings)


def _tell_estimate(made: Estimate) -> None:
    where = say.console()
    where.print(say.wrapped(say.plain(made.headline), where.width), style="bold", soft_wrap=True)
    if made.methods:
        shown = say.a_table("", "Method", "Estimate", "From", "To", "Headline")
        for each in made.methods.values():
            ends = [f"{end:,.0f}" if end is not None else "" for end in (each.point, each.low, each.high)]
            shown.add_row(each.title, *ends, "yes" if each.counts else each.withheld or "no")
        where.print(shown)
    _tell_findings(made.findings)
    kind = "quick" if made.quick else "full"
    where.print(f"Intervals at {made.level:.0%}; seed {made.seed}; {kind}. An estimate is not a count.")


def _tell_summed(summed: Summed, by: str) -> None:
    where = say.console()
    where.print(say.wrapped(say.plain(summed.headline), where.width), style="bold", soft_wrap=True)
    shown = say.a_table("", say.plain(by), "Documented", "Estimate", "From", "To")
    for name, part in summed.parts.items():
        ends = [f"{end:,.0f}" if end is not None else "none" for end in (part.point, part.low, part.high)]
        shown.add_row(say.plain(name), f"{part.documented:,}", *ends)
    where.print(shown)
    for name, part in summed.parts.items():
        if part.findings:
            where.print(say.plain(name), style="bold")
            _tell_findings(part.findings)


def _tell_findings(findings: tuple[Finding, ...]) -> None:
    where = say.console()
    for each in findings:
        said = f"- {each.code} ({each.severity}): {say.plain(each.words)}"
        where.print(say.wrapped(said, where.width, hang=2), soft_wrap=True)
