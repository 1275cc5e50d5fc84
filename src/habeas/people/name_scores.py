"""What `habeas.people.pairs` says of many pairs of names at once, each pair compared once and remembered.

What is compared stays as it is: the same parts, the same evidence. Only the distances of sounds are measured many at a
time, pairs that cannot be are not looked at, and a large number of pairs is shared out among processes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, pairwise
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from habeas.people.alignment import EVERYWHERE, align, part_pairs
from habeas.people.evidence import evidence
from habeas.people.likely import likely
from habeas.people.likeness import prepare
from habeas.people.pairs import pair_model
from habeas.people.parts import Parts, parts_of

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
# What is kept of each pair: the score in log-odds, and what the weighing of mentions asks for besides.
KEPT = ("score", "one part", "agreeing", "left out", "contradicted", "fathers differ")
SCORE, ONE_PART, AGREEING, LEFT_OUT, CONTRADICTED, FATHERS_DIFFER = range(len(KEPT))
# With fewer pairs than this another process costs more than it saves.
WORTH_A_PROCESS = 40_000
# Pairs whose distances are measured together.
BATCH = 20_000


class NameScores:
    """The comparison of the names of a corpus; a name is known by its place."""

    def __init__(self, processes: int | None = None) -> None:
        self.names: list[str] = []
        self.parts: list[Parts] = []
        self.places: dict[str, int] = {}
        self._processes = processes or min(4, os.cpu_count() or 1)
        self._pairs = np.empty(0, dtype=np.int64)
        self._found = np.empty((0, len(KEPT)), dtype=np.float32)

    def add(self, names: Sequence[str]) -> None:
        """Makes names known that aren't yet, in this order."""
        for name in names:
            if name not in self.places:
                self.places[name] = len(self.names)
                self.names.append(name)
                self.parts.append(parts_of(name))

    def scores(self, lefts: Numbers, rights: Numbers) -> Floats:
        """One row for each pair of places, with the columns of `KEPT`; a pair that cannot be has a score of -inf."""
        asked = np.minimum(lefts, rights) << 32 | np.maximum(lefts, rights)
        new = np.setdiff1d(asked, self._pairs)
        if len(new):
            pairs = np.concatenate([self._pairs, new])
            order = np.argsort(pairs)
            found = np.concatenate([self._found, self._compared(new >> 32, new & 0xFFFFFFFF)])
            self._pairs, self._found = pairs[order], found[order]
        return self._found[np.searchsorted(self._pairs, asked)]

    def _compared(self, lefts: Numbers, rights: Numbers) -> Floats:
        found = np.zeros((len(lefts), len(KEPT)), dtype=np.float32)
        found[:, SCORE] = -np.inf
        if min(self._processes, len(lefts) // WORTH_A_PROCESS) < 2:
            places, rows = _compare_likely(self.parts, lefts, rights)
            found[places] = rows
            return found
        # Neighbouring names share parts, so that each process measures its own distances.
        cuts = np.linspace(0, len(lefts), 4 * self._processes + 1).astype(int)
        shares = [(lefts[start:end], rights[start:end]) for start, end in pairwise(cuts)]
        with _sharing(self.names, self.parts, self._processes) as pool:
            for start, (places, rows) in zip(cuts, pool.map(_compare_share, shares), strict=False):
                found[start + places] = rows
        return found


# The names of the corpus in a process that compares a share of its pairs: a process that is forked has them already.
_shared: list[Parts] = []


@contextmanager
def _sharing(names: Sequence[str], parts: Sequence[Parts], processes: int) -> Iterator[ProcessPoolExecutor]:
    forks = hasattr(os, "fork")
    _shared[:] = parts
    context = get_context("fork" if forks else "spawn")
    try:
        with ProcessPoolExecutor(
            processes, context, initializer=_parse_shared, initargs=([] if forks else list(names),)
        ) as pool:
            yield pool
    finally:
        _shared.clear()


def _parse_shared(names: list[str]) -> None:
    if names:
        _shared[:] = map(parts_of, names)


def _compare_share(share: tuple[Numbers, Numbers]) -> tuple[Numbers, Floats]:
    used, local = np.unique(np.concatenate(share), return_inverse=True)
    lefts, rights = np.split(local, 2)
    return _compare_likely([_shared[place] for place in used], lefts, rights)


def _compare_likely(names: Sequence[Parts], lefts: Numbers, rights: Numbers) -> tuple[Numbers, Floats]:
    """The places of the pairs that can be, and their rows."""
    rank = np.empty(len(names), dtype=np.int64)
    rank[np.array(sorted(range(len(names)), key=lambda place: names[place].text), dtype=np.int64)] = range(len(names))
    swapped = rank[lefts] > rank[rights]
    lefts, rights = np.where(swapped, rights, lefts), np.where(swapped, lefts, rights)
    fits, cells = likely(names, lefts, rights)
    places = np.flatnonzero((lefts == rights) | fits)
    return places, compared(names, lefts[places], rights[places], cells[places])


def compared(names: Sequence[Parts], lefts: Numbers, rights: Numbers, cells: Numbers | None = None) -> Floats:
    """The rows of pairs, whatever they are; `cells` tells of each which parts may be near."""
    weights = pair_model().weights
    found = np.zeros((len(lefts), len(KEPT)), dtype=np.float32)
    cells = np.full(len(lefts), EVERYWHERE, dtype=np.int64) if cells is None else cells
    for start in range(0, len(lefts), BATCH):
        part = slice(start, start + BATCH)
        pairs = [
            (names[left], names[right], near)
            if names[left].text <= names[right].text
            else (names[right], names[left], EVERYWHERE)
            for left, right, near in zip(lefts[part].tolist(), rights[part].tolist(), cells[part].tolist(), strict=True)
        ]
        prepare(dict.fromkeys(chain.from_iterable(part_pairs(*pair) for pair in pairs)))
        for row, pair in enumerate(pairs, start):
            says = evidence(align(*pair))
            found[row, SCORE] = sum(weights[kind] * amount for kind, amount in says.items())
            for column, kind in enumerate(KEPT[1:], 1):
                found[row, column] = says.get(kind, 0.0)
    return found
