"""`habeas people`: everyone whom a document names, or who may be whom."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from habeas.cli import say

if TYPE_CHECKING:
    from habeas.work.answers import PersonLine
    from habeas.work.registry import Registry
    from habeas.work.who_is_who import Maybe

# Spellings beside the shown name that a line has room for.
SHOWN_SPELLINGS = 3


def people(
    name: Annotated[
        str | None, typer.Option(help="Only who has such a name, in any spelling, or its beginning.")
    ] = None,
    country: say.Country = None,
    maybe: Annotated[bool, typer.Option("--maybe", help="Pairs who may be one person: not enough to tell.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="So many lines at most.")] = 100,
    as_json: say.AsJson = False,
    registry: say.RegistryFolder = say.HERE,
) -> None:
    """List everyone whom a document names, those with most claims first.

    With --maybe it lists the pairs of whom nothing tells whether they are one person: each stays a person of their own
    until somebody decides, with `habeas same` or `habeas different`.

    Example: habeas people --country AZ
    """
    with say.opened(registry) as record:
        if maybe:
            _list_maybes(record, limit, as_json)
        else:
            _list_people(record, {"name": name, "country": country}, limit, as_json)


def _list_people(record: Registry, asked: dict[str, Any], limit: int, as_json: bool) -> None:
    found = record.people_lines.where(**{key: value for key, value in asked.items() if value is not None})
    lines = list(islice(found, limit))
    if as_json:
        for line in lines:
            say.json_line(as_data(line))
        return
    where = say.console()
    if not lines:
        empty = "The registry is empty. Fill it with: habeas build FOLDER"
        where.print("Nobody of that name or country." if len(record.documents) else empty)
        return
    table = say.a_table("People", "Person", "Also written", "Country", "Documents", "Claims")
    for line in lines:
        person = line.person
        others = [say.plain(each) for each in person.names[1 : SHOWN_SPELLINGS + 1]]
        more = len(person.names) - 1 - len(others)
        also = ", ".join(others) + (f" and {more} more" if more > 0 else "")
        table.add_row(say.plain(person.name), also, line.country or "", str(line.documents), str(line.claims))
    where.print(table)
    total = len(found)
    if total > len(lines):
        where.print(f"The first {len(lines):,} of {total:,}; --limit shows more.")
    where.print('All about one: habeas person "NAME", habeas case "NAME". Who may be whom: habeas people --maybe')


def _list_maybes(record: Registry, limit: int, as_json: bool) -> None:
    found = record.maybes()
    where = say.console()
    if as_json:
        for each in found[:limit]:
            say.json_line(maybe_data(each))
        return
    if not found:
        where.print("Nobody may be somebody else, as far as the names and what stands beside them tell.")
        return
    table = say.a_table("Not enough to tell", "Person", "May be", "Probability")
    for each in found[:limit]:
        table.add_row(say.plain(each.left.name), say.plain(each.right.name), f"{each.found.probability:.2f}")
    where.print(table)
    where.print(f'{say.several(len(found), "pair")}. What speaks for and against: habeas why "A" "B"')
    where.print('Decide with: habeas same "A" "B"   or: habeas different "A" "B"')


def as_data(line: PersonLine) -> dict[str, Any]:
    """A line for machines."""
    person = line.person
    return {
        "id": person.id,
        "name": person.name,
        "names": list(person.names),
        "gender": person.gender,
        "country": line.country,
        "documents": line.documents,
        "claims": line.claims,
        "cases": line.cases,
    }


def maybe_data(each: Maybe) -> dict[str, Any]:
    """A pair for machines, with what speaks for and against it."""
    return {
        "left": each.left.id,
        "right": each.right.id,
        "names": [each.left.name, each.right.name],
        "probability": each.found.probability,
        "score": each.found.score,
        "sentences": [{"text": one.text, "adds": one.adds} for one in each.found.sentences],
    }
