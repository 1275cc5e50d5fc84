"""What is released for publication, over the API: whose case with which fields, and which series of reported numbers.

A release is taken back like any other decision.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.answers.site.fields import fields
from habeas.web.api.door import Token
from habeas.web.api.shapes import Country, Given, Paging, Text, Word, all_of, cut, fields_of, page_of
from habeas.web.asking import registry_of
from habeas.work.releasing import CountsRelease, Line, Release, ReleasesOf
from habeas.work.roles import REVIEW

router = Router(auth=Token(REVIEW))


class FieldReleased(Schema):
    """What may be released of a person by itself; `value` is how it is given: a "line", a "date", or "none"."""

    name: str
    label: str
    value: str


class ReleaseMade(Schema):
    """That somebody's case may be published, and what else of them; `decision` is the entry of the log."""

    decision: int
    values: dict[str, str]
    by: str
    made: datetime
    because: str


class ReleaseLine(Schema):
    """Somebody with how many claims on them are verified.

    `withheld` holds over a release; `merged` is whether they were merged with somebody who was not released.
    """

    person: str
    name: str
    verified: int
    withheld: bool
    merged: bool
    release: ReleaseMade | None


class CountsReleased(Schema):
    """That a country's reported numbers of a class may be published: so many as there were then."""

    decision: int
    country: str
    what: str
    numbers: int
    by: str
    made: datetime
    because: str


class ReleaseGiven(Given):
    """The fields that are released with the case, each with its value; an empty one is what the record has."""

    fields: dict[str, Word] = Field(default_factory=dict, max_length=50)
    because: Text


class CountsGiven(Given):
    """Which reported numbers: what is counted, and the country."""

    what: Word
    country: Country
    because: Text


@router.get("/releases/fields", response=all_of("FieldsReleased", FieldReleased))
def what_can_be(request: HttpRequest) -> dict[str, Any]:
    """What may be released of a person beside the case itself."""
    del request
    return {"items": [fields_of(each, FieldReleased) for each in fields().values()]}


@router.get("/releases", response=page_of("Releases", ReleaseLine))
def listing(request: HttpRequest, asked: Query[Paging]) -> dict[str, Any]:
    """Those who are released, by name."""
    numbers, some = cut(_releases(request).lines(), asked)
    return {**numbers, "items": [_line(each) for each in some]}


@router.get("/releases/waiting", response=page_of("ReleasesWaiting", ReleaseLine))
def waiting(request: HttpRequest, asked: Query[Paging]) -> dict[str, Any]:
    """Those of whom most claims are verified, who are neither released nor withheld; at most 200."""
    numbers, some = cut(_releases(request).waiting(), asked)
    return {**numbers, "items": [_line(each) for each in some]}


@router.get("/releases/counts", response=page_of("ReleasesOfCounts", CountsReleased))
def counts(request: HttpRequest, asked: Query[Paging]) -> dict[str, Any]:
    """The series of reported numbers that are released."""
    numbers, some = cut(_releases(request).counts(), asked)
    return {**numbers, "items": [_counts(each) for each in some]}


@router.post("/releases/counts", response=CountsReleased)
def release_counts(request: HttpRequest, said: CountsGiven) -> dict[str, Any]:
    """Releases the numbers of a class that a country's documents report now."""
    return _counts(_releases(request).add_counts(said.what, said.country, because=said.because))


@router.post("/persons/{person_id}/release", response=ReleaseMade)
def release(request: HttpRequest, person_id: str, said: ReleaseGiven) -> dict[str, Any]:
    """Releases somebody's case, and with it these fields; it takes the place of an earlier release."""
    return _made(_releases(request).add(person_id, said.fields, because=said.because))


def _releases(request: HttpRequest) -> ReleasesOf:
    return ReleasesOf(registry_of(request).record)


def _line(line: Line) -> dict[str, Any]:
    return {
        **fields_of(line, ReleaseLine, "person", "name", "release"),
        "person": line.person.id,
        "name": line.person.name,
        "release": None if line.release is None else _made(line.release),
    }


def _made(release: Release) -> dict[str, Any]:
    return {
        **fields_of(release, ReleaseMade, "decision", "values"),
        "decision": release.id,
        "values": {**release.values},
    }


def _counts(each: CountsRelease) -> dict[str, Any]:
    told = fields_of(each, CountsReleased, "decision", "numbers")
    return {**told, "decision": each.id, "numbers": len(each.keys)}
