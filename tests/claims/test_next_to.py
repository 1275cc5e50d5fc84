"""Who is named right beside a verb, where the parser gives the sentence another structure."""

from __future__ import annotations

import pytest
from tests.claims.test_rules import LEVAN, NINO, claims

FOUND = [
    (
        "sentence",
        NINO,
        "In July, a court sentenced journalist Nino Beridze to 11 months in prison for insulting a judge.",
    ),
    ("sentence", NINO, "A city court convicted lawyer and human rights defender Nino Beridze of spreading rumours."),
    ("charge", LEVAN, "In January, a cochair of the LDC, Levan Gelashvili, was charged with extremism."),
    (
        "arrest",
        NINO,
        "Officers arrested former member of the national chess team Nino Beridze, a supporter of the rallies.",
    ),
    ("charge", LEVAN, "Prosecutors opened an investigation into opposition member of parliament Levan Gelashvili."),
    (
        "imprisonment",
        LEVAN,
        "The leadership of the New Dawn Party, including its chair Levan Gelashvili, remained in prison.",
    ),
    ("arrest", NINO, "These arrests included Nino Beridze, one of the first reporters at the scene."),
    ("sentence", LEVAN, "The ministry announced the sentencing of Levan Gelashvili to 10 years in prison."),
    ("remand", LEVAN, "A number of others remained in pretrial detention, including Levan Gelashvili."),
]


@pytest.mark.parametrize(("kind", "name", "text"), FOUND)
def test_the_name_beside_the_words_is_whom_it_was_done_to(kind: str, name: str, text: str) -> None:
    assert name in [person for claim in claims(text) if claim.type == kind for person in claim.persons]


NOBODY = [
    ("arrest", LEVAN, "Officers arrested Levan Gelashvili's brother in the market."),
    ("arrest", LEVAN, "Officers seized several more properties Levan Gelashvili owned."),
    ("sentence", LEVAN, "For example, convicted members of the party said Levan Gelashvili had visited them."),
    ("trial", LEVAN, "Levan Gelashvili was held without trial."),
]


@pytest.mark.parametrize(("kind", "name", "text"), NOBODY)
def test_a_name_that_only_stands_nearby_is_not(kind: str, name: str, text: str) -> None:
    assert name not in [person for claim in claims(text) if claim.type == kind for person in claim.persons]


def test_who_reports_what_was_done_to_him_is_whom_it_was_done_to() -> None:
    text = (
        "Police arrested Giorgi Maisuradze on May 2. "
        "In April, Levan Gelashvili reported unknown men abducted, beat, and humiliated him."
    )
    assert [claim.persons for claim in claims(text) if claim.type == "torture"] == [(LEVAN,)]


def test_whom_one_is_the_fourth_killed_since_a_year_was_not_killed_in_it() -> None:
    (claim,) = claims("Levan Gelashvili was the fourth reporter killed in the region since 2019.")
    assert (claim.type, claim.persons, claim.date) == ("killing", (LEVAN,), None)
