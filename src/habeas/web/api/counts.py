"""Reported numbers over the API: as a series, one by one with what people decided, and deciding on one."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.answers import tables
from habeas.answers.count_reviews import UNREVIEWED
from habeas.answers.counts import Figure, FigureSource
from habeas.web.api.deciding import LARGEST, Decision, entry
from habeas.web.api.door import Token
from habeas.web.api.shapes import CountRow, Given, Paging, Partial, Text, Word, cut, fields_of, page_of
from habeas.web.asking import registry_of
from habeas.work.counted import CountReviewsOf
from habeas.work.roles import READ, REVIEW
from habeas.work.sections import SectionsOf

router = Router(auth=Token(READ))
MOST_FIGURES = 100


class SourceOfFigure(Schema):
    """A source of a figure: the sentence with its place, its section in a report, and how far it is verified."""

    document: str
    name: str
    publisher: str | None
    quote: str
    start: int | None
    end: int | None
    section: str | None
    by: str | None
    review: str
    copies: list[str]


class FigureShown(Schema):
    """A distinct number as sources word it, or that a `report` gives none; `absent` where its edition has no section.

    Both ends are null for "dozens", and where a report gives no figure.
    """

    worded: str
    what: str
    low: int | None
    high: int | None
    qualifier: str | None
    as_of: Partial
    place: str | None
    country: str | None
    by: str | None
    kind: str
    given: bool
    absent: bool
    report: str | None
    sources: list[SourceOfFigure]


class StandingCount(Schema):
    """A number with how it stands; `seen` is what a decision on it has to name."""

    count: CountRow  # type: ignore[valid-type] # made from the columns of the exports
    state: str
    decision: int | None
    answer: str | None
    by: str | None
    because: str | None
    seen: int


class SeriesAsked(Paging):
    """Words of what is counted, and the country; how many there were ("stock"), or what was done in a time ("flow")."""

    size: int = Field(MOST_FIGURES, ge=1, le=MOST_FIGURES)
    what: Word | None = None
    country: Word | None = None
    kind: Literal["stock", "flow"] = "stock"


class OnCount(Given):
    """Whether a number is right as it was read. `seen` is the last decision that you know of, 0 for none."""

    answer: Literal["accept", "reject"]
    seen: int = Field(ge=0, le=LARGEST)
    because: Text = ""


@router.get("/series", response=page_of("Series", FigureShown))
def series(request: HttpRequest, asked: Query[SeriesAsked]) -> dict[str, Any]:
    """What sources reported, by date: each distinct figure once, with all its sources; nothing is added up."""
    registry = registry_of(request)
    numbers, some = cut(registry.series(asked.what or None, asked.country or None, asked.kind), asked)
    sections = SectionsOf(registry.record)
    return {**numbers, "items": [_figure(each, sections) for each in some]}


@router.get("/counts/{count_id}", response=StandingCount)
def count(request: HttpRequest, count_id: str) -> dict[str, Any]:
    """One number with what people decided of it."""
    record = registry_of(request).record
    reviews = CountReviewsOf(record)
    each = reviews.number(count_id)
    state, last = reviews.of([each]).get(each.id, (UNREVIEWED, None))
    section = SectionsOf(record).of_count(each.document.id, each.count)
    return {
        "count": tables.count_row(each.id, each.count, each.document, section),
        "state": state,
        "decision": None if last is None else last.id,
        "answer": None if last is None else last.answer,
        "by": None if last is None else last.by,
        "because": None if last is None else last.because,
        "seen": 0 if last is None else last.id,
    }


@router.post("/counts/{count_id}/decisions", response=Decision, auth=Token(REVIEW))
def decide(request: HttpRequest, count_id: str, said: OnCount) -> dict[str, Any]:
    """Decides that a number is right as it was read, or that it is not what its sentence says."""
    reviews = CountReviewsOf(registry_of(request).record)
    decided = reviews.accept if said.answer == "accept" else reviews.reject
    return entry(request, decided(count_id, because=said.because, seen=said.seen).id)


def _figure(figure: Figure, sections: SectionsOf) -> dict[str, Any]:
    return {
        **fields_of(figure, FigureShown, "report", "sources"),
        "report": None if figure.report is None else figure.report.id,
        "sources": [_source(each, sections) for each in figure.sources],
    }


def _source(each: FigureSource, sections: SectionsOf) -> dict[str, Any]:
    span = each.span
    section = None if span is None else sections.at(each.document.id, span.start)
    return {
        **fields_of(each, SourceOfFigure, "document", "name", "publisher", "start", "end", "section", "copies"),
        "document": each.document.id,
        "name": each.document.name,
        "publisher": each.document.publisher,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "section": None if section is None else section.path,
        "copies": [card.id for card in each.copies],
    }
