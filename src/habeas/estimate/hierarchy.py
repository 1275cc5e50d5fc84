"""All hierarchical log-linear models of some lists: a model with an interaction has every smaller one within it.

Every model has the intercept and all lists. The counts are known and tested: 8 models for three lists, 113 for four
without the saturated one, 6,893 for five (Bishop, Fienberg and Holland 1975; Dedekind's problem).
"""

from __future__ import annotations

from functools import cache

import numpy as np

from habeas.estimate.lattice import Integers, members, sizes


@cache
def models(lists: int, order: int) -> Integers:
    """Every hierarchical model with interactions of at most `order` lists, and never of all of them.

    An array (models, terms), each row the sets of lists of a model (see `lattice`), padded with -1: the intercept, the
    lists, then interactions by size. The first row is independence.
    """
    order = min(order, lists - 1)
    by_size = sizes(lists)
    interactions = [subset for size in range(2, order + 1) for subset in range(1 << lists) if by_size[subset] == size]
    bits = {subset: 1 << place for place, subset in enumerate(interactions)}
    needed = [
        sum(bits[subset & ~(1 << one)] for one in members(subset) if by_size[subset] > 2) for subset in interactions
    ]
    found = np.zeros(1, dtype=np.int64)
    for place, wants in enumerate(needed):
        fitting = found[(found & wants) == wants]
        found = np.concatenate([found, fitting | np.int64(1 << place)])
    main = [0, *(1 << place for place in range(lists))]
    flags = found[:, None] >> np.arange(len(interactions)) & 1
    width = int(flags.sum(axis=1).max()) if interactions else 0
    rows = np.full((len(found), len(main) + width), -1, dtype=np.int64)
    rows[:, : len(main)] = main
    values = np.array(interactions, dtype=np.int64)
    for row, flag in zip(rows, flags, strict=True):
        chosen = values[flag == 1]
        row[len(main) : len(main) + len(chosen)] = chosen
    return rows


def generators(terms: Integers) -> tuple[int, ...]:
    """The largest terms of a model, from which the rest follows: how such models are written, [123, 14]."""
    sets = [int(term) for term in terms if term > 0]
    return tuple(one for one in sets if not any(one != other and one & other == one for other in sets))
