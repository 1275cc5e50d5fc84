"""Acts that only say which people are meant: all names invented for these tests."""

from __future__ import annotations

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor


def types_of(text: str) -> set[str]:
    (extraction,) = extract([a_document(text, country="GE", published="2024-05-10")], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return {claim.type for claim in extraction.claims}


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ({"sentence"}, "The court convicted five persons accused of setting the house on fire."),
        ({"release"}, "The government released 20 men held in the old barracks."),
        ({"release"}, "In May the government released five political prisoners."),
    ],
)
def test_what_describes_the_people_of_another_act_is_not_told(expected: set[str], text: str) -> None:
    assert types_of(text) == expected


def test_what_is_said_of_somebody_named_always_counts() -> None:
    assert types_of("The government released Levan Gelashvili, who was arrested in March.") == {"release", "arrest"}


def test_what_comes_back_to_people_told_of_is_no_act() -> None:
    assert "release" not in types_of("Observers spoke of the release of these men.")


def test_who_is_arrested_for_an_act_did_it() -> None:
    assert "killing" not in types_of("Levan Gelashvili was arrested for killing a neighbor.")


def test_what_a_bill_would_allow_is_no_act() -> None:
    assert "expulsion" not in types_of("The government proposed a bill that would allow it to extradite suspects.")


def test_what_nobody_reported_is_no_act() -> None:
    assert "arrest" not in types_of("No local groups reported that women were arrested.")
    assert "attack" not in types_of("We urge the police to refrain from violence against protesters.")
