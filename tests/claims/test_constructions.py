"""Common ways to say what was done to somebody are read whatever stands before the name, and behind it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor

NAME = "Lena Orsova"
CONSTRUCTIONS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "constructions.toml").read_text(encoding="utf-8")
)
BEHIND = (
    "",
    " on Thursday",
    " in March 2024",
    " in the capital, Halem, on 3 May 2024",
    " over a post",
    " after a protest",
)
BEFORE = "Halem, 5 June 2024. The news agency published this on Wednesday, and others repeated it.\n\n"


def sentences(construction: str) -> list[str]:
    """All that a construction makes: with each ending, by the name alone and with a title."""
    whom = [NAME, f"journalist {NAME}"] if "{A}" in construction else [NAME]
    filled = [
        construction.replace("{P}", NAME).replace("{A}", one).replace("{X}", each) for one in whom for each in BEHIND
    ]
    return [one[0].upper() + one[1:] for one in filled]


@pytest.mark.parametrize("kind", sorted(CONSTRUCTIONS))
def test_each_way_to_say_it_is_read_whatever_stands_around_it(kind: str) -> None:
    texts = [text for construction in CONSTRUCTIONS[kind] for text in sentences(construction)]
    documents = [a_document(BEFORE + text, title="News", country="GE", published="2024-06-05") for text in texts]
    unread = []
    for text, found in zip(texts, extract(documents, RuleExtractor()), strict=True):
        assert not isinstance(found, Failed)
        if not any(claim.type == kind and NAME in claim.persons for claim in found.claims):
            unread.append(text)
    assert unread == []


@pytest.mark.parametrize("kind", sorted(CONSTRUCTIONS))
def test_nobody_else_is_in_them(kind: str) -> None:
    texts = [sentences(construction)[-1] for construction in CONSTRUCTIONS[kind]]
    documents = [a_document(BEFORE + text, title="News", country="GE", published="2024-06-05") for text in texts]
    for found in extract(documents, RuleExtractor()):
        assert not isinstance(found, Failed)
        assert {name for claim in found.claims for name in claim.persons} <= {NAME}


PEOPLE = {
    "Lena Orsova and Ivan Petrov": {"Lena Orsova", "Ivan Petrov"},
    "Lena Orsova, Ivan Petrov and Ana Sorto": {"Lena Orsova", "Ivan Petrov", "Ana Sorto"},
    "journalists Lena Orsova and Ivan Petrov": {"Lena Orsova", "Ivan Petrov"},
    "Lena Orsova, a journalist with the Halem Daily,": {"Lena Orsova"},
    "prominent human rights lawyer and former lawmaker Lena Orsova": {"Lena Orsova"},
}
OF_SEVERAL = {
    "arrest": [
        "Officers took {A} into custody.",
        "Agents bundled {A} into a van.",
        "Soldiers hauled {A} off on Thursday.",
    ],
    "release": ["A judge granted {A} bail on Thursday.", "The charges against {A} were dropped.", "Police let {A} go."],
    "sentence": ["A tribunal condemned {A} to death.", "A judge handed {A} a five-year prison sentence."],
    "travel_ban": ["Authorities barred {A} from leaving the country."],
    "disappearance": ["The whereabouts of {A} remain unknown."],
    "trial": ["The trial of {A} began on Thursday."],
}
# Not read yet: what stands between the name and what is given keeps them apart.
NOT_YET = {
    "A judge granted Lena Orsova, a journalist with the Halem Daily, bail on Thursday.",
    "A judge granted prominent human rights lawyer and former lawmaker Lena Orsova bail on Thursday.",
    "A judge handed Lena Orsova, a journalist with the Halem Daily, a five-year prison sentence.",
}


@pytest.mark.parametrize("kind", sorted(OF_SEVERAL))
def test_all_to_whom_it_is_done_are_read(kind: str) -> None:
    asked = {way.replace("{A}", who): names for way in OF_SEVERAL[kind] for who, names in PEOPLE.items()}
    documents = [a_document(BEFORE + text, title="News", country="GE", published="2024-06-05") for text in asked]
    for (text, names), found in zip(asked.items(), extract(documents, RuleExtractor()), strict=True):
        assert not isinstance(found, Failed)
        read = {name for claim in found.claims if claim.type == kind for name in claim.persons}
        assert read == names or text in NOT_YET, text
