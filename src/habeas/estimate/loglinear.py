"""Log-linear models of a table: who is on which lists follows from the lists' sizes and from how lists depend on each
other.

The unseen count is the exponential of the intercept: Fienberg (1972, Biometrika 59), Bishop, Fienberg and Holland
(1975), Cormack (1989, Biometrics 45). What identifies it is that the highest interaction, of all lists at once, is nil.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

import numpy as np

from habeas.estimate.hierarchy import generators, models
from habeas.estimate.lattice import Floats, Integers
from habeas.estimate.poisson import Fits, fit
from habeas.estimate.table import Table

# Rows in one batch of fits: 4,096 times 31 effects squared are 32 MB.
BATCH = 4096


@dataclass(frozen=True)
class Model:
    """One fitted model.

    `interactions` are its largest groups of dependent lists; `minus_infinity` the pairs or groups that share nobody and
    so have the effect minus infinity. `exists` is False where no estimate exists or the lists cannot tell it.
    """

    interactions: tuple[tuple[str, ...], ...]
    minus_infinity: tuple[tuple[str, ...], ...]
    point: float
    standard_error: float
    deviance: float
    parameters: int
    aic: float
    bic: float
    exists: bool
    terms: tuple[int, ...]
    log_variance: float

    @property
    def name(self) -> str:
        """The model in words: independence, or its groups as A:B, C:D."""
        return ", ".join(":".join(group) for group in self.interactions) or "independence"

    def interval(self, observed: int, level: float) -> tuple[float, float]:
        """Log-normal on the unseen count, given that this model is true; far too short if it was selected."""
        from scipy.special import ndtri

        reach = float(ndtri((1 + level) / 2)) * sqrt(max(self.log_variance, 0.0))
        unseen = self.point - observed
        return observed + unseen * exp(-min(reach, 300)), observed + unseen * exp(min(reach, 300))


def terms_of(table: Table, interactions: Iterable[Sequence[str]] = ()) -> Integers:
    """The terms of the smallest hierarchical model with these interactions: (1, p), intercept and lists first."""
    lists = len(table.lists)
    wanted = {0, *(1 << place for place in range(lists))}
    for group in interactions:
        table.require(group)
        subset = sum(1 << table.lists.index(name) for name in set(group))
        wanted |= {part for part in range(1, subset + 1) if part & subset == part}
    return np.array([sorted(wanted, key=lambda subset: (subset.bit_count(), subset))], dtype=np.int64)


def model(table: Table, interactions: Iterable[Sequence[str]] = ()) -> Model:
    """The model with these interactions and all within them; with none, independence.

    Raises:
        BadTable: there is no list of that name.
    """
    terms = terms_of(table, interactions)
    return described(table, terms, fit(table.dense()[None], terms, len(table.lists)))[0]


def all_models(table: Table, order: int = 3) -> list[Model]:
    """Every hierarchical model with interactions of at most `order` lists, the best by BIC first.

    Those of which no estimate exists come last.
    """
    rows = models(len(table.lists), order)
    found = [each for some in _by_size(rows) for each in described(table, some, _fits(table.dense(), some, table))]
    return sorted(found, key=lambda each: (not each.exists, each.bic, each.terms))


def best(table: Table, criterion: str = "bic", order: int = 3) -> Model:
    """The best hierarchical model by `bic` or `aic`, among those of which an estimate exists."""
    return min((each for each in all_models(table, order) if each.exists), key=lambda each: getattr(each, criterion))


def described(table: Table, terms: Integers, fits: Fits) -> list[Model]:
    """The fits of some models to one table, as models."""
    from scipy.special import gammaln, xlogy

    counts = table.dense()[1:]
    observed = table.observed
    constant = float(gammaln(counts + 1).sum())
    full = float((xlogy(counts, counts) - counts).sum())
    margins = {int(term): table.together(int(term)) for term in np.unique(terms) if term > 0}
    found = []
    for place, row in enumerate(terms):
        parameters = int(fits.parameters[place] + fits.infinite[place])
        minus_two = -2 * (float(fits.loglikelihood[place]) - constant)
        unseen, variance = float(fits.unseen[place]), float(fits.variance[place])
        empty = [int(term) for term in row if term > 0 and not margins[int(term)]]
        found.append(
            Model(
                interactions=tuple(table.names(group) for group in generators(row) if group.bit_count() > 1),
                minus_infinity=tuple(table.names(group) for group in _smallest(empty)),
                point=observed + unseen,
                standard_error=sqrt(max(unseen + unseen**2 * variance, 0.0)) if variance >= 0 else inf,
                deviance=2 * (full - float(fits.loglikelihood[place])),
                parameters=parameters,
                aic=minus_two + 2 * parameters,
                bic=minus_two + log(max(observed, 1)) * parameters,
                exists=bool(fits.finite[place]),
                terms=tuple(int(term) for term in row if term >= 0),
                log_variance=variance,
            )
        )
    return found


def profile(table: Table, chosen: Model, level: float = 0.95, kind: str = "multinomial") -> tuple[float, float]:
    """The profile likelihood interval of the total, given the model: `multinomial` or `poisson`.

    All totals whose likelihood, at the best of everything else, is within the chi-squared distance of the highest
    (Cormack 1992, Biometrics 48). The upper end is infinite where the likelihood never falls so far.
    """
    from scipy.special import chdtri

    curve = _Profile(table, chosen, kind)
    drop = float(chdtri(1, 1 - level)) / 2
    guess = max(chosen.point - table.observed, 0.5)
    peak, height = curve.highest(guess)
    return curve.crossing(peak, height - drop, down=True), curve.crossing(peak, height - drop, down=False)


class _Profile:
    """The log-likelihood of the total at so many unseen, at the best of all other effects."""

    def __init__(self, table: Table, chosen: Model, kind: str) -> None:
        self.counts, self.lists, self.observed = table.dense(), len(table.lists), table.observed
        self.terms = np.array([chosen.terms], dtype=np.int64)
        self.kind = kind

    def at(self, unseen: Floats) -> tuple[Floats, Floats]:
        """Totals and their log-likelihoods, from counts put in the cell of nobody's list."""
        from scipy.special import gammaln

        counts = np.repeat(self.counts[None], len(unseen), axis=0)
        counts[:, 0] = unseen
        fits = fit(counts, self.terms, self.lists, complete=True)
        if self.kind == "poisson":
            expected = fits.means[:, 0]
            return self.observed + expected, fits.loglikelihood - unseen * np.log(expected) + expected
        total = self.observed + unseen
        return total, fits.loglikelihood + total - total * np.log(total) + gammaln(total + 1) - gammaln(unseen + 1)

    def highest(self, guess: float) -> tuple[float, float]:
        low, high = log(guess) - 4.0, log(guess) + 4.0
        for _ in range(6):
            grid = np.linspace(low, high, 25)
            _, height = self.at(np.exp(grid))
            top = int(height.argmax())
            low, high = grid[max(top - 1, 0)], grid[min(top + 1, 24)]
        return float(grid[top]), float(height[top])

    def crossing(self, peak: float, height: float, *, down: bool) -> float:
        near, far = peak, peak - 12.0 if down else peak + 12.0
        for _ in range(5):
            grid = np.linspace(near, far, 33)
            totals, heights = self.at(np.exp(grid))
            below = np.flatnonzero(heights < height)
            if not len(below):
                return float(self.observed) if down else inf
            first = max(int(below[0]), 1)
            near, far = grid[first - 1], grid[first]
        return float(np.interp(height, *_rising(heights[first - 1 : first + 1], totals[first - 1 : first + 1])))


def _rising(heights: Floats, totals: Floats) -> tuple[Floats, Floats]:
    order = np.argsort(heights)
    return heights[order], totals[order]


def _by_size(rows: Integers) -> Iterable[Integers]:
    """The models in batches of about the same number of terms, so that small ones are not solved as large ones."""
    width = (rows >= 0).sum(axis=1)
    order = np.argsort(width, kind="stable")
    for begin in range(0, len(rows), BATCH):
        some = order[begin : begin + BATCH]
        yield rows[some, : width[some].max()]


def _fits(counts: Floats, terms: Integers, table: Table) -> Fits:
    return fit(counts[None], terms, len(table.lists))


def _smallest(groups: list[int]) -> list[int]:
    """Of the groups that share nobody, those with no smaller such group within."""
    return [one for one in groups if not any(other != one and one & other == other for other in groups)]
