"""Of the pairs of names that share a key those that can be one person's at all, found for many pairs at once.

A pair is left out where a part of the shorter name is like no part of the other: `habeas.people.pairs` would call it
contradicted. What is doubtful here is kept, for the whole comparison to decide.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from habeas.people.likeness import CLOSE
from habeas.people.name_table import NameTable
from habeas.people.part_table import MALE, MALE_AGAIN, NONE, SYLLABLES, SYLLABLES_AGAIN, PartTable

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
# A little wider than what counts as close, since endings that one side leaves out bring two parts nearer.
WIDE = CLOSE + 0.06
# The whole names without their spaces, where one has parts run together.
WHOLE = 0.25
# So many pairs at a time.
CHUNK = 500_000


def likely(table: NameTable, lefts: Numbers, rights: Numbers) -> Answers:
    """For each pair of names whether every part of the shorter one is like one of the other's."""
    fits = np.empty(len(lefts), dtype=bool)
    for places, width in table.by_width(lefts, rights):
        for start in range(0, len(places), CHUNK):
            part = places[start : start + CHUNK]
            fits[part] = _likely(table, lefts[part], rights[part], width)
    return fits


def _likely(table: NameTable, lefts: Numbers, rights: Numbers, width: int) -> Answers:
    shorter = table.lengths[lefts] <= table.lengths[rights]
    one, other = np.where(shorter, lefts, rights), np.where(shorter, rights, lefts)
    fits = np.ones(len(one), dtype=bool)
    alike = np.zeros((len(one), width, width), dtype=bool)
    for row in range(width):  # part after part, for those of which all before are like one
        left = np.flatnonzero(fits & (table.proper[one, row] != NONE))
        mine = table.proper[one[left], row]
        alike[left, row] = _like_any(table.parts, mine, table.proper[other[left], :width])
        fits[left] = alike[left, row].any(axis=1)
        fathers = np.flatnonzero(~fits[left] & (table.father[other[left]] != NONE))
        by_father = _like_any(table.parts, mine[fathers], table.father[other[left[fathers]]][:, None])
        fits[left[fathers]] = by_father[:, 0]
    if width == 2:
        fits &= ~_crowded(table, alike, one, other)
    doubtful = np.flatnonzero(~fits & (table.lengths[one] != table.lengths[other]))
    doubtful = doubtful[table.wholes_may_be_near(one[doubtful], other[doubtful])]
    fits[doubtful] = table.wholes_apart(one[doubtful], other[doubtful]) <= WHOLE
    return fits


def _like_any(parts: PartTable, mine: Numbers, theirs: Numbers) -> Answers:
    """Which of several parts each part is like."""
    alike = np.zeros(theirs.shape, dtype=bool)
    known = theirs != NONE
    pairs = parts.pairs(mine[:, None], theirs)[known]
    distinct, places = np.unique(pairs, return_inverse=True)
    alike[known] = _alike(parts, *parts.of_pairs(distinct))[places]
    return alike


def _crowded(table: NameTable, alike: Answers, one: Numbers, other: Numbers) -> Answers:
    """Whether two parts would have to be the same one of the other's two, so that another contradicts."""
    two = (table.lengths[one] == 2) & (table.lengths[other] == 2)
    two &= (table.father[one] == NONE) & (table.father[other] == NONE)
    straight, crossed = alike[:, 0, 0] & alike[:, 1, 1], alike[:, 0, 1] & alike[:, 1, 0]
    return np.asarray(two & ~straight & ~crossed)


def _alike(parts: PartTable, one: Numbers, other: Numbers) -> Answers:
    alike: Answers = parts.initial[one] | parts.initial[other] | parts.share_group(one, other)
    for mine, theirs in _WAYS:
        rest = np.flatnonzero(~alike & (parts.codings[mine][one] != NONE) & (parts.codings[theirs][other] != NONE))
        left, right = one[rest], other[rest]
        loose = parts.unvowelled[left] | parts.unvowelled[right] | parts.han[left] | parts.han[right]
        if mine in (SYLLABLES, SYLLABLES_AGAIN):
            loose[:] = False
        alike[rest] = parts.apart((mine, theirs), left, right, loose) <= WIDE
    return alike


# Two parts are alike by any of their readings.
_WAYS = [
    (mine, theirs) for ways in ((MALE, MALE_AGAIN), (SYLLABLES, SYLLABLES_AGAIN)) for mine in ways for theirs in ways
]
