"""The methods that a headline is made of, each with its assumption, its draws and what speaks against it.

A method that fails a check is withheld: shown with the reason, and left out of the headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from habeas.estimate.bootstrap import MOST_WITHOUT, RESAMPLES, averaged, bootstrap, by_bic, by_steps
from habeas.estimate.classes import QUICK_RHAT, classes
from habeas.estimate.findings import NOTES, WARNS, Finding
from habeas.estimate.graphs import MOST_LISTS, NEGLIGIBLE, Graphs, graphs
from habeas.estimate.lattice import Floats
from habeas.estimate.loglinear import Model, all_models, model
from habeas.estimate.mixture import DRAWS
from habeas.estimate.selection import stepwise
from habeas.estimate.table import Table

# All models of five lists are 6,893; of six there are millions.
ALL_MODELS_UP_TO = 5
# 2^14 cells are as many as a thousand resamples can be fitted to in a minute.
MOST_LOGLINEAR, MOST_RESAMPLED = 16, 12
# Where chance still moves the ends there are more resamples: so many of all models, and step by step as many as are
# fitted in two seconds.
MOST_BY_BIC, MOST_BY_STEPS, CELLS_BY_STEPS = 2 * RESAMPLES, 4 * RESAMPLES, 1 << 20
# Medians of the graphs' average under three priors may differ so much.
PRIOR_RULES = 1.5
# Points of the grid on which priors are compared.
COARSE = 1000
# An interval's upper end so near to a cap says what the cap is, not what the total is.
NEAR_CAP = 0.9


@dataclass(frozen=True)
class Method:
    """What one method gives. `draws` is empty where there is no distribution; `withheld` the code that keeps it out."""

    name: str
    title: str
    assumption: str
    point: float | None
    low: float | None
    high: float | None
    details: dict[str, Any]
    withheld: str | None = None
    draws: Floats = field(default_factory=lambda: np.empty(0), compare=False, repr=False)

    @property
    def counts(self) -> bool:
        """Whether it passed its checks and has draws for the headline."""
        return self.withheld is None and len(self.draws) > 0


Answer = tuple[Method, list[Finding]]


def independence(table: Table, level: float) -> Method:
    """All lists independent of each other: for comparison, never in the headline."""
    fitted = model(table)
    low, high = fitted.interval(table.observed, level)
    return Method(
        "independence",
        "Independent lists",
        "Being on one list says nothing about being on another, and all people are alike.",
        fitted.point if fitted.exists else None,
        low if fitted.exists else None,
        high if fitted.exists else None,
        {"exists": fitted.exists, "standard_error": fitted.standard_error},
        withheld="comparison",
    )


def loglinear(table: Table, level: float, rng: np.random.Generator, *, quick: bool) -> Answer:
    """The best log-linear model, with a bootstrap that chooses anew; quickly, all models by their weights."""
    title = "Log-linear models"
    assumption = "Lists may depend on each other in groups, but not all at once; the choice of groups is by the data."
    if len(table.lists) > MOST_LOGLINEAR:
        words = f"With {len(table.lists)} lists log-linear models are too large; merge small lists."
        return Method("loglinear", title, assumption, None, None, None, {}, "too-many-lists"), [
            Finding("too-many-lists", NOTES, words)
        ]
    chosen, found = _chosen(table)
    draws, details, reason = _loglinear_draws(table, chosen, rng, quick=quick)
    details |= {"model": chosen.name, "bic": chosen.bic, "aic": chosen.aic}
    details["minus_infinity"] = [list(group) for group in chosen.minus_infinity]
    shared = "Nobody is on {} together; the model has the effect minus infinity there."
    found += [Finding("boundary", NOTES, shared.format(" and ".join(group)), group) for group in chosen.minus_infinity]
    if not chosen.exists:
        reason = "no-estimate"
    low, high = _ends(draws, level)
    point = chosen.point if chosen.exists else None
    if point is not None and low is not None and high is not None:
        low, high = min(low, point), max(high, point)
    return Method("loglinear", title, assumption, point, low, high, details, reason, draws), found


def _chosen(table: Table) -> tuple[Model, list[Finding]]:
    if len(table.lists) > ALL_MODELS_UP_TO:
        return stepwise(table), []
    ranked = all_models(table)
    gone = [each for each in ranked if not each.exists]
    best = ranked[0]
    better = sum(each.bic < best.bic for each in gone)
    if not better:
        return best, []
    words = (
        f"{better} of {len(ranked)} log-linear models fit better, but have no estimate or cannot be told "
        "by these lists; they are left out."
    )
    return best, [Finding("no-estimate", NOTES, words)]


def _loglinear_draws(
    table: Table, chosen: Model, rng: np.random.Generator, *, quick: bool
) -> tuple[Floats, dict[str, Any], str | None]:
    lists = len(table.lists)
    if not chosen.exists:
        return np.empty(0), {}, "no-estimate"
    if quick or lists > MOST_RESAMPLED:
        if lists > ALL_MODELS_UP_TO:
            return np.empty(0), {"interval": "none: it would be that of one selected model"}, "one-model"
        return np.sort(averaged(table, 3, DRAWS, rng)), {"interval": "all models by their BIC weights"}, None
    if lists <= ALL_MODELS_UP_TO:
        resampled = bootstrap(table, by_bic(table), rng, most=MOST_BY_BIC)
    else:
        resampled = bootstrap(table, by_steps(lists), rng, most=min(MOST_BY_STEPS, CELLS_BY_STEPS >> lists))
    made = len(resampled.resampled) + resampled.without_estimate
    details = {
        "interval": f"BCa bootstrap, {made} resamples, model chosen anew in each",
        "resamples_without_estimate": resampled.without_estimate,
        "bias": resampled.bias,
        "acceleration": resampled.acceleration,
    }
    reason = "no-estimate" if resampled.without_estimate > MOST_WITHOUT * made else None
    return resampled.draws(DRAWS) if len(resampled.resampled) else np.empty(0), details, reason


def graph_average(table: Table, level: float, *, quick: bool = False) -> Answer:
    """The average over decomposable graphs, under the usual prior and two others; quickly, on a coarser grid."""
    title = "Decomposable graphs, averaged"
    assumption = (
        "Lists depend on each other in complete groups, but not all at once; every such graph counts by its fit."
    )
    if len(table.lists) > MOST_LISTS:
        words = f"With more than {MOST_LISTS} lists there are too many graphs to average over."
        return Method("graphs", title, assumption, None, None, None, {}, "too-many-lists"), [
            Finding("too-many-lists", NOTES, words)
        ]
    found = graphs(table, points=COARSE) if quick else graphs(table)
    medians = [found.median, *(graphs(table, delta, points=COARSE).median for delta in (0.5, 1.0))]
    notes = _graph_findings(found, medians)
    low, high = found.interval(level)
    details = _graph_details(found) | {"medians_by_prior": medians}
    reason = notes[-1].code if notes else None
    return Method("graphs", title, assumption, found.median, low, high, details, reason, found.draws(DRAWS)), notes


def _graph_findings(found: Graphs, medians: Sequence[float]) -> list[Finding]:
    """What speaks against the average of the graphs; the last of them withholds it."""
    notes = []
    if max(medians) > PRIOR_RULES * min(medians):
        words = (
            f"Graphs give {min(medians):,.0f} to {max(medians):,.0f} by the weight of their prior alone; "
            "they are withheld."
        )
        notes.append(Finding("prior-rules", WARNS, words))
    if not found.resolved:
        words = "So many people are more than the grid of the graphs' average can tell apart; it is withheld."
        notes.append(Finding("too-many-people", NOTES, words))
    if found.end_to_peak >= NEGLIGIBLE:
        words = "The graphs' average does not fall off: as far as it is looked at, any total is likely. It is withheld."
        notes.append(Finding("at-the-cap", WARNS, words))
    return notes


def _graph_details(found: Graphs) -> dict[str, Any]:
    return {
        "mean": found.mean,
        "end_to_peak": found.end_to_peak,
        "likeliest": [
            {"pairs": [list(pair) for pair in edges], "probability": probability}
            for edges, probability in zip(found.edges[:5], found.probabilities[:5], strict=True)
        ],
        "pairs": {f"{one}:{other}": chance for (one, other), chance in found.pair_probabilities.items()},
    }


def latent_classes(table: Table, level: float, rng: np.random.Generator, *, quick: bool) -> Answer:
    """The latent-class model, with the test of its chains."""
    title = "Latent classes"
    assumption = "People fall into classes; within a class lists are independent of each other."
    found = classes(table, rng, quick=quick)
    notes, reason = [], None
    low, high = found.interval(level)
    if high > NEAR_CAP * found.cap:
        words = "The latent classes' total runs up to the most that is looked at; they are withheld."
        notes.append(Finding("at-the-cap", WARNS, words))
        reason = "at-the-cap"
    if not found.converged and not (quick and found.rhat <= QUICK_RHAT):
        words = _apart(found.modes) + (
            f"The chains of the latent classes did not come together (R-hat {found.rhat:.2f}, worth "
            f"{found.effective_size:,.0f} draws); they are withheld."
        )
        notes.append(Finding("not-converged", WARNS, words))
        reason = "not-converged"
    details = {
        "mean": found.mean,
        "chains": len(found.totals),
        "iterations": found.iterations,
        "rhat": found.rhat,
        "effective_size": found.effective_size,
        "modes": list(found.modes),
    }
    return Method("classes", title, assumption, found.median, low, high, details, reason, found.draws(DRAWS)), notes


def _apart(modes: tuple[float, ...]) -> str:
    """What is to be said of two modes: they are of the lists, not of how long the chains are."""
    if len(modes) < 2:
        return ""
    first, second = modes[:2]
    return f"Two totals explain these lists, about {first:,.0f} and about {second:,.0f}; longer chains seldom help. "


def _ends(draws: Floats, level: float) -> tuple[float | None, float | None]:
    if not len(draws):
        return None, None
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
