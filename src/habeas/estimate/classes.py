"""Latent classes: people fall into classes within which the lists are independent; how many classes, the data say.

The model of Manrique-Vallier (2016, Biometrics 72, 1246-1254): class sizes by stick-breaking (Ishwaran and James 2001,
JASA 96) with concentration Gamma(1/4, 1/4), uniform chances of being listed, and 1/N for the total. Sampled by Gibbs
steps over patterns of lists, in chains side by side that begin far apart. Gibbs steps alone creep (on the four lists of
Kosovo 600 iterations are worth one draw); every third therefore begins with a trajectory (see `trajectory`), which
makes it 20.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.estimate.convergence import HIGHEST_RHAT, LOWEST_ESS, effective_size, modes, split_rhat
from habeas.estimate.lattice import Floats, Integers
from habeas.estimate.table import Table
from habeas.estimate.trajectory import Trajectories

# Classes at most. Published work on human-rights lists takes 5 or 10; with 10 the tables here give the same within 1%.
CLASSES = 6
CHAINS, QUICK_CHAINS = 8, 4
# Iterations left out in the beginning; during the first of them many classes are kept up, because chains that begin
# with one class stay with it, and low, for long.
BURN_IN, HELD_OPEN = 1_000, 300
# Then blocks of iterations, until there are enough, and never more than the last. Chains that mix fast may stop at the
# end of any block.
BLOCK, ENOUGH, MOST = 2_000, 4_000, 24_000
# A quick look keeps so many: on Kosovo's and the British lists the middle and the ends of 500 are those of 1,000 to 2%.
QUICK_BURN_IN, QUICK_BLOCK = 500, 500
# Where that was too short for its chains to agree (one look in five), it goes on, what came first counted as burning
# in; not where they are so far apart that they sit at two modes. Of 21 looks at the nine lists of Quezon three were too
# short with 2,500 iterations and none is with 6,000, which take 1.4 s.
QUICK_RHAT, HOPELESS, QUICK_MOST = 1.1, 1.4, 6_000
PLENTY, CLOSE = 1_000, 1.01
# Of so many iterations one begins with a trajectory.
TRAJECTORY_EVERY = 3
# The unseen are at most so many times the people seen; a posterior that comes near says nothing.
CAP = 200


@dataclass(frozen=True)
class Classes:
    """Totals drawn, (chains, draws), and whether the chains came together."""

    observed: int
    totals: Floats
    rhat: float
    effective_size: float
    iterations: int
    modes: tuple[float, ...]

    @property
    def converged(self) -> bool:
        """Whether the chains agree and are worth enough independent draws."""
        return self.rhat <= HIGHEST_RHAT and self.effective_size >= LOWEST_ESS

    @property
    def cap(self) -> float:
        """The largest total the sampler goes to."""
        return self.observed * (1.0 + CAP)

    @property
    def median(self) -> float:
        """The middle of the posterior."""
        return float(np.median(self.totals))

    @property
    def mean(self) -> float:
        """The mean of the posterior."""
        return float(self.totals.mean())

    def interval(self, level: float) -> tuple[float, float]:
        """The central interval of the posterior."""
        low, high = np.quantile(self.totals, [(1 - level) / 2, (1 + level) / 2])
        return float(low), float(high)

    def draws(self, number: int) -> Floats:
        """So many totals spread as the posterior is, in order."""
        return np.quantile(self.totals, (np.arange(number) + 0.5) / number)


def classes(
    table: Table, rng: np.random.Generator, *, quick: bool = False, chains: int | None = None, number: int = CLASSES
) -> Classes:
    """Samples the posterior until the chains are worth enough draws, or the iterations are used up.

    `quick` runs four short chains.
    """
    sampler = _Sampler(table, rng, chains or (QUICK_CHAINS if quick else CHAINS), number)
    burn_in, block = (QUICK_BURN_IN, QUICK_BLOCK) if quick else (BURN_IN, BLOCK)
    held_open = HELD_OPEN * burn_in // BURN_IN
    sampler.advance(held_open, held_open=True)
    sampler.advance(burn_in - held_open)
    sampler.trajectories.settle()
    totals = np.empty((sampler.chains, 0))
    while True:
        totals = np.hstack([totals, sampler.advance(block)])
        rhat, size = split_rhat(totals), effective_size(totals)
        if quick:
            apart = rhat >= HOPELESS and len(modes(totals)) > 1
            done = rhat <= QUICK_RHAT or apart or sampler.iterations >= QUICK_MOST
        else:
            good = size >= LOWEST_ESS and rhat <= HIGHEST_RHAT and totals.shape[1] >= ENOUGH
            done = good or (size >= PLENTY and rhat <= CLOSE) or totals.shape[1] >= MOST
        if done:
            return Classes(table.observed, totals, rhat, size, sampler.iterations, modes(totals))
        if quick:
            totals = totals[:, -block:]


class _Sampler:
    """The state of all chains: chances of being listed (chains, classes, lists), class sizes, concentration."""

    def __init__(self, table: Table, rng: np.random.Generator, chains: int, number: int) -> None:
        lists = len(table.lists)
        patterns = [pattern for pattern, _ in table.cells] + [0]
        self.on = np.array([[pattern >> place & 1 for place in range(lists)] for pattern in patterns], dtype=float)
        self.people = np.zeros((chains, len(patterns)), dtype=np.int64)
        self.people[:, :-1] = [count for _, count in table.cells]
        self.observed, self.chains, self.number, self.rng = table.observed, chains, number, rng
        self.iterations = 0
        # Chains begin between lists that miss half of all people and lists that miss seven in eight.
        rarity = np.linspace(1.0, 7.0, chains)[:, None, None]
        self.listed = np.clip(rng.beta(1.0, rarity, size=(chains, number, lists)), 1e-9, 1 - 1e-9)
        self.log_sizes = np.log(rng.dirichlet(np.ones(number), size=chains))
        self.concentration = np.ones(chains)
        self.trajectories = Trajectories(self.on, self.people[0, :-1].astype(float), chains, number, rng)

    def advance(self, iterations: int, *, held_open: bool = False) -> Floats:
        """The totals of so many iterations, (chains, iterations)."""
        totals = np.empty((iterations, self.chains))
        for each in range(iterations):
            if (self.iterations + each) % TRAJECTORY_EVERY == 0:
                self.trajectories.move(self.listed, self.log_sizes, self.concentration)
            totals[each] = self._step()
            if held_open:
                self.concentration[:] = 2.0
        self.iterations += iterations
        return totals.T

    def _step(self) -> Floats:
        rng = self.rng
        missed = np.log1p(-self.listed)
        weights = np.log(self.listed)
        weights -= missed
        # (chains, patterns, classes): the chance of each class with each pattern.
        chance = self.on @ weights.transpose(0, 2, 1)
        chance += (missed.sum(axis=2) + self.log_sizes)[:, None, :]
        np.exp(chance, out=chance)
        # All missed, given the classes: the unseen are negative binomial, for the prior 1/N.
        sums = chance.sum(axis=2)
        seen = np.maximum(1 - sums[:, -1], 1e-12)
        unseen = np.minimum(rng.negative_binomial(self.observed, seen), CAP * self.observed)
        self.people[:, -1] = unseen
        chance /= sums[:, :, None]
        members = rng.multinomial(self.people, chance)
        sizes = members.sum(axis=1)
        self._draw_lists(members, sizes)
        self._draw_sizes(sizes)
        result: Floats = self.observed + unseen
        return result

    def _draw_lists(self, members: Integers, sizes: Integers) -> None:
        on = members.transpose(0, 2, 1) @ self.on
        drawn = self.rng.beta(1.0 + on, 1.0 + sizes[:, :, None] - on)
        self.listed = np.minimum(np.maximum(drawn, 1e-12), 1 - 1e-12)

    def _draw_sizes(self, sizes: Integers) -> None:
        """Sticks, in logarithms: shapes below one give lengths that no floating number holds."""
        rng = self.rng
        beyond = np.cumsum(sizes[:, ::-1], axis=1)[:, -2::-1]
        shape = self.concentration[:, None] + beyond
        broken = np.log(rng.standard_gamma(1.0 + sizes[:, :-1]))
        left = np.log(rng.standard_gamma(shape + 1.0)) - rng.standard_exponential(shape.shape) / shape
        both = np.logaddexp(broken, left)
        remaining = np.cumsum(left - both, axis=1)
        self.log_sizes[:, :-1] = broken - both
        self.log_sizes[:, 1:-1] += remaining[:, :-1]
        self.log_sizes[:, -1] = remaining[:, -1]
        self.concentration = rng.standard_gamma(self.number - 0.75, size=self.chains) / (0.25 - remaining[:, -1])
