"""What is told of and has not happened yet."""

from __future__ import annotations

from tests.claims.told import LEVAN, NINO, claims, one


def test_a_deportation_that_somebody_is_asked_to_halt_is_possible() -> None:
    text = f"Several groups have urged Ankara to halt the deportation of {NINO}."
    assert one(text, "expulsion").modality == "possible"
    assert one(text, "appeal").modality == "asserted"


def test_a_trial_of_next_month_is_possible() -> None:
    found = one(f"{NINO} faces trial next month on a charge of fraud.", "trial")
    assert (str(found.date), found.modality) == ("2024-06", "possible")


def test_a_ban_that_ought_to_be_lifted_stands() -> None:
    text = f"Amnesty International said the government should lift the travel ban on {NINO}."
    assert one(text, "travel_ban").modality == "asserted"
    assert not [each for each in claims(f"The court lifted the travel ban on {LEVAN}.") if each.type == "travel_ban"]


def test_a_penalty_that_nobody_seeks_is_none() -> None:
    assert claims(f"Prosecutors are not seeking the death penalty for {NINO}.") == ()


def test_what_is_joined_by_or_to_what_did_not_happen_did_not_happen() -> None:
    text = f"Police arrested {NINO} and {LEVAN}. Neither of them has been charged or brought to court."
    assert {each.type for each in claims(text)} == {"arrest"}


def test_charges_that_ought_to_be_dropped_tell_of_no_custody() -> None:
    found = claims(f"Amnesty International urged the government to drop the charges against {NINO}.")
    assert {each.type for each in found} == {"appeal"}
