"""Distances of codings that are remembered: names share their parts, so most of what is asked was asked before.

Every two codings have one slot, which keeps the distance of the pair that was measured last. A pair whose slot another
one has taken is measured again, so that memory is bounded and every answer is the one that `distances` gives.
"""

from __future__ import annotations

from mmap import mmap

import numpy as np
from numpy.typing import NDArray

from habeas.people.edits import Codings, distances
from habeas.people.sounds import DIGITS

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
# Slots for each coding: among 100,000 mentions 40,000 codings make some 800,000 pairs. No more than 100 MB in all.
SLOTS, MOST_SLOTS = 32, 1 << 22
# An odd number near 2**64 divided by the golden ratio, whose products are spread over all slots (Knuth, volume 3, 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_WHOLE = 10**DIGITS
# Bits of a slot: of each place of the pair, and of the distance below them.
_PLACE, _BITS = 24, _WHOLE.bit_length()
_DISTANCE = (1 << _BITS) - 1


class KnownDistances:
    """The distances of these codings, each measured when it is first asked for.

    Processes that are forked after it was made share what each of them measures: a slot is one number, the pair with
    its distance, so whichever of them wrote it last, it is right.
    """

    def __init__(self, codings: Codings, *, unvowelled: bool) -> None:
        self._codings, self._unvowelled = codings, unvowelled
        bits = min(MOST_SLOTS, SLOTS * max(1, len(codings.lengths))).bit_length()
        self._shift = np.uint64(64 - bits)
        self._fits = len(codings.lengths) < 1 << _PLACE  # sixteen million; beyond, nothing is remembered
        # Zero is no pair: the greater of two different places is never 0. Distances are whole ten thousandths.
        self._slots = np.frombuffer(mmap(-1, 8 << bits), dtype=np.int64)
        self._taker = np.zeros(1 << bits, dtype=np.int32)

    def apart(self, lefts: Numbers, rights: Numbers) -> Floats:
        """How far apart the pairs are, as `habeas.people.edits.distances` says."""
        if not self._fits:
            return np.asarray(self._measured(lefts, rights) / _WHOLE)
        pairs = np.minimum(lefts, rights) << _PLACE | np.maximum(lefts, rights)
        slots = (pairs.view(np.uint64) * _SPREAD >> self._shift).view(np.int64)
        seen = self._slots[slots]
        found = seen & _DISTANCE
        new = np.flatnonzero((seen >> _BITS != pairs) & (lefts != rights))
        if len(new):
            # Of those that ask for one slot the last takes it; of one pair, asked for many times, that is the only one.
            self._taker[slots[new]] = new
            takers = new[self._taker[slots[new]] == new]
            self._slots[slots[takers]] = pairs[takers] << _BITS | self._measured(lefts[takers], rights[takers])
            seen = self._slots[slots[new]]
            found[new] = seen & _DISTANCE
            others = new[seen >> _BITS != pairs[new]]
            found[others] = self._measured(lefts[others], rights[others])
        found[lefts == rights] = 0
        return np.asarray(found / _WHOLE)

    def _measured(self, lefts: Numbers, rights: Numbers) -> Numbers:
        apart = distances(self._codings, lefts, rights, unvowelled=self._unvowelled)
        whole: Numbers = np.rint(apart * _WHOLE).astype(np.int64)
        return whole
