"""Who, and what of whom, is withheld from what is published, over the API: decided and taken back as on the page.

Why is no part of any answer here: reasons are private, and stand on the person's page alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.errors import UnknownTerm
from habeas.record.withholding import Withheld
from habeas.web.api.door import Token
from habeas.web.api.shapes import Given, Paging, Text, Word, all_of, cut, fields_of, page_of
from habeas.web.asking import registry_of
from habeas.work import withholding
from habeas.work.roles import REVIEW
from habeas.work.withheld_fields import fields

router = Router(auth=Token(REVIEW))


class FieldWithheld(Schema):
    """What can be withheld of a person, and what goes with it."""

    name: str
    label: str
    hides: list[str]


class Withholding(Schema):
    """A decision to withhold somebody, or these fields of theirs; `name` is the person's name then."""

    id: int
    name: str
    fields: list[str]
    by: str
    made: datetime
    undone_by: int | None


class Held(Schema):
    """What of a person may not be published now; `withheld` is everything, also that they are."""

    withheld: bool
    hidden: list[str]
    decisions: list[Withholding]


class ToWithhold(Given):
    """The `whole` person, or some `fields`; and why, which is kept private."""

    whole: bool = False
    fields: list[Word] = Field(default_factory=list, max_length=50)
    because: Text


class TakenBack(Given):
    """Why; it is kept private."""

    because: Text = ""


class WithheldFilters(Paging):
    """Filters of decisions to withhold; `holding` leaves out those that were taken back."""

    holding: bool = False


@router.get("/withheld/fields", response=all_of("FieldsWithheld", FieldWithheld))
def what_can_be(request: HttpRequest) -> dict[str, Any]:
    """What can be withheld of a person."""
    del request
    return {"items": [fields_of(each, FieldWithheld) for each in fields().values()]}


@router.get("/withheld", response=page_of("AllWithheld", Withholding))
def listing(request: HttpRequest, asked: Query[WithheldFilters]) -> dict[str, Any]:
    """Every decision to withhold somebody, the newest first."""
    found = withholding.decided(registry_of(request).record)
    numbers, some = cut([each for each in found if not asked.holding or each.undone_by is None], asked)
    return {**numbers, "items": [_told(each) for each in some]}


@router.get("/persons/{person_id}/withheld", response=Held)
def of_person(request: HttpRequest, person_id: str) -> dict[str, Any]:
    """What of somebody may not be published, and the decisions to withhold it."""
    return _held(request, person_id)


@router.post("/persons/{person_id}/withheld", response=Held)
def withhold(request: HttpRequest, person_id: str, said: ToWithhold) -> dict[str, Any]:
    """Withholds somebody, or some fields of theirs, from everything that is published."""
    if said.whole == bool(said.fields):
        raise UnknownTerm("Say what to withhold: some fields, or the whole person, and not both.")
    withholding.withhold(registry_of(request).record, person_id, said.fields, because=said.because)
    return _held(request, person_id)


@router.post("/withheld/{number}/undo", response=Withholding)
def undo(request: HttpRequest, number: int, said: TakenBack) -> dict[str, Any]:
    """Takes a decision to withhold back; both stay on record."""
    record = registry_of(request).record
    withholding.undo(record, number, because=said.because)
    return next(_told(each) for each in withholding.decided(record) if each.id == number)


def _held(request: HttpRequest, person_id: str) -> dict[str, Any]:
    registry = registry_of(request)
    person = registry.person(person_id)
    now = withholding.released(registry.record, person)
    decided = [_told(each) for each in withholding.decided(registry.record, person)]
    return {"withheld": now.withheld, "hidden": sorted(now.hidden), "decisions": decided}


def _told(each: Withheld) -> dict[str, Any]:
    return fields_of(each, Withholding)
