"""Numbers as they are worded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.numbers import numbers_in, value_of


def read(text: str) -> list[tuple[int | None, int | None, str | None]]:
    return [(number.low, number.high, number.qualifier) for number in numbers_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("estimates ranged from at least 90 to 146", [(90, 146, "at least")]),
        ("ranged from 128 to 156 at year’s end", [(128, 156, None)]),
        ("between 100 and 120 people", [(100, 120, None)]),
        ("112-135 prisoners", [(112, 135, None)]),
        ("up to 122 political prisoners", [(122, 122, "up to")]),
        ("more than 1,443 names", [(1443, 1443, "more than")]),
        ("two dozen students", [(24, 24, None)]),
        ("one thousand four hundred people", [(1400, 1400, None)]),
        ("one hundred and twenty people", [(120, 120, None)]),
        ("30 million Iranians", [(30_000_000, 30_000_000, None)]),
        ("6 more journalists", [(6, 6, "more")]),
        ("a total of 21 defendants", [(21, 21, "a total of")]),
        ("dozens of critics", [(None, None, "dozens")]),
        ("tens of millions of people", [(None, None, "tens of millions")]),
    ],
)
def test_a_number_keeps_both_ends_and_its_qualifier(text: str, expected: list[object]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a 30-year-old",
        "three-and-a-half years in prison",
        "on March 16 he",
        "16 March",
        "Article 323 of the code",
        "July 14-15",
        "12 percent of voters",
        "a fine of $556",
        "in 2016 he",
        "his 3rd trial",
    ],
)
def test_dates_ages_money_and_articles_are_no_numbers(text: str) -> None:
    assert read(text) == []


@given(st.integers(min_value=0, max_value=9_999_999))
def test_figures_mean_what_they_say(value: int) -> None:
    assert value_of(f"{value:,}") == value == value_of(str(value))


def test_words_that_are_no_number_have_no_value() -> None:
    assert [value_of("journalists"), value_of("and"), value_of("")] == [None, None, None]


def test_a_number_is_found_in_any_case_and_keeps_its_letters() -> None:
    assert read("Dozens of critics and TWO HUNDRED students") == [(None, None, "Dozens"), (200, 200, None)]


def test_a_letter_that_is_two_in_lower_case_moves_no_number() -> None:
    text = "In İİzmir 12 students were held."
    assert [text[number.start : number.end] for number in numbers_in(text)] == ["12"]
