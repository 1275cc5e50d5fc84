"""Who makes a response: all names and places invented for these tests."""

from __future__ import annotations

import re

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor
from habeas.documents.parts import mark
from habeas.model import Part


def made_by(text: str, kind: str, *, title: str | None = None) -> set[str]:
    """The makers of all responses of one type that a document tells of."""
    blocks = [Part(one.start(), one.end(), "paragraph") for one in re.finditer(r"[^\n]+", text)]
    document = a_document(text, title=title, country="GE", published="2024-05-10", parts=mark(text, blocks))
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return {name for claim in extraction.claims if claim.type == kind for name in claim.actors}


TOLD = [
    (
        "Local lawyers and groups such as Amnesty Committee and Freedom League condemned the arrest of Nino Beridze.",
        {"local lawyers", "Amnesty Committee", "Freedom League"},
    ),
    ("The spokesperson for the Norwegian government condemned the arrest of Nino Beridze.", {"Norwegian government"}),
    (
        "Amnesty Committee issued a statement condemning the arrest of Nino Beridze.",
        {"Amnesty Committee"},
    ),
    (
        "Both Amnesty Committee and Freedom League condemned the arrest of Nino Beridze.",
        {"Amnesty Committee", "Freedom League"},
    ),
    ("The arrest of Nino Beridze was condemned by Amnesty Committee.", {"Amnesty Committee"}),
    ("The local media condemned the arrest of Nino Beridze.", {"local media"}),
]


@pytest.mark.parametrize(("text", "makers"), TOLD)
def test_a_condemnation_has_those_who_stand_behind_its_words(text: str, makers: set[str]) -> None:
    assert made_by(text, "condemnation") == makers


def test_the_family_of_somebody_named_asks_and_not_the_one_named() -> None:
    text = "The family of the teacher Nino Beridze demanded that the government release her."
    (maker,) = made_by(text, "appeal")
    assert maker.startswith("family of")


BRIEFING = "Press Briefing by Press Secretary Anna Lindqvist"


def test_we_in_a_statement_is_the_government_that_it_names() -> None:
    text = "The United States remains deeply concerned.\n\nWe call on Georgia to release Nino Beridze."
    assert made_by(text, "appeal", title="Statement by President Paul Larsen on Georgia") == {"United States"}


def test_i_in_a_statement_is_its_author() -> None:
    text = "The United States remains deeply concerned.\n\nI condemn the arrest of Nino Beridze."
    assert made_by(text, "condemnation", title="Statement by President Paul Larsen on Georgia") == {"Paul Larsen"}


def test_who_answers_in_a_briefing_has_the_full_name_of_its_title() -> None:
    text = (
        f"{BRIEFING}\n\nQ    Do you have a reaction to the arrest of Nino Beridze?\n\n"
        "MS. LINDQVIST:  I condemn the arrest of Nino Beridze.\n\n"
        "Q    Anything on the trial?\n\nMS. LINDQVIST:  Not today."
    )
    assert made_by(text, "condemnation", title=BRIEFING) == {"Anna Lindqvist"}


def test_what_a_reporter_asks_is_nobodys_condemnation() -> None:
    text = (
        f"{BRIEFING}\n\nQ    The trial of Nino Beridze was a travesty. Any reaction?\n\n"
        "MS. LINDQVIST:  We are looking into it.\n\nQ    And tomorrow?\n\nMS. LINDQVIST:  Tomorrow too."
    )
    assert made_by(text, "condemnation", title=BRIEFING) == set()


def test_a_government_that_is_quoted_is_named_with_its_speaker() -> None:
    text = (
        "Foreign Minister Paul Larsen spoke on Friday. “Norway,” Paul Larsen said, “is deeply concerned by the "
        "detention of Nino Beridze.”"
    )
    assert made_by(text, "condemnation") == {"Norway", "Paul Larsen"}
