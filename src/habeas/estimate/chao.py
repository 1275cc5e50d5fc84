"""Chao's lower bounds: people seen once and twice bound those never seen.

A floor that holds when people differ in how likely they are to be listed, not when a few lists depend on each other
positively. Chao (1984, Scand. J. Stat. 11; 1987, Biometrics 43); for t lists Rivest and Baillargeon (2007, Biometrics
63), which fits a log-linear model to the numbers of people on one, two ... lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, exp, log, sqrt

import numpy as np

from habeas.estimate.lattice import Floats
from habeas.estimate.table import Table


@dataclass(frozen=True)
class Chao:
    """Four forms of the bound; None where nobody is on exactly two lists.

    `classical` needs many occasions, `corrected` is its bias-corrected form, which always exists; `few_lists` is for t
    lists, `loglinear` the same with as many on three and more lists as the model asks, with its standard error.
    `low` and `high` are the ends of the interval of `few_lists` at a level.
    """

    classical: float | None
    corrected: float
    few_lists: float | None
    loglinear: float | None
    standard_error: float | None
    low: float | None = None
    high: float | None = None

    @property
    def floor(self) -> float | None:
        """What a report may call "at least" when no estimate can be given.

        The lower end of the bound's interval: where lists are independent the bound itself is above the truth as often
        as below, and where few people are on two lists far above.
        """
        return self.low


def chao(table: Table, level: float = 0.95) -> Chao:
    """The bounds of a table."""
    lists, observed = len(table.lists), table.observed
    once, twice = table.on_exactly(1), table.on_exactly(2)
    corrected = observed + once * (once - 1) / (2 * (twice + 1))
    if not twice or lists < 2:
        return Chao(None, corrected, None, None, None)
    excess = once**2 / (2 * twice)
    unseen, variance = _loglinear([table.on_exactly(number) for number in range(1, lists + 1)], free_beyond=2)
    reach = _reach(once, twice, (lists - 1) / lists, level)
    few = (lists - 1) / lists * excess
    return Chao(
        classical=observed + excess,
        corrected=corrected,
        few_lists=observed + few,
        loglinear=observed + unseen,
        standard_error=sqrt(unseen + unseen**2 * variance),
        low=observed + few / reach,
        high=observed + few * reach,
    )


def _reach(once: int, twice: int, share: float, level: float) -> float:
    """How many times the unseen may be fewer or more: log-normal, with Chao's variance (1987) for so few lists."""
    from scipy.special import ndtri

    if not once:
        return 1.0
    ratio = once / twice
    variance = twice * (share / 2 * ratio**2 + share**2 * ratio**3 + share**2 / 4 * ratio**4)
    return exp(float(ndtri((1 + level) / 2)) * sqrt(log(1 + variance / (share * once**2 / (2 * twice)) ** 2)))


def equal_catchability(table: Table) -> tuple[float, float]:
    """The estimate and its standard error if every list sees everybody with one and the same chance (model M0)."""
    lists = len(table.lists)
    unseen, variance = _loglinear([table.on_exactly(number) for number in range(1, lists + 1)], free_beyond=lists)
    return table.observed + unseen, sqrt(unseen + unseen**2 * variance)


def _loglinear(frequencies: list[int], free_beyond: int) -> tuple[float, float]:
    """The unseen count and the variance of its logarithm, from the people on 1 ... t lists.

    Beyond `free_beyond` lists the logarithms of the chances may bend upwards at every number of lists: more people on
    many lists than equal chances would give. A bend that comes out downwards is taken away and the rest fitted anew.
    """
    lists = len(frequencies)
    counts = np.array(frequencies, dtype=float)
    bends = list(range(free_beyond + 1, lists + 1))
    while True:
        effects, covariance = _fit(counts, bends)
        upward = [bend for bend, effect in zip(bends, effects[2:], strict=True) if effect >= 0]
        if upward == bends:
            return float(np.exp(effects[0])), float(covariance[0, 0])
        bends = upward


def _fit(counts: Floats, bends: list[int]) -> tuple[Floats, Floats]:
    """The effects (level, slope, bends) of a Poisson model of the people on 1 ... t lists, and their covariance."""
    numbers = np.arange(1, len(counts) + 1)
    offset = np.log([comb(len(counts), int(number)) for number in numbers])
    columns = [np.ones(len(counts)), numbers.astype(float)]
    columns += [np.maximum(numbers - bend + 1, 0).astype(float) for bend in bends]
    design = np.stack(columns, axis=1)
    means = counts + 0.5
    for _ in range(200):
        response = np.log(means) - offset + (counts - means) / means
        weighted = design * means[:, None]
        effects = np.linalg.solve(design.T @ weighted, weighted.T @ response)
        fresh = np.maximum(np.exp(np.minimum(design @ effects + offset, 300.0)), 1e-12)
        if np.abs(fresh - means).max() <= 1e-12 * means.max():
            break
        means = fresh
    covariance = np.linalg.inv(design.T @ (design * means[:, None]))
    return np.asarray(effects, dtype=np.float64), np.asarray(covariance, dtype=np.float64)
