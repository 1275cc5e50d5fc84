"""Which names are compared at all: for every name those with which it shares the most and the rarest keys.

A block is what shares a key. One that is too large says little, and its names are found by their other keys. Of what is
left each name keeps its best candidates; a pair is compared where either keeps the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from habeas.people.blocking import ALONE, INITIAL, KINDS, sound_classes
from habeas.people.distinct import distinct
from habeas.people.key_columns import key_columns
from habeas.people.parts import Parts, tells
from habeas.people.shares import in_shares
from habeas.people.shares import processes as at_once

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
# A block of more names than this is not looked into: a common surname with half of a common given name.
LARGEST_BLOCK = 300
# Candidates that each name keeps of all it shares a key with. What another name keeps of it comes on top.
KEPT = 35
# So many shared keys are looked at together.
CHUNK = 200_000
# Into so many steps what shared keys are worth is rounded down, to see which candidates may be among the best.
STEPS = 256


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Names by key and keys by name: `shared` has a row for each key, `keys` are in the order of their names."""

    key_starts: Numbers
    name_starts: Numbers
    keys: Numbers
    worth: NDArray[np.float64]
    shared: csr_matrix

    @property
    def sizes(self) -> Numbers:
        return np.diff(self.key_starts)


def candidate_pairs(names: Sequence[Parts], processes: int | None = None) -> tuple[Numbers, Numbers]:
    """The places of the names to compare, the smaller place first; each pair once, in order.

    So many processes look for them at most; it is the same by however many.
    """
    if not names:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    short = np.array([not tells(name) for name in names], dtype=bool)
    owners, keys, kinds = key_columns(names)
    # A part alone, or one with an initial, is only looked up for names that give no more.
    spelt = ~np.isin(kinds, [KINDS.index(INITIAL), KINDS.index(ALONE)])
    number = at_once(processes)
    found = [
        *_best(_blocks(owners[spelt], keys[spelt], kinds[spelt], len(names)), None, number),
        *_best(_blocks(owners[~spelt], keys[~spelt], kinds[~spelt], len(names)), short, number),
    ]
    nothing = np.empty(0, dtype=np.int64)
    both = [nothing, *(np.minimum(one, other) << 32 | np.maximum(one, other) for one, other in found)]
    pairs = distinct(np.concatenate(both))
    return pairs >> 32, pairs & 0xFFFFFFFF


def _blocks(owners: Numbers, keys: Numbers, kinds: NDArray[np.int8], number: int) -> _Blocks:
    distinct, first, places = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(places, kind="stable")
    sizes = np.bincount(places, minlength=len(distinct))
    worths = np.array([sound_classes().worth[kind] for kind in KINDS])[kinds[first]] / np.log2(1 + np.maximum(1, sizes))
    starts = np.concatenate([[0], np.cumsum(sizes)])
    return _Blocks(
        key_starts=starts,
        name_starts=np.searchsorted(owners, np.arange(number + 1)),
        keys=places,
        worth=worths,
        shared=csr_matrix((np.ones(len(owners)), owners[order], starts), shape=(len(distinct), number)),
    )


def _best(blocks: _Blocks, short: Answers | None, processes: int) -> list[tuple[Numbers, Numbers]]:
    """Each name with its best candidates, chunk by chunk; with `short`, of each pair at least one is."""
    sizes = blocks.sizes
    looked = (sizes > 1) & (sizes <= LARGEST_BLOCK)
    owner = np.repeat(np.arange(len(blocks.name_starts) - 1), np.diff(blocks.name_starts))
    use = looked[blocks.keys] if short is None else looked[blocks.keys] & short[owner]
    owner, keys = owner[use], blocks.keys[use]
    chunks = list(_chunks(owner, np.cumsum(sizes[keys])))
    return in_shares(lambda chunk: _best_of(blocks, owner[chunk], keys[chunk]), chunks, processes)


def _chunks(owner: Numbers, work: Numbers) -> Iterator[slice]:
    """Whole names, together as many as share so many keys; `work` adds those up."""
    start = 0
    while start < len(owner):
        end = int(np.searchsorted(work, (work[start - 1] if start else 0) + CHUNK, side="right"))
        end = int(np.searchsorted(owner, owner[max(start, end - 1)], side="right"))
        yield slice(start, end)
        start = end


def _best_of(blocks: _Blocks, owner: Numbers, keys: Numbers) -> tuple[Numbers, Numbers]:
    first, shared = int(owner[0]), _shared(blocks, owner, keys)
    sizes, worth = np.diff(shared.indptr), np.round(shared.data, 9)
    one = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    # Each name shares the most with itself, and is not compared with itself.
    itself = one + first == shared.indices
    worth[itself] = worth.max(initial=0) + 1
    crowded = sizes > KEPT + 1
    best = np.repeat(~crowded, sizes)
    many = np.flatnonzero(~best)
    sure, doubtful, room = _ordered(worth[many], sizes[crowded])
    best[many[sure]] = True
    many = many[doubtful]
    order = np.lexsort((shared.indices[many], -worth[many], one[many]))  # of those worth the same the first names
    many, room = many[order], room[order]
    starts = np.flatnonzero(np.diff(one[many], prepend=-1))
    rank = np.arange(len(many)) - np.repeat(starts, np.diff(np.append(starts, len(many))))
    best[many[rank < room]] = True
    best &= ~itself
    return one[best].astype(np.int64) + first, shared.indices[best].astype(np.int64)


def _ordered(worth: NDArray[np.float64], sizes: Numbers) -> tuple[Answers, Answers, Numbers]:
    """Of rows of so many candidates those that are surely among the best, those that may be, and for how many of them.

    To put all in order would take longer: by steps only those of one step are in doubt, and most are worth less.
    """
    if not len(worth):
        return np.zeros(0, dtype=bool), np.zeros(0, dtype=bool), np.zeros(0, dtype=np.int64)
    step = np.minimum(worth * (STEPS / worth.max()), STEPS - 1).astype(np.int16)
    row = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    counts = np.bincount(row * np.int32(STEPS) + step, minlength=len(sizes) * STEPS).reshape(-1, STEPS)
    from_above = np.cumsum(counts[:, ::-1], axis=1)[:, ::-1]
    lowest = (from_above > KEPT).sum(axis=1) - 1  # the highest step from which on there are enough
    left = KEPT + 1 - (from_above - counts)[np.arange(len(sizes)), lowest]
    bound = lowest.astype(np.int16)[row]
    doubtful = step == bound
    return np.asarray(step > bound), np.asarray(doubtful), left[row[doubtful]]


def _shared(blocks: _Blocks, owner: Numbers, keys: Numbers) -> csr_matrix:
    """A row for each name from the first to the last owner: what the keys that it shares with each name are worth."""
    first = int(owner[0])
    starts = np.searchsorted(owner, np.arange(first, int(owner[-1]) + 2))
    mine = csr_matrix((blocks.worth[keys], keys, starts), shape=(len(starts) - 1, len(blocks.worth)))
    shared: csr_matrix = mine @ blocks.shared
    return shared
