"""Averages over all decomposable graphs of dependence between lists.

In a graph, lists that are joined depend on each other; in a decomposable one the table falls into complete groups of
lists. With hyper-Dirichlet priors the probability of the table is then known exactly, for every number of unseen
people, and graphs are averaged by theirs: Madigan and York (1997, Biometrika 84, 19-31), Dawid and Lauritzen (1993,
Annals of Statistics 21). The saturated graph is left out: it knows nothing of the unseen cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from habeas.estimate.lattice import Floats, Integers, pairs
from habeas.estimate.table import Table

# 18,154 graphs of six lists; of seven there are over 600,000.
MOST_LISTS = 6
# Points of the grid of unseen counts; every whole number where the grid is no longer than this.
POINTS = 4000
# The grid goes to ten times the people seen, then twice as far again until its end weighs less than this to the peak.
NEGLIGIBLE = 1e-3
FIRST_REACH, FURTHEST_REACH = 10, 200
# Graphs evaluated at once: 2,048 times 4,000 points are 64 MB.
AT_ONCE = 1024
# A graph whose likeliest total is e to this many times less likely than that of the best graph weighs nothing: all
# 18,154 of them together less than 2e-9 of the probability, where the targets ask for five in a thousand.
UNHEARD = 30.0
# A posterior that is narrower than so many points of the grid is not told by it: of millions of people the likely
# totals lie between two points.
FEWEST_POINTS = 10
# No density is further above what its peak was taken for: e to the 600 is a number still.
HIGHEST = 600.0
# How far a grid must go is told by so many of its points.
ROUGH = 60

LogPrior = Callable[[Floats], Floats]


@dataclass(frozen=True)
class Graphs:
    """The posterior of the unseen count: its grid and the probability of each point; and the graphs.

    `end_to_peak` is the density at the end of the grid over its peak. `probabilities` are of the graphs in `edges`,
    each a tuple of pairs of list names, the likeliest first.
    """

    observed: int
    unseen: Floats
    weights: Floats
    end_to_peak: float
    edges: tuple[tuple[tuple[str, str], ...], ...]
    probabilities: tuple[float, ...]
    pair_probabilities: dict[tuple[str, str], float]

    def quantile(self, share: float) -> float:
        """The total below which so much of the probability lies."""
        place = int(np.searchsorted(np.cumsum(self.weights), share * self.weights.sum()))
        return self.observed + float(self.unseen[min(place, len(self.unseen) - 1)])

    @property
    def median(self) -> float:
        """The middle of the posterior."""
        return self.quantile(0.5)

    @property
    def mean(self) -> float:
        """The mean of the posterior."""
        return self.observed + float((self.unseen * self.weights).sum())

    @property
    def mode(self) -> float:
        """The likeliest total."""
        gaps = np.gradient(self.unseen) if len(self.unseen) > 1 else np.ones(1)
        return self.observed + float(self.unseen[int((self.weights / gaps).argmax())])

    @property
    def resolved(self) -> bool:
        """Whether the grid is fine enough for the posterior: it has every whole number, or enough points that weigh."""
        whole = len(self.unseen) < 2 or float(np.diff(self.unseen).max()) <= 1
        return whole or float(1 / (self.weights**2).sum()) >= FEWEST_POINTS

    @property
    def relative_error_estimate(self) -> float:
        """The total that has the least expected squared relative error: Madigan and York's point."""
        total = self.observed + self.unseen
        return float((self.weights / total).sum() / (self.weights / total**2).sum())

    def interval(self, level: float) -> tuple[float, float]:
        """The central interval of the posterior."""
        return self.quantile((1 - level) / 2), self.quantile((1 + level) / 2)

    def draws(self, number: int) -> Floats:
        """So many totals spread as the posterior is, in order."""
        shares = (np.arange(number) + 0.5) / number
        places = np.searchsorted(np.cumsum(self.weights) / self.weights.sum(), shares)
        return self.observed + self.unseen[np.minimum(places, len(self.unseen) - 1)]


def graphs(
    table: Table,
    delta: float | None = None,
    *,
    saturated: bool = False,
    prior: LogPrior | None = None,
    unseen: Floats | None = None,
    points: int = POINTS,
) -> Graphs:
    """The average over all decomposable graphs of the lists, at most six.

    `delta` is the prior count of every cell, 2^-t if not given; `prior` the logarithm of the prior of the total, minus
    its logarithm if not given; `unseen` the grid, grown as needed to so many `points` if not given.
    """
    delta = 2.0 ** -len(table.lists) if delta is None else delta
    if unseen is not None:
        return _on_grid(table, delta, saturated, prior, unseen)
    reach = FIRST_REACH
    while True:
        rough = _on_grid(table, delta, saturated, prior, grid(table.observed, reach, min(ROUGH, points)))
        if rough.end_to_peak < NEGLIGIBLE or reach >= FURTHEST_REACH:
            return _on_grid(table, delta, saturated, prior, grid(table.observed, reach, points))
        reach *= 2


