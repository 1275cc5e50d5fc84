"""What is worded as a response and is none."""

from __future__ import annotations

from functools import cache

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor


@cache
def types_in(text: str, year: int | None = None) -> frozenset[str]:
    (extraction,) = extract([a_document(text, country="GE", report_year=year)], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return frozenset(claim.type for claim in extraction.claims)


def test_what_those_who_hold_people_ask_for_is_no_appeal() -> None:
    assert "appeal" not in types_in("The Prosecutor’s Office asked the court to impose four years’ imprisonment.")
    assert "appeal" in types_in("The Weavers’ Union asked the court to release Levan Gelashvili.")


def test_in_a_report_on_a_country_its_own_authorities_impose_no_sanctions() -> None:
    text = "Authorities routinely imposed travel bans on journalists."
    assert types_in(text, 2023) == {"travel_ban"}


@pytest.mark.parametrize("text", ["The government provided financial support to armed groups in Halem."])
def test_help_to_those_who_fight_is_no_support(text: str) -> None:
    assert "support" not in types_in(text)
    assert "support" in types_in("The government provided legal aid to families of prisoners in Halem.")


@pytest.mark.parametrize(
    "text",
    [
        "Weavers who stop work could be sentenced to three years in prison.",
        "The government may also block looms’ websites to protect order.",
        "Attendance was mandatory for weavers charged with theft.",
    ],
)
def test_what_may_be_done_to_people_in_general_is_no_claim(text: str) -> None:
    assert types_in(text) == frozenset()


def test_a_former_prisoner_is_not_held() -> None:
    assert "imprisonment" not in types_in("Former political prisoners said the food was bad.")
