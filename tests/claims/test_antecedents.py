"""Whom words that lean on a group stand for, and which places in a sentence the victims are found in."""

from __future__ import annotations

import pytest
from tests.claims.told import claims


def groups(text: str, kind: str) -> list[tuple[str | None, int | None]]:
    """The groups with their numbers of the claims of one type."""
    return [(claim.group, claim.number) for claim in claims(text) if claim.type == kind]


GROUPS = [
    ("release", ("participants", 50), "Police detained 50 participants and drove them away, and they were released."),
    (
        "sentence",
        ("reporters", None),
        "At least 400 reporters had fled the country. The courts sentenced them to prison terms for doing their jobs.",
    ),
    ("charge", ("street vendors", None), "Officers detained street vendors and charged them with loitering."),
    ("sentence", ("students", 12), "Police detained 12 students. They were sentenced to ten days in jail."),
    (
        "sentence",
        ("officials", 9),
        "The government prosecuted 17 officials for abuse: nine were sentenced to three years.",
    ),
    ("charge", ("journalists", 16), "In June police detained 21 journalists and charged 16 with terrorist propaganda."),
    ("threat", ("Family members", None), "Family members alleged they were often threatened by the police."),
    ("threat", ("Villagers", None), "Villagers reported being harassed by police."),
    ("threat", ("farmers", None), "There were reports of threats and harassment against farmers."),
    ("arrest", ("monks", None), "Police beat, robbed, and arrested monks."),
    ("arrest", ("Villagers", None), "Villagers reported that officers arrested them."),
    ("torture", ("detainees", None), "According to lawyers, many detainees testified that guards tortured them."),
]


@pytest.mark.parametrize(("kind", "expected", "text"), GROUPS)
def test_a_word_that_leans_on_a_group_stands_for_it(kind: str, expected: tuple[str, int | None], text: str) -> None:
    assert groups(text, kind) == [expected]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("arrest", "Human rights groups said that the government arrested them."),
        ("release", "Police arrested students, and soldiers beat teachers. They were released."),
        ("condemnation", "Experts called for a review, expressing concern that they were prosecuted for their songs."),
        ("trial", "Experts called for a review, expressing concern that they were prosecuted for their songs."),
    ],
)
def test_a_word_that_could_mean_two_groups_or_those_who_report_it_stands_for_nobody(kind: str, text: str) -> None:
    assert groups(text, kind) == []


def test_whoever_recognizes_a_political_prisoner_is_none() -> None:
    text = "Two human rights groups recognized Levan Gelashvili as a political prisoner."
    assert [(one.persons, one.group) for one in claims(text)] == [(("Levan Gelashvili",), None)]


def test_of_behind_two_nouns_and_a_country_goes_with_both() -> None:
    text = "Officials helped with the arrest and extradition to Turkey of Levan Gelashvili and Nino Beridze."
    both = ("Levan Gelashvili", "Nino Beridze")
    assert {(one.type, one.persons) for one in claims(text)} >= {("expulsion", both)}


def test_groups_with_numbers_of_their_own_have_a_claim_each() -> None:
    assert groups("Police arrested 40 women and 19 minors.", "arrest") == [("women", 40), ("minors", 19)]


def test_who_were_among_those_arrested_were_arrested() -> None:
    text = "Citizens of Spain were among those arrested in the town."
    assert groups(text, "arrest") == [("Citizens of Spain", None)]


def test_people_named_for_a_group_in_general_stand_for_it() -> None:
    text = "Journalists like Levan Gelashvili and Nino Beridze faced threats."
    assert [(one.persons, one.group) for one in claims(text)] == [(("Levan Gelashvili", "Nino Beridze"), None)]


def test_how_many_political_prisoners_there_were_is_said_of_all_who_are_counted() -> None:
    text = "Local groups estimated there were some 40 political prisoners and detainees in the country."
    assert groups(text, "imprisonment") == [("political prisoners and detainees", 40)]
    text = "There were some 40 political prisoners, and their families were watched."
    assert groups(text, "imprisonment") == [("political prisoners", 40)]


@pytest.mark.parametrize(
    ("kind", "who", "text"),
    [
        ("torture", "Detainees", "Detainees reported beatings and lack of food."),
        ("threat", "Villagers", "Villagers alleged repeated government interrogations without cause."),
        ("torture", "Inmates", "Inmates complained of beatings by guards."),
        ("threat", "colleagues", "Some colleagues were subject to intimidation."),
    ],
)
def test_those_who_tell_of_what_they_suffered_are_the_victims(kind: str, who: str, text: str) -> None:
    assert groups(text, kind) == [(who, None)]


def test_observers_who_tell_of_violence_are_no_victims() -> None:
    assert groups("Observers alleged official involvement in violence by settlers.", "attack") == []


def test_the_offence_behind_of_is_no_part_of_those_accused() -> None:
    assert groups("A court convicted 17 guards of abuse.", "sentence") == [("guards", 17)]
    assert groups("A court convicted two editors of the weekly.", "sentence") == [("editors of the weekly", 2)]
