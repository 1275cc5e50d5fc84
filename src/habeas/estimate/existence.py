"""Whether a log-linear model has an estimate at all, and whether the table can tell it.

An estimate exists when the sums that the model matches can be matched by a table with all cells positive, which a
linear
programme decides (Fienberg and Rinaldo 2012, Annals of Statistics 40, 996-1023). It is identified when the design of
the cells that remain has full rank (Chan, Silverman and Vincent 2021, JASA 116, 1297-1306).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

import numpy as np

from habeas.estimate.loglinear import terms_of
from habeas.estimate.table import Table

# Below this the smallest cell of the linear programme is nil. Its counts are people; its own tolerance is 1e-7.
NIL = 1e-6


class Existence(IntEnum):
    """What is the matter with a model, in the numbers of the paper."""

    FINE = 0
    NO_ESTIMATE = 1
    NOT_IDENTIFIED = 2
    NEITHER = 3


def existence(table: Table, interactions: Iterable[Sequence[str]] = ()) -> Existence:
    """Whether the model with these interactions has an estimate and can be told.

    Groups of the model that share nobody are at minus infinity; their cells are left out first.

    Raises:
        BadTable: there is no list of that name.
    """
    terms = [int(term) for term in terms_of(table, interactions)[0]]
    empty = [term for term in terms if term and not table.together(term)]
    kept = [term for term in terms if term not in empty]
    cells = [cell for cell in range(1, 1 << len(table.lists)) if not any(cell & term == term for term in empty)]
    if not cells:
        return Existence.NEITHER
    design = np.array([[cell & term == term for term in kept] for cell in cells], dtype=float)
    sums = design.T @ table.dense()[cells]
    missing = 0 if _positive(design, sums) else Existence.NO_ESTIMATE
    unidentified = 0 if np.linalg.matrix_rank(design) == len(kept) else Existence.NOT_IDENTIFIED
    return Existence(missing + unidentified)


def _positive(design: np.ndarray, sums: np.ndarray) -> bool:
    """Whether some table with positive cells has these sums: the smallest cell is made as large as it can be."""
    from scipy.optimize import linprog

    cells = len(design)
    # Cells are the smallest one, s, and what each has beyond it.
    matched = np.hstack([design.T, design.sum(axis=0)[:, None]])
    wanted = np.zeros(cells + 1)
    wanted[-1] = -1.0
    done = linprog(wanted, A_eq=matched, b_eq=sums, bounds=[(0, None)] * (cells + 1), method="highs")
    return done.status == 0 and done.fun is not None and bool(-done.fun > NIL)
