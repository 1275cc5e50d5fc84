"""What an estimate promises whatever the table: never below the documented, the same for the same "
"lists, refusals with words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.estimate.conftest import reference

from habeas.errors import BadTable
from habeas.estimate import About, Estimate, Table, estimate, estimate_draws, estimate_strata, overlap, plan, simulated
from habeas.estimate.chao import chao
from habeas.estimate.charts import by_method
from habeas.estimate.findings import vetted
from habeas.estimate.glance import glance
from habeas.estimate.headline import down, headline, up
from habeas.estimate.judgement import falls_short, methods_differ, mostly_unseen, one_list_rules
from habeas.estimate.methods import Method, graph_average
from habeas.estimate.truth import TruthCheck

THREE = {1: 120, 2: 150, 4: 130, 3: 30, 5: 26, 6: 33, 7: 7}


@pytest.fixture(scope="module", autouse=True)
def _short_chains() -> Iterator[None]:
    """Chains a third as long: what holds of every estimate is looked at here, not how well chains mix."""
    short = {
        "BURN_IN": 300,
        "HELD_OPEN": 100,
        "BLOCK": 600,
        "QUICK_BURN_IN": 150,
        "QUICK_BLOCK": 150,
        "QUICK_MOST": 600,
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in short.items():
            patch.setattr(f"habeas.estimate.classes.{name}", value)
        yield


@pytest.fixture(scope="module")
def quick() -> Estimate:
    return estimate(Table.of_patterns("ABC", THREE), quick=True)


def codes(made: Estimate) -> set[str]:
    return {each.code for each in made.findings}


def test_an_estimate_is_never_below_the_documented_and_holds_its_point(quick: Estimate) -> None:
    assert quick.refused is None
    assert quick.documented <= quick.draws.min() <= quick.low <= quick.point <= quick.high
    for method in quick.methods.values():
        assert method.low <= method.point <= method.high
    assert f"{quick.documented} are documented" in quick.headline
    assert quick.headline.startswith("At least ")


def test_a_higher_level_never_shortens_the_interval(quick: Estimate) -> None:
    ends = [np.quantile(quick.draws, [(1 - level) / 2, (1 + level) / 2]) for level in (0.5, 0.8, 0.95, 0.99)]
    assert all(a[0] >= b[0] and a[1] <= b[1] for a, b in pairwise(ends))


def test_the_same_seed_gives_the_same_bytes_and_neither_names_nor_order_matter(quick: Estimate) -> None:
    again = estimate(Table.of_patterns("ABC", THREE), quick=True)
    assert again.to_json() == quick.to_json()
    assert again.to_html() == quick.to_html()
    turned = {1: THREE[4], 2: THREE[1], 4: THREE[2], 3: THREE[5], 5: THREE[6], 6: THREE[3], 7: THREE[7]}
    other = estimate(Table.of_patterns(["third", "first", "second"], turned), quick=True)
    assert list(other.draws) == list(quick.draws)
    assert other.headline == quick.headline


def test_another_seed_gives_other_draws_of_about_the_same_total(quick: Estimate) -> None:
    other = estimate(Table.of_patterns("ABC", THREE), seed=2, quick=True)
    assert list(other.draws) != list(quick.draws)
    assert other.point == pytest.approx(quick.point, rel=0.05)


def test_lists_that_say_nothing_are_dropped_and_named(quick: Estimate) -> None:
    # D is A again, E has everybody, F nobody.
    wide = {pattern | (8 if pattern & 1 else 0) | 16: count for pattern, count in THREE.items()}
    made = estimate(Table.of_patterns("ABCDEF", wide), quick=True)
    dropped = {each.code: each.lists[0] for each in made.findings if each.lists}
    assert dropped["same"] == "D"
    assert dropped["everyone"] == "E"
    assert dropped["empty"] == "F"
    assert made.used.lists == ("A", "B", "C")
    assert list(made.draws) == list(quick.draws)


def test_a_list_within_another_and_one_declared_a_copy_are_dropped() -> None:
    within = Table.of_patterns("ABCD", {**THREE, 9: 40})
    used, findings = vetted(within)
    assert ("nested", "D") in [(each.code, each.lists[0]) for each in findings]
    assert used.lists == ("A", "B", "C")
    used, findings = vetted(Table.of_patterns("ABC", THREE), About(copied_from={"C": "A"}))
    assert [each.code for each in findings] == ["copied", "few-lists"]


def test_a_list_that_cannot_see_a_region_is_dropped_and_it_is_said() -> None:
    used, findings = vetted(Table.of_patterns("ABC", THREE), About(cannot_see={"B": "the prisons of the north"}))
    assert used.lists == ("A", "C")
    assert "cannot see the prisons of the north" in findings[0].words


def test_lists_with_nobody_in_common_are_refused_with_words() -> None:
    made = estimate(Table.of_patterns("ABC", {1: 212, 2: 131, 4: 87}))
    assert codes(made) >= {"disjoint", "thin"}
    assert made.point is made.low is made.high is None
    assert made.headline.startswith("No estimate; 430 are documented.")
    assert "No person joins these groups of lists: A; B; C." in made.headline


def test_two_lists_are_refused_and_chapman_is_shown() -> None:
    made = estimate(Table.of_patterns("AB", {1: 100, 2: 90, 3: 40}))
    assert codes(made) >= {"few-lists"}
    assert made.overlap.pairs[0].two.chapman > 230
    assert made.floor is None
    assert "Chao" not in made.headline
    assert "An estimate needs three" in made.headline or "needs three" in made.headline


def test_few_people_on_two_lists_are_too_thin() -> None:
    made = estimate(Table.of_patterns("ABC", {1: 40, 2: 30, 4: 20, 3: 3, 5: 2, 6: 2}))
    assert "thin" in codes(made)
    assert made.refused is not None
    assert made.floor > made.documented


def test_lists_a_year_apart_are_not_of_one_population() -> None:
    days = {"A": date(2024, 1, 1), "B": date(2025, 1, 1)}
    made = estimate(Table.of_patterns("ABC", THREE), about=About(as_of=days, turnover=1.0))
    assert codes(made) >= {"not-closed"}
    assert "366 days apart" in made.headline
    turned = estimate(Table.of_patterns("ABC", THREE), about=About(turnover=0.2))
    assert "20% of the people came or went" in turned.headline


def test_a_list_left_out_is_the_estimate_of_the_rest(four_lists: Table) -> None:
    made = estimate(four_lists, quick=True)
    rest = made.without("D")
    assert list(rest.draws) == list(estimate(four_lists.without(["D"]), quick=True).draws)
    assert set(made.left_out) == {"", "A", "B", "C", "D"}


def test_of_millions_the_graphs_are_withheld_and_nothing_overflows() -> None:
    millions = Table.of_patterns("ABC", dict.fromkeys(range(1, 8), 1_000_000))
    method, findings = graph_average(millions, 0.95, quick=True)
    assert (method.withheld, "too-many-people" in [each.code for each in findings]) == ("too-many-people", True)
    assert glance(millions, np.random.default_rng(1)).mean() == pytest.approx(8_000_000, rel=0.01)


def test_parts_are_summed_and_one_without_an_estimate_leaves_no_sum(quick: Estimate) -> None:
    good, bad = Table.of_patterns("ABC", THREE), Table.of_patterns("ABC", {1: 10, 2: 5, 4: 5})
    made = estimate_strata({"North": good, "South": good}, quick=True)
    assert made.documented == 2 * quick.documented
    assert made.point == pytest.approx(2 * quick.point, rel=0.05)
    assert made.high - made.low < 2 * (quick.high - quick.low)
    refused = estimate_strata({"North": good, "South": bad}, quick=True)
    assert refused.refused == ("South",)
    assert refused.point is None
    assert "There is no estimate for South" in refused.headline
    assert json.loads(refused.to_json())["parts"]["South"]["refused"]


def test_undecided_matches_widen_the_interval() -> None:
    few, many = {**THREE, 3: 18, 1: 132, 2: 162}, {**THREE, 3: 42, 1: 108, 2: 138}
    one = estimate(Table.of_patterns("ABC", THREE), quick=True)
    pooled = estimate_draws([Table.of_patterns("ABC", each) for each in (few, THREE, many)])
    low, high = pooled.interval
    assert high - low > one.high - one.low
    assert pooled.documented == (484, 508)


def test_planning_says_how_wide_an_interval_to_expect() -> None:
    small = plan(1000, {"A": 0.1, "B": 0.15, "C": 0.2}, times=10)
    large = plan(10000, {"A": 0.1, "B": 0.15, "C": 0.2}, times=10)
    assert large.high - large.low < small.high - small.low
    assert small.refused == 0
    with pytest.raises(BadTable, match="a share is between 0 and 1"):
        plan(1000, {"A": 1.5})


def test_many_lists_are_simulated_list_by_list_and_too_many_are_refused() -> None:
    table = simulated(2000, {f"list {number}": 0.05 for number in range(20)}, np.random.default_rng(1))
    assert len(table.lists) == 20
    assert table.observed == pytest.approx(2000 * (1 - 0.95**20), rel=0.05)
    assert all(60 <= size <= 140 for size in table.sizes.values())
    with pytest.raises(BadTable, match="at most 20"):
        simulated(2000, {f"list {number}": 0.05 for number in range(40)}, np.random.default_rng(1))


def test_a_level_that_is_none_and_an_empty_table_are_refused() -> None:
    with pytest.raises(BadTable, match="between 0 and 1"):
        estimate(Table.of_patterns("ABC", THREE), level=95)
    with pytest.raises(BadTable, match="Nobody is on any"):
        estimate(Table.of_patterns("ABC", {}))


def test_a_headline_rounds_outwards_and_never_below_the_documented() -> None:
    assert (down(8783), up(8783), down(1237), up(1237), down(87.6), up(87.6)) == (8700, 8800, 1230, 1240, 87, 88)
    said = headline(np.linspace(870, 2000, 4000), 870, 0.95, {"one-list-rules"})
    assert said.startswith("At least 890; most likely 980 to 1,890; ")


@pytest.mark.parametrize("code", ["dependent", "thin", "truth-check", "methods-differ"])
def test_no_range_is_called_likely_where_lists_are_not_what_methods_take_them_for(code: str) -> None:
    said = headline(np.linspace(870, 2000, 4000), 870, 0.95, {code})
    assert said.startswith("At least 890; the methods ")
    assert "most likely" not in said
    assert ("likely too low" in said) == (code == "dependent")


def test_lists_that_come_out_too_small_again_and_again_say_that_estimates_are_too_low() -> None:
    rng = np.random.default_rng(1)
    # A third of 2,000 people is known to each list by half, the others by one in eleven.
    known = rng.random((2000, 4)) < np.where(rng.random((2000, 1)) < 0.35, 0.5, 0.09)
    patterns, numbers = np.unique(known @ (1 << np.arange(4)), return_counts=True)
    made = estimate(
        Table.of_patterns("ABCD", [(int(p), int(n)) for p, n in zip(patterns, numbers, strict=True) if p]), quick=True
    )
    assert "likely too low" in made.headline
    assert "most likely" not in made.headline
    assert any("lists taken as the truth have more people" in each.words for each in made.findings)


def test_a_check_that_falls_short_is_chance_where_it_is_the_only_one() -> None:
    short = [TruthCheck(name, 200, 90, 150.0, 120.0, 180.0) for name in "AB"]
    holds = [TruthCheck(name, 200, 90, 190.0, 160.0, 240.0) for name in "CDE"]
    assert [each.code for each in falls_short([*short, *holds[:2]])] == ["dependent"]
    assert falls_short(short[:1]) == falls_short([*short, *holds]) == []


@pytest.mark.parametrize(("each", "found"), [(1.6, ["dependent"]), (1.4, [])])
def test_lists_that_all_come_out_somewhat_too_small_are_not_chance(each: float, found: list[str]) -> None:
    checks = [TruthCheck(name, 200, 90, 160.0, 120.0, 210.0, each) for name in "ABC"]
    assert [one.code for one in falls_short(checks)] == found
    assert falls_short(checks[:1]) == []


def test_where_there_is_no_estimate_at_least_is_the_lower_end_of_the_bound() -> None:
    made = estimate(Table.of_patterns("ABC", {1: 130, 2: 120, 4: 40, 3: 4, 5: 2, 6: 2}))
    bound = made.chao
    assert made.documented < made.floor == bound.low < bound.few_lists < bound.high
    assert f"at least about {down(made.floor):,} (the lower end of Chao's bound)" in made.headline
    loose = chao(made.used, 0.5)
    assert bound.low < loose.low < loose.high < bound.high


def test_numbers_beside_a_chart_have_room(quick: Estimate) -> None:
    scaled = estimate(Table.of_patterns("ABC", {pattern: 40 * count for pattern, count in THREE.items()}), quick=True)
    for chart in (by_method(quick), by_method(scaled)):
        width = float(re.search(r'viewBox="0 0 (\d+)', chart)[1])
        beside = [(float(x), words) for x, words in re.findall(r'<text x="([\d.]+)"[^>]*>([\d,]+ \([^<]*\))<', chart)]
        assert len(beside) >= 4
        assert all(x + 6 * len(words) <= width for x, words in beside)


PATTERNS = st.dictionaries(st.integers(1, 7), st.integers(0, 60), min_size=3)


@settings(max_examples=40)
@given(PATTERNS, st.permutations(range(3)))
def test_whatever_the_table_its_overlaps_and_a_glance_hold(cells: dict[int, int], order: list[int]) -> None:
    table = Table.of_patterns("ABC", cells)
    turned = Table.of_patterns(
        "ABC", [(sum((p >> order[new] & 1) << new for new in range(3)), n) for p, n in cells.items()]
    )
    seen, other = overlap(table), overlap(turned)
    assert sorted(pair.together for pair in seen.pairs) == sorted(pair.together for pair in other.pairs)
    assert sorted(each.code for each in seen.findings) == sorted(each.code for each in other.findings)
    if table.observed and table.on_two_or_more >= 10:
        draws = glance(table, np.random.default_rng(1))
        assert not len(draws) or draws.min() >= table.observed


@settings(max_examples=25)
@given(PATTERNS, st.integers(1, 7), st.integers(1, 20))
def test_splitting_a_row_and_adding_rows_of_nobody_change_nothing(cells: dict[int, int], row: int, more: int) -> None:
    whole = Table.of_patterns("ABC", [*cells.items(), (row, 2 * more)])
    split = Table.of_patterns("ABC", [(row, more), (3, 0), *cells.items(), (row, more), (0, 0)])
    assert whole == split


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "code"), [("artificial_3", "thin"), ("new_orleans", "disjoint"), ("sim_disjoint", "disjoint")]
)
def test_lists_that_say_too_little_are_refused(name: str, code: str) -> None:
    made = estimate(reference(name))
    assert made.refused
    assert code in codes(made)


@pytest.mark.shared
def test_graphs_whose_prior_rules_are_withheld() -> None:
    method, findings = graph_average(reference("uk_2013_five"), 0.95)
    assert [each.code for each in findings] == ["prior-rules"]
    assert method.withheld == "prior-rules"


def a_method(name: str, point: float, withheld: str | None = None) -> Method:
    return Method(name, name, "", point, 0.9 * point, 1.1 * point, {}, withheld, np.linspace(0.9, 1.1, 9) * point)


@pytest.mark.parametrize(("points", "severity"), [((100, 140), None), ((100, 160), "warns"), ((100, 310), "refuses")])
def test_methods_that_differ_make_a_range_and_then_a_refusal(points: tuple[float, float], severity: str | None) -> None:
    found = methods_differ([a_method("one", points[0]), a_method("two", points[1])])
    assert [each.severity for each in found] == ([severity] if severity else [])
    withheld = methods_differ([a_method("one", points[0]), a_method("two", points[1], "not-converged")])
    assert [each.severity for each in withheld] == (["warns"] if severity else [])


def test_a_total_far_beyond_the_documented_is_refused() -> None:
    assert [each.code for each in mostly_unseen(501.0, 100)] == ["mostly-unseen"]
    assert mostly_unseen(499.0, 100) == []


def test_a_list_that_moves_the_total_is_named() -> None:
    found = one_list_rules({"": 1000.0, "A": 1100.0, "B": 600.0, "C": None})
    assert [each.lists for each in found] == [("B",)]
