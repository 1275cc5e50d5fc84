"""What people decide beside the queue, over the API: disagreements, acts, organizations, claims that were missed; and
what changed, and what became stale.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.answers import tables
from habeas.model import Act
from habeas.web.allowed import demand_for_correction
from habeas.web.api.deciding import LARGEST, Correction, Decision, entry, whole_fields
from habeas.web.api.door import Token
from habeas.web.api.shapes import LONGEST_KEY, ActRow, Day, Given, Paging, Text, Word, cut, page_of
from habeas.web.asking import registry_of, today
from habeas.work import home
from habeas.work.disagreements import Disagreement
from habeas.work.history import PAGE
from habeas.work.roles import ANNOTATE, READ, REVIEW

router = Router(auth=Token(READ))
# Each claim that tells of an act is told with its words, so a page of acts is a long one.
MOST_ACTS, MOST_CHANGES = 20, 200


class ToldValue(Schema):
    """A value of a field, with the ids of the claims that give it; `chosen` where somebody chose to show it.

    `given` has the claims among them that have the value from a person, each with who gave it; their words do not.
    """

    value: str
    claims: list[str]
    chosen: bool
    given: dict[str, str]


class Disputed(Schema):
    """A field of an act on which sources differ; `seen` is what a choice has to name, 0 for none."""

    act: ActRow  # type: ignore[valid-type] # made from the columns of the exports
    field: str
    values: list[ToldValue]
    seen: int
    by: str | None
    because: str | None


class DisputedFilters(Paging):
    """Filters of disagreements; `chosen` those on which somebody chose, or nobody did."""

    size: int = Field(MOST_ACTS, ge=1, le=MOST_ACTS)
    field: Word | None = None
    country: Word | None = None
    chosen: bool | None = None


class Choosing(Given):
    """Which value of an act's field is shown. `seen` is the last choice that you know of, so that it is not lost."""

    act: Word
    field: Word
    value: str = Field(min_length=1, max_length=LONGEST_KEY)
    seen: int = Field(ge=0, le=LARGEST)
    because: Text = ""


class OnTwo(Given):
    """A decision on two acts (ids of acts or claims), or on two organizations (ids or names)."""

    answer: Literal["same", "different"]
    left: str = Field(min_length=1, max_length=LONGEST_KEY)
    right: str = Field(min_length=1, max_length=LONGEST_KEY)
    because: Text = ""


class Missed(Given):
    """A claim that the machine missed: at least a type, and words of the document that show it."""

    fields: Correction
    because: Text = ""


class ChangedField(Schema):
    """A field of a claim that a decision changed, in words."""

    name: str
    before: str
    after: str


class Change(Schema):
    """An entry of the log with what it changed; `what` says it in words, `handed_on` which import brought it."""

    id: int
    by: str
    made: datetime
    because: str
    subject: str
    what: str
    claim: str | None
    document: str | None
    fields: list[ChangedField]
    undoes: int | None
    undone_by: int | None
    handed_on: int | None


class Changes(Schema):
    """Changes, the newest first."""

    items: list[Change]


class HistoryFilters(Schema):
    """Of what: an id or a name; those before the entry `before`."""

    about: Word | None = None
    before: int | None = Field(None, ge=1, le=LARGEST)
    size: int = Field(PAGE, ge=1, le=MOST_CHANGES)


class Stale(Schema):
    """What of a case became stale on a day: a "term", a "hearing" or a "silence"."""

    kind: str
    day: date
    case: str
    person: str
    name: str
    country: str | None
    act: str | None
    term: str | None


class StaleFilters(Paging):
    """Filters of what is stale; `on` is the day by which, today if left out."""

    on: Day | None = None
    kind: Literal["term", "hearing", "silence"] | None = None
    country: Word | None = None


