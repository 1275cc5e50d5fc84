"""How firmly an act is told: what did not happen is no claim, and what is only asked or accused is not asserted."""

from __future__ import annotations

import pytest
from tests.claims.test_rules import LEVAN, NINO, claims
from tests.claims.told import one

NOTHING = [
    ("charge", "Nino Beridze was neither charged nor released."),
    ("release", "Nino Beridze was neither charged nor released."),
    ("attack", "Neither Nino Beridze nor Levan Gelashvili was beaten."),
    ("release", "Neither the police nor the court released Nino Beridze."),
    ("charge", "None of the detainees was charged."),
    ("release", "Instead of releasing Nino Beridze, the court extended her detention by three months."),
    ("release", "Rather than release Nino Beridze, the court sentenced her to nine years."),
    ("charge", "Police let Nino Beridze go without charging her."),
    ("charge", "Nino Beridze has yet to be charged."),
    ("arrest", "Police stopped short of arresting Nino Beridze."),
    ("release", "Nino Beridze should have been released on 3 May 2024."),
    ("release", "The Supreme Court overturned a ruling that freed Nino Beridze."),
    ("torture", "There is no evidence that Nino Beridze was tortured, the ministry said."),
    ("killing", "Nino Beridze nearly died in prison in 2021."),
    ("killing", "Nino Beridze was killed in a car accident in 2021."),
    ("release", "At a rally for the release of Nino Beridze, police detained 12 people."),
]


@pytest.mark.parametrize(("kind", "text"), NOTHING)
def test_what_did_not_happen_is_no_claim(kind: str, text: str) -> None:
    assert [claim for claim in claims(text) if claim.type == kind] == []


LESS = [
    ("torture", "possible", "Was Nino Beridze beaten in detention?"),
    ("arrest", "possible", "Did the police arrest Nino Beridze?"),
    ("sentence", "possible", "The prosecutor asked the court to sentence Nino Beridze to 11 years."),
    ("expulsion", "possible", "Armenia requested the extradition of Nino Beridze from Georgia."),
    ("release", "possible", "Police promised to release Nino Beridze."),
    ("killing", "alleged", "Levan Gelashvili was charged with the murder of Nino Beridze."),
    ("killing", "alleged", "Police arrested three men suspected of the murder of Nino Beridze."),
    ("attack", "alleged", "Levan Gelashvili was arrested on charges of attacking Nino Beridze."),
    ("torture", "alleged", "Levan Gelashvili was cleared of torturing Nino Beridze."),
    ("torture", "denied", "The ministry rejected allegations that Nino Beridze was tortured."),
    ("arrest", "denied", "The ministry said it was not true that Nino Beridze was arrested."),
    ("arrest", "possible", "Interpol refused Armenia's request to arrest Nino Beridze."),
    ("release", "possible", "Nino Beridze's release is expected in May 2025."),
    ("arrest", "possible", "The police made an attempt to arrest Nino Beridze."),
    ("torture", "denied", "The claim that Nino Beridze was tortured is baseless, the ministry said."),
]


@pytest.mark.parametrize(("kind", "modality", "text"), LESS)
def test_what_is_asked_for_or_accused_is_not_asserted(kind: str, modality: str, text: str) -> None:
    assert [claim.modality for claim in claims(text) if claim.type == kind] == [modality]


ASSERTED = [
    ("torture", "Why was Nino Beridze beaten in detention?"),
    ("killing", "Nearly 20 people died in prison in 2021."),
    ("arrest", "Of the 300 people detained, 45 were charged."),
    ("arrest", "A rally was held after the arrest of Nino Beridze."),
]


@pytest.mark.parametrize(("kind", "text"), ASSERTED)
def test_what_is_taken_for_granted_stays_asserted(kind: str, text: str) -> None:
    assert [claim.modality for claim in claims(text) if claim.type == kind] == ["asserted"]


RULED_OUT = [
    ("Not Levan Gelashvili but Nino Beridze was arrested.", (NINO,)),
    ("Police arrested Nino Beridze but not Levan Gelashvili.", (NINO,)),
    ("Nino Beridze, not Levan Gelashvili, was arrested.", (NINO,)),
    ("Police arrested not only Nino Beridze but also Levan Gelashvili.", (NINO, LEVAN)),
]


@pytest.mark.parametrize(("text", "persons"), RULED_OUT)
def test_who_is_ruled_out_is_not_in_a_claim(text: str, persons: tuple[str, ...]) -> None:
    assert [claim.persons for claim in claims(text) if claim.type == "arrest"] == [persons]


def test_what_an_accusation_holds_is_alleged_also_behind_where_it_was_made() -> None:
    text = "Lin Mei vanished after her accusation on social media that former minister Bo Gang had assaulted her."
    assert one(text, "attack").modality == "alleged"


def test_a_presidents_term_is_no_trial_and_an_amnesty_no_restrictive_law() -> None:
    assert "trial" not in {each.type for each in claims("Referendums allowed Bo Gang to extend his term in office.")}
    assert not claims("The amendments increased the president’s term in office from five to seven years.")
    text = "The president signed an amnesty bill that would commute sentences of detainees after protests."
    assert "restrictive_law" not in {each.type for each in claims(text)}
