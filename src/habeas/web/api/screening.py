"""Matches with sanctions lists over the API: suggestions, which a person confirms or refuses with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from habeas.web.api.deciding import Decision, entry
from habeas.web.api.door import Token
from habeas.web.api.shapes import Given, Paging, Text, cut, fields_of, page_of
from habeas.web.asking import registry_of
from habeas.work.roles import REVIEW
from habeas.work.screening import ScreeningOf, Suggestion

router = Router(auth=Token(REVIEW))


class Look(Schema):
    """One look through a list, by the SHA-256 of its file; `malformed` lines could not be read."""

    id: int
    dataset: str
    file: str
    sha256: str
    by: str
    made: datetime
    entities: int
    other: int
    malformed: int
    people: int
    organizations: int


class Match(Schema):
    """An entry of a list that may be somebody; `actor` is whom a dossier is asked for by, if anybody is known so now.

    `state` is "open", "confirmed" or "refused", by `decision`.
    """

    id: int
    look: int
    dataset: str
    actor: str | None
    name: str
    entity: str
    caption: str
    listed: dict[str, list[str]]
    score: float
    reasons: list[str]
    state: str
    decision: int | None
    by: str | None
    because: str | None


class MatchFilters(Paging):
    """Filters of matches."""

    state: Literal["open", "confirmed", "refused"] | None = None


class OnMatch(Given):
    """Whether the entry is whom it may be, and why."""

    answer: Literal["confirmed", "refused"]
    because: Text


@router.get("/screening", response=page_of("Matches", Match))
def listing(request: HttpRequest, asked: Query[MatchFilters]) -> dict[str, Any]:
    """The matches of the latest look through each list, open ones first."""
    found = _screening(request).suggestions()
    numbers, some = cut([each for each in found if asked.state in (None, each.state)], asked)
    return {**numbers, "items": [_told(each) for each in some]}


@router.get("/screening/looks", response=page_of("Looks", Look))
def looks(request: HttpRequest, asked: Query[Paging]) -> dict[str, Any]:
    """Which lists were looked through, the newest look first."""
    numbers, some = cut(_screening(request).looks(), asked)
    return {**numbers, "items": [fields_of(each, Look) for each in some]}


@router.post("/screening/{number}/decisions", response=Decision)
def decide(request: HttpRequest, number: int, said: OnMatch) -> dict[str, Any]:
    """Takes down that an entry of a list is somebody, or is not."""
    return entry(request, _screening(request).decide(number, said.answer, because=said.because).id)


def _screening(request: HttpRequest) -> ScreeningOf:
    return ScreeningOf(registry_of(request).record)


def _told(each: Suggestion) -> dict[str, Any]:
    kept, decision = each.kept, each.decision
    return {
        **fields_of(kept, Match, "look", "dataset", "actor", "state", "decision", "by", "because"),
        "look": kept.looked.id,
        "dataset": kept.looked.dataset,
        "actor": each.actor,
        "state": each.state,
        "decision": None if decision is None else decision.id,
        "by": None if decision is None else decision.by,
        "because": None if decision is None else decision.because,
    }
