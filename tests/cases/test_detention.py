"""A time in custody as detentions: forms, places, bounds with the acts that give them, and what does not fit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acts.test_corroborate import tellings
from tests.acts.told import cases_of, told

from habeas.cases.consistency import findings
from habeas.cases.detention import Bound, changes_of_form, detentions, forms_on
from habeas.cases.forms import form_words, read_form_words
from habeas.errors import BadVocabulary
from habeas.model import Case, SourcedClaim


def the_case(*claims: SourcedClaim) -> Case:
    (case,) = cases_of(*claims)
    return case


COURSE = the_case(
    told("arrest", "2024-03-05", actors=("Halem police",)),
    told("remand", "2024-03", at=50, place="Halem remand prison"),
    told("sentence", "2024-09-01", at=90, term="six years"),
    told("imprisonment", "2024-12-01", at=130, place="Colony No. 4"),
    told("release", "2025-02", at=170, published="2025-03-01"),
)


def test_forms_follow_each_other_with_place_and_holder() -> None:
    assert [(one.form, one.place, one.holder) for one in detentions(COURSE)] == [
        ("police custody", None, "Halem police"),
        ("remand", "Halem remand prison", None),
        ("prison", "Colony No. 4", None),
    ]


def test_every_bound_is_an_interval_of_days_with_the_acts_that_say_so() -> None:
    arrest, remand, *_, release = COURSE.acts
    first, second, third = detentions(COURSE)
    assert first.begins == Bound(date(2024, 3, 5), date(2024, 3, 5), (arrest.id,))
    assert (first.ends, first.transfer) == (Bound(date(2024, 3, 1), date(2024, 3, 31), (remand.id,)), True)
    assert second.begins == first.ends
    assert (third.ends, third.transfer) == (Bound(date(2025, 2, 1), date(2025, 2, 28), (release.id,)), False)
    assert third.confirmed == date(2024, 12, 1)


def test_an_end_that_nobody_tells_is_not_known() -> None:
    assert detentions(the_case(told("arrest", "2024-03-05")))[0].ends is None


def test_another_prison_is_a_transfer() -> None:
    case = the_case(
        told("sentence", "2024-03-05", term="six years", place="Halem prison"),
        told("imprisonment", "2024-08-05", at=50, place="Prison No. 2"),
    )
    assert [(one.place, one.transfer) for one in detentions(case)] == [("Halem prison", True), ("Prison No. 2", False)]


@pytest.mark.parametrize(
    ("claim", "form"),
    [
        (told("arrest", "2024-03-05"), "police custody"),
        (told("remand", "2024-03-05", words="was placed under house arrest for two months"), "house arrest"),
        (told("remand", "2024-03-05", words="Bek was released to house arrest, and she remained in a cell"), "remand"),
        (told("sentence", "2024-03-05", term="three years", words="got three years of house arrest"), "house arrest"),
        (told("sentence", "2024-03-05", term="two years", words="got two years in a labor camp"), "forced labour"),
        (
            told("sentence", "2024-03-05", term="two years", words="got two years in prison for leaving house arrest"),
            "prison",
        ),
        (told("sentence", "2024-03-05", term="30 days"), "administrative arrest"),
        (told("sentence", "2024-03-05", term="six years"), "prison"),
        (told("disappearance", "2024-03-05"), "disappearance"),
        (told("imprisonment", "2024-03-05", words="is held"), "not told"),
        (told("imprisonment", "2024-03-05", words="is kept in a psychiatric hospital"), "forced treatment"),
        (told("imprisonment", "2024-03-05", place="the military prison of Halem"), "military"),
    ],
)
def test_a_form_is_told_by_words_and_by_acts_and_never_made_up(claim: SourcedClaim, form: str) -> None:
    assert [one.form for one in detentions(the_case(claim))] == [form]


def test_police_custody_does_not_last_for_months() -> None:
    held = detentions(the_case(told("arrest", "2024-03-05")))
    assert forms_on(held, date(2024, 4, 11)) == {"police custody"}
    assert forms_on(held, date(2024, 4, 12)) == {"not told"}


def test_between_uncertain_bounds_both_forms_are_possible() -> None:
    held = detentions(COURSE)
    assert forms_on(held, date(2024, 3, 10)) == {"police custody", "remand"}
    assert forms_on(held, date(2024, 10, 1)) == {"prison"}


def test_custody_by_militants_is_told_apart() -> None:
    (held,) = detentions(the_case(told("arrest", "2024-03-05", actors=("armed militants",))))
    assert not held.by_state


@given(tellings, st.lists(st.dates(date(2014, 1, 1), date(2030, 1, 1)), max_size=5))
def test_forms_change_only_on_the_days_that_are_said_to_change_them(
    claims: list[SourcedClaim], days: list[date]
) -> None:
    for case in cases_of(*claims):
        held = detentions(case)
        changes = sorted(set(changes_of_form(held)))
        for day in days:
            before = max((change for change in changes if change <= day), default=date.min)
            assert forms_on(held, day) == forms_on(held, before)


@given(tellings)
def test_every_custody_act_is_in_one_detention(claims: list[SourcedClaim]) -> None:
    for case in cases_of(*claims):
        acts = [act for one in detentions(case) for act in one.acts]
        assert len(acts) == len(set(acts))


# --- what does not fit ------------------------------------------------------------------------------------


def codes(*claims: SourcedClaim) -> list[str]:
    return [finding.code for finding in findings(cases_of(*claims))]


def test_a_custody_that_fits_has_no_findings() -> None:
    assert codes(told("arrest", "2024-03-05"), told("release", "2024-05-05", at=50)) == []


def test_two_prisons_on_one_day_are_reported() -> None:
    found = codes(
        told("imprisonment", "2024-03-05", place="Halem prison", by="a"),
        told("imprisonment", "2024-03-05", place="Prison No. 2", by="b", at=50),
    )
    assert set(found) <= {"two-prisons-at-once"}


def test_what_is_dated_after_it_was_told_is_reported() -> None:
    assert codes(told("arrest", "2024-08-05", published="2024-06-01")) == ["dated-after-it-was-told"]


def test_a_second_arrest_without_a_release_is_reported() -> None:
    assert codes(told("arrest", "2022-03-05"), told("arrest", "2024-03-05", at=50)) == ["end-not-told"]


def test_a_term_that_passed_without_a_release_is_reported() -> None:
    found = codes(
        told("sentence", "2022-03-05", term="30 days"), told("appeal", "2022-09-05", at=50, published="2022-10-01")
    )
    assert found == ["term-passed"]


def test_a_long_silence_between_two_forms_is_a_gap() -> None:
    found = codes(
        told("remand", "2020-03-05"),
        told("imprisonment", "2024-03-05", at=50, words="is kept in a psychiatric hospital"),
    )
    assert found == ["gap"]


# --- the vocabulary ---------------------------------------------------------------------------------------


def test_every_form_has_a_name_of_its_own() -> None:
    assert len(set(form_words().names)) == len(form_words().names)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"form": [{"name": "x"}], "administrative_days": 9, "not_told": "n", "facilities": ["a"], "not_state": ["b"]},
        {"form": [{"name": "x", "acts": ["dance"], "words": ["a"]}], "administrative_days": 9, "not_told": "n"},
    ],
)
def test_a_vocabulary_of_forms_that_does_not_say_what_it_should_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary):
        read_form_words(data)