def grid(observed: int, reach: int, points: int = POINTS) -> Floats:
    """Unseen counts from 0 to `reach` times those observed: all of them, or evenly spaced points."""
    most = observed * reach
    return np.arange(most + 1.0) if most <= points else np.unique(np.round(np.linspace(0, most, points)))


@cache
def decomposable(lists: int) -> tuple[Integers, Floats]:
    """All decomposable graphs: their pairs as bits (see `lattice.pairs`), and what they are made of.

    The second array, (graphs, 2^t), says for each set of lists how often it is a clique less how often a separator.
    Found by taking away, again and again, a list whose neighbours are all joined (Dirac 1961).
    """
    edges = pairs(lists)
    number = 1 << len(edges)
    codes = np.arange(number, dtype=np.int64)
    neighbours = np.zeros((number, lists), dtype=np.int64)
    for bit, edge in enumerate(edges):
        present = codes >> bit & 1
        first, second = (place for place in range(lists) if edge >> place & 1)
        neighbours[:, first] |= present << second
        neighbours[:, second] |= present << first
    left = np.full(number, (1 << lists) - 1, dtype=np.int64)
    made_of = np.zeros((number, 1 << lists), dtype=np.int8)
    for _ in range(lists):
        found = np.zeros(number, dtype=bool)
        for place in range(lists):
            around = neighbours[:, place] & left
            complete = (left >> place & 1).astype(bool) & ~found
            for other in range(lists):
                joined = around & ~(neighbours[:, other] | 1 << other)
                complete &= ((around >> other & 1) == 0) | (joined == 0)
            at = np.flatnonzero(complete)
            np.add.at(made_of, (at, around[at] | 1 << place), 1)
            np.add.at(made_of, (at, around[at]), -1)
            left[at] &= ~(1 << place)
            found |= complete
    chordal = left == 0
    # As numbers with a point: so they are multiplied by the processor's fast routines.
    return codes[chordal], made_of[chordal].astype(np.float64)


def _largest(made_of: Floats, by_set: Floats, common: Floats) -> Floats:
    """About the largest value of each graph, needed before anything is added up; every twentieth point tells it."""
    every = 20 if len(common) > 20 * ROUGH // 2 else 1
    some_sets, some_common = by_set[:, ::every], common[::every]
    return np.concatenate(
        [(made_of[at : at + AT_ONCE] @ some_sets + some_common).max(axis=1) for at in range(0, len(made_of), AT_ONCE)]
    )


def _on_grid(table: Table, delta: float, saturated: bool, prior: LogPrior | None, unseen: Floats) -> Graphs:
    from scipy.special import gammaln

    lists = len(table.lists)
    codes, made_of = decomposable(lists)
    if not saturated:
        kept = codes != (1 << len(pairs(lists))) - 1
        codes, made_of = codes[kept], made_of[kept]
    total = table.observed + unseen
    common = gammaln(total + 1) - gammaln(unseen + 1)
    common += -np.log(np.maximum(total, 1)) if prior is None else prior(total)
    gaps = np.gradient(unseen) if len(unseen) > 1 else np.ones(1)
    by_set = _sets(table, delta, unseen)
    largest = _largest(made_of, by_set, common)
    peak = float(largest.max())
    told = np.flatnonzero(largest > peak - UNHEARD)
    density, mass = np.zeros(len(unseen)), np.zeros(len(codes))
    for at in range(0, len(told), AT_ONCE):
        these = told[at : at + AT_ONCE]
        some = made_of[these] @ by_set
        some += common - peak
        np.exp(np.minimum(some, HIGHEST, out=some), out=some)
        density += some.sum(axis=0)
        mass[these] = some @ gaps
    weights = density * gaps
    shares = mass / mass.sum()
    order = np.argsort(-shares, kind="stable")[:20]
    named = [tuple(table.names(pair)) for pair in pairs(lists)]
    chances = {(one[0], one[1]): float(shares[codes >> bit & 1 == 1].sum()) for bit, one in enumerate(named)}
    return Graphs(
        observed=table.observed,
        unseen=unseen,
        weights=weights / weights.sum(),
        end_to_peak=float(density[-1] / density.max()),
        edges=tuple(tuple(n for b, n in enumerate(chances) if codes[one] >> b & 1) for one in order),
        probabilities=tuple(float(shares[one]) for one in order),
        pair_probabilities=chances,
    )


def _sets(table: Table, delta: float, unseen: Floats) -> Floats:
    """For each set of lists, the logarithm of what its margin contributes at every unseen count: (2^t, grid).

    Factors that cliques and separators have alike are left out: they cancel.
    """
    from scipy.special import gammaln

    lists = len(table.lists)
    counts = table.dense()
    values = np.zeros((1 << lists, len(unseen)))
    for subset in range(1 << lists):
        margin = np.zeros(1 << lists)
        np.add.at(margin, np.arange(1 << lists) & subset, counts)
        prior = delta * 2.0 ** (lists - subset.bit_count())
        cells = [cell for cell in range(1 << lists) if cell & subset == cell]
        fixed = sum(float(gammaln(margin[cell] + prior)) for cell in cells if cell)
        fixed -= len(cells) * float(gammaln(prior))
        values[subset] = fixed + gammaln(margin[0] + unseen + prior)
    return values
