"""Forward selection of dependent pairs, for more lists than all models can be tried of, and for sparse tables.

From independence, the pair whose number of common people is least likely under the model so far is added, as long as
that
chance, a one-sided Poisson probability, is below a threshold. A pair with nobody in common may enter, with the effect
minus infinity; a pair that leaves no estimate may not: Chan, Silverman and Vincent (2021, JASA 116).
"""

from __future__ import annotations

import numpy as np

from habeas.estimate.lattice import Floats, Integers, pairs, sums_over_supersets
from habeas.estimate.loglinear import Model, described
from habeas.estimate.poisson import Fits, fit
from habeas.estimate.table import Table

# The threshold of the paper and of the published estimates that the tests hold us to.
THRESHOLD = 0.02


def stepwise(table: Table, threshold: float = THRESHOLD) -> Model:
    """The model that forward selection ends with."""
    terms, fits = select(table.dense()[None], len(table.lists), threshold)
    width = int((terms[0] >= 0).sum())
    return described(table, terms[:, :width], fits)[0]


def select(counts: Floats, lists: int, threshold: float = THRESHOLD) -> tuple[Integers, Fits]:
    """The selected terms, and the fits, of many tables at once: (batch, 2^t) counts."""
    candidates = np.array(pairs(lists), dtype=np.int64)
    batch = len(counts)
    main = np.array([0, *(1 << place for place in range(lists))], dtype=np.int64)
    width = len(main) + len(candidates)
    terms = np.full((batch, width), -1, dtype=np.int64)
    terms[:, : len(main)] = main
    size = np.full(batch, len(main))
    barred = np.zeros((batch, len(candidates)), dtype=bool)
    margins = sums_over_supersets(np.where(np.arange(1 << lists) > 0, counts, 0.0), lists)[:, candidates]
    fits = fit(counts, terms[:, : len(main)], lists)
    # Every fit begins with the effects of the model before, the new pair's nil.
    effects = np.zeros((batch, width))
    effects[:, : len(main)] = fits.effects
    expected = sums_over_supersets(fits.means, lists)[:, candidates]
    going = np.ones(batch, dtype=bool)
    while going.any():
        chances = np.where(barred, 2.0, _chances(margins, expected))
        pick = chances.argmin(axis=1)
        going &= chances.min(axis=1) <= threshold
        at = np.flatnonzero(going)
        if not len(at):
            break
        barred[at, pick[at]] = True
        terms[at, size[at]] = candidates[pick[at]]
        wide = int(size[at].max()) + 1
        tried = fit(counts[at], terms[at, :wide], lists, effects[at, :wide])
        kept = tried.finite
        terms[at[~kept], size[at[~kept]]] = -1
        size[at[kept]] += 1
        effects[at[kept], :wide] = tried.effects[kept]
        expected[at[kept]] = sums_over_supersets(tried.means[kept], lists)[:, candidates]
    terms = terms[:, : size.max()]
    return terms, fit(counts, terms, lists, effects[:, : size.max()])


def _chances(together: Floats, expected: Floats) -> Floats:
    """The smaller of the chances of so few and of so many people in common, where so many are expected."""
    from scipy.special import pdtr, pdtrc

    expected = np.maximum(expected, 1e-12)
    many = np.where(together > 0, pdtrc(np.maximum(together - 1, 0), expected), 1.0)
    result: Floats = np.minimum(pdtr(together, expected), many)
    return result
