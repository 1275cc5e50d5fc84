"""The parts of an estimate one by one, on small tables whose answers are known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.estimate import Table, overlap
from habeas.estimate.bootstrap import Bootstrap
from habeas.estimate.chao import chao
from habeas.estimate.chapman import TwoLists
from habeas.estimate.classes import classes
from habeas.estimate.convergence import effective_size, modes, split_rhat
from habeas.estimate.graphs import decomposable, graphs
from habeas.estimate.hierarchy import models
from habeas.estimate.lattice import sums_over_subsets, sums_over_supersets
from habeas.estimate.loglinear import all_models, model, profile
from habeas.estimate.mixture import mixed, summed
from habeas.estimate.trajectory import Trajectories


def test_two_lists_of_seber() -> None:
    two = TwoLists(948, 421, 167)
    assert two.lincoln_petersen == pytest.approx(2389.868, abs=1e-3)
    assert two.chapman == pytest.approx(2382.798, abs=1e-3)
    assert two.standard_error == pytest.approx(129.056, abs=1e-3)
    low, high = two.interval()
    assert 1202 < low < two.chapman < high


@pytest.mark.parametrize(("lists", "order", "number"), [(3, 2, 8), (4, 3, 113), (5, 2, 1024), (5, 4, 6893)])
def test_hierarchical_models_are_as_many_as_there_are(lists: int, order: int, number: int) -> None:
    assert len(models(lists, order)) == number


@pytest.mark.parametrize(("lists", "number"), [(3, 8), (4, 61), (5, 822), (6, 18154)])
def test_decomposable_graphs_are_as_many_as_there_are(lists: int, number: int) -> None:
    assert len(decomposable(lists)[0]) == number


@given(st.lists(st.integers(0, 50), min_size=16, max_size=16))
def test_sums_over_sets_of_lists_are_those_of_their_definition(values: list[int]) -> None:
    numbers = np.array(values, dtype=float)
    above = [sum(numbers[cell] for cell in range(16) if cell & one == one) for one in range(16)]
    below = [sum(numbers[part] for part in range(16) if part & one == part) for one in range(16)]
    assert list(sums_over_supersets(numbers, 4)) == above
    assert list(sums_over_subsets(numbers, 4)) == below


def test_independence_of_two_lists_is_lincoln_petersen() -> None:
    table = Table.of_patterns("AB", {1: 40, 2: 60, 3: 20})
    assert model(table).point == pytest.approx(60 * 80 / 20)


def test_the_model_that_made_a_table_is_found(four_lists: Table) -> None:
    found = all_models(four_lists)[0]
    assert found.exists
    assert found.point > four_lists.observed
    low, high = profile(four_lists, found)
    assert low < found.point < high


def test_a_pair_with_nobody_in_common_has_the_effect_minus_infinity() -> None:
    table = Table.of_patterns("ABC", {1: 60, 2: 50, 4: 40, 3: 12, 6: 10})
    found = model(table, [("A", "C")])
    assert found.minus_infinity == (("A", "C"),)
    assert found.exists


def test_chao_needs_people_on_exactly_two_lists() -> None:
    assert chao(Table.of_patterns("ABC", {1: 10, 2: 5, 7: 3})).floor is None
    found = chao(Table.of_patterns("ABC", {1: 10, 2: 5, 3: 3}))
    assert found.few_lists == pytest.approx(18 + 2 / 3 * 15**2 / 6)


def test_expected_overlap_is_that_of_the_people_on_other_lists() -> None:
    # Of 30 people on C, 12 are on A and 10 on B; 4 would be on both.
    table = Table.of_patterns("ABC", {4: 12, 5: 8, 6: 6, 7: 4, 1: 100, 2: 90, 3: 70})
    pair = overlap(table).pairs[0]
    assert (pair.first, pair.second, pair.together, pair.among_others) == ("A", "B", 74, 4)
    assert pair.expected == pytest.approx(12 * 10 / 30)
    assert pair.ratio == pytest.approx(1.0)
    assert pair.low < 1 < pair.high


def test_the_graphs_grid_grows_until_its_end_is_flat() -> None:
    table = Table.of_patterns("ABC", {1: 90, 2: 80, 4: 85, 3: 4, 5: 4, 6: 4})
    found = graphs(table)
    assert found.end_to_peak < 1e-3
    assert found.weights.sum() == pytest.approx(1)
    assert found.interval(0.8)[0] <= found.median <= found.interval(0.8)[1]


def test_a_bca_interval_without_bias_is_the_percentiles() -> None:
    numbers = np.arange(1.0, 1002.0)
    assert Bootstrap(501.0, numbers, 0, 0.0, 0.0).interval(0.9) == pytest.approx((51.0, 951.0))


def test_chains_apart_do_not_converge_and_show_two_modes() -> None:
    rng = np.random.default_rng(1)
    together = rng.normal(100, 1, (4, 500))
    apart = together + np.array([0, 0, 100, 100])[:, None]
    assert split_rhat(together) < 1.02
    assert effective_size(together) > 1000
    assert split_rhat(apart) > 1.5
    assert effective_size(apart) < 50
    assert modes(apart) == pytest.approx((100, 200), rel=0.01)


def test_a_chain_that_creeps_is_worth_few_draws() -> None:
    rng = np.random.default_rng(1)
    draws = np.zeros((4, 4000))
    for at in range(1, 4000):
        draws[:, at] = 0.95 * draws[:, at - 1] + rng.standard_normal(4)
    # 16,000 draws at a correlation of 0.95 are worth 16,000 (1 - 0.95) / (1 + 0.95) = 410.
    assert 250 < effective_size(draws) < 650


def test_the_slope_of_the_latent_classes_is_that_of_their_height() -> None:
    rng = np.random.default_rng(1)
    on = np.array([[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 0]], dtype=float)
    moves = Trajectories(on, np.array([30.0, 40.0, 5.0, 9.0]), 1, 4, rng)
    # Four classes of three lists, and three sticks.
    place, prior, step = rng.standard_normal((1, 15)), np.array([[2.0] * 12 + [1.4] * 3]), 1e-5
    slope = moves._slope(place, prior).slope

    def height(place: np.ndarray) -> float:
        return float(moves._height(moves._slope(place, prior), place, prior)[0])

    for at in range(15):
        nudge = np.zeros((1, 15))
        nudge[0, at] = step
        assert (height(place + nudge) - height(place - nudge)) / (2 * step) == pytest.approx(slope[0, at], abs=1e-4)


def test_latent_classes_find_independent_lists(four_lists: Table) -> None:
    table = Table.of_patterns("ABC", {1: 252, 2: 168, 4: 378, 3: 72, 5: 162, 6: 108, 7: 46})
    found = classes(table, np.random.default_rng(1), quick=True)
    # Chances 0.3, 0.2 and 0.45 of about 2,000 people.
    low, high = found.interval(0.95)
    assert low < model(table).point < high
    assert found.totals.min() >= table.observed


def test_a_mixture_is_as_wide_as_methods_disagree() -> None:
    draws = mixed([np.linspace(90, 110, 500), np.linspace(190, 210, 700)], floor=95.0)
    assert draws.min() == 95.0
    assert draws.max() > 200
    assert np.median(draws) == pytest.approx(150, abs=45)


def test_a_sum_is_narrower_than_the_sum_of_ends() -> None:
    rng = np.random.default_rng(1)
    one = np.sort(rng.normal(100, 10, 4000))
    total = summed([one, one], np.random.default_rng(2))
    assert total.std() == pytest.approx(10 * 2**0.5, rel=0.05)
