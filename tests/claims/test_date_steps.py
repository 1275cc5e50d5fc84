"""Dates that count from the date before them."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.claims.date_steps import stepped
from habeas.claims.date_words import Reckoning, expressions
from habeas.dates import PartialDate

REPORT = Reckoning(PartialDate(2024, 4, 22), 2023)


def steps(text: str) -> list[str]:
    return [str(one.first) for one in stepped(text, expressions(text, REPORT))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on May 3; the next day", "2023-05-04"),
        ("on May 31; the following morning", "2023-06-01"),
        ("on May 3; later that day", "2023-05-03"),
        ("on May 3; two days earlier", "2023-05-01"),
        ("on May 10; a week later", "2023-05"),
        ("in May; the following month", "2023-06"),
        ("in December; two months later", "2024-02"),
        ("in May; that same month", "2023-05"),
        ("in 2019; three years later", "2022"),
    ],
)
def test_a_step_is_as_precise_as_its_unit(text: str, expected: str) -> None:
    assert steps(text)[1:] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "the next day",
        "in May; the next day",
        "on May 25; a week later",
        "in 2019; a month later",
        "on May 3; 9000000 days later",
        "in 2019; 90000000000 years later",
    ],
)
def test_what_cannot_be_told_is_no_date(text: str) -> None:
    assert len(steps(text)) == len(expressions(text, REPORT))


def test_nothing_counts_from_a_date_yet_to_come() -> None:
    text = "on May 3, before the hearing of May 9; the same day"
    found = stepped(text, expressions(text, REPORT), latest=date(2023, 5, 5))
    assert str(found[-1].first) == "2023-05-03"
