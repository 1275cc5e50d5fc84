"""Whether someone was held on a day, and how long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acts.test_corroborate import tellings
from tests.acts.told import cases_of, told
from tests.build import a_card

from habeas.cases.status import confirmed, days_held, status_on
from habeas.cases.tally import cases_on, tally
from habeas.model import Case, SourcedClaim

days = st.dates(date(2015, 1, 1), date(2026, 12, 31))


def the_case(*claims: SourcedClaim) -> Case:
    (case,) = cases_of(*claims)
    return case


HELD_IN_SPRING = the_case(told("arrest", "2024-03-05"), told("release", "2024-05-05", at=50))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2024, 3, 4), "not held"),
        (date(2024, 3, 5), "held"),
        (date(2024, 5, 4), "held"),
        (date(2024, 5, 5), "not held"),
        (date(2026, 1, 1), "not held"),
    ],
)
def test_a_day_counts_as_its_end(day: date, value: str) -> None:
    assert status_on(HELD_IN_SPRING, day).value == value


def test_the_acts_that_say_so_are_named_with_a_sentence() -> None:
    arrest, release = HELD_IN_SPRING.acts
    held, free = status_on(HELD_IN_SPRING, date(2024, 4, 1)), status_on(HELD_IN_SPRING, date(2024, 6, 1))
    assert (held.because, held.reason) == (
        (arrest.id,),
        "Last known held on 2024-03-05; no source tells of an end by 2024-04-01.",
    )
    assert (free.because, free.reason) == ((release.id,), "Maria Quispe was freed on 2024-05-05.")


@pytest.mark.parametrize(
    ("day", "value"), [(date(2024, 2, 29), "not held"), (date(2024, 3, 15), "unknown"), (date(2024, 3, 31), "held")]
)
def test_an_arrest_in_a_month_leaves_its_days_unknown(day: date, value: str) -> None:
    assert status_on(the_case(told("arrest", "2024-03")), day).value == value


def test_an_undated_release_leaves_the_days_before_its_telling_unknown() -> None:
    case = the_case(told("arrest", "2024-03-05"), told("release", at=50, published="2024-06-01"))
    assert [status_on(case, day).value for day in (date(2024, 5, 1), date(2024, 6, 1))] == ["unknown", "not held"]


def test_a_custody_without_an_end_on_record_counts_as_held_for_a_year() -> None:
    case = the_case(told("arrest", "2024-03-05"))
    assert status_on(case, date(2025, 3, 5)).value == "held"
    silent = status_on(case, date(2025, 3, 6))
    assert (silent.value, silent.reason) == (
        "unknown",
        "No source has spoken of this custody since 2024-03-05, more than a year before 2025-03-06.",
    )


@pytest.mark.parametrize(("term", "value"), [("nine years", "held"), ("life imprisonment", "held"), (None, "unknown")])
def test_silence_does_not_count_while_a_term_runs(term: str | None, value: str) -> None:
    case = the_case(told("sentence", "2020-03-05", term=term))
    assert status_on(case, date(2026, 11, 21)).value == value


def test_a_term_longer_than_the_calendar_is_still_running() -> None:
    assert status_on(the_case(told("sentence", "2020-03-05", term="90000 years")), date(2026, 1, 1)).value == "held"


def test_a_term_that_has_surely_run_out_leaves_it_unknown() -> None:
    case = the_case(told("sentence", "2024-03-05", term="30 days"))
    assert [status_on(case, day).value for day in (date(2024, 4, 3), date(2024, 4, 5))] == ["held", "unknown"]


@pytest.mark.parametrize(("changed", "until"), [("two years", date(2022, 3, 5)), ("eight years", date(2028, 3, 3))])
def test_a_term_that_a_later_ruling_changed_runs_as_changed(changed: str, until: date) -> None:
    ruling = told("trial", "2021-02-03", at=50, term=changed)
    case = the_case(told("sentence", "2020-03-05", term="six years"), ruling)
    assert abs((confirmed(case) - until).days) <= 15
    assert status_on(case, until - timedelta(days=20)).value == "held"
    status = status_on(case, until + timedelta(days=20))
    assert (status.value, changed in status.reason) == ("unknown", True)
    asked = the_case(told("sentence", "2020-03-05", term="six years"), told("trial", "2019-02-03", at=50, term=changed))
    assert confirmed(asked) == confirmed(the_case(told("sentence", "2020-03-05", term="six years")))


def test_who_is_acquitted_of_one_charge_and_let_go_in_a_sentence_of_its_own_is_free() -> None:
    verdict = told("sentence", "2022-03", term="two years", words="She was cleared of one and got two years.")
    cleared = told("release", "2022-03", charges=("insult",), words="She was cleared of one and got two years.")
    freed = told("release", "2022-03", charges=("insult",), words="She was released pending an appeal.", at=90)
    arrest = told("arrest", "2022-01", at=1)
    assert status_on(the_case(arrest, verdict, cleared), date(2022, 5, 1)).value == "held"
    assert status_on(the_case(arrest, verdict, cleared, freed), date(2022, 5, 1)).value == "not held"


def test_a_suspended_sentence_in_custody_leaves_it_unknown_whether_it_ended() -> None:
    case = the_case(
        told("arrest", "2024-03-05"), told("sentence", "2024-05-20", at=50, term="suspended sentence of three years")
    )
    status = status_on(case, date(2024, 7, 1))
    assert [status_on(case, day).value for day in (date(2024, 5, 19), date(2024, 5, 20))] == ["held", "unknown"]
    assert (status.because, status.reason) == (
        (case.acts[1].id,),
        "A sentence on 2024-05-20 keeps nobody in custody; no source says whether they were freed.",
    )


def test_a_suspended_sentence_leaves_a_told_release_as_it_is() -> None:
    case = the_case(
        told("arrest", "2024-03-05"),
        told("sentence", "2024-06-05", at=50, term="suspended sentence of three years"),
        told("release", "2024-06-06", at=90),
    )
    assert status_on(case, date(2024, 7, 1)).reason == "Maria Quispe was freed on 2024-06-06."


@pytest.mark.parametrize("modality", ["possible", "denied"])
def test_a_release_that_did_not_happen_ends_nothing(modality: str) -> None:
    case = the_case(told("arrest", "2024-03-05"), told("release", "2024-05-05", at=50, modality=modality))
    assert (case.released, status_on(case, date(2024, 6, 1)).value) == (False, "held")


@pytest.mark.parametrize("modality", ["possible", "denied"])
def test_an_arrest_that_did_not_happen_begins_nothing(modality: str) -> None:
    assert the_case(told("arrest", "2024-03-05", modality=modality)).custody is False


def test_an_arrest_that_is_only_alleged_counts_and_says_by_whom() -> None:
    case = the_case(told("arrest", "2024-03-05", modality="alleged", speaker="his wife"))
    assert status_on(case, date(2024, 4, 1)).reason == (
        "Last known held on 2024-03-05, as alleged by his wife; no source tells of an end by 2024-04-01."
    )
    stated = the_case(told("arrest", "2024-03-05", modality="alleged"), told("remand", "2024-03-07", by="b"))
    assert "alleged" not in status_on(stated, date(2024, 4, 1)).reason


def test_being_held_says_nothing_about_the_days_before() -> None:
    case = the_case(told("imprisonment", "2024-03-05"))
    assert [status_on(case, day).value for day in (date(2024, 3, 4), date(2024, 3, 5))] == ["unknown", "held"]


def test_a_custody_that_only_a_later_arrest_shows_to_have_ended() -> None:
    first, _ = cases_of(
        told("arrest", "2016-03-05", published="2016-04"), told("arrest", "2024-12-03", by="b", published="2024-12")
    )
    values = [status_on(first, day).value for day in (date(2016, 3, 5), date(2020, 1, 1), date(2024, 12, 3))]
    assert values == ["held", "unknown", "not held"]


def test_someone_never_held_is_not_held() -> None:
    status = status_on(the_case(told("threat", "2024-03-05")), date(2024, 4, 1))
    assert (status.value, status.because, status.reason) == ("not held", (), "No source says that they were held.")


def test_days_held_are_a_range_where_dates_are_not_whole() -> None:
    assert days_held(HELD_IN_SPRING, date(2024, 4, 4)) == (30, 30)
    assert days_held(HELD_IN_SPRING, date(2026, 1, 1)) == (61, 61)
    assert days_held(the_case(told("arrest", "2024-03")), date(2024, 4, 30)) == (30, 60)
    assert days_held(HELD_IN_SPRING, date(2024, 1, 1)) is None
    told_of = the_case(told("arrest", "2024-03-05"), told("release", at=50, published="2024-06-01"))
    assert days_held(told_of, date(2026, 1, 1)) == (0, 88)
    assert days_held(the_case(told("imprisonment", "2024-03-05")), date(2024, 4, 1)) is None


def test_who_is_held_beyond_a_term_counts_as_held() -> None:
    case = the_case(
        told("sentence", "2014-11-25", term="three years"), told("imprisonment", at=50, published="2019-03-17")
    )
    assert [status_on(case, day).value for day in (date(2019, 3, 17), date(2020, 1, 1))] == ["held", "held"]


def test_a_release_to_house_arrest_ends_no_custody() -> None:
    words = "The court released Quispe to house arrest."
    case = the_case(told("arrest", "2024-03-05"), told("release", "2024-05-05", at=50, words=words))
    assert status_on(case, date(2024, 6, 1)).value == "held"
    freed = the_case(told("arrest", "2024-03-05"), told("release", "2024-05-05", words="freed from house arrest"))
    assert status_on(freed, date(2024, 6, 1)).value == "not held"


def test_the_fewest_days_count_from_the_day_on_which_the_arrest_was_told() -> None:
    case = the_case(told("arrest", "2024-12", published="2024-12-10"))
    assert days_held(case, date(2024, 12, 31)) == (21, 30)


@given(tellings, days)
def test_a_tally_equals_the_number_of_its_cases(told_claims: list[SourcedClaim], day: date) -> None:
    cases = cases_of(*told_claims)
    counted = tally(cases, day)
    assert counted.cases == len(cases) == len(cases_on(cases, day))
    assert [each.status.value for each in cases_on(cases, day)].count("held") == counted.held


@given(tellings, days)
def test_every_status_names_acts_of_its_case_and_days_are_a_range(told_claims: list[SourcedClaim], day: date) -> None:
    for case in cases_of(*told_claims):
        status, held = status_on(case, day), days_held(case, day)
        assert set(status.because) <= {act.id for act in case.acts}
        assert status.value in ("held", "not held", "unknown")
        assert held is None or 0 <= held[0] <= held[1]


@given(tellings, days)
def test_once_released_never_held_again_in_the_same_case(told_claims: list[SourcedClaim], day: date) -> None:
    for case in cases_of(*told_claims):
        if case.released and case.end and case.end.last_day <= day:
            assert status_on(case, day).value == "not held"


@pytest.mark.parametrize(("published", "day"), [(None, date(2024, 12, 31)), ("2025-03-12", date(2025, 3, 12))])
def test_a_report_that_appears_late_confirms_no_custody_beyond_the_year_that_it_covers(
    published: str | None, day: date
) -> None:
    report = a_card(id="r", name="r", publisher="r", published=published, report_year=2023)
    (case,) = cases_of(told("arrest", document=report))
    assert status_on(case, day).value == "unknown"
    assert "since 2023-12-31" in status_on(case, day).reason


def test_an_arrest_of_the_same_day_or_of_some_day_of_the_year_shows_nothing_beyond_a_term() -> None:
    sentence = told("sentence", "2022-07-20", at=50, term="30 days", published="2023-03")
    for arrest in (told("arrest", "2022-07-20"), told("arrest", "2022", published="2023-03")):
        status = status_on(the_case(arrest, sentence), date(2022, 12, 1))
        assert (status.value, status.reason) == (
            "unknown",
            "The term of 30 days had run out; no source tells of a release.",
        )
    wide = the_case(told("arrest", "2022-09"), told("sentence", "2022", at=50, term="30 days", published="2023-03"))
    assert [status_on(wide, day).value for day in (date(2022, 12, 1), date(2023, 2, 1))] == ["held", "unknown"]


def test_what_surely_follows_a_term_holds_somebody_beyond_it() -> None:
    case = the_case(
        told("arrest", "2022-07-20"),
        told("sentence", "2022-07-20", at=50, term="30 days"),
        told("remand", "2022-08-05", at=90),
    )
    assert status_on(case, date(2022, 12, 1)).value == "held"


def test_community_service_after_an_arrest_of_some_day_of_the_year_leaves_it_unknown() -> None:
    case = the_case(
        told("arrest", "2022", published="2023-03"),
        told("arrest", "2022-08-24", at=50, published="2023-03"),
        told("sentence", "2022-09-05", at=90, term="460 hours of community service", published="2023-03"),
    )
    assert status_on(case, date(2022, 12, 1)).value == "unknown"


def test_a_term_that_was_served_by_the_telling_ends_what_an_arrest_began() -> None:
    case = the_case(
        told("arrest", "2022-07-08", published="2022-11-07"),
        told("imprisonment", at=50, term="15 days", published="2022-11-07"),
    )
    assert [status_on(case, day).value for day in (date(2022, 11, 1), date(2022, 12, 1))] == ["held", "unknown"]


def test_before_the_arrest_nobody_was_held_whatever_is_told_without_a_date() -> None:
    case = the_case(
        told("arrest", "2024-03-12"), told("imprisonment", "2024-06-01", at=50), told("remand", at=90, by="b")
    )
    assert [status_on(case, day).value for day in (date(1990, 1, 1), date(2024, 3, 11))] == ["not held", "not held"]
    assert status_on(case, date(2024, 3, 12)).value == "held"
    convicted = the_case(told("sentence", "2024-03-12"), told("imprisonment", "2024-06-01", at=50))
    assert status_on(convicted, date(2024, 3, 11)).value == "unknown"


def test_administrative_arrest_without_a_term_runs_out_when_laws_let_it() -> None:
    case = the_case(told("sentence", "2022-07-20", term="administrative detention"))
    assert [status_on(case, day).value for day in (date(2022, 10, 18), date(2022, 10, 19))] == ["held", "unknown"]


def test_an_annual_report_shows_who_was_held_by_the_end_of_its_year_and_of_an_undated_arrest_nothing_after() -> None:
    report = a_card(id="r", name="r", publisher="r", published=None, report_year=2022)
    held, arrested = (the_case(told(kind, document=report, words="w")) for kind in ("imprisonment", "arrest"))
    days = (date(2022, 12, 30), date(2022, 12, 31), date(2023, 12, 31), date(2024, 1, 1))
    assert [status_on(held, day).value for day in days] == ["unknown", "held", "held", "unknown"]
    assert [status_on(arrested, day).value for day in days] == ["unknown"] * 4


def test_a_stay_of_hours_is_over_with_its_day() -> None:
    case = the_case(told("arrest", "2024-03-05", words="Police detained Maria Quispe for 18 hours."))
    assert [status_on(case, day).value for day in (date(2024, 3, 4), date(2024, 3, 5), date(2024, 4, 1))] == [
        "not held",
        "not held",
        "not held",
    ]
    assert status_on(case, date(2024, 4, 1)).reason == "Maria Quispe was held for hours, which were over by 2024-03-05."


def test_a_stay_of_hours_in_a_month_leaves_its_days_unknown_and_no_later_one() -> None:
    case = the_case(told("arrest", "2024-03", words="Police detained Maria Quispe for several hours."))
    assert [status_on(case, day).value for day in (date(2024, 3, 15), date(2024, 3, 31))] == ["unknown", "not held"]


def test_who_is_shown_in_custody_after_a_stay_of_hours_counts_as_held() -> None:
    hours = told("arrest", "2024-03-05", words="Police detained Maria Quispe for 18 hours.")
    case = the_case(hours, told("remand", "2024-03-06", at=60))
    assert status_on(case, date(2024, 4, 1)).value == "held"


def test_an_arrest_soon_after_a_stay_of_hours_is_a_custody_of_its_own() -> None:
    hours = told("arrest", "2024-03-05", words="Police detained Maria Quispe for 18 hours.")
    first, second = cases_of(hours, told("arrest", "2024-03-20", at=60))
    assert [status_on(each, date(2024, 3, 10)).value for each in (first, second)] == ["not held", "not held"]
    assert status_on(second, date(2024, 4, 1)).value == "held"


def test_a_sentence_that_waits_for_an_appeal_keeps_nobody_in_custody() -> None:
    words = "Maria Quispe was sentenced to two years and remains free pending appeal."
    case = the_case(told("sentence", "2024-03-05", term="two years", words=words))
    assert status_on(case, date(2024, 4, 1)).value == "not held"
