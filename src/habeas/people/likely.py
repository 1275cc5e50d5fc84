"""Of the pairs of names that share a key those that can be one person's at all, found for many pairs at once.

A pair is left out where a part of the shorter name is like no part of the other: `habeas.people.pairs` would call it
contradicted. What is doubtful here is kept, for the whole comparison to decide. Parts that it need not look at, since
they are surely far apart or have their equal in the same place, are told beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from habeas.people.alignment import EVERYWHERE, MOST_CELLS
from habeas.people.edits import Codings, distances
from habeas.people.likeness import CLOSE, FAR, group_mask
from habeas.people.parts import Parts
from habeas.people.readings import Part, manly

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
# A little wider than what counts as close, since endings that one side leaves out bring two parts nearer.
WIDE = CLOSE + 0.06
# The whole names without their spaces, where one has parts run together.
WHOLE = 0.25
# Beyond, the whole comparison calls two parts contradicted by their first distance; a little more, as numbers here are
# of 32 bits.
SURELY_FAR = FAR + 0.001
# Parts of a name that are looked at; longer names are compared as a whole anyway.
MOST_PARTS = MOST_CELLS
# So many pairs of names at a time.
CHUNK = 100_000
NONE = -1
_WAYS = 2


def likely(names: Sequence[Parts], lefts: Numbers, rights: Numbers) -> tuple[Answers, Numbers]:
    """For each pair of places in `names` whether every part of the shorter name is like one of the other's.

    Beside it, for `habeas.people.alignment.align`, which parts may be near.
    """
    table = _Table(names)
    chunks = (slice(start, start + CHUNK) for start in range(0, len(lefts), CHUNK))
    found = [table.likely(lefts[each], rights[each]) for each in chunks]
    if not found:
        return np.empty(0, dtype=bool), np.empty(0, dtype=np.int64)
    return np.concatenate([fits for fits, _ in found]), np.concatenate([near for _, near in found])


class _Table:
    """The parts of all names as numbers."""

    def __init__(self, names: Sequence[Parts]) -> None:
        numbers: dict[Part, int] = {}
        self.proper = np.full((len(names), MOST_PARTS), NONE, dtype=np.int64)
        self.father = np.full(len(names), NONE, dtype=np.int64)
        for place, name in enumerate(names):
            for column, each in enumerate(name.proper[:MOST_PARTS]):
                self.proper[place, column] = numbers.setdefault(each, len(numbers))
            if name.father is not None:
                self.father[place] = numbers.setdefault(name.father, len(numbers))
        parts = list(numbers)
        self.number = len(parts)
        self.lengths = np.array([min(MOST_PARTS, len(name.proper)) for name in names], dtype=np.int64)
        self.long = np.array([len(name.proper) > MOST_PARTS for name in names], dtype=bool)
        self.initial = np.array([each.initial for each in parts], dtype=bool)
        self.loose = np.array([each.unvowelled or each.script == "han" for each in parts], dtype=bool)
        self.groups = np.array([group_mask(each) for each in parts], dtype=np.uint64)
        # Parts that have one reading, so that its distance is all there is.
        self.plain = np.array([len(each.codes) == 1 and each.script != "han" for each in parts], dtype=bool)
        self.syllabic = np.array([bool(each.syllables) for each in parts], dtype=bool)
        # The last is for no part.
        spelt: dict[str, int] = {}
        letters = [NONE if each.initial else spelt.setdefault(each.letters, len(spelt)) for each in parts]
        self.letters = np.array([*letters, NONE], dtype=np.int64)[self.proper]
        wholes = ("".join(each.codes[0] for each in name.proper if each.codes) for name in names)
        self.codings = _Codings([([manly(code) for code in each.codes], each.syllables) for each in parts])
        self.wholes = _Codings([([each], ()) for each in wholes])

    def likely(self, lefts: Numbers, rights: Numbers) -> tuple[Answers, Numbers]:
        shorter = self.lengths[lefts] <= self.lengths[rights]
        one, other = np.where(shorter, lefts, rights), np.where(shorter, rights, lefts)
        mine = self.proper[one]
        theirs = np.concatenate([self.proper[other], self.father[other][:, None]], axis=1)
        known = (mine[:, :, None] != NONE) & (theirs[:, None, :] != NONE)
        pairs = np.where(mine[:, :, None] < theirs[:, None, :], mine[:, :, None], theirs[:, None, :]) * self.number
        pairs += np.maximum(mine[:, :, None], theirs[:, None, :])
        distinct, places = np.unique(pairs[known], return_inverse=True)
        alike, near = np.zeros(known.shape, dtype=bool), np.zeros(known.shape, dtype=bool)
        like, far = self._alike(distinct // self.number, distinct % self.number)
        alike[known], near[known] = like[places], ~far[places]
        fits: Answers = (alike.any(axis=2) | (mine == NONE)).all(axis=1)
        doubtful = np.flatnonzero(~fits & (self.lengths[one] != self.lengths[other]))
        fits[doubtful] = self.wholes.nearest(one[doubtful], other[doubtful]) <= WHOLE
        fits &= ~self._crowded(alike, one, other)
        return fits, self._cells(near[:, :, :-1], one, other, shorter)

    def _crowded(self, alike: Answers, one: Numbers, other: Numbers) -> Answers:
        """Whether two parts would have to be the same one of the other's two, so that another contradicts."""
        two = (self.lengths[one] == 2) & (self.lengths[other] == 2)
        two &= (self.father[one] == NONE) & (self.father[other] == NONE)
        straight, crossed = alike[:, 0, 0] & alike[:, 1, 1], alike[:, 0, 1] & alike[:, 1, 0]
        return np.asarray(two & ~straight & ~crossed)

    def _cells(self, near: Answers, one: Numbers, other: Numbers, straight: Answers) -> Numbers:
        """The parts that may be near as bits, a row for each part of the left name."""
        equal = (self.letters[one] == self.letters[other]) & (self.letters[one] != NONE)
        near &= ~(equal[:, :, None] | equal[:, None, :])
        near |= equal[:, :, None] & np.eye(MOST_PARTS, dtype=bool)
        near[~straight] = near[~straight].transpose(0, 2, 1)
        cells = near.reshape(len(near), -1) @ (1 << np.arange(MOST_PARTS**2, dtype=np.int64))
        return np.where(self.long[one] | self.long[other], EVERYWHERE, cells)

    def _alike(self, one: Numbers, other: Numbers) -> tuple[Answers, Answers]:
        """Whether two parts are alike, and whether they are surely far apart."""
        alike: Answers = self.initial[one] | self.initial[other] | ((self.groups[one] & self.groups[other]) != 0)
        far = np.zeros(len(one), dtype=bool)
        rest = np.flatnonzero(~alike)
        left, right = one[rest], other[rest]
        apart = self.codings.nearest(left, right, self.loose[left] | self.loose[right])
        alike[rest] = apart <= WIDE
        told = self.plain[left] & self.plain[right] & ~(self.syllabic[left] & self.syllabic[right])
        far[rest] = told & (apart > SURELY_FAR)
        return alike, far


