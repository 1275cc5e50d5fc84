"""Estimates of parts of a population, and of one population under several matchings.

Parts are added up by their draws, never by the ends of their intervals, each part on random numbers of its own. Where
it is
undecided who is the same person, the table is drawn many times, each drawn table estimated, and all draws pooled:
the spread of the matching is then in the total's (Sadinle 2018, Annals of Applied Statistics 12).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from habeas.errors import BadTable
from habeas.estimate.estimating import Estimate, estimate
from habeas.estimate.findings import NOTHING, WARNS, About
from habeas.estimate.headline import headline, refusal
from habeas.estimate.lattice import Floats
from habeas.estimate.mixture import Drawn, interval, mixed, summed
from habeas.estimate.table import Table


@dataclass(frozen=True)
class Summed(Drawn):
    """Estimates of all parts, and their sum. `refused` names the parts without an estimate; then there is no sum."""

    parts: dict[str, Estimate]
    level: float
    seed: int
    refused: tuple[str, ...] | None
    headline: str
    draws: Floats = field(compare=False, repr=False)

    @property
    def documented(self) -> int:
        """How many people are documented in all parts."""
        return sum(part.documented for part in self.parts.values())

    def method(self, name: str) -> Floats:
        """The sum by one method alone, in order; empty where a part has no draws of it."""
        each = [part.methods[name].draws for part in self.parts.values() if name in part.methods]
        if len(each) < len(self.parts) or not all(len(draws) for draws in each):
            return np.empty(0)
        return summed(each, np.random.default_rng([self.seed, len(each)]))

    def to_json(self) -> str:
        """Everything as JSON."""
        from habeas.estimate.exchange import summed_json

        return summed_json(self)

    def to_html(self, title: str = "Estimate") -> str:
        """A page of its own: the sum, then every part."""
        from habeas.estimate.page import summed_page

        return summed_page(self, title)


def estimate_strata(
    tables: Mapping[str, Table], level: float = 0.95, seed: int = 1, *, quick: bool = False, about: About = NOTHING
) -> Summed:
    """Estimates parts of a population that have nobody in common, and adds them up.

    Raises:
        BadTable: there are no parts, or the level is not between 0 and 1.
    """
    if not tables:
        raise BadTable("There is no part of the population to estimate.")
    seeds = [int(each.generate_state(1)[0]) for each in np.random.SeedSequence(seed).spawn(len(tables))]
    parts = {
        name: estimate(tables[name], level, own, quick=quick, about=about)
        for name, own in zip(sorted(tables), seeds, strict=True)
    }
    documented = sum(part.documented for part in parts.values())
    refused = tuple(name for name, part in parts.items() if part.refused)
    if refused:
        least = sum(
            part.floor if part.refused and part.floor else part.low or part.documented for part in parts.values()
        )
        reasons = [f"There is no estimate for {', '.join(refused)}, so there is none of the whole."]
        words = refusal(reasons, documented, None).replace(
            "No estimate;", f"No estimate; the parts add up to at least about {least:,.0f};"
        )
        return Summed(parts, level, seed, refused, words, np.empty(0))
    draws = summed([part.draws for part in parts.values()], np.random.default_rng([seed, len(parts)]))
    warned = {each.code for part in parts.values() for each in part.findings if each.severity == WARNS}
    return Summed(parts, level, seed, None, headline(draws, documented, level, warned), draws)


@dataclass(frozen=True)
class Pooled:
    """Estimates under several matchings, pooled. `refused` is set where more than half of them have none."""

    each: tuple[Estimate, ...]
    level: float
    refused: str | None
    documented: tuple[int, int]
    headline: str
    draws: Floats = field(compare=False, repr=False)

    @property
    def point(self) -> float | None:
        """The middle over all matchings."""
        return float(np.median(self.draws)) if len(self.draws) else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The interval over all matchings."""
        return interval(self.draws, self.level) if len(self.draws) else None


def estimate_draws(
    tables: Sequence[Table], level: float = 0.95, seed: int = 1, *, quick: bool = True, about: About = NOTHING
) -> Pooled:
    """Estimates every table that a matching could give, each as likely as the next, and pools what comes out.

    Raises:
        BadTable: there are no tables.
    """
    if not tables:
        raise BadTable("There is no table to estimate from.")
    # Few matches are undecided as a rule, so that most draws give one of a few tables: each is estimated once.
    made = {table: estimate(table, level, seed, quick=quick, about=about) for table in dict.fromkeys(tables)}
    found = tuple(made[table] for table in tables)
    least, most = min(table.observed for table in tables), max(table.observed for table in tables)
    given = [each for each in found if not each.refused]
    if 2 * len(given) <= len(found):
        reason = f"{len(found) - len(given)} of {len(found)} ways to match people give no estimate."
        return Pooled(found, level, reason, (least, most), refusal([reason], least, None), np.empty(0))
    draws = mixed([each.draws for each in given], least)
    codes = {each.code for one in given for each in one.findings if each.severity == WARNS}
    return Pooled(found, level, None, (least, most), headline(draws, least, level, codes), draws)
