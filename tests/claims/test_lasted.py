"""Custody that did not last: a stay of hours, and a sentence that waits for an appeal."""

from __future__ import annotations

import pytest
from tests.claims.told import LEVAN, NINO, claims, one

from habeas.claims.lasted import lasted_hours, waits_for_appeal

TAKEN = f"On March 3, police detained {NINO}."
JAILED = f"On March 3, a court in Batumi sentenced {NINO} to two years in prison"


@pytest.mark.parametrize(
    "text",
    [
        f"On March 3, police detained {NINO} for 18 hours.",
        f"On March 3, {NINO} was detained and questioned for six hours.",
        f"{TAKEN} She was held in police custody for about seven hours and was barred from entering the country.",
        f"{TAKEN} Officers kept Beridze at the station for several hours.",
    ],
)
def test_an_arrest_says_that_it_was_for_hours_where_that_is_told_there_or_just_after(text: str) -> None:
    assert lasted_hours(one(text, "arrest"))


@pytest.mark.parametrize(
    "after",
    [
        "She was denied food for 12 hours.",
        "The law allows police to hold suspects for up to 48 hours.",
        "She was held for 72 hours.",
        f"{LEVAN} was held for six hours.",
    ],
)
def test_an_arrest_is_not_for_hours_by_what_is_said_of_something_or_somebody_else(after: str) -> None:
    taken = next(each for each in claims(f"{TAKEN} {after}") if each.persons == (NINO,))
    assert (taken.type, lasted_hours(taken)) == ("arrest", False)


def test_the_sentence_that_tells_of_the_hours_is_a_quote_of_the_arrest() -> None:
    arrest = one(f"{TAKEN} She was held for seven hours.", "arrest")
    assert [quote.text for quote in arrest.quotes] == [TAKEN, "She was held for seven hours."]


@pytest.mark.parametrize(
    "text",
    [
        f"{JAILED}, which takes effect only after appeal.",
        f"{JAILED}. She remains free pending appeal.",
        f"{JAILED}. Her lawyer said she would remain at liberty while the appeal is heard.",
        f"{JAILED}. The verdict had not entered into force pending appeal.",
        f"{JAILED}. Beridze appealed, and neither penalty would take effect until the appeal is over.",
        f"{JAILED}. She was released on bail pending her appeal.",
    ],
)
def test_a_sentence_waits_for_an_appeal_where_that_is_told_there_or_just_after(text: str) -> None:
    assert waits_for_appeal(one(text, "sentence"))


@pytest.mark.parametrize(
    "after",
    [
        "She was denied bail pending appeal.",
        "She appealed the verdict.",
        "She began serving the term after her appeal failed.",
        f"{LEVAN}, sentenced to three years, remained free pending appeal.",
        "The verdict took effect after an appeals court upheld it.",
    ],
)
def test_a_sentence_does_not_wait_for_an_appeal_that_says_nothing_of_it(after: str) -> None:
    told = next(each for each in claims(f"{JAILED}. {after}") if each.type == "sentence" and each.persons == (NINO,))
    assert not waits_for_appeal(told)
