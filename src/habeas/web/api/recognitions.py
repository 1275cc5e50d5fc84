"""Which body calls whom a political prisoner, under which definition, over the API; taken back like any decision."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.answers.definitions import Definition, definitions
from habeas.record.recognitions import Ground
from habeas.web.api.door import Token
from habeas.web.api.shapes import Given, Known, Paging, Text, Word, all_of, fields_of, page_of, paged, row
from habeas.web.asking import registry_of
from habeas.work import recognitions
from habeas.work.recognised import table
from habeas.work.recognitions import RecognitionShown
from habeas.work.roles import READ, REVIEW

router = Router(auth=Token(READ))
RecognitionRow = row("RecognitionRow", "recognitions")
Answered = Literal["met", "not met", "not determined"]


class GroundOfDefinition(Schema):
    """A ground of a definition, by its letter."""

    letter: str
    words: str


class DefinitionShown(Schema):
    """A definition under which bodies recognise people."""

    name: str
    label: str
    title: str
    by: str
    adopted: str
    grounds: list[GroundOfDefinition]


class GroundShown(GroundOfDefinition):
    """Whether a ground is met, and what shows it: the id of a claim, or a source in words."""

    answer: str
    evidence: str


class RecognitionMade(Schema):
    """What a body decided on somebody, as a person recorded it; `decision` is the entry of the log."""

    decision: int
    body: str
    definition: str
    answer: str
    day: str
    source: str
    grounds: list[GroundShown]
    by: str
    made: datetime
    because: str


class RecognitionFilters(Paging):
    """Filters of decisions of bodies; `stands` leaves out those after which the same body decided anew."""

    country: Word | None = None
    person: Word | None = None
    stands: bool = False


class GroundGiven(Given):
    """Whether a ground is met, with the id of a claim or a source in words that shows it."""

    answer: Answered
    evidence: Word = ""


class RecognitionGiven(Given):
    """What a body decided. `source` is where it says so: the id of a claim, or a document in words."""

    body: Word
    definition: Word
    day: Known
    source: Word
    answer: Literal["recognised", "not recognised"] = "recognised"
    grounds: dict[str, GroundGiven] = Field(default_factory=dict, max_length=50)
    because: Text = ""


@router.get("/definitions", response=all_of("Definitions", DefinitionShown))
def all_definitions(request: HttpRequest) -> dict[str, Any]:
    """The definitions under which bodies recognise people, with their grounds."""
    del request
    return {"items": [_definition(each) for each in definitions().values()]}


@router.get("/recognitions", response=page_of("AllRecognitions", RecognitionRow))
def listing(request: HttpRequest, asked: Query[RecognitionFilters]) -> dict[str, Any]:
    """What bodies decided on people, by name: the same rows as in the export."""
    narrowed = {"country": asked.country, "person": asked.person, "stands": asked.stands or None}
    return paged(table(registry_of(request).record).where(**narrowed), asked)


@router.get("/persons/{person_id}/recognitions", response=all_of("Recognitions", RecognitionMade))
def of_person(request: HttpRequest, person_id: str) -> dict[str, Any]:
    """What bodies decided on somebody, by the day on which they did."""
    registry = registry_of(request)
    return {"items": [_told(each) for each in recognitions.of(registry.record, registry.person(person_id))]}


@router.post("/persons/{person_id}/recognitions", response=RecognitionMade, auth=Token(REVIEW))
def recognise(request: HttpRequest, person_id: str, said: RecognitionGiven) -> dict[str, Any]:
    """Records that a body recognises somebody, or does not."""
    registry = registry_of(request)
    grounds = {letter: Ground(each.answer, each.evidence) for letter, each in said.grounds.items()}
    made = recognitions.recognise(
        registry.record,
        person_id,
        said.body,
        said.definition,
        said.day,
        source=said.source,
        answer=said.answer,
        grounds=grounds,
        because=said.because,
    )
    shown = recognitions.of(registry.record, registry.person(person_id))
    return next(_told(each) for each in shown if each.made.id == made.id)


def _definition(each: Definition) -> dict[str, Any]:
    grounds = [{"letter": letter, "words": words} for letter, words in each.grounds]
    return {**fields_of(each, DefinitionShown, "grounds"), "grounds": grounds}


def _told(each: RecognitionShown) -> dict[str, Any]:
    grounds = [fields_of(one, GroundShown) for one in each.grounds]
    return {
        **fields_of(each.made, RecognitionMade, "decision", "grounds"),
        "decision": each.made.id,
        "grounds": grounds,
    }
