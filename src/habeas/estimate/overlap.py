"""How lists overlap: every pair, what it would share if the two were independent, and every pattern.

What a pair would share is reckoned among the people on any other list, where it is known who is on neither of the two:
n(ab) = n(a) n(b) / n, all within them. A ratio above 1 says that the two see the same people.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, sqrt
from statistics import median

from habeas.estimate.chapman import TwoLists
from habeas.estimate.findings import NOTES, NOTHING, WARNS, About, Finding, vetted
from habeas.estimate.lattice import pairs
from habeas.estimate.table import Table

# Half the pairs sharing a quarter more than independent lists would.
DEPENDENT = 1.25


@dataclass(frozen=True)
class Pair:
    """Two lists. `together` counts all people on both; `among_others`, `expected` and `ratio` are of those on a third
    list.

    The ratio and its interval are None where nobody could be expected.
    """

    first: str
    second: str
    two: TwoLists
    among_others: int
    expected: float | None
    ratio: float | None
    low: float | None
    high: float | None

    @property
    def together(self) -> int:
        """How many people are on both."""
        return self.two.together


@dataclass(frozen=True)
class Overlap:
    """The overlaps of a table. `patterns` are the lists people are on together, the most frequent first."""

    table: Table
    level: float
    pairs: tuple[Pair, ...]
    patterns: tuple[tuple[tuple[str, ...], int], ...]
    findings: tuple[Finding, ...]

    @property
    def median_ratio(self) -> float | None:
        """The middle of the pairs' ratios, where there are any."""
        return median_ratio(self.pairs)


def overlap(table: Table, level: float = 0.95, about: About = NOTHING) -> Overlap:
    """The overlaps of a table and what is found in them."""
    found = tuple(_pair(table, pair, level) for pair in pairs(len(table.lists)))
    patterns = sorted(table.cells, key=lambda cell: (-cell[1], cell[0].bit_count(), cell[0]))
    _, findings = vetted(table, about)
    return Overlap(
        table=table,
        level=level,
        pairs=found,
        patterns=tuple((table.names(pattern), count) for pattern, count in patterns),
        findings=(*findings, *dependence(found)),
    )


def median_ratio(found: tuple[Pair, ...]) -> float | None:
    """The middle of the ratios of all pairs that have one."""
    ratios = [pair.ratio for pair in found if pair.ratio is not None]
    return median(ratios) if ratios else None


def dependence(found: tuple[Pair, ...]) -> list[Finding]:
    """Whether lists in general see the same people, by the pairs' ratios, or whether that cannot be excluded."""
    middle = median_ratio(found)
    if middle is None:
        return []
    if middle > DEPENDENT:
        words = (
            f"Lists see the same people: half of the pairs share {middle:.2f} times as many as independent lists "
            "would, or more. Estimates are likely too low."
        )
        return [Finding("dependent", WARNS, words)]
    if median(pair.high for pair in found if pair.high is not None) > DEPENDENT:
        words = (
            f"There are too few people on several lists to exclude that lists see the same people {DEPENDENT} times as "
            "often as independent ones would; estimates would then be too low."
        )
        return [Finding("dependent", NOTES, words)]
    return []


def _pair(table: Table, pair: int, level: float) -> Pair:
    first, second = table.names(pair)
    bits = [1 << table.lists.index(name) for name in (first, second)]
    two = TwoLists(table.together(bits[0]), table.together(bits[1]), table.together(pair))
    # People on a list other than the two: on both, on one, on all.
    others = [(pattern, count) for pattern, count in table.cells if pattern & ~pair]
    both = sum(count for pattern, count in others if pattern & pair == pair)
    one, other = (sum(count for pattern, count in others if pattern & bit) for bit in bits)
    everyone = sum(count for _, count in others)
    if not (one and other and everyone):
        return Pair(first, second, two, both, None, None, None, None)
    expected = one * other / everyone
    ratio = both / expected
    low, high = _interval(both, one, other, everyone, level)
    return Pair(first, second, two, both, expected, ratio, min(low, ratio), max(high, ratio))


def _interval(both: int, one: int, other: int, everyone: int, level: float) -> tuple[float, float]:
    """Log-normal, with half a person added to every cell (Haldane 1956), so that nobody in common has "
    "an interval too."""
    from scipy.special import ndtri

    variance = max(1 / (both + 0.5) - 1 / (one + 1) - 1 / (other + 1) + 1 / (everyone + 2), 0.0)
    centre = (both + 0.5) * (everyone + 2) / ((one + 1) * (other + 1))
    reach = exp(float(ndtri((1 + level) / 2)) * sqrt(variance))
    return centre / reach, centre * reach
