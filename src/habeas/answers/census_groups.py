"""People who are held and not named: how many of a group no named person of the same event, day and place covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.cases.entry import Entry
from habeas.people.names import fold

# The type of an act that tells that people are held, not what was done to hold them.
HELD = "imprisonment"


def uncovered(groups: Sequence[tuple[int, Entry]], people: Iterable[Entry]) -> list[tuple[int, int]]:
    """For each group, by its number, how many people it may add; those that add nobody are left out.

    Two groups of one number and name in one country are told twice, and add once. So are those that are only said to be
    held, whatever their numbers: "100 political prisoners" of one report and "254" of the next are the same prison
    population as of two days, of which the larger figure holds the other. Of a group that was arrested on a
    day, the people who are named and were arrested there on that day are among it.
    """
    named: dict[tuple[object, ...], int] = {}
    for entry in people:
        for kind, first, last, place in set(entry.arrests):
            key = (kind, first, last, place, entry.country)
            named[key] = named.get(key, 0) + 1
    found: list[tuple[int, int]] = []
    seen: set[tuple[object, ...]] = set()
    for at, entry in sorted(groups, key=lambda each: (-each[1].number, each[1].cases[0].case_id, each[0])):
        held = bool(entry.arrests) and all(kind == HELD for kind, *_ in entry.arrests)
        told = (fold(entry.name), None if held else entry.number, entry.country)
        if told in seen:
            continue
        seen.add(told)
        events = [(kind, first, last, place, entry.country) for kind, first, last, place in entry.arrests]
        left = entry.number - max((named.get(event, 0) for event in events), default=0)
        if left > 0:
            found.append((at, left))
    return found
