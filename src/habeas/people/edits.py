"""The distance of `habeas.people.sounds` for many pairs of codings at once.

The same numbers as `distance`: pairs of about the same lengths are laid beside each other, and each step of the work on
the table of edits (Damerau-Levenshtein with costs, one swap of neighbours allowed) is one operation on all of them, in
whole hundredths.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from habeas.people.sounds import DIGITS, NO_TIE, UNIT, gap_costs, sounds, weight

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
# Costs in hundredths; of 16 bits where the longest coding allows it.
Costs = NDArray[np.signedinteger[Any]]
# So many pairs at a time: the tables of one step stay in the processor's cache.
CHUNK = 16384
_LAST = np.iinfo(np.uint16).max


class _Costs(NamedTuple):
    """What each edit costs by the number of its letters; `change` is flat, a row for each letter."""

    change: Costs
    gap: Costs
    swap: int


class Codings:
    """Distinct codings as numbers, made once for all the distances that are asked of them.

    Attributes:
        letters: a row of numbers of letters for each coding, 0 beyond its end.
        lengths: how many letters each has.
    """

    def __init__(self, codings: Sequence[str]) -> None:
        self.lengths = np.array([len(each) for each in codings], dtype=np.int64)
        width = int(self.lengths.max(initial=1))
        spelt = b"".join(each.encode("latin-1", "replace").ljust(width, b"\0") for each in codings)
        # Few letters are in use; with numbers as small as that what they cost stays in the nearest cache.
        used, letters = np.unique(np.frombuffer(spelt + b"\0", dtype=np.uint8), return_inverse=True)
        self.letters = letters[:-1].astype(np.uint8).reshape(-1, width)
        self._alphabet = [chr(one) for one in used]
        self._weights: dict[bool, Floats] = {}
        self._costs: dict[bool, _Costs] = {}

    def weights(self, unvowelled: bool) -> Floats:
        """How long they are, in consonants; added up letter by letter, as `habeas.people.sounds.weight` does."""
        if unvowelled not in self._weights:
            of_letter = np.array([0.0, *(weight(one, unvowelled=unvowelled) for one in self._alphabet[1:])])
            total = np.zeros(len(self.letters))
            for column in self.letters.T:
                total += of_letter[column]
            self._weights[unvowelled] = total
        return self._weights[unvowelled]

    def begin(self, lefts: Numbers, rights: Numbers, most: float) -> Answers:
        """Whether the first letters of two codings cost no more than this to change."""
        return np.asarray(self._near(most)[self.letters[lefts, 0], self.letters[rights, 0]])

    def nearer(self, lefts: Numbers, rights: Numbers, most: float) -> Answers:
        """The same of the first letters, or of the last ones."""
        ends = np.maximum(0, self.lengths - 1)
        last = self._near(most)[self.letters[lefts, ends[lefts]], self.letters[rights, ends[rights]]]
        return np.asarray(self.begin(lefts, rights, most) | last)

    def _near(self, most: float) -> Answers:
        change = self.costs(False).change
        return np.asarray(change.reshape(len(self._alphabet), -1) <= most * UNIT)

    def costs(self, unvowelled: bool) -> _Costs:
        """What edits of these letters cost."""
        if unvowelled not in self._costs:
            dearest = UNIT * max(sounds().distances.values())
            short = 2 * dearest * self.letters.shape[1] < np.iinfo(np.int16).max
            self._costs[unvowelled] = _costs(self._alphabet, unvowelled, np.int16 if short else np.int32)
        return self._costs[unvowelled]


def distances(codings: Codings, lefts: Numbers, rights: Numbers, *, unvowelled: bool = False) -> Floats:
    """How far apart the pairs are, 0 to 1.

    Args:
        codings: the distinct codings.
        lefts, rights: places in `codings`, one pair at each place; the order within a pair does not matter.
        unvowelled: whether one of them is from a script without vowels.
    """
    letters, lengths, weights = codings.letters, codings.lengths, codings.weights(unvowelled)
    costs = codings.costs(unvowelled)
    found = np.ones(len(lefts), dtype=np.float64)
    longest = np.maximum(weights[lefts], weights[rights])
    told = np.flatnonzero((longest > 0) & (lengths[lefts] > 0) & (lengths[rights] > 0) & (lefts != rights))
    turned = lengths[lefts] > lengths[rights]
    short, long = np.where(turned, rights, lefts), np.where(turned, lefts, rights)
    by_length = lengths[long[told]] << 8 | lengths[short[told]]
    ordered = told[np.argsort(np.minimum(by_length, _LAST).astype(np.uint16), kind="stable")]
    for begin in range(0, len(ordered), CHUNK):
        places = ordered[begin : begin + CHUNK]
        mine, theirs = short[places], long[places]
        edits = _edits(letters[mine], lengths[mine], letters[theirs], lengths[theirs], costs)
        found[places] = np.minimum(1.0, edits / UNIT / longest[places])
    found[lefts == rights] = 0.0
    return np.asarray(np.round(found + NO_TIE, DIGITS))


def _edits(
    one: NDArray[np.uint8], rows: Numbers, other: NDArray[np.uint8], columns: Numbers, costs: _Costs
) -> NDArray[np.int64]:
    """The least cost of making each left word the right one beside it; what is beyond a word's end changes nothing."""
    mine = np.ascontiguousarray(one[:, : rows.max()].T)
    theirs = np.ascontiguousarray(other[:, : columns.max()].T)
    gaps_mine, gaps_theirs = costs.gap[mine], costs.gap[theirs]
    at, symbols = theirs.astype(np.intp), len(costs.gap)
    number = len(rows)
    row = np.zeros((len(theirs) + 1, number), dtype=costs.gap.dtype)
    for column, gap in enumerate(gaps_theirs):
        np.add(row[column], gap, out=row[column + 1])
    before, new, found = row.copy(), np.empty_like(row), np.empty(number, dtype=np.int64)
    same_before: list[Answers] = []
    cell, spare, best = np.empty(number, dtype=np.intp), np.empty_like(row[0]), np.empty_like(row[0])
    for place in range(len(mine)):
        np.add(row[0], gaps_mine[place], out=new[0])
        letter = mine[place].astype(np.intp) * symbols
        same = [mine[place] == each for each in theirs]
        for column in range(len(theirs)):
            np.add(letter, at[column], out=cell)
            costs.change.take(cell, out=best, mode="clip")
            best += row[column]
            np.minimum(best, np.add(row[column + 1], gaps_mine[place], out=spare), out=best)
            np.minimum(best, np.add(new[column], gaps_theirs[column], out=spare), out=new[column + 1])
            if place and column:
                crossed = np.flatnonzero(same[column - 1] & same_before[column])
                if len(crossed):
                    swap = np.where(same[column][crossed], 0, costs.swap) + before[column - 1][crossed]
                    new[column + 1][crossed] = np.minimum(new[column + 1][crossed], swap)
        before, row, new, same_before = row, new, before, same
        ended = np.flatnonzero(rows == place + 1)
        found[ended] = row[columns[ended], ended]
    return found


def _costs(alphabet: Sequence[str], unvowelled: bool, kind: type[np.signedinteger[Any]]) -> _Costs:
    known, gaps = sounds(), gap_costs(unvowelled)
    places = {letter: place for place, letter in enumerate(alphabet)}
    change = np.full((len(alphabet), len(alphabet)), known.distances["consonants"])
    for pair, cost in known.costs.items():
        if pair[0] in places and pair[1] in places:
            change[places[pair[0]], places[pair[1]]] = cost
    np.fill_diagonal(change, 0.0)
    if unvowelled:
        vowels = [places[each] for each in known.vowels if each in places]
        among = np.ix_(vowels, vowels)
        change[among] = np.minimum(change[among], known.distances["unvowelled_vowels"])
    gap = np.array([gaps.get(letter, known.distances["consonant_gap"]) for letter in alphabet])
    return _Costs(
        np.rint(change * UNIT).astype(kind).ravel(),
        np.rint(gap * UNIT).astype(kind),
        round(known.distances["swap"] * UNIT),
    )
