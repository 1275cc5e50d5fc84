"""Which names are compared at all: for every name those with which it shares the most and the rarest keys.

A block is what shares a key. A block that is too large says little; its names are found by their other keys, and at
scale by those of their context. Of what is left each name keeps its best candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from habeas.people.blocking import INITIAL, KINDS, keys_of, sound_classes
from habeas.people.parts import Parts

Numbers = NDArray[np.int64]
# A block of more names than this is not paired: its key is a common surname with half of a common given name.
LARGEST_BLOCK = 200
# Candidates that each name keeps of all it shares a key with. What another name keeps of it comes on top.
KEPT = 25


def candidate_pairs(
    names: Sequence[Parts], *, largest_block: int = LARGEST_BLOCK, kept: int = KEPT
) -> tuple[Numbers, Numbers]:
    """The places of the names to compare, the smaller place first; each pair once, in order."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for key in keys_of(name):
            blocks[key].append(place)
    short = np.array([any(each.initial for each in name.proper) for name in names], dtype=bool)
    pairs, worth = _all_pairs(blocks, short, largest_block, len(names))
    lefts, rights = pairs // max(1, len(names)), pairs % max(1, len(names))
    best = _best(lefts, worth, kept) | _best(rights, worth, kept)
    return lefts[best], rights[best]


def _all_pairs(
    blocks: dict[tuple[str, str], list[int]], short: NDArray[np.bool_], largest: int, number: int
) -> tuple[Numbers, NDArray[np.float64]]:
    """Every pair that shares a key once, with the worth of what it shares."""
    worths = sound_classes().worth
    found: dict[tuple[int, float], list[list[int]]] = defaultdict(list)
    sparse: list[tuple[float, list[int]]] = []
    for (kind, _), places in blocks.items():
        size = len(places)
        if not 1 < size <= largest:
            continue
        says = worths[kind] / np.log2(1 + size)
        if kind == INITIAL:
            sparse.append((says, places))
        else:
            found[size, says].append(places)
    pairs: list[Numbers] = [np.empty(0, dtype=np.int64)]
    worth: list[NDArray[np.float64]] = [np.empty(0)]
    for (size, says), members in found.items():
        table = np.array(members, dtype=np.int64)
        one, other = np.triu_indices(size, 1)
        pairs.append((table[:, one] * number + table[:, other]).ravel())
        worth.append(np.full(len(pairs[-1]), says))
    for says, places in sparse:
        members_of = np.array(places, dtype=np.int64)
        initials = members_of[short[members_of]]
        if not len(initials):
            continue
        lower = np.minimum.outer(initials, members_of).ravel()
        upper = np.maximum.outer(initials, members_of).ravel()
        apart = lower != upper
        pairs.append(np.unique(lower[apart] * number + upper[apart]))
        worth.append(np.full(len(pairs[-1]), says))
    distinct, places_of = np.unique(np.concatenate(pairs), return_inverse=True)
    return distinct, np.bincount(places_of, np.concatenate(worth), len(distinct))


def _best(side: Numbers, worth: NDArray[np.float64], kept: int) -> NDArray[np.bool_]:
    """Of each name on this side the pairs of most worth; ties by the order of the other name."""
    order = np.lexsort((-np.round(worth, 9), side))
    ordered = side[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    lengths = np.diff(np.append(starts, len(ordered)))
    rank = np.arange(len(ordered)) - np.repeat(starts, lengths)
    best = np.zeros(len(side), dtype=bool)
    best[order[rank < kept]] = True
    return best


__all__ = ["KEPT", "KINDS", "LARGEST_BLOCK", "candidate_pairs"]
