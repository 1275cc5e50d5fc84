"""Two lists: how many there are, if being on one says nothing about being on the other.

Lincoln-Petersen (Petersen 1896; Lincoln 1930): N = a b / m. Chapman (1951, Univ. California Publ. Stat. 1) takes its
bias away: (a + 1)(b + 1) / (m + 1) - 1, with the variance of Seber (1970, Biometrics 26). Two lists cannot show whether
they depend on each other, so this stands in tables and never in a headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt


@dataclass(frozen=True)
class TwoLists:
    """What two lists of sizes `first` and `second` with `together` people on both give."""

    first: int
    second: int
    together: int

    @property
    def lincoln_petersen(self) -> float | None:
        """The classical estimate; None where the lists share nobody."""
        return self.first * self.second / self.together if self.together else None

    @property
    def chapman(self) -> float:
        """Chapman's estimate, which also exists where the lists share nobody (and is then a poor floor)."""
        return (self.first + 1) * (self.second + 1) / (self.together + 1) - 1

    @property
    def standard_error(self) -> float:
        """The standard error of Chapman's estimate."""
        a, b, m = self.first, self.second, self.together
        return sqrt((a + 1) * (b + 1) * (a - m) * (b - m) / ((m + 1) ** 2 * (m + 2)))

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """An interval for Chapman's estimate, log-normal on those on neither list, so never below those on either."""
        from scipy.special import ndtri

        seen = self.first + self.second - self.together
        unseen = max(self.chapman - seen, 0.0)
        if unseen <= 0:
            return float(seen), float(seen)
        spread = float(ndtri((1 + level) / 2)) * sqrt(log(1 + self.standard_error**2 / unseen**2))
        return seen + unseen / exp(spread), seen + unseen * exp(spread)
