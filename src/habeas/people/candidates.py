"""Which names are compared at all: for every name those with which it shares the most and the rarest keys.

A block is what shares a key. One that is too large says little, and its names are found by their other keys. Of what is
left each name keeps its best candidates; a pair is compared where either keeps the other.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.people.blocking import ALONE, INITIAL, KINDS, keys_of, sound_classes
from habeas.people.parts import Parts, tells

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
# A block of more names than this is not looked into: a common surname with half of a common given name.
LARGEST_BLOCK = 300
# Candidates that each name keeps of all it shares a key with. What another name keeps of it comes on top.
KEPT = 35
# So many shared keys are looked at together.
CHUNK = 4_000_000


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Names by key and keys by name: `names` in the order of their keys, `keys` in the order of their names."""

    key_starts: Numbers
    names: Numbers
    name_starts: Numbers
    keys: Numbers
    worth: NDArray[np.float64]

    @property
    def sizes(self) -> Numbers:
        return np.diff(self.key_starts)


def candidate_pairs(names: Sequence[Parts]) -> tuple[Numbers, Numbers]:
    """The places of the names to compare, the smaller place first; each pair once, in order."""
    if not names:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    short = np.array([not tells(name) for name in names], dtype=bool)
    owners, keys, kinds = _keys(names)
    # A part alone, or one with an initial, is only looked up for names that give no more.
    spelt = ~np.isin(kinds, [KINDS.index(INITIAL), KINDS.index(ALONE)])
    found = [
        *_best(_blocks(owners[spelt], keys[spelt], kinds[spelt], len(names)), None),
        *_best(_blocks(owners[~spelt], keys[~spelt], kinds[~spelt], len(names)), short),
    ]
    nothing = np.empty(0, dtype=np.int64)
    both = [nothing, *(np.minimum(one, other) << 32 | np.maximum(one, other) for one, other in found)]
    pairs = np.unique(np.concatenate(both))
    return pairs >> 32, pairs & 0xFFFFFFFF


def _keys(names: Sequence[Parts]) -> tuple[Numbers, Numbers, NDArray[np.int8]]:
    """Name, key and kind, a row for each key of a name. Keys are numbers that only seldom stand for two."""
    owners: list[int] = []
    keys: list[int] = []
    kinds: list[int] = []
    numbers = {kind: number for number, kind in enumerate(KINDS)}
    for place, name in enumerate(names):
        for kind, key in keys_of(name):
            spelt = f"{kind} {key}".encode()
            owners.append(place)
            keys.append(zlib.crc32(spelt) << 31 ^ zlib.adler32(spelt))
            kinds.append(numbers[kind])
    return np.array(owners, dtype=np.int64), np.array(keys, dtype=np.int64), np.array(kinds, dtype=np.int8)


def _blocks(owners: Numbers, keys: Numbers, kinds: NDArray[np.int8], number: int) -> _Blocks:
    distinct, first, places = np.unique(keys, return_index=True, return_inverse=True)
    order = np.argsort(places, kind="stable")
    sizes = np.bincount(places, minlength=len(distinct))
    worths = np.array([sound_classes().worth[kind] for kind in KINDS])[kinds[first]] / np.log2(1 + np.maximum(1, sizes))
    return _Blocks(
        key_starts=np.concatenate([[0], np.cumsum(sizes)]),
        names=owners[order],
        name_starts=np.searchsorted(owners, np.arange(number + 1)),
        keys=places,
        worth=worths,
    )


def _best(blocks: _Blocks, short: Answers | None) -> Iterator[tuple[Numbers, Numbers]]:
    """Each name with its best candidates, chunk by chunk; with `short`, of each pair at least one is."""
    sizes = blocks.sizes
    looked = (sizes > 1) & (sizes <= LARGEST_BLOCK)
    owner = np.repeat(np.arange(len(blocks.name_starts) - 1), np.diff(blocks.name_starts))
    use = looked[blocks.keys] if short is None else looked[blocks.keys] & short[owner]
    owner, keys = owner[use], blocks.keys[use]
    work = np.cumsum(sizes[keys])
    start = 0
    while start < len(owner):
        end = int(np.searchsorted(work, (work[start - 1] if start else 0) + CHUNK, side="right"))
        end = int(np.searchsorted(owner, owner[max(start, end - 1)], side="right"))  # whole names only
        yield _best_of(blocks, owner[start:end], keys[start:end])
        start = end


def _best_of(blocks: _Blocks, owner: Numbers, keys: Numbers) -> tuple[Numbers, Numbers]:
    sizes = blocks.sizes[keys]
    which = np.repeat(np.arange(len(keys)), sizes)
    step = np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    other = blocks.names[blocks.key_starts[keys][which] + step]
    one = owner[which]
    apart = one != other
    pairs, places = np.unique(one[apart] << 32 | other[apart], return_inverse=True)
    worth = np.round(np.bincount(places, blocks.worth[keys][which][apart], len(pairs)), 9)
    one = pairs >> 32
    order = np.lexsort((-worth, one))  # stable, so ties are in the order of the other name
    starts = np.flatnonzero(np.diff(one, prepend=-1))
    rank = np.arange(len(one)) - np.repeat(starts, np.diff(np.append(starts, len(one))))
    best = order[rank < KEPT]
    return one[best], pairs[best] & 0xFFFFFFFF
