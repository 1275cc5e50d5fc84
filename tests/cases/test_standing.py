"""The runs of days on which somebody is held or unknown say of every day what the acts themselves say of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.acts.test_corroborate import tellings
from tests.acts.told import cases_of, told

from habeas.cases.standing import standings
from habeas.cases.status import status_on
from habeas.model import Case, SourcedClaim


def value_on(case: Case, day: date) -> str:
    """What the runs say of a day."""
    found = [run.value for run in standings(case) if run.since <= day and (run.until is None or day < run.until)]
    assert len(found) <= 1
    return found[0] if found else "not held"


@settings(max_examples=40)
@given(tellings, st.lists(st.dates(date(2014, 1, 1), date(2040, 1, 1)), min_size=6))
def test_every_day_is_as_its_acts_say(claims: list[SourcedClaim], days: list[date]) -> None:
    for case in cases_of(*claims):
        for day in days:
            assert value_on(case, day) == status_on(case, day).value


@pytest.mark.parametrize("term", [None, "four months", "six years", "life"])
def test_ends_of_terms_and_of_a_year_of_silence_are_found_to_the_day(term: str | None) -> None:
    (case,) = cases_of(told("arrest", "2024-03-05"), told("sentence", "2024-06-01", at=50, term=term))
    day = date(2024, 1, 1)
    while day < date(2032, 1, 1):
        assert value_on(case, day) == status_on(case, day).value, day
        day += timedelta(days=9)


def test_of_two_terms_that_may_be_served_the_one_that_runs_out_last_counts() -> None:
    (case,) = cases_of(
        told("arrest", "2024-03-05", term="nine years", published=None),
        told("sentence", "2024", at=50, term="nine years", published=None, by="b"),
    )
    days = (date(2033, 3, 1), date(2033, 3, 20), date(2034, 6, 1), date(2036, 1, 1))
    assert [value_on(case, day) for day in days] == [status_on(case, day).value for day in days]
    assert [value_on(case, day) for day in days] == ["held", "held", "unknown", "unknown"]


def test_whoever_was_never_held_has_no_runs() -> None:
    (case,) = cases_of(told("threat", "2024-03-05"))
    assert standings(case) == ()


def test_without_any_date_there_is_one_run_or_none() -> None:
    (case,) = cases_of(told("arrest", published=None))
    assert value_on(case, date(2024, 1, 1)) == status_on(case, date(2024, 1, 1)).value
