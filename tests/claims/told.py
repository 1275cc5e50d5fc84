"""What a document of one paragraph claims, for the tests of the rules; all names are invented for them."""

from __future__ import annotations

from functools import cache

from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor
from habeas.model import Claim

NINO, LEVAN, GIORGI = "Nino Beridze", "Levan Gelashvili", "Giorgi Maisuradze"


@cache
def claims(text: str, title: str | None = None) -> tuple[Claim, ...]:
    """What a document of one paragraph, about Georgia and of 10 May 2024, claims."""
    document = a_document(text, title=title, country="GE", published="2024-05-10")
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    assert extraction.refused == {}
    return extraction.claims


def one(text: str, kind: str, title: str | None = None) -> Claim:
    """The only claim of that type."""
    (claim,) = (claim for claim in claims(text, title) if claim.type == kind)
    return claim
