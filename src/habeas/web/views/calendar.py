"""The calendar: hearings and remands that run out, by month or as a list; casework for who may see it; and feeds."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.dates import PartialDate
from habeas.errors import HabeasError, NotFound
from habeas.web.access import NOBODY, allowed, demand, needs
from habeas.web.asking import BadQuestion, registry_of, text_of, today
from habeas.web.localized import told
from habeas.web.security import CONTENT_POLICY, ONLY_SHOWN
from habeas.web.views.account import confirm
from habeas.web.views.entrance import LONGEST_FIELD
from habeas.work.accounts import AccountsOf
from habeas.work.calendar import occasions, weeks
from habeas.work.feeds import FeedsOf
from habeas.work.roles import CASEWORK, READ

_MONTH = re.compile(r"(\d{4})-(\d{2})")
# How much a list goes on from its first day.
_LISTED = timedelta(days=366)


@needs(READ)
def calendar(request: HttpRequest) -> HttpResponse:
    """A month by weeks, or as a list all that comes in a year from its first day on; private things for who may."""
    return _page(request)


@require_POST
@needs(READ)
def make_feed(request: HttpRequest) -> HttpResponse:
    """A feed of one's own, its address shown this once."""
    me, form, registry = demand(request, READ), request.POST, registry_of(request)
    try:
        confirm(request, AccountsOf(registry.record), me)
        name, private = form.get("name", "")[:LONGEST_FIELD], bool(form.get("private"))
        key = FeedsOf(registry.record).add(me.name, name, private=private)
    except HabeasError as error:
        return _page(request, refused=told(str(error)), status=400)
    return _page(request, made=request.build_absolute_uri(f"/calendar/feed/{key}.ics"))


@require_POST
@needs(READ)
def renew_feed(request: HttpRequest) -> HttpResponse:
    """Another key for a feed of one's own, its address shown this once; the one that it had is refused."""
    me, registry = demand(request, READ), registry_of(request)
    try:
        confirm(request, AccountsOf(registry.record), me)
        key = FeedsOf(registry.record).renew(me.name, request.POST.get("name", "")[:LONGEST_FIELD])
    except HabeasError as error:
        return _page(request, refused=told(str(error)), status=400)
    return _page(request, made=request.build_absolute_uri(f"/calendar/feed/{key}.ics"))


@require_POST
@needs(READ)
def revoke_feed(request: HttpRequest) -> HttpResponse:
    """Revokes a feed of one's own."""
    me = demand(request, READ)
    FeedsOf(registry_of(request).record).revoke(me.name, request.POST.get("name", "")[:LONGEST_FIELD])
    return HttpResponseRedirect("/calendar", status=303)


@needs(NOBODY)
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The feed that has this key, for a program that cannot sign in; whoever has no key gets nothing."""
    try:
        content = FeedsOf(registry_of(request).record).answer(token[:LONGEST_FIELD], today())
    except NotFound:
        return HttpResponse("There is no such feed.\n", content_type="text/plain; charset=utf-8", status=404)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers[CONTENT_POLICY] = ONLY_SHOWN
    response.headers["Content-Disposition"] = 'attachment; filename="habeas.ics"'
    return response


def _page(request: HttpRequest, status: int = 200, **said: str) -> HttpResponse:
    registry, me = registry_of(request), demand(request, READ)
    month, as_list = _month(request), text_of(request, "view") == "list"
    private = allowed(request, CASEWORK)
    after = (month + timedelta(days=31)).replace(day=1) if month.year < date.max.year else month
    first, last = (month, month + _LISTED) if as_list else (month - timedelta(days=6), after + timedelta(days=6))
    some = occasions(registry.record, first, last, private=private)
    mine = next((each for each in AccountsOf(registry.record) if each.name == me.name), None)
    found = {
        "section": "calendar",
        "month": month,
        "named_month": PartialDate(month.year, month.month),
        "before": f"{month - timedelta(days=1):%Y-%m}",
        "after": f"{after:%Y-%m}",
        "here": f"{month:%Y-%m}",
        "today": today(),
        "as_list": as_list,
        "listed": [each for each in some if each.on.last_day >= month],
        "weeks": weeks(month, some),
        "any": any(each.day is not None and each.day.month == month.month for each in some),
        "sometime": [each for each in some if each.day is None and each.on.first_day == month],
        "private": private,
        "feeds": [each for each in FeedsOf(registry.record).all(me.name) if each.revoked is None],
        "has_password": mine is not None and mine.has_password,
    }
    return render(request, "calendar.html", {**found, **said}, status=status)


def _month(request: HttpRequest) -> date:
    """The first day of the month that is asked for; this month if none is.

    Raises:
        BadQuestion: it is no month.
    """
    asked = text_of(request, "month")
    if asked is None:
        return today().replace(day=1)
    found = _MONTH.fullmatch(asked)
    # The first and the last year of the calendar have no neighbours to go to.
    if found is None or not 1 <= int(found[2]) <= 12 or not 2 <= int(found[1]) <= 9990:
        raise BadQuestion(_("“%(value)s” is no month; write it like 2024-12.") % {"value": asked})
    return date(int(found[1]), int(found[2]), 1)
