"""Of many pairs of names those where two parts may stand against one that joins them ("Haile Mariam", "Hailemariam").

`habeas.people.alignment` lays these one by one; all others it lays as `habeas.people.name_alignment` does.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from habeas.people.alignment import ABOUT, AS_LONG, FIRST, JOINED, join
from habeas.people.edits import Codings, distances
from habeas.people.name_table import NameTable
from habeas.people.part_likeness import compared
from habeas.people.part_table import NONE, PartTable

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
Floats = NDArray[np.float64]


class _Asked(NamedTuple):
    """Two parts of one name, joined, against a part of another: rows of the table of parts, and how near it takes."""

    pair: Numbers
    first: Numbers
    second: Numbers
    other: Numbers
    way: Numbers
    limit: Floats


def may_join(table: NameTable, lefts: Numbers, rights: Numbers, to: Numbers, apart: Floats) -> Answers:
    """Which pairs have two neighbouring parts that, joined, are as near to one of the other name as it takes.

    Args:
        table: the names.
        lefts, rights: pairs of them.
        to: for each part of the left name the place of the one it agrees with, or -1.
        apart: how far each part of the left name is from each of the right one.
    """
    found = np.zeros(len(lefts), dtype=bool)
    for longer, shorter, taken, far in (
        (lefts, rights, to, apart),
        (rights, lefts, _turned(to), apart.transpose(0, 2, 1)),
    ):
        rows = np.flatnonzero(table.lengths[longer] > table.lengths[shorter])
        asked = _about(table.parts, _asked(table, longer[rows], shorter[rows], taken[rows], far[rows]))
        near = _distances(table, asked) <= asked.limit
        found[rows[asked.pair[near]]] = True
    return found


def _turned(to: Numbers) -> Numbers:
    """The same told from the other side."""
    turned = np.full_like(to, NONE)
    rows, places = np.nonzero(to != NONE)
    turned[rows, to[rows, places]] = places
    return turned


def _asked(table: NameTable, longer: Numbers, shorter: Numbers, to: Numbers, apart: Floats) -> _Asked:
    """The joins to look at: one of the two parts is free, and the other part is free or held by the two.

    A part that has its equal by itself is held fast: with a whole word more it can't be nearer.
    """
    width = to.shape[1]
    mine, theirs = table.proper[longer, :width], table.proper[shorter, :width]
    held_by, rows = _turned(to), np.arange(len(longer))
    long, short = table.length[mine], table.length[theirs]
    found = []
    for place in range(width - 1):
        pair = (mine[:, place + 1] != NONE) & ((to[:, place] == NONE) | (to[:, place + 1] == NONE))
        for column in range(width):
            held = held_by[:, column]
            distance = np.where(held == NONE, 1.0, apart[rows, held, column])
            partner = mine[rows, np.where(held == place, place + 1, place)]
            fast = (held != NONE) & (distance == 0) & table.whole_word[partner]
            inside = (held == NONE) | (held == place) | (held == place + 1)
            there = pair & (theirs[:, column] != NONE) & inside & ~fast
            joined, other = long[:, place] + long[:, place + 1], short[:, column]
            asked = np.flatnonzero(there & (np.abs(joined - other) <= AS_LONG * np.maximum(joined, other)))
            asked = asked[table.parts.first_near(mine[asked, place], theirs[asked, column], FIRST)]
            limit = np.minimum(JOINED, distance[asked])
            parts = (mine[asked, place], mine[asked, place + 1], theirs[asked, column])
            found.append((asked, *parts, table.way[longer[asked]], limit))
    return _Asked(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _about(parts: PartTable, asked: _Asked) -> _Asked:
    """Those where the sounds of the two parts, one after the other, are about those of the third."""
    joins, at = _distinct(asked.first, asked.second)
    others, among = np.unique(asked.other, return_inverse=True)
    sounds = [each.codes[0] if each.codes else "" for each in parts.parts]
    first, second = asked.first[joins].tolist(), asked.second[joins].tolist()
    spelt = [sounds[one] + sounds[two] for one, two in zip(first, second, strict=True)]
    codings = Codings([*spelt, *(sounds[place] for place in others.tolist())])
    pairs, places = np.unique(at * max(1, len(others)) + among, return_inverse=True)
    one, other = np.divmod(pairs, max(1, len(others)))
    near = (distances(codings, one, len(joins) + other, unvowelled=True) <= ABOUT)[places]
    for column in (asked.first, asked.second, asked.other):
        near |= ~parts.read_once(column)  # characters may be read in another way
    return _Asked(
        asked.pair[near],
        asked.first[near],
        asked.second[near],
        asked.other[near],
        asked.way[near],
        asked.limit[near],
    )


def _distances(table: NameTable, asked: _Asked) -> Floats:
    """How far each join is from the part it is laid against; every two that are the same are compared once."""
    joins, at = _distinct(asked.first, asked.second, asked.way)
    others, among = np.unique(asked.other, return_inverse=True)
    parts = table.parts.parts
    made = [
        join(parts[first], parts[second], table.ways[way])
        for first, second, way in zip(
            asked.first[joins].tolist(), asked.second[joins].tolist(), asked.way[joins].tolist(), strict=True
        )
    ]
    both = PartTable([*made, *(parts[place] for place in others.tolist())])
    distinct, places = np.unique(at * max(1, len(others)) + among, return_inverse=True)
    one, other = np.divmod(distinct, max(1, len(others)))
    return np.asarray(compared(both, one, len(joins) + other)[1][places])


def _distinct(*columns: Numbers) -> tuple[Numbers, Numbers]:
    """The first place of each distinct row, and which of them each row is."""
    _, first, places = np.unique(np.column_stack(columns), axis=0, return_index=True, return_inverse=True)
    return first, places.reshape(-1)
