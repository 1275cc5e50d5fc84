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