class _Codings:
    """The codes of each part, and those of its syllables, as numbers."""

    def __init__(self, ways: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        rows = [(tuple(codes[:_WAYS]), tuple(syllables[:_WAYS])) for codes, syllables in ways]
        texts = sorted({text for row in rows for texts in row for text in texts})
        places = {text: place for place, text in enumerate(texts)}
        self.texts = Codings(texts)
        self.tables = np.full((2, len(rows), _WAYS), NONE, dtype=np.int64)
        for row, pair in enumerate(rows):
            for kind, ways_of in enumerate(pair):
                for column, text in enumerate(ways_of):
                    self.tables[kind, row, column] = places[text]

    def nearest(self, one: Numbers, other: Numbers, loose: Answers | None = None) -> NDArray[np.float32]:
        """The least distance of any two of their codes."""
        best = np.ones(len(one), dtype=np.float32)
        unvowelled = np.zeros(len(one), dtype=bool) if loose is None else loose
        for kind, table in enumerate(self.tables):
            for mine in range(_WAYS):
                for theirs in range(_WAYS):
                    left, right = table[one, mine], table[other, theirs]
                    both = (left != NONE) & (right != NONE)
                    for way in (False, True):
                        places = (
                            np.flatnonzero(both & (unvowelled == way)) if not kind else np.flatnonzero(both & (not way))
                        )
                        if len(places):
                            near = distances(self.texts, left[places], right[places], unvowelled=way)
                            best[places] = np.minimum(best[places], near)
        return best
