"""Terms that a sentence shares out among several people, and terms that are worded without a verb of sentencing."""

from __future__ import annotations

import pytest
from tests.claims.told import GIORGI, LEVAN, NINO, claims, one


def terms(text: str) -> dict[str, str | None]:
    """The term that each person was sentenced to."""
    return {name: each.term for each in claims(text) if each.type == "sentence" for name in each.persons}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{NINO} received 18 years, and {LEVAN} eight.", {NINO: "18 years", LEVAN: "eight"}),
        (
            f"{NINO} got 10 years in prison; her husband {LEVAN}, seven; and {GIORGI}, five.",
            {NINO: "10 years", LEVAN: "seven", GIORGI: "five"},
        ),
        (f"{NINO} received 18 years, and {LEVAN} eight letters.", {NINO: "18 years"}),
        (
            f"The court handed one-year sentences to {NINO} and {LEVAN}.",
            {NINO: "one-year", LEVAN: "one-year"},
        ),
        (
            f"The court handed former lawmaker {NINO} another seven years, bringing her total sentence to 33 years.",
            {NINO: "seven years"},
        ),
    ],
)
def test_everybody_has_the_own_term(text: str, told: dict[str, str]) -> None:
    assert terms(text) == told


def test_the_offence_stands_behind_terms_of_several_people() -> None:
    text = (
        f"A court sentenced journalists {NINO}, {LEVAN} and {GIORGI} to five, seven and nine years in prison, "
        "respectively, for membership of an armed group."
    )
    assert {each.charges for each in claims(text)} == {("membership of an armed group",)}


def test_who_serves_years_for_something_was_convicted_of_it() -> None:
    found = one(f"{NINO} is serving five years for contempt and public disorder.", "imprisonment")
    assert (found.term, found.charges) == ("five years", ("contempt", "public disorder"))


def test_a_participle_says_who_was_just_named_and_has_no_day_from_the_main_verb() -> None:
    text = f"On Thursday Parliament demanded the release of {LEVAN} and of {NINO}, sentenced to nine years."
    found = one(text, "sentence")
    assert (found.persons, found.term, found.date) == ((NINO,), "nine years", None)


@pytest.mark.parametrize(
    ("text", "kind", "term", "charges"),
    [
        (f"{NINO} spent 364 days in pretrial detention.", "remand", "364 days", ()),
        (f"{NINO} has been serving 10 years since 2017.", "imprisonment", "10 years", ()),
        (
            f"A court sentenced {NINO} to life for crimes against humanity.",
            "sentence",
            "life",
            ("crimes against humanity",),
        ),
        (f"{NINO} was convicted of fraud on Friday and given a six-year term.", "sentence", "six-year", ("fraud",)),
        (
            f"{NINO} had been jailed for 20 days on 3 May for holding a picket.",
            "sentence",
            "20 days",
            ("holding a picket",),
        ),
        (f"A new case was opened against {NINO} for “defaming the army”.", "charge", None, ("defaming the army",)),
        (f"{NINO} was charged with tax evasion in two years.", "charge", None, ("tax evasion",)),
    ],
)
def test_terms_and_offences_are_cut_where_they_end(text: str, kind: str, term: str, charges: tuple[str, ...]) -> None:
    found = [each for each in claims(text) if each.type == kind]
    assert [(each.term, each.charges) for each in found] == [(term, charges)]
