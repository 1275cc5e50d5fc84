"""The distance of `habeas.people.sounds` for many pairs of codings at once.

The same numbers as `distance`, to the precision of a float of 32 bits: pairs of about the same length are laid beside
each other, and each step of the work on the table of edits (Damerau-Levenshtein with costs, one swap of neighbours
allowed) is one operation on all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from habeas.people.sounds import DIGITS, NO_TIE, gap_costs, sounds, weight

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
# So many pairs of a length at a time: the tables of one step stay in the processor's cache.
CHUNK = 16384
_SYMBOLS = 256


# The letters of the words as numbers, one word a row, and how many each has.
_Words = tuple[NDArray[np.uint8], Numbers]


class _Costs(NamedTuple):
    change: Floats
    gap: Floats
    swap: float


class Codings:
    """Distinct codings as numbers, made once for all the distances that are asked of them."""

    def __init__(self, codings: Sequence[str]) -> None:
        self.letters, self.lengths = _as_numbers(codings)
        self.order = _order(codings)
        self._codings = codings
        self._weights: dict[bool, Floats] = {}

    def weights(self, unvowelled: bool) -> Floats:
        """How long they are, in consonants."""
        if unvowelled not in self._weights:
            found = [weight(each, unvowelled=unvowelled) for each in self._codings]
            self._weights[unvowelled] = np.array(found, dtype=np.float32)
        return self._weights[unvowelled]


def distances(codings: Codings, lefts: Numbers, rights: Numbers, *, unvowelled: bool = False) -> Floats:
    """How far apart the pairs are, 0 to 1.

    Args:
        codings: the distinct codings.
        lefts, rights: places in `codings`, one pair at each place; the order within a pair does not matter.
        unvowelled: whether one of them is from a script without vowels.
    """
    letters, lengths, weights = codings.letters, codings.lengths, codings.weights(unvowelled)
    swapped = codings.order[lefts] > codings.order[rights]
    one, other = np.where(swapped, rights, lefts), np.where(swapped, lefts, rights)
    found = np.ones(len(lefts), dtype=np.float32)
    ordered = np.argsort(np.maximum(lengths[one], lengths[other]), kind="stable")
    for begin in range(0, len(ordered), CHUNK):
        places = ordered[begin : begin + CHUNK]
        mine, theirs = one[places], other[places]
        longest = np.maximum(weights[mine], weights[theirs])
        edits = _edits((letters[mine], lengths[mine]), (letters[theirs], lengths[theirs]), _costs(unvowelled))
        told = (longest > 0) & (lengths[mine] > 0) & (lengths[theirs] > 0)
        found[places[told]] = np.minimum(1.0, edits[told] / longest[told])
    found[lefts == rights] = 0.0
    return np.round(found + np.float32(NO_TIE), DIGITS)


def _edits(left: _Words, right: _Words, costs: _Costs) -> Floats:
    """The least cost of making each left word the right one beside it; what is beyond a word's end changes nothing."""
    (one, rows), (other, columns) = left, right
    mine = np.ascontiguousarray(one[:, : rows.max(initial=0)].T)
    theirs = np.ascontiguousarray(other[:, : columns.max(initial=0)].T)
    gaps_mine, gaps_theirs = costs.gap[mine], costs.gap[theirs]
    number = np.arange(len(rows))
    row = np.zeros((len(theirs) + 1, len(rows)), dtype=np.float32)
    np.cumsum(gaps_theirs, axis=0, out=row[1:])
    before, found = row, row[columns, number]
    for place in range(len(mine)):
        new = np.empty_like(row)
        new[0] = row[0] + gaps_mine[place]
        letter = mine[place].astype(np.intp) * _SYMBOLS
        for column in range(len(theirs)):
            best = row[column] + costs.change.take(letter + theirs[column])
            np.minimum(best, row[column + 1] + gaps_mine[place], out=best)
            np.minimum(best, new[column] + gaps_theirs[column], out=best)
            if place and column:
                crossed = np.flatnonzero((mine[place] == theirs[column - 1]) & (mine[place - 1] == theirs[column]))
                if len(crossed):
                    swapped = before[column - 1][crossed] + costs.swap * (
                        mine[place][crossed] != theirs[column][crossed]
                    )
                    best[crossed] = np.minimum(best[crossed], swapped)
            new[column + 1] = best
        before, row = row, new
        ended = np.flatnonzero(rows == place + 1)
        found[ended] = row[columns[ended], ended]
    return found


@cache
def _costs(unvowelled: bool) -> _Costs:
    known, gaps = sounds(), gap_costs(unvowelled)
    change = np.full((_SYMBOLS, _SYMBOLS), known.distances["consonants"], dtype=np.float32)
    for pair, cost in known.costs.items():
        change[ord(pair[0]), ord(pair[1])] = cost
    np.fill_diagonal(change, 0.0)
    if unvowelled:
        vowels = [ord(each) for each in known.vowels]
        among = np.ix_(vowels, vowels)
        change[among] = np.minimum(change[among], known.distances["unvowelled_vowels"])
    gap = np.full(_SYMBOLS, known.distances["consonant_gap"], dtype=np.float32)
    for letter, cost in gaps.items():
        gap[ord(letter)] = cost
    return _Costs(change, gap, known.distances["swap"])


def _as_numbers(codings: Sequence[str]) -> tuple[NDArray[np.uint8], Numbers]:
    lengths = np.array([len(each) for each in codings], dtype=np.int64)
    table = np.zeros((len(codings), int(lengths.max(initial=0))), dtype=np.uint8)
    for place, coding in enumerate(codings):
        table[place, : len(coding)] = np.frombuffer(coding.encode("latin-1", "replace"), dtype=np.uint8)
    return table, lengths


def _order(codings: Sequence[str]) -> Numbers:
    rank = np.empty(len(codings), dtype=np.int64)
    rank[np.array(sorted(range(len(codings)), key=codings.__getitem__), dtype=np.int64)] = np.arange(len(codings))
    return rank