@router.get("/disagreements", response=page_of("Disagreements", Disputed), auth=Token(REVIEW))
def disagreements(request: HttpRequest, asked: Query[DisputedFilters]) -> dict[str, Any]:
    """The fields on which sources differ, by act, those on which nobody chose first; pages are of acts."""
    work = registry_of(request).disagreements
    table = work.acts(field=asked.field or None, country=asked.country or None, chosen=asked.chosen)
    numbers, acts = cut(table, asked)
    differing = work.of(acts)
    return {**numbers, "items": [_disputed(act, each) for act in acts for each in differing.get(act.id, ())]}


@router.post("/disagreements/decisions", response=Decision, auth=Token(REVIEW))
def choose(request: HttpRequest, said: Choosing) -> dict[str, Any]:
    """Chooses which of the values that sources give is shown."""
    work = registry_of(request).disagreements
    made = work.choose(said.act, said.field, said.value, because=said.because, seen=said.seen)
    return entry(request, made.id)


@router.post("/acts/decisions", response=Decision, auth=Token(REVIEW))
def decide_on_acts(request: HttpRequest, said: OnTwo) -> dict[str, Any]:
    """Decides that two acts are one, or two."""
    judged = registry_of(request).judged_acts
    decided = judged.same if said.answer == "same" else judged.different
    return entry(request, decided(said.left, said.right, because=said.because).decision.id)


@router.post("/organizations/decisions", response=Decision, auth=Token(REVIEW))
def decide_on_organizations(request: HttpRequest, said: OnTwo) -> dict[str, Any]:
    """Decides that two organizations are one, or two."""
    judged = registry_of(request).judged_organizations
    decided = judged.same if said.answer == "same" else judged.different
    return entry(request, decided(said.left, said.right, because=said.because).decision.id)


@router.post("/documents/{document_id}/claims", response=Decision, auth=Token(ANNOTATE))
def add_claim(request: HttpRequest, document_id: str, said: Missed) -> dict[str, Any]:
    """Adds a claim that the machine missed; where the document has it already, that claim is corrected."""
    reviews = registry_of(request).reviews
    fields = whole_fields(said.fields.model_dump(exclude_unset=True))
    there = reviews.falls_on(document_id, fields)
    if there is not None:
        demand_for_correction(request, there, fields)
    return entry(request, reviews.add(document_id, fields, because=said.because).id)


@router.get("/history", response=Changes)
def history(request: HttpRequest, asked: Query[HistoryFilters]) -> dict[str, Any]:
    """Who changed what, from what to what, the newest first: of everything, or of one record."""
    found = registry_of(request).history(asked.about or None, before=asked.before, limit=asked.size)
    return {
        "items": [
            {
                **{name: getattr(each, name) for name in Change.model_fields if name != "fields"},
                "fields": [{"name": one.name, "before": one.before, "after": one.after} for one in each.fields],
            }
            for each in found
        ]
    }


@router.get("/stale", response=page_of("StaleCases", Stale))
def stale(request: HttpRequest, asked: Query[StaleFilters]) -> dict[str, Any]:
    """What became stale: remands whose term is over and hearings that went by without news, and silence."""
    record = registry_of(request).record
    numbers, found = cut(home.stale(record, asked.on or today(), asked.kind, asked.country or None), asked)
    items = [
        {
            **{name: getattr(each, name) for name in ("kind", "day", "country", "term")},
            "case": each.case_id,
            "person": each.person_id,
            "name": each.person_name,
            "act": each.act_id,
        }
        for each in found
    ]
    return {**numbers, "items": items}


def _disputed(act: Act, each: Disagreement) -> dict[str, Any]:
    return {
        "act": tables.act_row(act),
        "field": each.field,
        "values": [
            {
                "value": one.value,
                "claims": [claim.id for claim in one.claims],
                "chosen": one.chosen,
                "given": {claim: gave.by for claim, gave in one.given.items()},
            }
            for one in each.values
        ],
        "seen": each.last,
        "by": None if each.choice is None else each.choice.by,
        "because": None if each.choice is None else each.choice.because,
    }
