"""Two lists side by side: who is on the second alone, who on the first alone, and of whom they say something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.lists.model import FIELDS, Entry
from habeas.lists.words import plain


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of a person that two lists give otherwise; "" where one gives none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who was added, who removed, and what changed of whom, by name; each with the rows of both lists."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[tuple[Entry, Entry, tuple[Changed, ...]], ...]
    unchanged: int


def compare(before: Iterable[Entry], after: Iterable[Entry]) -> Comparison:
    """What the later of two lists has otherwise. People are compared, not rows: their order says nothing."""
    old, new = _by_person(before), _by_person(after)
    both = [(old[one], new[one], changes(old[one], new[one])) for one in _sorted(old) if one in new]
    changed = tuple(each for each in both if each[2])
    return Comparison(
        tuple(new[one] for one in _sorted(new) if one not in old),
        tuple(old[one] for one in _sorted(old) if one not in new),
        changed,
        len(both) - len(changed),
    )


def changes(before: Entry, after: Entry) -> tuple[Changed, ...]:
    """The fields of one person that two rows give otherwise; dates are compared as dates, words without capitals."""
    others = (Changed(name, said(before, name), said(after, name)) for name in FIELDS if name not in _NAMES)
    every = [Changed("name", before.row.name, after.row.name), *others]
    return tuple(one for one in every if plain(one.before) != plain(one.after))


_NAMES = ("name", "given", "surname")


def said(entry: Entry, name: str) -> str:
    """What a row says of a field: a date as known, anything else as written; "" for nothing."""
    if name == "name":
        return entry.row.name
    when = entry.row.dates.get(name)
    return entry.row.cells.get(name, "") if when is None else str(when)


def _by_person(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The first row of each person."""
    found: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda each: each.row.number):
        found.setdefault(entry.person_id, entry)
    return found


def _sorted(found: Mapping[str, Entry]) -> list[str]:
    return sorted(found, key=lambda one: (found[one].person_name.casefold(), one))
