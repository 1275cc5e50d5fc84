"""Custody that only the whole document shows to be before a trial."""

from __future__ import annotations

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor


def types_of(text: str, person: str = "Levan Gelashvili") -> set[str]:
    (extraction,) = extract([a_document(text, country="GE", published="2024-05-10")], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return {claim.type for claim in extraction.claims if person in claim.persons}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police arrested Levan Gelashvili on May 2. Levan Gelashvili remained in detention at year's end.",
            {"arrest", "remand"},
        ),
        (
            "A court sentenced Levan Gelashvili to two years. Levan Gelashvili remained in prison at year's end.",
            {"sentence", "imprisonment"},
        ),
        (
            "Police arrested Levan Gelashvili on May 2. Levan Gelashvili is wrongfully held in a prison.",
            {"arrest", "imprisonment"},
        ),
        ("Levan Gelashvili remained in prison at year's end.", {"imprisonment"}),
        (
            "Police arrested Levan Gelashvili. He spent two years in prison.",
            {"arrest", "imprisonment"},
        ),
    ],
)
def test_who_was_arrested_and_never_convicted_is_held_before_a_trial(text: str, expected: set[str]) -> None:
    assert types_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officers beat Levan Gelashvili during interrogations.", "torture"),
        ("Officers beat Levan Gelashvili until he signed a confession.", "torture"),
        ("Levan Gelashvili was held in a police station. Officers kicked Levan Gelashvili there.", "torture"),
        ("Officers beat Levan Gelashvili during the protest.", "attack"),
        ("A man stabbed Levan Gelashvili in the prison.", "attack"),
        ("After two years in detention, Levan Gelashvili was indicted.", "remand"),
    ],
)
def test_what_surrounds_an_act_decides_its_type(text: str, expected: str) -> None:
    assert expected in types_of(text)
    assert {"torture": "attack", "attack": "torture", "remand": "imprisonment"}[expected] not in types_of(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("torture", "Police arrested Levan Gelashvili on May 2. Two officers punched Levan Gelashvili."),
        ("attack", "Two officers punched Levan Gelashvili. Police arrested Levan Gelashvili on May 2."),
        ("attack", "Police arrested Levan Gelashvili on May 2. At a rally in June officers punched Levan Gelashvili."),
        ("remand", "Levan Gelashvili awaits trial in custody."),
    ],
)
def test_blows_right_after_an_arrest_fall_in_custody(kind: str, text: str) -> None:
    assert kind in types_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Officers detained Levan Gelashvili after an unknown man attacked Levan Gelashvili in a park.",
        "Nino Abashidze, a butcher, attacked Levan Gelashvili on March 15 and broke his cell phone.",
    ],
)
def test_blows_of_those_who_hold_nobody_are_no_torture(text: str) -> None:
    assert "torture" not in types_of(text)
    assert "attack" in types_of(text)
