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
    """The step length of every chain, and how chains move. `on` is (patterns, lists), its last row nobody's list.

    A place is a row of numbers for each chain: the log-odds of every list in every class, and then those of the sticks.
    """

    def __init__(self, on: Floats, people: Floats, chains: int, number: int, rng: np.random.Generator) -> None:
        self.people, self.observed, self.rng = people, float(people.sum()), rng
        self.shape = chains, number, on.shape[1]
        self.odds = number * on.shape[1]
        # With ones beside: so the first product adds what all patterns of a class share, the second the people.
        self.on = np.hstack([on, np.ones((len(on), 1))])
        self.patterns = np.ascontiguousarray(self.on.T)
        # Which class a number speaks of, by saying no: a list misses people of its own class, a stick those of its
        # own and of all later ones.
        lists = np.repeat(np.eye(number), on.shape[1], axis=1)
        self.classes = np.hstack([lists, np.tri(number, number - 1)])
        self.of_class = np.ascontiguousarray(self.classes.T)
        self.step = np.full(chains, FIRST_STEP)
        self.settled = False

    def settle(self) -> None:
        """From here on the step length stays, as it must while draws are kept."""
        self.settled = True

    def move(self, listed: Floats, log_sizes: Floats, concentration: Floats) -> None:
        """Moves every chain along one trajectory, in place, or leaves it where it is."""
        rng, chains = self.rng, len(listed)
        place = self._place(listed, log_sizes)
        prior = np.full(place.shape, 2.0)
        prior[:, self.odds :] = 1 + concentration[:, None]
        push = rng.standard_normal(place.shape)
        step = (self.step * rng.uniform(0.6, 1.2, chains))[:, None]
        # A trajectory that runs off beyond all numbers is not taken.
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            here = self._slope(place, prior)
            before = self._height(here, place, prior) - _energy(push)
            # Half a step of the push, whole steps of both in turn, and half a step back in the end.
            push += step / 2 * here.slope
            for _ in range(STEPS):
                place += step * push
                here = self._slope(place, prior)
                push += step * here.slope
            push -= step / 2 * here.slope
            gain = self._height(here, place, prior) - _energy(push) - before
        gain = np.where(np.isfinite(gain), gain, -np.inf)
        if not self.settled:
            self.step *= np.exp(0.05 * (np.exp(np.minimum(gain, 0.0)) - ACCEPTED))
        agreed = -rng.standard_exponential(chains) < gain
        odds = place[agreed, : self.odds].reshape(-1, *self.shape[1:])
        listed[agreed] = np.clip(1 / (1 + np.exp(-odds)), 1e-12, 1 - 1e-12)
        log_sizes[agreed] = _log_sizes(place[agreed, self.odds :], here.rest[agreed, self.odds :])

    def _place(self, listed: Floats, log_sizes: Floats) -> Floats:
        place = np.empty((len(listed), self.odds + log_sizes.shape[1] - 1))
        place[:, : self.odds] = (np.log(listed) - np.log1p(-listed)).reshape(len(listed), -1)
        place[:, self.odds :] = np.clip(_sticks(log_sizes), -FARTHEST, FARTHEST)
        return place

    def _slope(self, place: Floats, prior: Floats) -> _Slope:
        """The derivatives of the logarithm of the posterior, and what it is reckoned from."""
        chains, number, lists = self.shape
        cut = self.odds
        share = np.exp(place)
        beside = share + 1
        rest = np.log(beside)
        share /= beside
        odds = np.empty((chains, number, lists + 1))
        odds[:, :, :lists] = place[:, :cut].reshape(self.shape)
        nobody = odds[:, :, lists]
        np.negative(rest @ self.of_class, out=nobody)
        nobody[:, :-1] += place[:, cut:]
        members = (odds.reshape(chains * number, -1) @ self.patterns).reshape(chains, number, -1)
        np.exp(members, out=members)
        chance = np.maximum(_sum(members, axis=1), 1e-300)
        unseen = np.minimum(chance[:, -1], 1 - 1e-9)
        # The people expected in each class with each pattern, those unseen included.
        weight = np.empty_like(chance)
        np.divide(self.people, chance[:, :-1], out=weight[:, :-1])
        np.divide(self.observed, 1 - unseen, out=weight[:, -1])
        members *= weight[:, None, :]
        expected = (members.reshape(chains * number, -1) @ self.on).reshape(chains, number, -1)
        sizes = expected[:, :, lists]
        slope = sizes @ self.classes
        slope += prior
        slope *= share
        np.subtract(1.0, slope, out=slope)
        slope[:, :cut] += expected[:, :, :lists].reshape(chains, cut)
        slope[:, cut:] += sizes[:, :-1]
        return _Slope(slope, rest, chance)

    def _height(self, here: _Slope, place: Floats, prior: Floats) -> Floats:
        """The logarithm of the posterior, which only the ends of a trajectory need."""
        unseen = np.minimum(here.chance[:, -1], 1 - 1e-9)
        height: Floats = np.log(here.chance[:, :-1]) @ self.people - self.observed * np.log1p(-unseen)
        height += (place - prior * here.rest).sum(axis=1)
        return height


class _Slope(NamedTuple):
    slope: Floats
    rest: Floats
    chance: Floats


def _energy(push: Floats) -> Floats:
    result: Floats = (push**2).sum(axis=1) / 2
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
