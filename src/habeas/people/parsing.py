"""Takes many names into their parts, in two processes where there are many: the same as `parts_of`, name by name.

The other process sends back plain numbers and texts: each distinct part once, and of each name which of them it has.
Parts are the same where they are one object, so what both processes read becomes one again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from habeas.people.parts import Parts, parts_of
from habeas.people.readings import Part
from habeas.people.shares import beside

# Fewer names than this are read faster than another process starts and answers.
WORTH_A_PROCESS = 4_000
# Neighbouring names go to one process, so many at a time: names of one script are together, and some take longer.
RUN = 500
_FIELDS = attrgetter(*(field.name for field in fields(Part)))
_NONE = -1


class _Packed(NamedTuple):
    """The fields of each distinct part, and for each name its parts as places among them and the rest of its fields."""

    parts: list[tuple[Any, ...]]
    names: list[tuple[tuple[int, ...], int, int | None, str, bool, bool]]


def all_parts(names: Sequence[str], processes: int) -> list[Parts]:
    """The parts of each name."""
    if processes < 2 or len(names) < WORTH_A_PROCESS:
        return [parts_of(name) for name in names]
    runs = [names[start : start + RUN] for start in range(0, len(names), RUN)]
    here, there = ([name for run in runs[first::2] for name in run] for first in (0, 1))
    mine, packed = beside(lambda: [parts_of(name) for name in here], lambda: _packed(there), wanted=True)
    theirs = _unpacked(there, packed, mine)
    found: list[Parts] = []
    for place, run in enumerate(runs):
        side, start = (theirs, mine)[place % 2 == 0], place // 2 * RUN
        found += side[start : start + len(run)]
    return found


def _packed(names: Sequence[str]) -> _Packed:
    places: dict[Part, int] = {}
    rows = []
    for name in map(parts_of, names):
        proper = tuple([places.setdefault(each, len(places)) for each in name.proper])
        father = _NONE if name.father is None else places.setdefault(name.father, len(places))
        rows.append((proper, father, name.family, name.way, name.lineage, name.married))
    return _Packed([_FIELDS(each) for each in places], rows)


def _unpacked(names: Sequence[str], packed: _Packed, others: Sequence[Parts]) -> list[Parts]:
    """The parts of the names that were packed; a part that one of the others has is that one."""
    distinct = {each for name in others for each in name.proper}
    distinct.update(name.father for name in others if name.father is not None)
    known = {_FIELDS(each): each for each in distinct}
    parts = [known.get(each) or Part(*each) for each in packed.parts]
    return [
        Parts(
            name,
            tuple([parts[place] for place in proper]),
            None if father == _NONE else parts[father],
            family,
            way,
            lineage,
            married,
        )
        for name, (proper, father, family, way, lineage, married) in zip(names, packed.names, strict=True)
    ]
