"""What an estimate could say before lists are made: tables are simulated, estimated, and the widths looked at.

"With so many people and lists that each see such a share, expect such a width." The lists are simulated as
independent; real ones are not, so what comes out is the best that can be hoped for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from habeas.errors import BadTable
from habeas.estimate.findings import REFUSES, vetted
from habeas.estimate.glance import glance
from habeas.estimate.table import Table

TIMES = 100
MOST_PEOPLE = 10_000_000
# So many lists have as many patterns as are drawn at once; of more, list by list.
AT_ONCE = 16


@dataclass(frozen=True)
class Plan:
    """What simulated tables gave: people documented and on two lists in the middle, and the interval's ends over the
    total.

    `refused` is the share of tables that allow no estimate, `covered` that of intervals with the true total in them.
    """

    total: int
    documented: float
    on_two_or_more: float
    refused: float
    low: float | None
    high: float | None
    covered: float | None


def simulated(total: int, chances: Mapping[str, float], rng: np.random.Generator) -> Table:
    """A table of so many people on independent lists, each of which sees a share of them.

    Raises:
        BadTable: a total or a share that cannot be.
    """
    if not 0 < total <= MOST_PEOPLE:
        raise BadTable(f"The total is {total:,}; simulate between 1 and {MOST_PEOPLE:,} people.")
    for name, chance in chances.items():
        if not 0 < chance < 1:
            raise BadTable(f"The list {name[:60]!r} is said to see the share {chance}; a share is between 0 and 1.")
    if len(chances) > AT_ONCE:
        return Table.of_patterns(chances, _list_by_list(total, list(chances.values()), rng))
    shares = np.array(list(chances.values()))
    patterns = np.arange(1 << len(shares))[:, None] >> np.arange(len(shares)) & 1
    cells = rng.multinomial(total, np.prod(np.where(patterns == 1, shares, 1 - shares), axis=1))
    return Table.of_patterns(chances, {place: int(count) for place, count in enumerate(cells) if place})


def _list_by_list(total: int, shares: list[float], rng: np.random.Generator) -> dict[int, int]:
    """How many people have each pattern: with every list those of a pattern part into who is on it and who is not."""
    cells = {0: total}
    for place, share in enumerate(shares):
        on = {pattern: int(rng.binomial(count, share)) for pattern, count in cells.items()}
        parted = {pattern: count - on[pattern] for pattern, count in cells.items()}
        parted |= {pattern | 1 << place: count for pattern, count in on.items()}
        cells = {pattern: count for pattern, count in parted.items() if count}
    return {pattern: count for pattern, count in cells.items() if pattern}


def plan(total: int, chances: Mapping[str, float], level: float = 0.95, seed: int = 1, times: int = TIMES) -> Plan:
    """What lists that see such shares of so many people can be expected to say."""
    rng = np.random.default_rng(seed)
    tables = [simulated(total, chances, rng) for _ in range(times)]
    ends = []
    for table in tables:
        used, findings = vetted(table)
        if any(each.severity == REFUSES for each in findings):
            continue
        draws = glance(used, rng)
        if len(draws):
            ends.append(np.quantile(draws, [(1 - level) / 2, (1 + level) / 2]))
    low, high = np.median(ends, axis=0) if ends else (None, None)
    return Plan(
        total=total,
        documented=float(np.median([table.observed for table in tables])),
        on_two_or_more=float(np.median([table.on_two_or_more for table in tables])),
        refused=1 - len(ends) / times,
        low=None if low is None else float(low) / total,
        high=None if high is None else float(high) / total,
        covered=float(np.mean([one <= total <= other for one, other in ends])) if ends else None,
    )
