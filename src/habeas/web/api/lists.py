"""The lists: documents, claims, persons, organizations, acts, cases and counts, each with its filters."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.web.api.door import Token
from habeas.web.api.shapes import (
    ActRow,
    CaseRow,
    ClaimRow,
    CountRow,
    Day,
    DocumentRow,
    LawRow,
    Paging,
    PersonRow,
    Word,
    page_of,
    paged,
)
from habeas.web.asking import registry_of
from habeas.work.roles import READ
from habeas.work.table import Table

router = Router(auth=Token(READ))
Part = Literal["did", "suffered", "there"]
Reviewed = Literal["standing", "unreviewed", "accepted by one", "verified", "rejected", "reopened"]


class OrganizationRow(Schema):
    """An organization under all its names; `parent` is the id of what it is a part of."""

    id: str
    name: str
    names: list[str]
    kind: str | None
    country: str | None
    parent: str | None
    claims: int
    documents: int


class DocumentFilters(Paging):
    """Filters of documents; `name` is a part of the file's name, `year` that of publication."""

    country: Word | None = None
    publisher: Word | None = None
    kind: Word | None = None
    language: Word | None = None
    name: Word | None = None
    year: Word | None = None
    report_year: int | None = None


class ClaimFilters(Paging):
    """Filters of claims; `document`, `person` and `organization` are ids.

    `part` is what the organization is there: whether it "did" it, "suffered" it, or it was done "there". `review` is
    how far the review of the claim is; "standing" leaves out what somebody rejected.
    """

    type: Word | None = None
    country: Word | None = None
    document: Word | None = None
    person: Word | None = None
    publisher: Word | None = None
    modality: Word | None = None
    organization: Word | None = None
    part: Part | None = None
    review: Reviewed | None = None


class PersonFilters(Paging):
    """Filters of persons; `name` is one in any spelling, or its beginning, `letter` the first one of the name."""

    country: Word | None = None
    name: Word | None = None
    letter: str | None = Field(None, pattern=r"^[A-Z]$")


class OrganizationFilters(Paging):
    """Filters of organizations."""

    kind: Word | None = None
    country: Word | None = None


class ActFilters(Paging):
    """Filters of acts; `person` and `organization` are ids, `part` is what the organization is there."""

    type: Word | None = None
    country: Word | None = None
    person: Word | None = None
    organization: Word | None = None
    part: Part | None = None


class CaseFilters(Paging):
    """Filters of cases, and the day on which their status is asked for: that of the latest publication if left out."""

    on: Day | None = None
    country: Word | None = None
    person: Word | None = None
    status: Literal["held", "not held", "unknown"] | None = None


class CountFilters(Paging):
    """Filters of counts; `what` are words of what is counted."""

    what: Word | None = None
    country: Word | None = None
    kind: Literal["stock", "flow"] | None = None
    document: Word | None = None


class LawFilters(Paging):
    """Filters of statements of law; `about` are words of the offence, the right or the duty, `topic` an issue."""

    about: Word | None = None
    country: Word | None = None
    year: int | None = None
    kind: Literal["penalty", "prohibition", "guarantee", "requirement", "change"] | None = None
    topic: Word | None = None
    document: Word | None = None


@router.get("/documents", response=page_of("Documents", DocumentRow))
def documents(request: HttpRequest, asked: Query[DocumentFilters]) -> dict[str, Any]:
    """The documents, the newest first."""
    return paged(registry_of(request).documents.where(**_filters(asked)), asked)


@router.get("/claims", response=page_of("Claims", ClaimRow))
def claims(request: HttpRequest, asked: Query[ClaimFilters]) -> dict[str, Any]:
    """The claims as they stand, by document, in the order of its text; also rejected ones, whose `review` says so."""
    return paged(registry_of(request).claims.where(**_filters(asked)), asked)


@router.get("/persons", response=page_of("Persons", PersonRow))
def persons(request: HttpRequest, asked: Query[PersonFilters]) -> dict[str, Any]:
    """Everybody whom a document names, those with most claims first."""
    return paged(registry_of(request).people_lines.where(**_filters(asked)), asked)


@router.get("/organizations", response=page_of("Organizations", OrganizationRow))
def organizations(request: HttpRequest, asked: Query[OrganizationFilters]) -> dict[str, Any]:
    """The organizations that documents name, those with most claims first."""
    return paged(registry_of(request).organizations.where(**_filters(asked)), asked)


@router.get("/acts", response=page_of("Acts", ActRow))
def acts(request: HttpRequest, asked: Query[ActFilters]) -> dict[str, Any]:
    """The acts by date, the undated first; what people decided counts."""
    return paged(registry_of(request).acts.where(**_filters(asked)), asked)


@router.get("/cases", response=page_of("Cases", CaseRow))
def cases(request: HttpRequest, asked: Query[CaseFilters]) -> dict[str, Any]:
    """The cases as they stood on a day."""
    given = _filters(asked)
    table: Table[Any] = registry_of(request).cases(given.pop("on", None)).where(**given)
    return paged(table, asked)


@router.get("/counts", response=page_of("Counts", CountRow))
def counts(request: HttpRequest, asked: Query[CountFilters]) -> dict[str, Any]:
    """The numbers that documents report, by document."""
    return paged(registry_of(request).counts.where(**_filters(asked)), asked)


@router.get("/laws", response=page_of("Laws", LawRow))
def laws(request: HttpRequest, asked: Query[LawFilters]) -> dict[str, Any]:
    """What documents say of the law, by document."""
    return paged(registry_of(request).provisions.where(**_filters(asked)), asked)


def _filters(asked: Paging) -> dict[str, Any]:
    """What a list is narrowed by; an empty word narrows nothing, as on the pages."""
    given = asked.model_dump(exclude={"page", "size"}, exclude_none=True)
    return {name: value for name, value in given.items() if value != ""}
