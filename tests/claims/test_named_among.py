"""Names that a later sentence gives to people of whom an act was told as a group; all names are invented."""

from __future__ import annotations

import pytest
from tests.claims.told import GIORGI, LEVAN, NINO, claims, one

AMONG = [
    f"Police detained eight painters on Monday. Among them were {NINO} and {LEVAN}.",
    f"Police detained eight painters on Monday. The eight include {NINO} and {LEVAN}, relatives said.",
    f"Police detained eight painters on Monday. Among the eight are sculptor {NINO} and {LEVAN}.",
    f"Police detained eight painters on Monday. Among those arrested are {NINO} and {LEVAN}.",
]


@pytest.mark.parametrize("text", AMONG)
def test_those_named_among_a_group_are_in_the_claim_beside_the_group(text: str) -> None:
    told = one(text, "arrest")
    assert (told.persons, told.group, told.number) == ((NINO, LEVAN), "painters", 8)
    assert [quote.text for quote in told.quotes] == [f"{part.rstrip('.')}." for part in text.split(". ")]


def test_a_group_of_another_number_is_not_meant() -> None:
    told = one(f"Police detained eight painters on Monday. The four include {NINO}.", "arrest")
    assert (told.persons, told.number) == ((), 8)


def test_as_many_names_as_were_counted_begin_the_next_sentence() -> None:
    text = f"Police arrested three painters on Monday. {NINO}, {LEVAN} and {GIORGI} were taken to Rustavi."
    told = one(text, "arrest")
    assert (told.persons, told.group) == ((NINO, LEVAN, GIORGI), None)


def test_two_killed_are_those_whom_the_next_sentence_tells_of_one_by_one() -> None:
    text = (
        f"Gunmen killed two painters on Monday. {LEVAN} was beaten to death at home, "
        f"and {GIORGI} was gunned down near the mosque."
    )
    told = [claim.persons for claim in claims(text) if claim.type == "killing" and claim.actors == ("gunmen",)]
    assert told == [(LEVAN, GIORGI)]


def test_a_name_taken_from_the_next_sentence_is_quoted() -> None:
    text = f"A court sentenced a teacher to nine years in prison on Monday. {LEVAN}, 54, was arrested in May."
    told = one(text, "sentence")
    assert told.persons == (LEVAN,)
    assert told.quotes[-1].text == f"{LEVAN}, 54, was arrested in May."


def test_a_number_with_those_among_it_names_them_for_both_sentences() -> None:
    text = (
        "A judge sentenced six painters to nine years on Monday. "
        f"The six, among them teacher {NINO} and nurse {LEVAN}, were arrested in July 2022."
    )
    told = one(text, "sentence")
    assert (told.persons, told.group, told.number) == ((NINO, LEVAN), "painters", 6)
    assert one(text, "arrest").persons == (NINO, LEVAN)
