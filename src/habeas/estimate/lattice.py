"""Sums over the subsets of lists, which are all a log-linear model of a capture table needs.

A cell of the table (who is on A and C but not on B) and a term of a model (A with C) are both a set of lists, written
as a number with one bit a list. Arrays here have 2^t entries on their last axis, for t lists, and any axes before it.

The transforms are the zeta transforms of the subset lattice: Rota (1964), On the foundations of combinatorial theory.
They take t 2^t additions where a design matrix would take 4^t.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def sums_over_supersets(values: Floats, lists: int) -> Floats:
    """For each set of lists, the sum over all cells that contain it: the count of people on all of those lists."""
    sums = np.array(values, dtype=np.float64)
    for bit in range(lists):
        halves = sums.reshape(*sums.shape[:-1], 1 << lists - bit - 1, 2, 1 << bit)
        halves[..., 0, :] += halves[..., 1, :]
    return sums


def sums_over_subsets(values: Floats, lists: int) -> Floats:
    """For each cell, the sum over all sets of lists within it: the effects that bear on the cell."""
    sums = np.array(values, dtype=np.float64)
    for bit in range(lists):
        halves = sums.reshape(*sums.shape[:-1], 1 << lists - bit - 1, 2, 1 << bit)
        halves[..., 1, :] += halves[..., 0, :]
    return sums


@cache
def sizes(lists: int) -> Integers:
    """How many lists each set has."""
    return np.array([number.bit_count() for number in range(1 << lists)], dtype=np.int64)


@cache
def pairs(lists: int) -> tuple[int, ...]:
    """Every pair of lists, as sets, in a fixed order."""
    return tuple(1 << i | 1 << j for i in range(lists) for j in range(i + 1, lists))


def members(subset: int) -> tuple[int, ...]:
    """The places of the lists in a set."""
    return tuple(place for place in range(subset.bit_length()) if subset >> place & 1)
