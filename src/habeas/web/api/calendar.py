"""The calendar over the API: days in court, and remands that run out, as sources tell of them.

What is private is not in it: observations, visits and tasks with their days are told by `/api/casework`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from habeas.web.api.door import Token
from habeas.web.api.shapes import Day, Paging, cut, page_of
from habeas.web.asking import BadQuestion, registry_of, today
from habeas.work.calendar import Occasion, occasions
from habeas.work.roles import READ

router = Router(auth=Token(READ))
# As long as a list of the page; what comes later is asked for by its days.
LONGEST, MOST_DAYS = timedelta(days=366), 366


class InCalendar(Schema):
    """A "hearing", or the "term" of a remand that runs out; `on` is the day or month, as far as known."""

    on: str
    kind: str
    title: str
    name: str
    person: str | None
    place: str


class Days(Paging):
    """From a day, today if left out, until another: a year later if left out, and at most."""

    since: Day | None = None
    until: Day | None = None


@router.get("/calendar", response=page_of("Calendar", InCalendar))
def calendar(request: HttpRequest, asked: Query[Days]) -> dict[str, Any]:
    """What stands in the calendar between two days, in order."""
    first = asked.since or today()
    last = asked.until or (first + LONGEST if first <= date.max - LONGEST else date.max)
    if not 0 <= (last - first).days <= MOST_DAYS:
        raise BadQuestion(f"Ask for at most {MOST_DAYS} days at once, the earlier day first.")
    numbers, some = cut(occasions(registry_of(request).record, first, last), asked)
    return {**numbers, "items": [_told(each) for each in some]}


def _told(each: Occasion) -> dict[str, Any]:
    told = {name: getattr(each, name) for name in ("kind", "title", "name", "place")}
    return {**told, "on": str(each.on), "person": each.person_id or None}
