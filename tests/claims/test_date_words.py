"""Expressions of time in plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.date_words import Reckoning, expressions
from habeas.dates import PartialDate

NEWS = Reckoning(PartialDate(2024, 12, 10), None)  # a Tuesday
REPORT = Reckoning(PartialDate(2024, 4, 22), 2023)


def read(text: str, reckoning: Reckoning) -> list[str]:
    found = expressions(text, reckoning)
    return [f"{one.relation} {one.first}" + (f"/{one.last}" if one.last else "") for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Tuesday", "on 2024-12-10"),
        ("on Monday", "on 2024-12-09"),
        ("last Tuesday", "on 2024-12-03"),
        ("yesterday", "on 2024-12-09"),
        ("last week", "on 2024-12"),
        ("this month", "on 2024-12"),
        ("last month", "on 2024-11"),
        ("last December", "on 2023-12"),
        ("in December", "on 2024-12"),
        ("in August", "on 2024-08"),
        ("last year", "on 2023"),
        ("earlier this year", "on 2024"),
        ("since 2016", "since 2016"),
        ("until at least October 12", "until 2024-10-12"),
        ("on 10 December 2024", "on 2024-12-10"),
        ("on 10.12.2024", "on 2024-12-10"),
        ("December 1 [2023]", "on 2023-12-01"),
        ("17 March, 2017", "on 2017-03-17"),
        ("the night of July 5", "on 2024-07-05"),
        ("June 14-15", "on 2024-06-14/2024-06-15"),
        ("between November 2023 and November", "between 2023-11/2024-11"),
        ("in 2018", "on 2018"),
        ("on January 5", "on 2025-01-05"),
        ("on November 23", "on 2024-11-23"),
        ("three days ago", "on 2024-12-07"),
        ("almost twenty-six years ago", "on 1998"),
        ("in May this year", "on 2024-05"),
    ],
)
def test_news_counts_from_the_day_of_publication(text: str, expected: str) -> None:
    assert read(text, NEWS) == [expected]


@pytest.mark.parametrize("text", ["9000000 days ago", "90000000000 years ago", "on February 30"])
def test_what_is_out_of_the_calendar_is_no_date(text: str) -> None:
    assert read(text, NEWS) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On July 24", "on 2023-07-24"),
        ("in March", "on 2023-03"),
        ("at year’s end", "on 2023-12"),
        ("During the year", "on 2023"),
        ("as of December 1", "as of 2023-12-01"),
        ("in the spring", "on 2023"),
        ("in June and July", "between 2023-06/2023-07"),
        ("in February 2021", "on 2021-02"),
        ("from April to June", "between 2023-04/2023-06"),
    ],
)
def test_an_annual_report_speaks_of_its_year(text: str, expected: str) -> None:
    assert read(text, REPORT) == [expected]


@pytest.mark.parametrize(
    "text", ["over the last year", "the 2014 protests", "he may march", "February 30", "nine years"]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert read(text, NEWS) == []


def test_two_years_are_two_dates() -> None:
    assert read("in 2018 and 2020.", NEWS) == ["on 2018", "on 2020"]


def test_a_week_over_two_months_is_their_year() -> None:
    assert read("last week", Reckoning(PartialDate(2024, 10, 8), None)) == ["on 2024"]


def test_a_week_over_two_years_is_no_date() -> None:
    assert read("last week", Reckoning(PartialDate(2025, 1, 7), None)) == []


def test_two_days_told_respectively_are_two_dates() -> None:
    assert read("on May 3 and May 5, respectively", REPORT) == ["on 2023-05-03", "on 2023-05-05"]


def test_the_fall_of_a_government_is_no_season() -> None:
    assert read("during the fall of the government", REPORT) == []


def test_without_a_day_of_publication_nothing_is_relative() -> None:
    assert read("on Tuesday, yesterday, last week", Reckoning(None, None)) == []


@given(st.dates(min_value=PartialDate(1950).first_day, max_value=PartialDate(2090).last_day))
def test_a_whole_date_is_read_as_it_is_written(day: object) -> None:
    written = f"on {day:%B} {day.day}, {day.year}"  # type: ignore[attr-defined]
    assert read(written, NEWS) == [f"on {day}"]
