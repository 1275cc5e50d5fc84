"""Axes: days from left to right, numbers from zero up, with ticks that can be read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.answers.axis import MOST_TICKS, NumberAxis, Tick, TimeAxis, number_axis, time_axis


def test_a_day_lies_in_proportion_between_the_ends() -> None:
    axis = TimeAxis(date(2024, 1, 1), date(2024, 1, 11), 0, 100)
    assert [axis.place(date(2024, 1, day)) for day in (1, 6, 11)] == [0, 50, 100]


def test_a_day_outside_of_the_axis_lies_at_its_end() -> None:
    axis = TimeAxis(date(2024, 1, 1), date(2024, 1, 11), 0, 100)
    assert (axis.place(date(2023, 1, 1)), axis.place(date(2025, 1, 1))) == (0, 100)


def test_a_few_months_are_ticked_by_month_and_january_by_its_year() -> None:
    axis = TimeAxis(date(2024, 11, 15), date(2025, 2, 15), 0, 92)
    assert axis.ticks() == [Tick(16.0, "Dec"), Tick(47.0, "2025"), Tick(78.0, "Feb")]


def test_decades_are_ticked_by_years() -> None:
    labels = [tick.label for tick in TimeAxis(date(1996, 5, 1), date(2025, 5, 1), 0, 900).ticks()]
    assert labels == ["2000", "2005", "2010", "2015", "2020", "2025"]


@pytest.mark.parametrize(("largest", "labels"), [
    (254, ["0", "50", "100", "150", "200", "250", "300"]),
    (5, ["0", "1", "2", "3", "4", "5"]),
    (0, ["0", "1"]),
    (12400, ["0", "5,000", "10,000", "15,000"]),
])  # fmt: skip
def test_numbers_are_ticked_at_round_numbers_from_zero(largest: int, labels: list[str]) -> None:
    assert [tick.label for tick in number_axis(largest, 300, 0).ticks()] == labels


def test_numbers_grow_upwards() -> None:
    axis = NumberAxis(100, bottom=300, top=0)
    assert (axis.place(0), axis.place(25), axis.place(100)) == (300, 225, 0)


days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.lists(days, min_size=1, max_size=5))
def test_every_day_has_a_place_and_the_ticks_can_be_read(given_days: list[date]) -> None:
    axis = time_axis(given_days, 10, 90)
    assert all(10 <= axis.place(day) <= 90 for day in given_days)
    if (max(given_days) - min(given_days)).days < 365 * 100:
        assert len(axis.ticks()) <= MOST_TICKS + 1


@given(st.integers(0, 10**12))
def test_the_largest_number_fits(largest: int) -> None:
    axis = number_axis(largest, 300, 0)
    assert 0 <= axis.place(largest) <= 300
    assert len(axis.ticks()) <= 8
