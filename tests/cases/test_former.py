"""Who is called a former prisoner was freed before that was said, and is not freed of a new custody by it."""

from __future__ import annotations

from datetime import date

from tests.acts.told import cases_of, told, types

from habeas.cases.detention import detentions
from habeas.cases.status import status_on

WORDS = "the former political prisoner Maria Quispe"


def test_a_former_prisoner_is_not_held() -> None:
    (case,) = cases_of(told("imprisonment", None, words=WORDS, published="2020-08-03"))
    assert (case.custody, case.released, case.last_known) == (True, True, None)
    assert status_on(case, date(2020, 8, 3)).value == "not held"
    assert status_on(case, date(2019, 8, 3)).value == "unknown"


def test_an_old_custody_whose_end_nobody_tells_had_ended_when_somebody_is_called_a_former_prisoner() -> None:
    (case,) = cases_of(
        told("arrest", "2015-03-05", published="2015-03"),
        told("imprisonment", None, words=WORDS, by="b", published="2020-08-03"),
    )
    assert case.released
    assert status_on(case, date(2020, 8, 3)).value == "not held"


def test_who_is_arrested_again_was_a_prisoner_before() -> None:
    earlier, now = cases_of(
        told("arrest", "2024-12-03", published="2024-12-05"),
        told("imprisonment", None, words=WORDS, at=60, published="2024-12-05"),
    )
    assert (types(earlier.acts), earlier.released) == (["imprisonment"], True)
    assert (types(now.acts), now.released) == (["arrest"], False)
    assert status_on(now, date(2024, 12, 6)).value == "held"


def test_news_of_the_same_year_that_calls_somebody_a_former_prisoner_frees_nobody() -> None:
    cases = cases_of(
        told("arrest", "2024-12-03", published="2024-12-05"),
        told("imprisonment", None, words=WORDS, by="b", published="2025-02-05"),
    )
    assert not cases[-1].released


def test_a_release_that_nobody_dates_ends_custody_by_the_day_on_which_it_is_told_alone() -> None:
    (case,) = cases_of(
        told("charge", None, by="a", published="2017-06-01"),
        told("sentence", "2016-09-08", term="nine years", by="a", published="2017-06-01"),
        told("release", None, by="b", published="2019-03-20"),
    )
    last = detentions(case)[-1]
    assert last.ends is not None
    assert last.ends.last == date(2019, 3, 20)
    assert len(last.ends.acts) == 1
