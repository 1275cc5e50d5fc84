"""Where an act took place: all names and places invented, but for those that a parser has to know."""

from __future__ import annotations

import pytest
from tests.build import a_document
from tests.claims.told import one

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Batumi arrested the journalist Nino Beridze.", "Batumi"),
        ("The journalist Nino Beridze was arrested by police in Batumi.", "Batumi"),
        ("Police arrested the journalist Nino Beridze in the city of Batumi.", "Batumi"),
        ("The Batumi District Court sentenced Nino Beridze to two years.", "Batumi"),
        ("The Italian court sentenced Nino Beridze to two years.", "Georgia"),
        ("The Court of Appeals sentenced Nino Beridze to two years.", "Georgia"),
        ("Police arrested the journalist Nino Beridze.", "Georgia"),
        ("Police searched the Tbilisi home of Nino Beridze.", "Tbilisi"),
        ("The Batumi District Court ruled that Nino Beridze be deported.", "Georgia"),
    ],
)
def test_the_finest_place_of_an_act_is_taken(text: str, expected: str) -> None:
    (extraction,) = extract([a_document(text, country="GE", published="2024-05-10")], RuleExtractor())
    assert not isinstance(extraction, Failed)
    assert {claim.place for claim in extraction.claims} == {expected}


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Nino Beridze pleaded not guilty in a New York state court.", "trial", "New York"),
        ("On March 3, a New York court sentenced Nino Beridze to two years in prison.", "sentence", "New York"),
        ("In July New York City police arrested Nino Beridze outside a shop.", "arrest", "New York"),
        ("In April New York City police arrested Nino Beridze outside a shop.", "arrest", "New York"),
        ("Nino Beridze was tried in a Berlin court on March 3.", "trial", "Berlin"),
        ("Nino Beridze was tried in a military court on March 3.", "trial", "Georgia"),
    ],
)
def test_a_court_or_the_police_of_a_city_say_where_it_was(text: str, kind: str, place: str) -> None:
    assert one(text, kind).place == place
