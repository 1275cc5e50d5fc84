"""Lists are cut to one day by what their rows say; undecided matches are drawn as often as they are likely."""

from __future__ import annotations

from datetime import date

import pytest
from tests.lists.test_unify import a_list

from habeas.dates import PartialDate
from habeas.lists.cut import IN, OUT, UNKNOWN, chosen, cut, held_on, turnover
from habeas.lists.draws import MayBe, as_drawn, drawn, joined, people
from habeas.lists.model import Columns, Listing, Row
from habeas.model import Span

DAY = date(2024, 12, 1)


def a_row(custody: str = "imprisonment", **dates: str) -> Row:
    known = {name: PartialDate.parse(when) for name, when in dates.items()}
    return Row(2, Span(0, 1), "Ina Vold", (Span(0, 1),), {}, known, custody)


def a_listing(number: int, body: str, day: str) -> Listing:
    return Listing(number, "d", "a.csv", body, date.fromisoformat(day), Columns(0, {"name": 0}))


@pytest.mark.parametrize(
    ("row", "state"),
    [
        (a_row(), IN), (a_row(arrested="2024-11-30"), IN), (a_row(arrested="2024-12-01"), OUT),
        (a_row(arrested="2024"), UNKNOWN), (a_row(arrested="2025"), OUT), (a_row("release"), OUT), (a_row("gone"), OUT),
        (a_row("release", released="2024-12-01"), IN), (a_row("release", released="2024-11-30"), OUT),
        (a_row(released="2024-12"), IN), (a_row(released="2024"), UNKNOWN),
    ],
)  # fmt: skip
def test_who_was_held_at_the_beginning_of_the_day(row: Row, state: str) -> None:
    assert held_on(row, DAY) == state


def test_the_latest_list_of_each_body_is_used_and_others_are_named() -> None:
    days = ["Union 2024-06-01", "union 2024-11-20", "Union 2025-01-01", "League 2024-12-20", "Watch 2025-03-01",
            "Old 2022-01-01"]  # fmt: skip
    there = [a_listing(number, *each.split()) for number, each in enumerate(days, start=1)]
    used, left_out = chosen(there, DAY)
    assert [each.id for each in used] == [4, 2]
    assert sorted((each.listing.id, each.code) for each in left_out) == [(5, "not-closed"), (6, "unconfirmed")]


def test_a_cut_counts_who_it_leaves_out_and_names_those_who_are_open() -> None:
    rows = [["A One", "2024-03-01", "", "", ""], ["B Two", "2024", "", "", ""], ["C Three", "2024-02", "", "", ""],
            ["D Four", "2024-05-20", "", "", ""]]  # fmt: skip
    listing, entries = a_list(1, "Union", rows)
    made = cut([listing], entries, date(2024, 4, 1), released={"c three"})
    assert [entry.person_id for entry in made.entries] == ["a one", "b two"]
    assert (made.gone, made.unknown) == ({1: 2}, {"b two"})


def test_turnover_is_the_share_who_came_or_went_between_the_lists() -> None:
    one, first = a_list(1, "Union", [["A One", "2024-03-01", "", "", ""], ["B Two", "2024-06-15", "", "", ""]])
    assert turnover([one], first) is None
    other = a_listing(2, "League", "2024-02-01")
    assert turnover([one, other], first) == 0.5


def test_pairs_are_drawn_as_often_as_they_are_likely_and_the_same_each_time() -> None:
    pairs = [MayBe("b", "a", 0.25), MayBe("b", "c", 1.0), MayBe("d", "e", 0.0)]
    draws = list(drawn(pairs, 400, seed=3))
    assert draws == list(drawn(pairs[::-1], 400, seed=3))
    share = sum("a" in each for each in draws) / 400
    assert 0.18 < share < 0.32
    assert all(each["c"] == each["b"] for each in draws)
    assert not any("d" in each for each in draws)


def test_who_is_one_in_a_draw_counts_once() -> None:
    lists = {"Union": ["a", "b"], "League": ["c", "x"]}
    counts_as = joined([("a", "c"), ("c", "b")])
    assert as_drawn(lists, counts_as) == {"Union": {"a"}, "League": {"a", "x"}}
    assert (people(lists, {}), people(lists, counts_as)) == (4, 2)
