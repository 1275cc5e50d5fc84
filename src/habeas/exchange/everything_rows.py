"""What only an export of everything tells: bodies, offices and kin as rows, with their documents and exact words."""

from __future__ import annotations

from typing import Any

from habeas.model import Affiliation, DocumentCard, Kin, Quote
from habeas.people.organization_model import Organization

Row = dict[str, Any]


def organization_row(each: Organization) -> Row:
    """An organization with the documents that name it."""
    names = ("id", "name", "kind", "country", "parent")
    return {
        **{name: getattr(each, name) for name in names},
        "names": list(each.names),
        "reasons": list(each.reasons),
        "mentioned_in": sorted({mention.document_id for mention in each.mentions}),
    }


def affiliation_row(person: str | None, told: Affiliation, document: DocumentCard) -> Row:
    """An office, an occupation or a membership with its quote."""
    values = {"person": person, "name": told.person, "role": told.role, "organization": told.organization}
    return {**values, **_source(document, told.quote)}


def kin_row(person: str | None, relative: str | None, told: Kin, document: DocumentCard) -> Row:
    """Kin with their quote."""
    names = {"name": told.person, "relative_name": told.relative, "word": told.word}
    return {"person": person, "relative": relative, **names, **_source(document, told.quote)}


def _source(card: DocumentCard, quote: Quote) -> Row:
    return {
        "document": card.id,
        "document_name": card.name,
        "publisher": card.publisher,
        "published": None if card.published is None else str(card.published),
        "url": card.url,
        "quote": quote.text,
        "start": quote.start,
        "end": quote.end,
    }
