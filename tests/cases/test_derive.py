"""Times in custody, from a person's acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.acts.test_corroborate import tellings
from tests.acts.told import MARIA, acts_of, annotated, cases_of, named, told, types
from tests.build import a_card, a_date

from habeas.acts.corroborate import corroborate
from habeas.cases.derive import derive
from habeas.cases.words import effect
from habeas.model import Act, Case, Located, SourcedClaim
from habeas.people.places import place_named


def dates(case: Case) -> tuple[str | None, str | None, bool]:
    return (str(case.start) if case.start else None, str(case.end) if case.end else None, case.released)


def test_release_ends_the_case() -> None:
    (case,) = cases_of(told("arrest", "2024-03-05"), told("release", "2024-05-05", at=50))
    assert dates(case) == ("2024-03-05", "2024-05-05", True)
    assert (case.id, case.custody, case.last_known) == ("maria-quispe", True, a_date("2024-03-05"))


def test_a_remand_of_some_day_of_the_year_tells_of_no_beginning_before_the_arrest() -> None:
    arrest, remand = told("arrest", "2024-03", by="a"), told("remand", "2024", by="b")
    (case,) = cases_of(arrest, remand, told("remand", "2024-03-14", by="c"))
    assert case.start == a_date("2024-03")


def test_an_arrest_after_a_release_begins_a_second_case() -> None:
    cases = cases_of(
        told("arrest", "2024-11-01", by="b", published="2024-12"),
        told("arrest", "2024-03-05"),
        told("release", "2024-05-05", at=50),
    )
    assert [(case.id, *dates(case)) for case in cases] == [
        ("maria-quispe", "2024-03-05", "2024-05-05", True),
        ("maria-quispe-2", "2024-11-01", None, False),
    ]


def test_an_arrest_long_after_another_shows_that_the_first_custody_had_ended() -> None:
    cases = cases_of(
        told("arrest", "2016-03-05", published="2016-04"), told("arrest", "2024-12-03", by="b", published="2024-12")
    )
    assert [dates(case) for case in cases] == [("2016-03-05", "2024-12-03", False), ("2024-12-03", None, False)]


def test_an_arrest_that_an_old_report_does_not_date_is_not_that_of_years_later() -> None:
    old, new = (
        told("arrest", None, by="a", published="2018-12"),
        told("imprisonment", None, by="b", published="2024-12"),
    )
    assert [types(case.acts) for case in cases_of(old, new)] == [["arrest"], ["imprisonment"]]


def test_a_long_sentence_that_nobody_dates_goes_on_in_the_document_of_years_later() -> None:
    old = told("sentence", None, by="a", published="2018-12", term="ten years")
    (case,) = cases_of(old, told("imprisonment", None, by="b", published="2024-12"))
    assert types(case.acts) == ["sentence", "imprisonment"]


def test_a_formal_arrest_some_weeks_after_the_detention_is_the_same_case() -> None:
    (case,) = cases_of(told("arrest", "2024-03-05"), told("arrest", "2024-04-08", by="b"))
    assert types(case.acts) == ["arrest", "arrest"]


def test_arrest_charge_trial_and_sentence_are_one_case_in_the_order_of_custody() -> None:
    (case,) = cases_of(
        told("sentence", "2024-05", at=0, term="nine years"),
        told("charge", "2024-03-05", at=100),
        told("arrest", "2024-03-05", at=200),
        told("trial", at=300),
        told("torture", "2024-04", at=400),
    )
    assert types(case.acts) == ["arrest", "charge", "torture", "trial", "sentence"]


def test_an_undated_sentence_comes_after_the_remand_that_was_ordered_before_it_was_told() -> None:
    (case,) = cases_of(
        told("arrest", "2024-03-05", at=0, published="2024-11-21"),
        told("imprisonment", "2024-03", at=50, published="2024-11-21"),
        told("remand", "2024-06-11", at=90, published="2024-11-21"),
        told("sentence", at=130, term="seven years", published="2024-11-21"),
    )
    assert types(case.acts) == ["arrest", "imprisonment", "remand", "sentence"]


def test_a_term_that_was_served_belongs_to_the_custody_of_its_sentence() -> None:
    first, second = cases_of(
        told("sentence", "2018", term="two years", at=0),
        told("release", "2020", at=50),
        told("sentence", "2023-10-26", term="nine years", at=90, by="b"),
        told("imprisonment", term="two years", at=130, by="b"),
    )
    assert types(first.acts) == ["sentence", "imprisonment", "release"]
    assert types(second.acts) == ["sentence"]


def test_a_release_at_the_end_of_a_sentence_tells_nothing_of_when_custody_began() -> None:
    words = "On March 2, authorities released Quispe at the conclusion of her prison sentence."
    (case,) = cases_of(
        told("sentence", "2019-03-02", words=words, published="2020"),
        told("release", "2019-03-02", words=words, published="2020"),
    )
    assert dates(case) == (None, "2019-03-02", True)


def test_someone_never_held_has_one_case_without_custody() -> None:
    (case,) = cases_of(
        told("threat", "2024-03"), told("travel_ban", at=50), told("condemnation", at=90, actors=("EU",))
    )
    assert (case.custody, case.start, case.last_known, types(case.acts), types(case.responses)) == (
        False,
        None,
        None,
        ["threat", "travel_ban"],
        ["condemnation"],
    )


def test_a_charge_that_nobody_dates_is_no_custody_of_somebody_who_was_held_at_another_time() -> None:
    cases = cases_of(told("charge", None, published="2016-12-31"), told("arrest", "2024-03-05", at=50))
    assert [case.custody for case in cases] == [*([False] * (len(cases) - 1)), True]


def test_someone_killed_in_the_street_was_not_held() -> None:
    assert [case.custody for case in cases_of(told("killing", "2024-03-05"))] == [False]


def test_who_dies_in_custody_is_no_longer_held() -> None:
    (case,) = cases_of(told("arrest", "2024-03-05"), told("killing", "2024-03-09", at=50))
    assert dates(case) == ("2024-03-05", "2024-03-09", True)


def test_an_arrest_that_is_only_feared_is_no_custody() -> None:
    assert [case.custody for case in cases_of(told("arrest", "2024-03-05", modality="possible"))] == [False]


def test_a_suspended_sentence_is_no_custody() -> None:
    assert [case.custody for case in cases_of(told("sentence", "2024-03-05", term="three years suspended"))] == [False]


def test_acquitted_of_one_charge_and_jailed_for_another_is_not_released() -> None:
    (case,) = cases_of(
        told("arrest", "2020-05"),
        told("sentence", "2022-04-25", at=50, term="life imprisonment", charges=("overthrow",)),
        told("release", "2022-04-25", at=90, charges=("espionage",)),
    )
    assert dates(case) == ("2020-05", None, False)


def test_who_is_deported_out_of_custody_is_free_of_it() -> None:
    (case,) = cases_of(told("arrest", "2024-03-05"), told("expulsion", "2024-04-05", at=50))
    assert dates(case) == ("2024-03-05", "2024-04-05", True)


def test_a_release_of_the_year_told_before_a_new_arrest_of_that_year_ends_the_first_custody() -> None:
    cases = cases_of(
        told("arrest", "2017", at=0, published="2023-03-20"),
        told("release", "2020", at=50, published="2023-03-20"),
        told("arrest", "2020", at=90, published="2023-03-20"),
    )
    assert [dates(case) for case in cases] == [("2017", "2020", True), ("2020", None, False)]


def test_held_before_anything_that_began_it_leaves_the_beginning_open() -> None:
    (case,) = cases_of(told("imprisonment", "2023-11"), told("sentence", "2024-01", at=50, term="nine years"))
    assert dates(case) == (None, None, False)


def test_a_long_term_that_was_over_when_an_arrest_had_just_been_made_is_an_earlier_case() -> None:
    cases = cases_of(
        told("arrest", "2024-12", at=0, published="2024-12-10"),
        told("charge", at=50, published="2024-12-10", charges=("bribery",)),
        told("sentence", at=90, published="2024-12-10", term="nine years"),
        told("release", at=130, published="2024-12-10"),
    )
    assert [(types(case.acts), dates(case)) for case in cases] == [
        (["charge", "sentence", "release"], (None, None, True)),
        (["arrest"], ("2024-12", None, False)),
    ]
    assert {act.before for act in cases[0].acts} == {a_date("2024-12")}


def test_a_release_that_may_be_the_end_of_the_arrest_told_beside_it_is() -> None:
    (case,) = cases_of(told("arrest", "2024-03", at=0), told("release", at=50))
    assert (dates(case), case.acts[1].before) == (("2024-03", None, True), a_date("2024-06-01"))


def test_a_pardon_long_after_the_arrest_ends_that_custody_whatever_the_term() -> None:
    (case,) = cases_of(
        told("arrest", "2022-01", at=0), told("sentence", at=50, term="nine years"), told("release", at=90)
    )
    assert (types(case.acts), dates(case)) == (["arrest", "sentence", "release"], ("2022-01", None, True))


def test_an_undated_release_joins_the_earlier_custody_whose_end_nobody_tells() -> None:
    rest = {"published": "2024-12-10", "by": "b"}
    cases = cases_of(
        told("sentence", "2016-09-08", published="2017-03", term="nine years"),
        told("arrest", "2024-12", at=0, **rest),
        told("sentence", at=50, term="nine years", **rest),
        told("release", at=90, **rest),
    )
    assert [(types(case.acts), dates(case)) for case in cases] == [
        (["sentence", "release"], ("2016-09-08", None, True)),
        (["arrest"], ("2024-12", None, False)),
    ]
    assert cases[0].acts[1].before == a_date("2024-12")


def test_what_an_annual_report_leaves_undated_is_not_put_into_a_later_custody() -> None:
    report = a_card(id="r", published=None, publisher=None, report_year=2021)
    cases = cases_of(
        told("sentence", "2016-09-08", published="2017-03", term="nine years"),
        told("torture", document=report),
        told("arrest", "2024-12", by="b", published="2024-12-10"),
    )
    assert [types(case.acts) for case in cases] == [["sentence", "torture"], ["arrest"]]


def test_responses_stand_beside_the_custody_that_they_speak_of() -> None:
    cases = cases_of(
        told("arrest", "2016-03-05", published="2016-04"),
        told("release", "2017-03-05", by="c", published="2017-04"),
        told("arrest", "2024-12-03", by="b", published="2024-12-20"),
        told("appeal", "2016-05", by="d", published="2016-05-03", actors=("EU",)),
        told("appeal", by="b", at=50, published="2024-12-20", actors=("EU",)),
    )
    assert [[str(act.date) for act in case.responses] for case in cases] == [["2016-05"], ["None"]]


def test_custody_is_last_known_on_the_day_of_the_latest_call_to_end_it() -> None:
    (case,) = cases_of(
        told("arrest", "2024-03-05"),
        told("appeal", "2024-05-20", by="b", actors=("EU",)),
        told("award", "2024-05-30", by="c"),
    )
    assert case.last_known == a_date("2024-05-20")


def test_nothing_done_is_no_case() -> None:
    assert derive(MARIA, []) == []


@given(tellings, st.randoms())
def test_the_order_of_the_acts_changes_nothing(told_claims: list[SourcedClaim], random: object) -> None:
    acts = acts_of(*told_claims)
    shuffled = list(acts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert derive(MARIA, shuffled) == derive(MARIA, acts)


@given(tellings)
def test_each_act_is_in_exactly_one_case_and_keeps_its_claims(told_claims: list[SourcedClaim]) -> None:
    acts = acts_of(*told_claims)
    cases = derive(MARIA, acts)
    shown = [act for case in cases for act in (*case.acts, *case.responses)]
    assert sorted(act.id for act in shown) == sorted(act.id for act in acts)
    assert {act.id: (act.date, act.claims) for act in shown} == {act.id: (act.date, act.claims) for act in acts}
    assert len({case.id for case in cases}) == len(cases)


@given(tellings)
def test_no_case_ends_before_it_began_and_no_end_is_made_up(told_claims: list[SourcedClaim]) -> None:
    for case in cases_of(*told_claims):
        if case.start and case.end:
            assert case.start.first_day <= case.end.last_day
        if case.released:
            assert any(effect(act) == "ends" and act.date == case.end for act in case.acts)
        assert case.last_known is None or case.last_known.first_day <= date(2024, 12, 31)


def test_the_earlier_case_that_articles_of_december_2024_tell(shared: Path) -> None:
    person = named("Rufat Safarov")
    cases = derive(person, corroborate(person, annotated(shared, person.name)))
    assert [(case.id, types(case.acts), types(case.responses), *dates(case)) for case in cases] == [
        ("rufat-safarov", ["dismissal", "charge", "sentence", "release"], [], None, None, True),
        (
            "rufat-safarov-2",
            ["arrest", "remand"],
            # What was said at the ceremony of the earlier trial is another act than the statement on these detentions.
            ["appeal", "award", "condemnation", "appeal", *["condemnation"] * 4],
            "2024-12",
            None,
            False,
        ),
    ]
    assert [str(act.before) for act in cases[0].acts] == ["2024-12-10", "2024-12", "2024-12", "2024-12"]
    assert cases[1].last_known == a_date("2024-12-10")


@pytest.mark.parametrize(
    ("acts", "country"),
    [
        ([("arrest", "Chicago")], "US"),
        ([("attack", None), ("trial", "New York"), ("remand", "Azerbaijan")], "US"),
        ([("arrest", "Dubai"), ("remand", "Azerbaijan"), ("sentence", "Baku")], "AZ"),
        ([("arrest", "Dubai"), ("imprisonment", "Azerbaijan")], "AZ"),
        ([("disappearance", "Bangkok")], "AZ"),
        ([("arrest", "Baku")], "AZ"),
        ([("arrest", "Quanli Prison No. 7")], "AZ"),
    ],
)
def test_a_case_is_of_the_country_in_which_somebody_is_told_to_be_held_or_tried(
    acts: list[tuple[str, str | None]], country: str
) -> None:
    card = a_card(id="report", name="report", country="AZ", published="2024-06-01")
    claims = [
        told(kind, f"2024-03-{day:02}", document=card, at=50 * day, place=place)
        for day, (kind, place) in enumerate(acts, start=1)
    ]
    (case,) = derive(MARIA, [placed(act) for act in acts_of(*claims)])
    assert case.country == country


def placed(act: Act) -> Act:
    """The act with what its place is, as a registry gives it."""
    if act.place is None:
        return act
    place = place_named(act.place, act.country)
    return replace(act, located=Located(place.settlement, place.region, place.country, place.geonames))
