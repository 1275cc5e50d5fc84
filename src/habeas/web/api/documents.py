"""More of a document over the API: its bytes as received, its near copies, why the machine read it so, set-asides."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from habeas.answers import tables
from habeas.answers.explanation import as_rows
from habeas.web.api.door import Token
from habeas.web.api.shapes import DocumentRow, FileMade, Paging, all_of, cut, file_made, page_of
from habeas.web.asking import registry_of
from habeas.web.telling import place
from habeas.work import shelf
from habeas.work.explain import read_otherwise
from habeas.work.roles import READ

router = Router(auth=Token(READ))


class Dropped(Schema):
    """Why a word tells of no claim of some type."""

    type: str
    why: str


class ClaimExplained(Schema):
    """A claim with what its confidence rests on; `claim` counts them in the text, null for one that is `refused`."""

    claim: int | None
    type: str
    persons: list[str]
    group: str | None
    number: int | None
    organizations: list[str]
    actors: list[str]
    date: str | None
    place: str | None
    charges: list[str]
    term: str | None
    modality: str
    speaker: str | None
    rule: str | None
    confidence: float | None
    quotes: list[str]
    starts: list[int]
    ends: list[int]
    confidence_rests_on: str
    remarks: list[str]
    refused: str | None


class TriggerExplained(Schema):
    """Words that may tell of something, and what came of them: claims, repeats of earlier ones, or why nothing did."""

    words: str
    start: int
    end: int
    type: str
    rule: str
    path: str
    dropped: list[Dropped]
    times: int
    repeats_claims: list[int]
    claims: list[ClaimExplained]


class SentenceExplained(Schema):
    """A sentence with its words that may tell of something."""

    sentence: int
    start: int
    end: int
    text: str
    triggers: list[TriggerExplained]


class ParagraphExplained(Schema):
    """A part of the document; `unread` says why it has no sentences."""

    paragraph: int
    kind: str
    start: int
    end: int
    unread: str | None
    sentences: list[SentenceExplained]


class DocumentExplained(Schema):
    """A page of a document's paragraphs; `differs` says so where its claims were read by other rules than these."""

    differs: str
    total: int
    page: int
    size: int
    items: list[ParagraphExplained]


class SetAside(Schema):
    """A file that could not be read: its path for an administrator, its name for others; and why."""

    path: str
    reason: str


@router.get("/set-asides", response=page_of("SetAsides", SetAside))
def set_asides(request: HttpRequest, asked: Query[Paging]) -> dict[str, Any]:
    """The files that were found and could not be read."""
    numbers, some = cut(registry_of(request).set_asides, asked)
    return {**numbers, "items": [{"path": place(request, each.path), "reason": each.reason} for each in some]}


@router.get("/documents/{document_id}/original", response=FileMade)
def original(request: HttpRequest, document_id: str) -> dict[str, Any]:
    """The bytes as they were received. What they are is not trusted: do not open them unseen."""
    registry = registry_of(request)
    found = registry.document(document_id)
    return file_made(found.name, "application/octet-stream", registry.original(found.id))


@router.get("/documents/{document_id}/copies", response=all_of("Copies", DocumentRow))
def copies(request: HttpRequest, document_id: str) -> dict[str, Any]:
    """The documents that tell the same story in the same words, the newest first."""
    registry = registry_of(request)
    found = shelf.near_copies(registry.record, registry.document(document_id))
    return {"items": [tables.document_row(each) for each in found]}


@router.get("/documents/{document_id}/explained", response=DocumentExplained)
def explained(request: HttpRequest, document_id: str, asked: Query[Paging]) -> dict[str, Any]:
    """Why the machine thinks so: the document read anew with every reason. It parses, so it takes a while."""
    registry = registry_of(request)
    found = registry.document(document_id)
    rows = list(as_rows(registry.explain(found.id)))
    numbers, some = cut(rows, asked)
    return {**numbers, "differs": read_otherwise(registry.provenance(found.id).extractor), "items": some}
