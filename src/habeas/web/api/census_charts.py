"""What the census page draws, over the API: the curve up to a day, parts of who is held, how long custody lasts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from habeas.answers.census import Census
from habeas.answers.census_series import parts, series, survival, withheld
from habeas.web.api.census import listed
from habeas.web.api.door import Token
from habeas.web.api.shapes import Day, Paging, Word, all_of, cut, fields_of, page_of
from habeas.web.asking import BadQuestion, registry_of
from habeas.work.census import CensusOf
from habeas.work.roles import READ

router = Router(auth=Token(READ))
# So far back goes the curve where nobody says; and at most.
YEARS, MOST_YEARS = 10, 60


class Coordinates(Schema):
    """The coordinates of a census; `who` and `custody` take several with commas."""

    on: Day
    country: Word | None = None
    who: Word = ""
    custody: Word = ""
    as_known_on: Day | None = None
    rule: Word | None = None


class PartsAsked(Coordinates):
    """The same; parts of fewer people than `least` are told together."""

    least: int = Field(0, ge=0, le=999)


class CurveAsked(Paging):
    """The same; the curve begins at `since`, ten years before if left out."""

    on: Day
    country: Word | None = None
    who: Word = ""
    custody: Word = ""
    as_known_on: Day | None = None
    rule: Word | None = None
    since: Day | None = None


class DayOfCurve(Schema):
    """At least `low` and at most `high` people at the 00:00 that begins a day, until the next day of the curve."""

    day: date
    low: int
    high: int


class PartOfCensus(Schema):
    """One part of those surely in custody: how many, and how many more may be."""

    name: str
    number: int
    more: int


class PartsOfCensus(Schema):
    """A whole in its parts; where they may `overlap` they add up to more than the whole."""

    title: str
    whole: int
    overlap: bool
    parts: list[PartOfCensus]


class StepOfSurvival(Schema):
    """The share of custodies that last longer than so many days, with its interval."""

    days: int
    share: float
    low: float
    high: float


class SurvivalShown(Schema):
    """How long custody lasts. `left_out` are custodies whose beginning or end is not known to a month.

    `median` is null where fewer than half have ended; there are no steps where nothing can be said.
    """

    ended: int
    going_on: int
    left_out: int
    median: int | None
    steps: list[StepOfSurvival]


@router.get("/census/curve", response=page_of("CensusCurve", DayOfCurve))
def curve(request: HttpRequest, asked: Query[CurveAsked]) -> dict[str, Any]:
    """The numbers of each day on which they change, up to the day; of people by name."""
    first = asked.since or date(max(date.min.year, asked.on.year - YEARS), 1, 1)
    if not 0 <= asked.on.year - first.year <= MOST_YEARS or first > asked.on:
        raise BadQuestion(f"A curve goes back at most {MOST_YEARS} years; give since and on, the earlier first.")
    found = _census(request, asked)
    table = CensusOf(registry_of(request).record).table()
    days = series(table, found.question, first, asked.on) if table.cases else []
    numbers, some = cut(days, asked)
    return {**numbers, "items": [fields_of(each, DayOfCurve) for each in some]}


@router.get("/census/parts", response=all_of("CensusParts", PartsOfCensus))
def of_parts(request: HttpRequest, asked: Query[PartsAsked]) -> dict[str, Any]:
    """Those in custody by form, charge, prison, occupation, gender and days held."""
    found = [withheld(each, asked.least) for each in parts(_census(request, asked))]
    some = [(each, [fields_of(one, PartOfCensus) for one in each.parts]) for each in found]
    return {"items": [{**fields_of(each, PartsOfCensus, "parts"), "parts": several} for each, several in some]}


@router.get("/census/survival", response=SurvivalShown)
def lasting(request: HttpRequest, asked: Query[Coordinates]) -> dict[str, Any]:
    """How long custody lasts, of those that the question is about."""
    question = _census(request, asked).question
    found = survival(CensusOf(registry_of(request).record).table(), question)
    if found is None:
        return {"ended": 0, "going_on": 0, "left_out": 0, "median": None, "steps": []}
    steps = zip(found.days, found.share, found.low, found.high, strict=True)
    return {
        **fields_of(found, SurvivalShown, "steps"),
        "steps": [{"days": days, "share": share, "low": low, "high": high} for days, share, low, high in steps],
    }


def _census(request: HttpRequest, asked: Coordinates | CurveAsked) -> Census:
    return CensusOf(registry_of(request).record).on(
        asked.on,
        country=asked.country or None,
        who=listed(asked.who),
        custody=listed(asked.custody),
        as_known_on=asked.as_known_on,
        rule=asked.rule or None,
    )
