"""A total at a glance: log-linear models by their weights and graphs, without bootstrap or chains, in a tenth of a
second.

For what has to be done many times: leaving lists out, taking a list as the truth, planning. Its interval is a little
short.
"""

from __future__ import annotations

from math import exp, log

import numpy as np

from habeas.estimate.bootstrap import averaged
from habeas.estimate.graphs import graphs
from habeas.estimate.lattice import Floats
from habeas.estimate.loglinear import model
from habeas.estimate.mixture import mixed
from habeas.estimate.selection import stepwise
from habeas.estimate.table import Table

# Beyond four lists all models, and beyond five all graphs, take a second and more.
ALL_MODELS_UP_TO, GRAPHS_UP_TO, MOST_LISTS = 4, 5, 14
DRAWS = 1000


def glance(table: Table, rng: np.random.Generator) -> Floats:
    """Totals in order, each as likely as the next; empty where no estimate exists."""
    lists = len(table.lists)
    parts = []
    if lists <= ALL_MODELS_UP_TO:
        parts.append(averaged(table, 3, DRAWS, rng))
    elif lists <= MOST_LISTS:
        parts.append(_stepwise(table, rng))
    if 3 <= lists <= GRAPHS_UP_TO:
        average = graphs(table, points=DRAWS)
        parts += [average.draws(DRAWS)] if average.resolved else []
    if lists == 2:
        parts = [_two(table, rng)]
    parts = [part for part in parts if len(part)]
    return mixed(parts, floor=table.observed, number=DRAWS) if parts else np.empty(0)


def middle(draws: Floats) -> float | None:
    """The middle of totals, None where there are none."""
    return float(np.median(draws)) if len(draws) else None


def ratio(one: float, other: float) -> float:
    """How many times the larger of two totals is the smaller."""
    return exp(abs(log(one) - log(other)))


def _stepwise(table: Table, rng: np.random.Generator) -> Floats:
    chosen = stepwise(table)
    if not chosen.exists:
        return np.empty(0)
    unseen = max(chosen.point - table.observed, 1e-9)
    result: Floats = table.observed + unseen * np.exp(max(chosen.log_variance, 0.0) ** 0.5 * rng.standard_normal(DRAWS))
    return result


def _two(table: Table, rng: np.random.Generator) -> Floats:
    fitted = model(table)
    if not fitted.exists:
        return np.empty(0)
    unseen = max(fitted.point - table.observed, 1e-9)
    result: Floats = table.observed + unseen * np.exp(max(fitted.log_variance, 0.0) ** 0.5 * rng.standard_normal(DRAWS))
    return result
