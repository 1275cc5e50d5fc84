"""The unified list of several bodies: everybody once, who is on which list, and where the lists say something else.

Nothing is settled here: what lists say of a field stands side by side, each value with the rows that it leads to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from habeas.dates import PartialDate
from habeas.lists.compare import said
from habeas.lists.model import DATES, FIELDS, Entry, Listing
from habeas.lists.words import custody_of, gender_of, plain

# The fields that are shown of a person, in this order. Names are compared by who is who, not letter by letter.
SHOWN = tuple(name for name in FIELDS if name not in ("name", "given", "surname", "other_name"))

# From here on two words in Latin letters are one in two spellings: Halvar and Khalvar have 92, Dorsa and Miresk 18.
ALIKE = 80


@dataclass(frozen=True, slots=True)
class Said:
    """One value that lists give, with the rows that give it."""

    value: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What lists say of one field of a person. They agree where all values may be one: 2024-03 and
    2024-03-12 do, Халвар and Halvar, Art. 5 and ст. 5."""

    name: str
    values: tuple[Said, ...]
    agree: bool


@dataclass(frozen=True, slots=True)
class Unified:
    """A person with the lists that have them and their rows there, both in the order of the lists."""

    person_id: str
    name: str
    spellings: tuple[str, ...]
    on: tuple[int, ...]
    entries: tuple[Entry, ...]
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """What is said of a field; None where no list says anything."""
        return next((each for each in self.fields if each.name == name), None)

    @property
    def differs(self) -> tuple[str, ...]:
        """The fields on which the lists do not agree."""
        return tuple(each.name for each in self.fields if not each.agree)


@dataclass(frozen=True, slots=True)
class UnifiedList:
    """Several lists as one, its people by name."""

    listings: tuple[Listing, ...]
    people: tuple[Unified, ...]

    def on(self, listing: int) -> frozenset[str]:
        """Who is on one of the lists."""
        return frozenset(person.person_id for person in self.people if listing in person.on)


def unify(listings: Sequence[Listing], entries: Iterable[Entry]) -> UnifiedList:
    """The lists as one. In which order their rows stand changes nothing but the numbers of the rows."""
    by_person: defaultdict[str, list[Entry]] = defaultdict(list)
    place = {listing.id: number for number, listing in enumerate(listings)}
    for entry in entries:
        if entry.listing in place:
            by_person[entry.person_id].append(entry)
    people = [_unified(person, several, place) for person, several in by_person.items()]
    return UnifiedList(tuple(listings), tuple(sorted(people, key=lambda each: (each.name.casefold(), each.person_id))))


def _unified(person: str, entries: list[Entry], place: dict[int, int]) -> Unified:
    several = sorted(entries, key=lambda each: (place[each.listing], _content(each), each.row.number))
    spellings = tuple(dict.fromkeys(entry.row.name for entry in several))
    on = tuple(dict.fromkeys(entry.listing for entry in several))
    fields = tuple(found for name in SHOWN if (found := _field(name, several)) is not None)
    return Unified(person, several[0].person_name, spellings, on, tuple(several), fields)


def _content(entry: Entry) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(entry.row.cells.items()))


def _field(name: str, entries: Sequence[Entry]) -> Field | None:
    by_value: dict[str, list[Entry]] = {}
    shown: dict[str, str] = {}
    for entry in entries:
        value = said(entry, name)
        if value:
            key = _key(name, value)
            shown.setdefault(key, value)
            by_value.setdefault(key, []).append(entry)
    if not by_value:
        return None
    values = tuple(Said(shown[key], tuple(several)) for key, several in by_value.items())
    return Field(name, values, _agree(name, values))


def _key(name: str, value: str) -> str:
    """Values that are the same but for how they are typed have one key."""
    if name == "gender":
        return gender_of(value) or plain(value)
    return plain(value) or value


def _agree(name: str, values: Sequence[Said]) -> bool:
    if name in DATES and all(name in entry.row.dates for one in values for entry in one.entries):
        dates: list[PartialDate] = [one.entries[0].row.dates[name] for one in values]
        return all(left.compatible(right) for left in dates for right in dates)
    if name == "status":
        return len({custody_of(one.value) for one in values}) == 1
    return all(alike(left.value, right.value) for left in values for right in values)


def alike(left: str, right: str) -> bool:
    """Whether two values may say the same: by their numbers ("Art. 112", "ст. 112"), else by their letters in Latin."""
    numbers = [set(re.findall(r"[0-9]+", text)) for text in (left, right)]
    if all(numbers):
        return numbers[0] == numbers[1]
    return ratio(anyascii(left).casefold(), anyascii(right).casefold()) >= ALIKE
