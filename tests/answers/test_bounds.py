"""Bounds in words keep what is not known."""

from __future__ import annotations

from datetime import date

import pytest
from tests.acts.told import cases_of, told

from habeas.answers.bounds import bound_words, detention_words
from habeas.answers.custody_words import shown_there
from habeas.cases.detention import Bound, detentions
from habeas.dates import PartialDate


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        (None, "not known"),
        (Bound(None, None), "not known"),
        (Bound(None, date(2024, 5, 5)), "by 5 May 2024"),
        (Bound(date(2024, 5, 5), None), "on or after 5 May 2024"),
        (Bound(date(2024, 5, 5), date(2024, 5, 5)), "5 May 2024"),
        (Bound(date(2024, 5, 1), date(2024, 5, 31)), "May 2024"),
        (Bound(date(2024, 1, 1), date(2024, 12, 31)), "2024"),
        (Bound(date(2024, 5, 1), date(2024, 5, 30)), "between 1 May 2024 and 30 May 2024"),
    ],
)
def test_a_bound_says_the_days_that_it_allows(bound: Bound | None, words: str) -> None:
    assert bound_words(bound) == words


def test_a_detention_in_a_line() -> None:
    (case,) = cases_of(told("arrest", "2024-03-05", actors=("police",)))
    line = "Police custody, by police: began 5 March 2024; no end told"
    assert [detention_words(one) for one in detentions(case)] == [line]


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        (["2015"], PartialDate(2015)),
        (["2015", "2015-01-01"], PartialDate(2015, 1, 1)),
        (["2015-03", "2015-06"], PartialDate(2015, 6)),
    ],
)
def test_when_somebody_was_last_shown_there_is_no_more_precise_than_its_source(
    dates: list[str], shown: PartialDate
) -> None:
    (case,) = cases_of(*(told("imprisonment", day, at=40 * place) for place, day in enumerate(dates)))
    (held,) = detentions(case)
    assert shown_there(held, case) == shown


def test_where_nothing_is_dated_somebody_was_last_shown_there_by_the_day_of_the_document() -> None:
    (case,) = cases_of(told("imprisonment", None, published="2024-03-05"))
    (held,) = detentions(case)
    assert shown_there(held, case) == held.confirmed
