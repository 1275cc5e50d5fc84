"""The first page over the API: what is new, what waits, what became stale, and who is held where over time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.answers import tables
from habeas.record.news import Moment
from habeas.web.api.deciding import LARGEST
from habeas.web.api.door import Token
from habeas.web.api.shapes import Day, DocumentRow, Word, all_of
from habeas.web.asking import BadQuestion, registry_of, today
from habeas.work import home as homing
from habeas.work.roles import READ
from habeas.work.words import whoami

router = Router(auth=Token(READ))


class Moments(Schema):
    """How far the record has come: the numbers of the last document and of the last decision."""

    document: int
    decision: int


class Waiting(Schema):
    """What waits for somebody to decide."""

    claims: int
    pairs: int
    disagreements: int


class NewHere(Schema):
    """What came since the moment that was asked about; `latest` are the last of the documents."""

    documents: int
    decisions: int
    latest: list[DocumentRow]  # type: ignore[valid-type] # made from the columns of the exports


class HeldIn(Schema):
    """How many people are held in a country."""

    country: str
    held: int


class AtMonth(Schema):
    """In how many cases somebody was held at the end of a month, on the day that is asked for in its last month."""

    month: str
    held: int


class HomeShown(Schema):
    """All of it, as of a day. Ask with `now` the next time to learn what is new since; `stale` counts by kind."""

    as_of: date
    now: Moments
    new: NewHere
    waiting: Waiting
    stale: dict[str, int]
    held: list[HeldIn]
    curve: list[AtMonth]


class HomeAsked(Schema):
    """A day, today if left out, and the numbers of the last document and decision that you know of."""

    on: Day | None = None
    document: int | None = Field(None, ge=0, le=LARGEST)
    decision: int | None = Field(None, ge=0, le=LARGEST)


class Facet(Schema):
    """A value that documents have, and how many have it."""

    value: str
    documents: int


class FacetOf(Schema):
    """What documents can be narrowed by, and its values."""

    name: str
    values: list[Facet]


class CurveAsked(Schema):
    """Until a day, today if left out, in a country."""

    on: Day | None = None
    country: Word | None = None


@router.get("/home", response=HomeShown)
def home(request: HttpRequest, asked: Query[HomeAsked]) -> dict[str, Any]:
    """What is to be known first. Without `document` and `decision` nothing is new, as on a first visit."""
    record = registry_of(request).record
    here = homing.moment(record)
    since = Moment(
        here.document if asked.document is None else asked.document,
        here.decision if asked.decision is None else asked.decision,
    )
    found = homing.home(record, _until(asked.on), since, whoami())
    latest = [tables.document_row(each) for each in found.latest]
    return {
        "as_of": found.as_of,
        "now": {"document": here.document, "decision": here.decision},
        "new": {"documents": found.documents, "decisions": found.decisions, "latest": latest},
        "waiting": {name: getattr(found, name) for name in Waiting.model_fields},
        "stale": {each.kind: each.number for each in found.stale},
        "held": [{"country": country, "held": number} for country, number in sorted(found.held.items())],
        "curve": _curve(found.curve),
    }


@router.get("/curve", response=all_of("Curve", AtMonth))
def curve(request: HttpRequest, asked: Query[CurveAsked]) -> dict[str, Any]:
    """In how many cases somebody was held at the end of each month, in all countries or in one."""
    record = registry_of(request).record
    return {"items": _curve(homing.custody_curve(record, _until(asked.on), asked.country or None))}


@router.get("/facets", response=all_of("Facets", FacetOf))
def facets(request: HttpRequest) -> dict[str, Any]:
    """What documents can be narrowed by, each with its values."""
    found = registry_of(request).facets()
    return {
        "items": [
            {"name": name, "values": [{"value": str(value), "documents": number} for value, number in several]}
            for name, several in found.items()
        ]
    }


def _until(asked: date | None) -> date:
    """The day that is asked for. A curve that went on into the future would be as long as somebody likes."""
    if asked is not None and asked > today():
        raise BadQuestion(f"{asked} is yet to come: what is known is known until today.")
    return asked or today()


def _curve(months: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    return [{"month": month, "held": number} for month, number in months]
