"""Each act has its own term, day, offence and people, not those of the one beside it; all names are invented."""

from __future__ import annotations

import pytest
from tests.claims.told import GIORGI, LEVAN, NINO, claims, one


def terms_of(text: str) -> dict[str, str | None]:
    """Who was given which term."""
    return {
        name: claim.term
        for claim in claims(text)
        if claim.type in ("sentence", "remand", "imprisonment")
        for name in claim.persons
    }


TERMS = [
    (
        "Nino Beridze was sentenced to nine years, Levan Gelashvili to seven, and Giorgi Maisuradze to one and a half.",
        {NINO: "nine years", LEVAN: "seven", GIORGI: "one and a half"},
    ),
    (
        "The following persons are in prison: Nino Beridze, journalist (9 years); Levan Gelashvili, lawyer (7 years).",
        {NINO: "9 years", LEVAN: "7 years"},
    ),
    (
        "The court jailed Nino Beridze and placed Levan Gelashvili under house arrest for two months.",
        {NINO: None, LEVAN: "two months"},
    ),
]


@pytest.mark.parametrize(("text", "terms"), TERMS)
def test_nobody_has_the_term_of_another(text: str, terms: dict[str, str | None]) -> None:
    assert terms_of(text) == terms


def test_the_first_date_behind_a_verb_is_its_own() -> None:
    claim = one("More than 20 people were arrested on 3 May, 15 on 4 May and 7 on 5 May 2024.", "arrest")
    assert str(claim.date) == "2024-05-03"


def test_a_headline_gives_nobody_its_verb_for_a_name() -> None:
    assert one("Nino Beridze Sentenced to Nine Years in Prison", "sentence").persons == (NINO,)


def test_a_subject_behind_a_fronted_phrase_is_not_joined_to_it() -> None:
    assert one("At the trial of Nino Beridze, Levan Gelashvili, a witness, was arrested.", "trial").persons == (NINO,)


OTHER_DAYS = [
    ("arrest", "Nino Beridze's arrest came a week after Levan Gelashvili's release on 3 May 2024."),
    ("remand", "Nino Beridze's pretrial detention was extended to 3 June 2024."),
    ("remand", "Nino Beridze's pretrial detention, due to end on 3 May 2024, was extended."),
]


@pytest.mark.parametrize(("kind", "text"), OTHER_DAYS)
def test_the_day_of_something_else_is_not_an_acts_own(kind: str, text: str) -> None:
    assert one(text, kind).date is None


def test_a_participle_behind_a_name_is_about_that_name() -> None:
    text = "In memory of Nino Beridze, killed in 2005, Levan Gelashvili opened an exhibition."
    assert one(text, "killing").persons == (NINO,)


def test_a_difference_is_no_term() -> None:
    assert one("The Supreme Court cut Nino Beridze's sentence by two years.", "trial").term is None


def test_nobody_has_the_offence_of_another() -> None:
    text = "Nino Beridze was sentenced to nine years for treason and Levan Gelashvili to seven for fraud."
    charges = {claim.persons: claim.charges for claim in claims(text) if claim.type == "sentence"}
    assert charges == {(NINO,): ("treason",), (LEVAN,): ("fraud",)}


def test_a_year_that_is_only_compared_with_dates_nothing() -> None:
    text = "Authorities held over 250 political prisoners, twice as many as in 2022."
    assert one(text, "imprisonment").date is None


def test_a_month_told_as_early_is_a_date() -> None:
    assert str(one("Nino Beridze was arrested as early as May 2023.", "arrest").date) == "2023-05"
