"""Distances of codings that are remembered: names share their parts, so most of what is asked was asked before.

Every two codings have one slot, which keeps the distance of the pair that was measured last. A pair whose slot another
one has taken is measured again, so that memory is bounded and every answer is the one that `distances` gives.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from habeas.people.edits import Codings, distances
from habeas.people.sounds import DIGITS

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
# Slots for each coding: among 100,000 mentions 40,000 codings make some 800,000 pairs. No more than 80 MB in all.
SLOTS, MOST_SLOTS = 32, 1 << 22
# An odd number near 2**64 divided by the golden ratio, whose products are spread over all slots (Knuth, volume 3, 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_WHOLE = 10**DIGITS


class KnownDistances:
    """The distances of these codings, each measured when it is first asked for."""

    def __init__(self, codings: Codings, *, unvowelled: bool) -> None:
        self._codings, self._unvowelled = codings, unvowelled
        bits = min(MOST_SLOTS, SLOTS * max(1, len(codings.lengths))).bit_length()
        self._shift = np.uint64(64 - bits)
        # Zero is no pair: the greater of two different places is never 0. Distances are whole ten thousandths.
        self._pairs = np.zeros(1 << bits, dtype=np.int64)
        self._found = np.zeros(1 << bits, dtype=np.uint16)
        self._taker = np.zeros(1 << bits, dtype=np.int32)

    def apart(self, lefts: Numbers, rights: Numbers) -> Floats:
        """How far apart the pairs are, as `habeas.people.edits.distances` says."""
        pairs = np.minimum(lefts, rights) << 32 | np.maximum(lefts, rights)
        slots = (pairs.view(np.uint64) * _SPREAD >> self._shift).view(np.int64)
        new = np.flatnonzero((self._pairs[slots] != pairs) & (lefts != rights))
        # Of those that ask for one slot the last takes it; of one pair, asked for many times, that is the only one.
        self._taker[slots[new]] = new
        takers = new[self._taker[slots[new]] == new]
        self._found[slots[takers]] = self._measured(lefts[takers], rights[takers])
        self._pairs[slots[takers]] = pairs[takers]
        found = self._found[slots]
        others = np.flatnonzero((self._pairs[slots] != pairs) & (lefts != rights))
        found[others] = self._measured(lefts[others], rights[others])
        found[lefts == rights] = 0
        return np.asarray(found / _WHOLE)

    def _measured(self, lefts: Numbers, rights: Numbers) -> NDArray[np.uint16]:
        apart = distances(self._codings, lefts, rights, unvowelled=self._unvowelled)
        whole: NDArray[np.uint16] = np.rint(apart * _WHOLE).astype(np.uint16)
        return whole
