"""What only an export of everything tells: bodies, offices, kin and names as rows, with their documents and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from habeas.acts.sources import copies
from habeas.exchange.structure_rows import quote_of, source_of
from habeas.model import Affiliation, DocumentCard, Kin, NamedPerson, Quote
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


def name_row(person: str | None, named: NamedPerson, shown: str, document: DocumentCard) -> Row:
    """Somebody as a document names them, with the first place that does."""
    values = {"person": person, "name": named.name, "aliases": list(named.aliases), "gender": named.gender}
    if not named.mentions:
        return {**values, **_source(document, Quote(0, 0, "")), "quote": None, "start": None, "end": None}
    place = named.mentions[0]
    return {**values, **_source(document, Quote(place.start, place.end, shown))}


def copy_rows(documents: Iterable[DocumentCard]) -> Iterator[Row]:
    """Which documents tell one story in the same words; what a copy has in common with another is not said."""
    for first, *others in copies(documents):
        for each in others:
            yield {"document": first.id, "other": each.id}


def _source(card: DocumentCard, quote: Quote) -> Row:
    return {**source_of(card), **quote_of(quote)}
