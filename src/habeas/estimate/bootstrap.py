"""Bootstrap intervals that pay for the choice of a model: the choice is made anew in every resample.

Tables of as many people are drawn from the table, the estimate is made of each as it was of the table, and the
interval is the bias-corrected accelerated one (BCa: Efron 1987, JASA 82; DiCiccio and Efron 1996, Statistical Science
11; for capture tables Silverman, Chan and Vincent 2024, Statistics and Computing 34:44). A single selected model's
interval is far too short.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log

import numpy as np

from habeas.estimate.lattice import Floats, Integers
from habeas.estimate.loglinear import BATCH, all_models
from habeas.estimate.poisson import fit
from habeas.estimate.selection import THRESHOLD, select
from habeas.estimate.table import Table

RESAMPLES = 1000
# As long as chance alone moves an end of the 95% interval by more than this share of it, there are as many resamples
# again. New Orleans's lower end is the second lowest of a thousand: 5% by chance with one thousand, 1.3% with sixteen,
# which take less than a second.
UNSETTLED, MOST_RESAMPLES = 0.015, 16 * RESAMPLES
# With five lists there are over 6,000 models. In each resample the choice is among those that are best in the table
# itself; on
# the United Kingdom's five lists the ends with 30 and with 120 of them differ by less than those of two sets of
# resamples.
CANDIDATES = 60
# Above this share of resamples without any estimate the route is not to be trusted.
MOST_WITHOUT = 0.05
# No end of an interval lies beyond the second of a thousand resamples from either side: one is no evidence. Of more
# resamples the same share, so that they only make the ends surer and do not move them.
FEWEST_BEYOND, SHARE_BEYOND = 2, 2 / RESAMPLES
# So many numbers at most in the arrays of one batch of resamples: 64 MB.
CELLS_AT_ONCE = 1 << 21

Statistic = Callable[[Floats], Floats]


@dataclass(frozen=True)
class Bootstrap:
    """The estimates of the resamples, in order, those without an estimate left out; and what BCa needs."""

    point: float
    resampled: Floats
    without_estimate: int
    bias: float
    acceleration: float

    def quantile(self, shares: Floats) -> Floats:
        """The ends of BCa intervals: at the share 0.025 the lower end of a 95% interval."""
        return self._at(self._within(shares, self.bias))

    def _within(self, shares: Floats, bias: float) -> Floats:
        """The shares of resamples that lie below such ends."""
        from scipy.special import ndtr, ndtri

        normal = ndtri(np.clip(shares, 1e-12, 1 - 1e-12)) + bias
        slope = np.maximum(1 - self.acceleration * normal, 1e-3)
        result: Floats = ndtr(bias + normal / slope)
        return result

    def _at(self, within: Floats) -> Floats:
        fewest = FEWEST_BEYOND / max(len(self.resampled), 2 * FEWEST_BEYOND)
        outermost = max(fewest, SHARE_BEYOND)
        return np.quantile(self.resampled, np.clip(within, outermost, 1 - outermost), method="linear")

    @property
    def unsettled(self) -> float:
        """By what share of itself chance moves an end of the 95% interval: one standard deviation.

        Chance is in which resamples lie around the end, and in how many lie below the point, which sets the bias.
        """
        from scipy.special import ndtr

        number = max(len(self.resampled), 1)
        shares = np.array([0.025, 0.975])
        below = ndtr(self.bias)
        density = np.exp(-(self.bias**2) / 2) / np.sqrt(2 * np.pi)
        off = float(np.sqrt(below * (1 - below) / number) / density)
        within = self._within(shares, self.bias)
        beside = np.sqrt(np.clip(within * (1 - within), SHARE_BEYOND, 1) / number)
        by_place = (self._at(within + beside) - self._at(within - beside)) / 2
        by_bias = (
            self._at(self._within(shares, self.bias + off)) - self._at(self._within(shares, self.bias - off))
        ) / 2
        return float((np.hypot(by_place, by_bias) / self._at(within)).max())

    def interval(self, level: float) -> tuple[float, float]:
        """The BCa interval at a level."""
        low, high = self.quantile(np.array([(1 - level) / 2, (1 + level) / 2]))
        return float(low), float(high)

    def draws(self, number: int) -> Floats:
        """So many totals spread as the BCa intervals of all levels are, in order."""
        return self.quantile((np.arange(number) + 0.5) / number)


def bootstrap(
    table: Table,
    statistic: Statistic,
    rng: np.random.Generator,
    resamples: int = RESAMPLES,
    most: int = MOST_RESAMPLES,
) -> Bootstrap:
    """Resamples a table and makes its estimate again and again. `statistic` takes (batch, 2^t) counts to totals.

    There are `resamples` of them, and twice as many again and again, up to `most`, until the ends of the 95% interval
    are no longer a matter of chance.
    """
    point = float(statistic(table.dense()[None])[0])
    acceleration = _acceleration(table, statistic, point)
    totals = _resampled(table, statistic, rng, resamples)
    made = _described(totals, point, acceleration)
    while len(made.resampled) and made.unsettled > UNSETTLED and 2 * len(totals) <= most:
        totals = np.concatenate([totals, _resampled(table, statistic, rng, len(totals))])
        made = _described(totals, point, acceleration)
    return made


def _resampled(table: Table, statistic: Statistic, rng: np.random.Generator, resamples: int) -> Floats:
    """The totals of so many tables of as many people, drawn from the table."""
    counts = table.dense()
    cells = np.flatnonzero(counts)
    people = counts[cells]
    observed = int(people.sum())
    batch = max(1, CELLS_AT_ONCE // len(counts))
    totals = []
    for at in range(0, resamples, batch):
        drawn = rng.multinomial(observed, people / observed, size=min(batch, resamples - at)).astype(np.float64)
        totals.append(statistic(_spread(drawn, cells, len(counts))))
    return np.concatenate(totals)


def _acceleration(table: Table, statistic: Statistic, point: float) -> float:
    """How the spread changes with the total, from leaving out one person of each pattern, all patterns weighing alike.

    So the published ends come out. Weighing patterns by their people moves the ends by about 3%.
    """
    counts = table.dense()
    cells = np.flatnonzero(counts)
    left_out = statistic(_spread(counts[cells] - np.eye(len(cells)), cells, len(counts)))
    left_out = np.where(np.isfinite(left_out), left_out, point)
    away = left_out.mean() - left_out
    spread = (away**2).sum()
    return float((away**3).sum() / (6 * spread**1.5)) if spread > 0 else 0.0


def _described(totals: Floats, point: float, acceleration: float) -> Bootstrap:
    from scipy.special import ndtri

    found = np.sort(totals[np.isfinite(totals)])
    below = (np.sum(found < point) + np.sum(found == point) / 2) / max(len(found), 1)
    return Bootstrap(
        point=point,
        resampled=found,
        without_estimate=len(totals) - len(found),
        bias=float(ndtri(np.clip(below, 0.5 / len(totals), 1 - 0.5 / len(totals)))),
        acceleration=acceleration,
    )


def by_steps(lists: int, threshold: float = THRESHOLD) -> Statistic:
    """Forward selection (see `selection`) in each resample."""

    def statistic(counts: Floats) -> Floats:
        _, fits = select(counts, lists, threshold)
        return np.where(fits.finite, counts[:, 1:].sum(axis=1) + fits.unseen, np.nan)

    return statistic


def by_bic(table: Table, order: int = 3, candidates: int = CANDIDATES) -> Statistic:
    """The model that is best by BIC in each resample, among those that are best in the table itself."""
    lists = len(table.lists)
    first = [each for each in all_models(table, order) if each.exists][:candidates]
    width = max(len(each.terms) for each in first)
    rows = np.array([[*each.terms, *[-1] * (width - len(each.terms))] for each in first], dtype=np.int64)
    start = np.clip(fit(table.dense()[None], rows, lists).effects, -12.0, 12.0)
    parameters = (rows >= 0).sum(axis=1)

    def statistic(counts: Floats) -> Floats:
        observed = counts[:, 1:].sum(axis=1)
        some = max(1, BATCH // len(rows))
        return np.concatenate(
            [_best(counts[at : at + some], observed[at : at + some], rows, start, parameters, lists)
             for at in range(0, len(counts), some)]
        )  # fmt: skip

    return statistic


def _best(counts: Floats, observed: Floats, rows: Integers, start: Floats, parameters: Integers, lists: int) -> Floats:
    batch, number = len(counts), len(rows)
    fits = fit(np.repeat(counts, number, axis=0), np.tile(rows, (batch, 1)), lists, np.tile(start, (batch, 1)))
    worth = -2 * fits.loglikelihood.reshape(batch, number) + parameters * np.log(np.maximum(observed, 2))[:, None]
    worth = np.where(fits.finite.reshape(batch, number), worth, np.inf)
    top = worth.argmin(axis=1)
    unseen = fits.unseen.reshape(batch, number)[np.arange(batch), top]
    return np.where(np.isfinite(worth.min(axis=1)), observed + unseen, np.nan)


def averaged(table: Table, order: int, number: int, rng: np.random.Generator) -> Floats:
    """Totals drawn from all models by their BIC weights, each log-normal: a quick stand-in for the bootstrap.

    Weights as in Buckland, Burnham and Augustin (1997, Biometrics 53).
    """
    usable = [each for each in all_models(table, order) if each.exists]
    if not usable:
        return np.empty(0)
    weights = np.exp(-0.5 * (np.array([each.bic for each in usable]) - usable[0].bic))
    picked = rng.choice(len(usable), size=number, p=weights / weights.sum())
    logs = np.array([log(max(each.point - table.observed, 1e-9)) for each in usable])
    spread = np.sqrt(np.maximum([each.log_variance for each in usable], 0.0))
    return table.observed + np.exp(logs[picked] + spread[picked] * rng.standard_normal(number))


def _spread(people: Floats, cells: Integers, width: int) -> Floats:
    counts = np.zeros((len(people), width))
    counts[:, cells] = people
    return counts
