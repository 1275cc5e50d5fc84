"""How many people no list has: estimates from overlapping lists (multiple systems estimation).

Usable alone, with numpy and scipy only:

>>> from habeas.estimate import estimate, read_table            # doctest: +SKIP
>>> print(estimate(read_table("lists.csv")).headline)           # doctest: +SKIP

scipy is loaded inside the functions that need it, so that importing this costs little more than numpy.
"""

from __future__ import annotations

from habeas.errors import BadTable
from habeas.estimate.estimating import Estimate, estimate
from habeas.estimate.findings import About, Finding
from habeas.estimate.methods import Method
from habeas.estimate.overlap import Overlap, Pair, overlap
from habeas.estimate.planning import Plan, plan, simulated
from habeas.estimate.reading import read_strata, read_table
from habeas.estimate.strata import Pooled, Summed, estimate_draws, estimate_strata
from habeas.estimate.table import Table
from habeas.estimate.truth import TruthCheck, truth_check

__all__ = [
    "About",
    "BadTable",
    "Estimate",
    "Finding",
    "Method",
    "Overlap",
    "Pair",
    "Plan",
    "Pooled",
    "Summed",
    "Table",
    "TruthCheck",
    "estimate",
    "estimate_draws",
    "estimate_strata",
    "overlap",
    "plan",
    "read_strata",
    "read_table",
    "simulated",
    "truth_check",
]
