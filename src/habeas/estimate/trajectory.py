"""Long steps through the latent-class posterior, with the people's classes and the unseen summed out.

Hamiltonian Monte Carlo (Duane et al. 1987; Neal 2011, Handbook of MCMC, chapter 5) on the log-odds of being listed in
each class and of the sticks that make the class sizes. What holds a Gibbs sampler back, that thousands of people
would have to change class one by one, is not there once their classes are summed out. The people seen have the
probability prod(p_i^n_i) / (1 - p_0)^n, for the prior 1/N of the total.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from habeas.estimate.lattice import Floats

# Steps of a trajectory: with 10 a draw on Kosovo's lists is worth half as much for the time.
STEPS = 20
FIRST_STEP = 0.05
# The share of trajectories to be accepted, which the step length is fitted to while burning in (Beskos et al. 2013:
# 0.65; a little more where chains begin far out).
ACCEPTED = 0.75
FARTHEST = 40.0
# As `sum` of an array does, without what it asks first: of arrays of a hundred numbers that is as much again.
_sum = np.add.reduce


class Trajectories:
    """The step length of every chain, and how chains move. `on` is (patterns, lists), its last row nobody's list."""

    def __init__(self, on: Floats, people: Floats, chains: int, rng: np.random.Generator) -> None:
        self.on, self.people, self.observed, self.rng = on, people, float(people.sum()), rng
        self.step = np.full(chains, FIRST_STEP)
        self.settled = False

    def settle(self) -> None:
        """From here on the step length stays, as it must while draws are kept."""
        self.settled = True

    def move(self, listed: Floats, log_sizes: Floats, concentration: Floats) -> None:
        """Moves every chain along one trajectory, in place, or leaves it where it is."""
        rng, chains = self.rng, len(listed)
        odds = np.log(listed) - np.log1p(-listed)
        sticks = np.clip(_sticks(log_sizes), -FARTHEST, FARTHEST)
        push = rng.standard_normal(odds.shape), rng.standard_normal(sticks.shape)
        step = self.step * rng.uniform(0.6, 1.2, chains)
        wide, long = step[:, None, None], step[:, None]
        here = self._slope(odds, sticks, concentration)
        before = self._height(here, odds, sticks, concentration) - _energy(*push)
        for _ in range(STEPS):
            half = push[0] + wide / 2 * here.odds, push[1] + long / 2 * here.sticks
            odds, sticks = odds + wide * half[0], sticks + long * half[1]
            here = self._slope(odds, sticks, concentration)
            push = half[0] + wide / 2 * here.odds, half[1] + long / 2 * here.sticks
        gain = self._height(here, odds, sticks, concentration) - _energy(*push) - before
        gain = np.where(np.isfinite(gain), gain, -np.inf)
        if not self.settled:
            self.step *= np.exp(0.05 * (np.exp(np.minimum(gain, 0.0)) - ACCEPTED))
        agreed = -rng.standard_exponential(chains) < gain
        listed[agreed] = np.clip(1 / (1 + np.exp(-odds[agreed])), 1e-12, 1 - 1e-12)
        log_sizes[agreed] = here.log_sizes[agreed]

    def _slope(self, odds: Floats, sticks: Floats, concentration: Floats) -> _Slope:
        """The derivatives of the logarithm of the posterior, and what it is reckoned from."""
        missed = np.logaddexp(0.0, odds)
        rest = np.logaddexp(0.0, sticks)
        log_sizes = _log_sizes(sticks, rest)
        members = self.on @ odds.transpose(0, 2, 1)
        members += (log_sizes - _sum(missed, axis=2))[:, None, :]
        np.exp(members, out=members)
        chance = np.maximum(_sum(members, axis=2), 1e-300)
        unseen = np.minimum(chance[:, -1], 1 - 1e-9)
        # The people expected in each class with each pattern, those unseen included.
        weight = np.empty_like(chance)
        np.divide(self.people, chance[:, :-1], out=weight[:, :-1])
        weight[:, -1] = self.observed / (1 - unseen)
        members *= weight[:, :, None]
        sizes = _sum(members, axis=1)
        listed, broken = np.exp(odds - missed), np.exp(sticks - rest)
        beyond = np.add.accumulate(sizes[:, ::-1], axis=1)[:, :0:-1]
        return _Slope(
            odds=members.transpose(0, 2, 1) @ self.on - (sizes[:, :, None] + 2) * listed + 1,
            sticks=sizes[:, :-1] + 1 - broken * (beyond + 1 + concentration[:, None]),
            log_sizes=log_sizes,
            missed=missed,
            rest=rest,
            chance=chance,
        )

    def _height(self, here: _Slope, odds: Floats, sticks: Floats, concentration: Floats) -> Floats:
        """The logarithm of the posterior, which only the ends of a trajectory need."""
        unseen = np.minimum(here.chance[:, -1], 1 - 1e-9)
        height: Floats = np.log(here.chance[:, :-1]) @ self.people - self.observed * np.log1p(-unseen)
        height += (odds - 2 * here.missed).sum(axis=(1, 2))
        height += (sticks - (1 + concentration[:, None]) * here.rest).sum(axis=1)
        return height


class _Slope(NamedTuple):
    odds: Floats
    sticks: Floats
    log_sizes: Floats
    missed: Floats
    rest: Floats
    chance: Floats


def _energy(odds: Floats, sticks: Floats) -> Floats:
    result: Floats = ((odds**2).sum(axis=(1, 2)) + (sticks**2).sum(axis=1)) / 2
    return result


def _log_sizes(sticks: Floats, rest: Floats) -> Floats:
    remaining = -np.add.accumulate(rest, axis=1)
    sizes = np.empty((len(sticks), sticks.shape[1] + 1))
    sizes[:, :-1] = sticks - rest
    sizes[:, 1:-1] += remaining[:, :-1]
    sizes[:, -1] = remaining[:, -1]
    return sizes


def _sticks(log_sizes: Floats) -> Floats:
    beyond = np.cumsum(np.exp(log_sizes[:, ::-1]), axis=1)[:, -2::-1]
    result: Floats = log_sizes[:, :-1] - np.log(np.maximum(beyond, 1e-300))
    return result
