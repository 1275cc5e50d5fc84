"""What a drawing of cases over time needs."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.acts.test_corroborate import tellings
from tests.acts.told import cases_of, told
from tests.build import a_date

from habeas.answers.timeline import MOST_TICKS, timeline
from habeas.model import SourcedClaim

UNTIL = date(2024, 12, 31)


def test_a_bar_has_a_certain_stretch_and_uncertain_ends() -> None:
    drawn = timeline(cases_of(told("arrest", "2024-03"), told("release", "2024-05-05", at=50)), UNTIL)
    (bar,) = drawn.bars
    assert (bar.begins_from, bar.begins_by) == (date(2024, 3, 1), date(2024, 3, 31))
    assert (bar.ends_from, bar.ends_by, bar.until, bar.held) == (
        date(2024, 5, 5),
        date(2024, 5, 5),
        date(2024, 5, 5),
        False,
    )


def test_who_is_still_held_has_a_bar_up_to_the_last_day() -> None:
    (bar,) = timeline(cases_of(told("arrest", "2024-03-05")), UNTIL).bars
    assert (bar.ends_from, bar.ends_by, bar.until, bar.held, bar.last_known) == (
        None,
        None,
        UNTIL,
        True,
        a_date("2024-03-05"),
    )


def test_a_custody_that_only_a_later_arrest_ended_may_have_ended_at_any_time_before() -> None:
    first = told("arrest", "2016-03-05", published="2016-04")
    bars = timeline(cases_of(first, told("arrest", "2024-12-03", by="b", published="2024-12")), UNTIL).bars
    assert (bars[0].ends_from, bars[0].ends_by) == (date(2016, 3, 5), date(2024, 12, 3))


def test_a_custody_that_a_release_without_a_date_ended_has_a_bar_up_to_where_that_is_told() -> None:
    arrest = told("arrest", "2016-03-05", published="2016-04")
    (bar,) = timeline(cases_of(arrest, told("release", by="b", published="2018-05-02")), UNTIL).bars
    assert (bar.ends_from, bar.ends_by, bar.until, bar.held) == (None, date(2018, 5, 2), date(2018, 5, 2), False)


def test_points_cover_the_days_their_acts_may_have_happened_on() -> None:
    drawn = timeline(
        cases_of(told("arrest", "2024-03"), told("charge", at=50), told("award", "2024-04-05", by="b")), UNTIL
    )
    assert [(point.type, point.response, point.first, point.last) for point in drawn.points] == [
        ("arrest", False, date(2024, 3, 1), date(2024, 3, 31)),
        ("award", True, date(2024, 4, 5), date(2024, 4, 5)),
    ]
    assert [(point.type, point.before) for point in drawn.undated] == [("charge", a_date("2024-06-01"))]


def test_what_is_later_than_the_day_is_left_out() -> None:
    drawn = timeline(cases_of(told("arrest", "2024-03-05")), date(2024, 1, 1))
    assert (drawn.bars, drawn.points) == ((), ())


def test_ticks_are_months_in_a_short_time_and_years_in_a_long_one() -> None:
    short = timeline(cases_of(told("arrest", "2024-10-05", published="2024-11")), UNTIL)
    assert [tick.label for tick in short.ticks] == ["2024-10", "2024-11", "2024-12"]
    long = timeline(cases_of(told("arrest", "2016-10-05", published="2016-11")), UNTIL)
    assert [tick.label for tick in long.ticks] == ["2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"]


def test_nobody_has_an_empty_timeline() -> None:
    drawn = timeline([], UNTIL)
    assert (drawn.start, drawn.end, drawn.bars, drawn.points) == (date(2024, 12, 1), UNTIL, (), ())


@given(tellings, st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_all_dates_are_in_order_and_ticks_are_few(told_claims: list[SourcedClaim], until: date) -> None:
    drawn = timeline(cases_of(*told_claims), until)
    assert drawn.start <= drawn.end == until
    assert len(drawn.ticks) <= MOST_TICKS + 1
    assert all(drawn.start <= tick.day <= until for tick in drawn.ticks)
    for bar in drawn.bars:
        known = [day for day in (bar.begins_from, bar.begins_by) if day is not None]
        assert known == sorted(known)
        assert all(drawn.start <= day <= until for day in (*known, bar.until))
