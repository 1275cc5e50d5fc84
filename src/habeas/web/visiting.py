"""When somebody was here last, as a cookie of their own browser says: numbers only, and nothing that names anybody.

Each registry has a cookie of its own, sent over HTTPS alone where the registry is served to others. A visit lasts while
pages follow each other within half an hour; what came since the visit before is new.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from habeas.record.news import Moment

SESSION, VISIT = "habeas-session", "habeas-visit"
# Seconds without a page after which the next one is another visit.
PAUSE = 1_800
# A year: who comes back later than that reads what is new from the list of documents.
KEPT = 31_536_000
_VALUE = re.compile(r"(\d{1,18})\.(\d{1,18})\.(\d{1,12})\.(\d{1,18})\.(\d{1,18})\.(\d{1,12})")


@dataclass(frozen=True, slots=True)
class Visit:
    """The end of the visit before, and the last page of this one; `since` is None on a first visit."""

    since: Moment
    since_at: datetime | None
    seen: Moment
    seen_at: datetime


def visit_of(request: HttpRequest, here: Moment, at: datetime) -> Visit:
    """The visit that a request belongs to. A cookie that is none is a first visit: nothing is new then."""
    found = _VALUE.fullmatch(request.COOKIES.get(cookie_name(), ""))
    if found is None:
        return Visit(here, None, here, at)
    numbers = [int(part) for part in found.groups()]
    since, seen = Moment(*numbers[0:2]), Moment(*numbers[3:5])
    since_at, seen_at = (datetime.fromtimestamp(min(second, 2**33), UTC) for second in (numbers[2], numbers[5]))
    if (at - seen_at).total_seconds() > PAUSE:
        return Visit(seen, seen_at, here, at)
    return Visit(since, since_at, here, at)


def remember(response: HttpResponse, visit: Visit) -> None:
    """Has the browser keep the visit."""
    since_at = int((visit.since_at or visit.seen_at).timestamp())
    value = f"{visit.since.document}.{visit.since.decision}.{since_at}"
    value += f".{visit.seen.document}.{visit.seen.decision}.{int(visit.seen_at.timestamp())}"
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(cookie_name(), value, max_age=KEPT, httponly=True, samesite="Strict", secure=secure)


def cookie_name() -> str:
    """The name of the cookie: made like that of a session, which is of one registry and says how it may be sent."""
    return settings.SESSION_COOKIE_NAME.replace(SESSION, VISIT)
