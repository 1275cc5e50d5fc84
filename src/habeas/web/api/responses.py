"""Responses, who is held in silence, what followed, and what was asked: the same rows as in the exports."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router

from habeas.answers.outcomes import outcome_row
from habeas.answers.silence import silence_row
from habeas.web.api.door import Token
from habeas.web.api.shapes import Day, Paging, Word, cut, page_of, paged, row
from habeas.web.asking import registry_of, today
from habeas.work.exchanges import asked as exchanges_asked
from habeas.work.responses import ResponsesOf
from habeas.work.roles import READ

router = Router(auth=Token(READ))
Kind = Literal["appeal", "condemnation", "award", "sanction", "support", "report"]

ResponseRow = row("ResponseRow", "responses")
SilenceRow = row("SilenceRow", "silences")
OutcomeRow = row("OutcomeRow", "outcomes")
ExchangeRow = row("ExchangeRow", "exchanges")


class ResponseFilters(Paging):
    """Filters of responses; `person` is an id, `by` any name of a person, a body or a state."""

    person: Word | None = None
    by: Word | None = None
    country: Word | None = None
    type: Kind | None = None
    since: Day | None = None
    until: Day | None = None


class OnDay(Paging):
    """A day, today if left out, and a country."""

    on: Day | None = None
    country: Word | None = None


class OutcomeFilters(OnDay):
    """The same; `person` is an id."""

    person: Word | None = None


class ExchangeFilters(Paging):
    """Filters of questions with their answers; `person` (an id) is named in one of the two."""

    unanswered: bool = False
    country: Word | None = None
    document: Word | None = None
    person: Word | None = None


@router.get("/responses", response=page_of("Responses", ResponseRow))
def responses(request: HttpRequest, asked: Query[ResponseFilters]) -> dict[str, Any]:
    """The responses, the earliest first, once each with all their sources."""
    return paged(ResponsesOf(registry_of(request).record).all.where(**_given(asked)), asked)


@router.get("/silences", response=page_of("Silences", SilenceRow))
def silences(request: HttpRequest, asked: Query[OnDay]) -> dict[str, Any]:
    """Who was held on a day, those for whom no response is on record first."""
    held = ResponsesOf(registry_of(request).record).silences(asked.on or today(), asked.country or None)
    told, some = cut(held, asked)
    return {**told, "items": [silence_row(each) for each in some]}


@router.get("/outcomes", response=page_of("Outcomes", OutcomeRow))
def outcomes(request: HttpRequest, asked: Query[OutcomeFilters]) -> dict[str, Any]:
    """What followed each response to somebody in custody; order is not cause."""
    found = ResponsesOf(registry_of(request).record).outcomes(
        asked.on or today(), asked.country or None, asked.person or None
    )
    told, some = cut(list(found), asked)
    return {**told, "items": [outcome_row(each) for each in some]}


@router.get("/exchanges", response=page_of("Exchanges", ExchangeRow))
def exchanges(request: HttpRequest, asked: Query[ExchangeFilters]) -> dict[str, Any]:
    """Questions of interviews and briefings with their answers, by document."""
    narrowed = {**_given(asked), "unanswered": asked.unanswered or None}
    return paged(exchanges_asked(registry_of(request).record).where(**narrowed), asked)


def _given(asked: Paging) -> dict[str, Any]:
    given = asked.model_dump(exclude={"page", "size"}, exclude_none=True)
    return {name: value for name, value in given.items() if value != ""}
