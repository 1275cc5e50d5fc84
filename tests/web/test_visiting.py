"""What is new is what came since the visit before; a cookie that is none starts anew."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpRequest, HttpResponse

from habeas.record.news import Moment
from habeas.web.visiting import Visit, cookie_name, remember, visit_of

pytestmark = pytest.mark.usefixtures("ask_empty")  # sets Django up

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def asked(cookie: str | None = None) -> HttpRequest:
    request = HttpRequest()
    if cookie is not None:
        request.COOKIES[cookie_name()] = cookie
    return request


def after(visit: Visit, minutes: int, here: Moment) -> Visit:
    """The visit of the next page, so many minutes later."""
    response = HttpResponse()
    remember(response, visit)
    cookie = response.cookies[cookie_name()].value
    return visit_of(asked(cookie), here, visit.seen_at + timedelta(minutes=minutes))


def test_on_a_first_visit_nothing_is_new() -> None:
    visit = visit_of(asked(), Moment(9, 2), NOON)
    assert (visit.since, visit.since_at) == (Moment(9, 2), None)


def test_a_later_visit_counts_from_the_last_page_of_the_one_before() -> None:
    first = visit_of(asked(), Moment(9, 2), NOON)
    second = after(first, 60, Moment(12, 2))
    assert (second.since, second.since_at) == (Moment(9, 2), NOON)


def test_pages_that_follow_each_other_are_one_visit() -> None:
    second = after(visit_of(asked(), Moment(9, 2), NOON), 60, Moment(12, 2))
    third = after(second, 10, Moment(13, 3))
    assert (third.since, third.since_at) == (Moment(9, 2), NOON)
    assert after(third, 60, Moment(14, 3)).since == Moment(13, 3)


@pytest.mark.parametrize("cookie", ["", "x", "1.2.3", "1.2.3.4.5.six", "1.2.3.4.5.6.7", "9" * 40 + ".1.1.1.1.1"])
def test_a_cookie_that_is_none_starts_anew(cookie: str) -> None:
    assert visit_of(asked(cookie), Moment(9, 2), NOON).since == Moment(9, 2)


def test_the_cookie_is_for_this_site_and_no_script() -> None:
    response = HttpResponse()
    remember(response, visit_of(asked(), Moment(9, 2), NOON))
    cookie = response.cookies[cookie_name()]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
