"""`habeas reconcile`: what sources counted beside what is computed, and in what the two differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.cli.census import KnownOn, Meaning, On, RuleName

if TYPE_CHECKING:
    from habeas.answers.reconcile import Reconciled, Reported


def reconcile(
    on: On,
    country: say.Country = None,
    what: Annotated[str, typer.Option(help="The class that sources count, as they word it.")] = "political prisoners",
    as_known_on: KnownOn = None,
    known: Meaning = None,
    rule: RuleName = None,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """Set the numbers that sources report beside the computed one, with the coordinates in which they differ.

    Example: habeas reconcile --on 2024-12-01 --country AZ
    """
    from habeas.answers.reconcile import reconciled_row
    from habeas.work.census import known_day
    from habeas.work.reconciling import reconciled

    day = say.a_day(on) or say.today()
    with say.opened(registry) as record:
        found = reconciled(
            record.record, day, country, what, as_known_on=known_day(as_known_on), meaning=known, rule=rule, files=True
        )
    if as_json:
        for each in found:
            say.json_line(reconciled_row(each))
        return
    for each in found:
        _computed(each)
    _told(found[-1])


def _computed(found: Reconciled) -> None:
    from habeas.answers.census_words import coordinates, headline

    where = say.console()
    where.print(say.wrapped(f"Computed: {headline(found.census)}", where.width), style="bold", soft_wrap=True)
    for name, value in coordinates(found.census):
        where.print(say.wrapped(f"{name}: {value}", where.width, indent=2, hang=4), soft_wrap=True)
    for note in found.census.notes:
        where.print(say.wrapped(note, where.width, indent=2, hang=4), style="yellow", soft_wrap=True)
    where.print("")


def _told(found: Reconciled) -> None:
    where = say.console()
    if not found.reported:
        where.print(f"No source here reports a number of {say.plain(found.what)} near that day.", soft_wrap=True)
    for each in found.reported:
        _one(each)
    for body in found.bodies:
        where.print(f"\nBy name, {say.plain(body.name)} calls {len(body.people)} so", style="bold", soft_wrap=True)
        for person in body.people:
            where.print(
                say.wrapped(
                    f"- {person.name}: {person.stands}{f' ({person.why})' if person.why else ''}",
                    where.width,
                    indent=2,
                    hang=4,
                ),
                soft_wrap=True,
            )
    if found.bodies:
        where.print(f"\nIn custody here and called so by nobody ({len(found.called_by_nobody)})", style="bold")
        names = ", ".join(person.name for person in found.called_by_nobody) or "nobody"
        where.print(say.wrapped(names, where.width, indent=2), soft_wrap=True)


def _one(each: Reported) -> None:
    where = say.console()
    figure = each.figure
    said = f"Reported, {say.dated(figure.as_of)}: {figure.worded} {figure.what} (form: {each.form})"
    where.print(say.wrapped(said, where.width), style="bold", soft_wrap=True)
    for row in each.coordinates:
        theirs = row.theirs or "not given"
        line = f"{row.name}: {theirs} · here {row.ours}" if row.verdict == "differs" else f"{row.name}: {theirs}"
        style = "yellow" if row.verdict == "differs" else ""
        where.print(say.wrapped(line, where.width, indent=2, hang=4), style=style, soft_wrap=True)
    where.print(say.wrapped(each.sentence, where.width, indent=2, hang=4), soft_wrap=True)
    for source in figure.sources[:3]:
        where.print(say.wrapped(f"- {say.source(source.document)}", where.width, indent=2, hang=4), soft_wrap=True)
        where.print(say.wrapped(say.quoted(source.quote), where.width, indent=4), style="italic", soft_wrap=True)
    where.print("")
