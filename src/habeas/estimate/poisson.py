"""Fits many Poisson log-linear models to many tables at once, by Newton's method.

A model is its terms (sets of lists, see `lattice`): the intercept, one for each list, and interactions. The cell of
those on no list
is not seen and not fitted; its expected count is the exponential of the intercept. A term that nobody bears has the
effect minus infinity: its cells are left out, as the extended likelihood asks (Fienberg and Rinaldo 2012, Annals of
Statistics 40; Chan, Silverman and Vincent 2021, JASA 116).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.estimate.lattice import Flags, Floats, Integers, sums_over_subsets, sums_over_supersets

# A step smaller than this in every effect is the end. Newton's method squares it in each round, so the last digits
# are those of the machine; R stops at a relative change of the deviance of 1e-8.
CONVERGED = 1e-7
ROUNDS = 30
# No step moves an effect by more than this: keeps the exponential finite on the way.
LONGEST_STEP = 4.0
# An effect beyond this is running off to infinity: e^-18 of the cells around it.
RUNAWAY = 18.0
# A variance of the unseen count's logarithm beyond this says that the cells cannot tell it: a factor of e^20 either
# way.
UNKNOWN = 400.0


@dataclass(frozen=True)
class Fits:
    """What a batch of models gave, one entry a model.

    `unseen` is the expected count of the cell of nobody's list; `deviance` that of the cells seen; `parameters` counts
    the finite effects; `infinite` the effects at minus infinity; `finite` says whether the effects settled.
    `variance` is that of the logarithm of the unseen count given the model: beyond all bounds where the cells cannot
    tell it, which `finite` then denies.
    """

    unseen: Floats
    loglikelihood: Floats
    parameters: Integers
    infinite: Integers
    finite: Flags
    effects: Floats
    variance: Floats
    means: Floats


def fit(counts: Floats, terms: Integers, lists: int, start: Floats | None = None, *, complete: bool = False) -> Fits:
    """Fits model i to table i.

    `counts` is (batch, 2^t), or (1, 2^t) for one table under many models; entry 0, nobody's list, is ignored unless the
    table is `complete`. `terms` is (batch, p), or (1, p): sets of lists with the intercept 0 first, padded with -1.
    `start` is effects to begin from.
    """
    batch, cells = max(len(counts), len(terms)), 1 << lists
    counts = np.array(counts, dtype=np.float64)
    if not complete:
        counts[:, 0] = 0.0
    margins = sums_over_supersets(counts, lists)
    terms = np.broadcast_to(terms, (batch, terms.shape[1]))
    padded = terms < 0
    held = np.where(padded, 0, terms)
    seen = np.take_along_axis(np.broadcast_to(margins, (batch, cells)), held, axis=1)
    empty = ~padded & (seen <= 0)
    inactive = padded | empty
    allowed = _allowed(held, empty, lists)
    allowed[:, 0] = complete
    target = np.where(inactive, 0.0, seen)
    counts = np.broadcast_to(counts, (batch, cells))
    problem = _Problem(counts, held, inactive, allowed, target, lists)
    effects = problem.first_guess() if start is None else np.where(inactive, 0.0, start)
    effects, finite, information, likelihood = problem.climb(effects)
    variance = _variance(information)
    finite &= np.abs(np.where(inactive, 0.0, effects)).max(axis=1) < RUNAWAY + np.abs(effects[:, 0])
    finite &= (variance >= 0) & (variance < UNKNOWN)
    return Fits(
        unseen=np.exp(np.minimum(effects[:, 0], 300.0)),
        loglikelihood=likelihood,
        parameters=(~inactive).sum(axis=1),
        infinite=empty.sum(axis=1),
        finite=finite,
        effects=effects,
        variance=variance,
        means=problem.means(effects),
    )


def _allowed(held: Integers, empty: Flags, lists: int) -> Flags:
    """The cells where somebody can be: those that hold no set of lists which nobody is on together."""
    impossible = np.zeros((len(held), 1 << lists))
    np.maximum.at(impossible, (np.arange(len(held))[:, None], held), empty)
    found: Flags = sums_over_subsets(impossible, lists) == 0
    return found


@dataclass
class _Problem:
    counts: Floats
    terms: Integers
    inactive: Flags
    allowed: Flags
    target: Floats
    lists: int

    def rows(self, which: Flags) -> _Problem:
        return _Problem(
            self.counts[which],
            self.terms[which],
            self.inactive[which],
            self.allowed[which],
            self.target[which],
            self.lists,
        )

    def means(self, effects: Floats) -> Floats:
        """The expected count of every cell; nothing where a cell is impossible."""
        spread = np.zeros(self.allowed.shape)
        np.add.at(spread, (np.arange(len(effects))[:, None], self.terms), np.where(self.inactive, 0.0, effects))
        return np.where(self.allowed, np.exp(np.minimum(sums_over_subsets(spread, self.lists), 300.0)), 0.0)

    def information(self, sums: Floats) -> Floats:
        """The negative Hessian: entry (u, v) is the expected count of people on all lists of u and of v."""
        unions = self.terms[:, :, None] | self.terms[:, None, :]
        matrix = sums[np.arange(len(sums))[:, None, None], unions]
        matrix[self.inactive] = 0.0
        matrix.transpose(0, 2, 1)[self.inactive] = 0.0
        diagonal = np.einsum("bii->bi", matrix)
        diagonal += np.where(self.inactive, 1.0, 1e-12 * diagonal + 1e-300)
        result: Floats = matrix
        return result

    def first_guess(self) -> Floats:
        """Weighted least squares on the logarithms, as the usual fitting of such models begins."""
        raised = np.where(self.allowed, self.counts + 0.5, 0.0)
        logs = np.log(np.where(self.allowed, raised, 1.0))
        sums = sums_over_supersets(raised, self.lists)
        towards = sums_over_supersets(raised * logs, self.lists)
        wanted = np.where(self.inactive, 0.0, np.take_along_axis(towards, self.terms, axis=1))
        return _solve(self.information(sums), wanted)

    def loglikelihood(self, effects: Floats, means: Floats) -> Floats:
        result: Floats = (self.target * effects).sum(axis=1) - means.sum(axis=1)
        return result

    def climb(self, effects: Floats) -> tuple[Floats, Flags, Floats, Floats]:
        """Newton's steps until all have settled, or the rounds are over."""
        batch = len(effects)
        done = np.zeros(batch, dtype=bool)
        information = np.zeros((batch, effects.shape[1], effects.shape[1]))
        likelihood = np.full(batch, -np.inf)
        for _ in range(ROUNDS):
            going = ~done
            if not going.any():
                break
            some = self if going.all() else self.rows(going)
            now, matrix, worth, step = some.step(effects[going])
            information[going] = matrix
            likelihood[going] = worth
            effects[going] = now
            done[going] = step < CONVERGED
        return effects, done, information, likelihood

    def step(self, effects: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """One step uphill, halved where it went too far; how far it went."""
        means = self.means(effects)
        sums = sums_over_supersets(means, self.lists)
        matrix = self.information(sums)
        worth = self.loglikelihood(effects, means)
        gap = np.where(self.inactive, 0.0, self.target - np.take_along_axis(sums, self.terms, axis=1))
        move = _solve(matrix, gap)
        longest = np.abs(move).max(axis=1)
        move *= np.minimum(1.0, LONGEST_STEP / np.maximum(longest, 1e-300))[:, None]
        new = effects + move
        for _ in range(12):
            worse = self.loglikelihood(new, self.means(new)) < worth - 1e-9 * (1 + np.abs(worth))
            if not worse.any():
                break
            move[worse] /= 2
            new = effects + move
        return new, matrix, worth, longest


def _solve(matrix: Floats, right: Floats) -> Floats:
    scale = 1 / np.sqrt(np.maximum(np.einsum("bii->bi", matrix), 1e-300))
    scaled = matrix * scale[:, :, None] * scale[:, None, :]
    wanted = (right * scale)[:, :, None]
    try:
        solved: Floats = np.linalg.solve(scaled, wanted)
    except np.linalg.LinAlgError:
        solved = np.linalg.solve(scaled + 1e-9 * np.eye(matrix.shape[-1]), wanted)
    return np.asarray(solved[:, :, 0] * scale, dtype=np.float64)


def _variance(information: Floats) -> Floats:
    """The first entry of the inverse of each matrix."""
    first = np.zeros(information.shape[:2])
    first[:, 0] = 1.0
    return _solve(information, first)[:, 0]
