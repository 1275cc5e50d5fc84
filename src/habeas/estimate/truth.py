"""The list-as-truth check: how near does an estimate come to a number that is known?

One list is taken as the whole population. Who is on it is known; the other lists see some of them, and an estimate
from those alone is held against the list's size (Binette and Steorts 2022, JRSS A). A method that misses here is
not to be trusted there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.estimate.glance import glance, middle, ratio
from habeas.estimate.table import Table

# A list of fewer people, or of whom the others share fewer, tests nothing.
SMALLEST, FEWEST_SHARED = 100, 10
# A miss beyond this is printed beside the estimate.
MISSED = 2.0
# Where others see nearly everybody of a list, all draws are one number.
LEAST_SPREAD = 1e-3


@dataclass(frozen=True)
class TruthCheck:
    """One list taken as the truth: how many it has, how many of them other lists have, what is estimated from those.

    `short` is by how many standard deviations, of the logarithm, the estimate falls short; below nil it is too high.
    """

    name: str
    truth: int
    observed: int
    point: float
    low: float
    high: float
    short: float = 0.0

    @property
    def covered(self) -> bool:
        """Whether the interval holds the truth."""
        return self.low <= self.truth <= self.high

    @property
    def missed_by(self) -> float:
        """How many times the larger of truth and estimate is the smaller."""
        return ratio(self.point, self.truth)


def truth_check(table: Table, level: float = 0.95, seed: int = 1) -> tuple[TruthCheck, ...]:
    """Every large list taken as the truth, where the others see enough of it."""
    found = []
    for name, size in table.sizes.items():
        if size < SMALLEST or len(table.lists) < 3:
            continue
        others = table.within(name)
        others = others.only([each for each, people in others.sizes.items() if people]) if others.cells else others
        if len(others.lists) < 2 or others.on_two_or_more < FEWEST_SHARED:
            continue
        draws = glance(others.canonical(), np.random.default_rng(seed))
        point = middle(draws)
        if point is not None:
            low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
            short = float(np.log(size / point) / max(np.log(draws).std(), LEAST_SPREAD))
            found.append(TruthCheck(name, size, others.observed, point, float(low), float(high), short))
    return tuple(found)
