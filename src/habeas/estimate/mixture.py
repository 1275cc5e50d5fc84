"""One distribution of the total out of several methods: their draws in equal parts, so that disagreement widens it.

Every distribution here is an array of totals in order, of the same length, each as likely as the next.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from habeas.estimate.lattice import Floats

DRAWS = 4000


def mixed(distributions: Sequence[Floats], floor: float = 0.0, number: int = DRAWS) -> Floats:
    """The equal mixture of some distributions, nowhere below the floor, in order."""
    together = np.sort(np.concatenate([_evenly(each, number) for each in distributions]))
    return np.maximum(_evenly(together, number), floor)


def interval(draws: Floats, level: float) -> tuple[float, float]:
    """The central interval of a distribution."""
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def summed(distributions: Sequence[Floats], rng: np.random.Generator, number: int = DRAWS) -> Floats:
    """The distribution of the sum of independent totals, in order: draws are added up, never the ends of intervals."""
    total = np.zeros(number)
    for each in distributions:
        total += rng.permutation(_evenly(each, number))
    return np.sort(total)


def _evenly(draws: Floats, number: int) -> Floats:
    return np.quantile(draws, (np.arange(number) + 0.5) / number)


class Drawn:
    """What is told by draws: its middle, and the ends of its interval at a level; all None where there are none."""

    draws: Floats
    level: float

    @property
    def point(self) -> float | None:
        """The middle of the draws."""
        return float(np.median(self.draws)) if len(self.draws) else None

    @property
    def low(self) -> float | None:
        """The lower end of the interval."""
        return interval(self.draws, self.level)[0] if len(self.draws) else None

    @property
    def high(self) -> float | None:
        """The upper end of the interval."""
        return interval(self.draws, self.level)[1] if len(self.draws) else None
