"""What `habeas.people.pairs` says of many pairs of names at once, each pair compared once and remembered.

What is compared stays as it is: the same parts, the same evidence. Only the distances of sounds are measured many at a
time, pairs that cannot be are not looked at, and a large number of pairs is shared out among processes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from habeas.people.alignment import align, part_pairs
from habeas.people.distinct import distinct
from habeas.people.evidence import evidence
from habeas.people.likely import likely
from habeas.people.likeness import prepare
from habeas.people.name_alignment import lay
from habeas.people.name_evidence import evidence_columns
from habeas.people.name_table import NameTable
from habeas.people.pairs import pair_model
from habeas.people.parsing import all_parts
from habeas.people.part_table import NONE
from habeas.people.parts import Parts
from habeas.people.shares import in_shares
from habeas.people.shares import processes as at_once

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
Amounts = NDArray[np.float64]
# What is kept of each pair: the score in log-odds, and what the weighing of mentions asks for besides.
KEPT = ("score", "one part", "agreeing", "left out", "contradicted", "fathers differ")
SCORE, ONE_PART, AGREEING, LEFT_OUT, CONTRADICTED, FATHERS_DIFFER = range(len(KEPT))
# With fewer pairs than this for each, another process costs more than it saves.
WORTH_A_PROCESS = 20_000
# So many runs of neighbouring pairs make what one process compares.
BLOCKS = 8
# Pairs whose distances are measured together.
BATCH = 400_000
# Digits of a score: adding up in another order makes no other one, since none is halfway between two of these with so
# much more.
DIGITS, NO_TIE = 4, 1e-7


class NameScores:
    """The comparison of the names of a corpus; a name is known by its place."""

    def __init__(self, processes: int | None = None) -> None:
        self.names: list[str] = []
        self.parts: list[Parts] = []
        self.places: dict[str, int] = {}
        self.processes = at_once(processes)
        self._table: NameTable | None = None
        # Most pairs cannot be: of these no row is kept.
        self._pairs = np.empty(0, dtype=np.int64)
        self._rows = np.empty(0, dtype=np.int32)
        self._found = np.empty((0, len(KEPT)), dtype=np.float32)

    def add(self, names: Sequence[str]) -> None:
        """Makes names known that aren't yet, in this order."""
        new = [name for name in dict.fromkeys(names) if name not in self.places]
        self.places.update(zip(new, range(len(self.names), len(self.names) + len(new)), strict=True))
        self.names += new
        self.parts += all_parts(new, self.processes)

    def scores(self, lefts: Numbers, rights: Numbers) -> Floats:
        """One row for each pair of places, with the columns of `KEPT`; a pair that cannot be has a score of -inf."""
        asked = np.minimum(lefts, rights) << 32 | np.maximum(lefts, rights)
        new = distinct(asked)
        if len(self._pairs):
            at = np.minimum(np.searchsorted(self._pairs, new), len(self._pairs) - 1)
            new = new[self._pairs[at] != new]
        if len(new):
            places, found = self._compared(new >> 32, new & 0xFFFFFFFF)
            rows = np.full(len(new), NONE, dtype=np.int32)
            rows[places] = np.arange(len(self._found), len(self._found) + len(places))
            self._found = np.concatenate([self._found, found])
            pairs = np.concatenate([self._pairs, new])
            order = np.argsort(pairs, kind="stable")
            self._pairs, self._rows = pairs[order], np.concatenate([self._rows, rows])[order]
        rows = self._rows[np.searchsorted(self._pairs, asked)]
        found = np.zeros((len(asked), len(KEPT)), dtype=np.float32)
        found[:, SCORE] = -np.inf
        found[rows != NONE] = self._found[rows[rows != NONE]]
        return found

    def table(self) -> NameTable:
        """The columns of all names that are known, made once."""
        if self._table is None or len(self._table.names) != len(self.parts):
            self._table = NameTable(list(self.parts))
        return self._table

    def _compared(self, lefts: Numbers, rights: Numbers) -> tuple[Numbers, Floats]:
        """The places of the pairs that can be, and their rows."""
        table, number = self.table(), max(1, min(self.processes, len(lefts) // WORTH_A_PROCESS))
        # Neighbouring names share parts, so neighbours are together; and each process has some of all letters.
        blocks = np.array_split(np.arange(len(lefts)), BLOCKS * number)
        asked = [np.concatenate(blocks[first::number]) for first in range(number)]
        found = in_shares(lambda pairs: _compare_likely(table, lefts[pairs], rights[pairs]), asked, number)
        places = np.concatenate([pairs[likely] for pairs, (likely, _) in zip(asked, found, strict=True)])
        return places, np.concatenate([rows for _, rows in found])


def _compare_likely(table: NameTable, lefts: Numbers, rights: Numbers) -> tuple[Numbers, Floats]:
    """The places of the pairs that can be, and their rows."""
    places = np.flatnonzero((lefts == rights) | likely(table, lefts, rights))
    return places, compared(table, lefts[places], rights[places])


def compared(table: NameTable, lefts: Numbers, rights: Numbers) -> Floats:
    """The rows of pairs, whatever they are."""
    found = np.zeros((len(lefts), len(KEPT)), dtype=np.float32)
    alone = table.long[lefts] | table.long[rights] | (table.lengths[lefts] == 0) | (table.lengths[rights] == 0)
    swapped = table.order[lefts] > table.order[rights]
    one, other = np.where(swapped, rights, lefts), np.where(swapped, lefts, rights)
    for places, width in table.by_width(lefts, rights):
        places = places[~alone[places]]
        for start in range(0, len(places), BATCH):
            part = places[start : start + BATCH]
            laid = lay(table, one[part], other[part], width)
            alone[part] = laid.joins
            says = evidence_columns(table, laid)
            found[part, SCORE] = np.round(_weighed(says) + NO_TIE, DIGITS)
            for column, kind in enumerate(KEPT[1:], 1):
                found[part, column] = says[kind]
    rest = np.flatnonzero(alone)
    found[rest] = compared_alone(table.names, one[rest], other[rest])
    return found


def _weighed(says: dict[str, Amounts]) -> Amounts:
    weights = pair_model().weights
    return np.asarray(sum(weights[kind] * amount for kind, amount in says.items()))


def compared_alone(names: Sequence[Parts], lefts: Numbers, rights: Numbers) -> Floats:
    """The rows of pairs that are looked at one by one; the text of the left name is not after that of the right."""
    weights = pair_model().weights
    found = np.zeros((len(lefts), len(KEPT)), dtype=np.float32)
    for start in range(0, len(lefts), BATCH):
        part = slice(start, start + BATCH)
        pairs = [
            (names[left], names[right]) for left, right in zip(lefts[part].tolist(), rights[part].tolist(), strict=True)
        ]
        prepare(dict.fromkeys(chain.from_iterable(part_pairs(*pair) for pair in pairs)))
        for row, pair in enumerate(pairs, start):
            says = evidence(align(*pair))
            found[row, SCORE] = round(sum(weights[kind] * amount for kind, amount in says.items()) + NO_TIE, DIGITS)
            for column, kind in enumerate(KEPT[1:], 1):
                found[row, column] = says.get(kind, 0.0)
    return found
