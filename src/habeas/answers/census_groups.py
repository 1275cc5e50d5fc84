"""People who are held and not named: how many of a group no named person of the same event, day and place covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.cases.entry import Entry
from habeas.people.names import fold


def uncovered(groups: Sequence[tuple[int, Entry]], people: Iterable[Entry]) -> list[tuple[int, int]]:
    """For each group, by its number, how many people it may add; those that add nobody are left out.

    Two groups of one number and name in one country are told twice, and add once. Of a group that was arrested on a
    day, the people who are named and were arrested there on that day are among it.
    """
    named: dict[tuple[object, ...], int] = {}
    for entry in people:
        for kind, first, last, place in set(entry.arrests):
            key = (kind, first, last, place, entry.country)
            named[key] = named.get(key, 0) + 1
    found: list[tuple[int, int]] = []
    seen: set[tuple[object, ...]] = set()
    for at, entry in sorted(groups, key=lambda each: (each[1].cases[0].case_id, each[0])):
        told = (fold(entry.name), entry.number, entry.country)
        if told in seen:
            continue
        seen.add(told)
        events = [(kind, first, last, place, entry.country) for kind, first, last, place in entry.arrests]
        left = entry.number - max((named.get(event, 0) for event in events), default=0)
        if left > 0:
            found.append((at, left))
    return found
