"""Who or what may be meant by the letters that somebody has typed so far: of those whom the registry has already.

An offer and no more: nothing is taken but what a person picks, and what is not offered can be written all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.errors import UnknownTerm
from habeas.record import facts
from habeas.record import organizations as organization_rows
from habeas.record import places as place_rows
from habeas.record.connect import Record
from habeas.record.spelling import folded
from habeas.work import searching
from habeas.work.answers import PersonLine
from habeas.work.searching import PEOPLE

# As many as are taken in at a glance; and letters below which nearly everybody would be meant.
MOST, SHORTEST = 8, 2
ORGANIZATIONS, PLACES = "organizations", "places"
OF = (PEOPLE, ORGANIZATIONS, PLACES)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a form takes for it, the name that it is shown by, and what tells it from others of that name."""

    value: str
    name: str
    country: str | None = None
    documents: int | None = None
    also: str = ""


def suggested(record: Record, of: str, typed: str, *, known: Sequence[str] | None = None) -> list[Suggestion]:
    """People in any spelling, organizations or places, the likeliest first; few, and none for a single letter.

    `known` are the words of all names; None has them read.

    Raises:
        UnknownTerm: there is nothing else to suggest.
    """
    if of not in OF:
        raise UnknownTerm(f"{of[:40]!r} is nothing that can be suggested; there are: {', '.join(OF)}.")
    asked = " ".join(typed.split())
    if len(asked) < SHORTEST:
        return []
    if of == PEOPLE:
        return people(record, searching.search(record, asked, MOST, kind=PEOPLE, known=known).people, asked)
    return organizations(record, asked) if of == ORGANIZATIONS else places(record, asked)


def people(record: Record, found: Iterable[PersonLine], typed: str) -> list[Suggestion]:
    """Those people: by their name, and where it is also another's by their id."""
    lines = list(found)
    owners = facts.owners(record, {folded(line.person.name) for line in lines})
    return [
        Suggestion(
            line.person.name if len(owners[folded(line.person.name)]) == 1 else line.person.id,
            line.person.name,
            line.country,
            line.documents,
            _spelling(typed, line.person.names),
        )
        for line in lines
    ]


def organizations(record: Record, typed: str) -> list[Suggestion]:
    """The organizations of which a name has all the words that were begun, those with most claims first."""
    found: list[Suggestion] = []
    words = _words(typed)
    for _, name, names in organization_rows.all_names(record):
        if words and any(_has(words, one) for one in (name, *names)):
            found.append(Suggestion(name, name, also=_spelling(typed, (name, *names))))
            if len(found) == MOST:
                break
    return found


def places(record: Record, typed: str) -> list[Suggestion]:
    """The places that claims name with all the words that were begun; those that begin so come first."""
    words = _words(typed)
    found = [place for place in place_rows.written(record) if words and _has(words, place[0])]
    found.sort(key=lambda place: (not folded(place[0]).startswith(folded(typed)), len(place[0]), place[0]))
    return [Suggestion(name, name, country) for name, country in found[:MOST]]


def _words(typed: str) -> list[str]:
    plain = folded(typed)
    return plain.split() if len(plain) >= SHORTEST else []


def _has(words: list[str], name: str) -> bool:
    there = f" {folded(name)}"
    return all(f" {word}" in there for word in words)


def _spelling(typed: str, names: tuple[str, ...]) -> str:
    """The other name by which one was found; empty where it was the first, or none of them as it is written."""
    words = _words(typed)
    found = next((name for name in names if _has(words, name)), names[0])
    return "" if found == names[0] else found
