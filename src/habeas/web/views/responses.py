"""What was said and done about it: responses, who is held in silence, what followed, what was asked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.web.access import needs
from habeas.web.asking import BadQuestion, day_of, page_of, registry_of, text_of, today
from habeas.work.exchanges import asked
from habeas.work.responses import ResponsesOf, response_types
from habeas.work.roles import READ

PAGE = 40
LINES = 200
SHOWN = ("responses", "silence", "outcomes", "questions")


@needs(READ)
def responses(request: HttpRequest) -> HttpResponse:
    """One of the four lists, narrowed."""
    show = text_of(request, "show") or SHOWN[0]
    if show not in SHOWN:
        raise BadQuestion(
            _("“%(show)s” is none of the lists here; there are: %(lists)s.") % {"show": show, "lists": ", ".join(SHOWN)}
        )
    registry = registry_of(request)
    found = ResponsesOf(registry.record)
    name, country = text_of(request, "for"), text_of(request, "country")
    person = None if name is None else found.person_called(name)
    given: dict[str, Any] = {
        "section": "responses",
        "show": show,
        "for": name,
        "country": country,
        "countries": [value for value, _ in registry.facets("country")["country"]],
        "on": day_of(request, "on", today()),
        "narrowed": any(value for key, value in request.GET.items() if key != "show"),
    }
    if show == "responses":
        given |= _responses(request, found, person, country)
    elif show == "silence":
        held = found.silences(given["on"], country)
        given |= {"page": page_of(request, held, LINES), "unheard": sum(1 for each in held if each.last is None)}
    elif show == "outcomes":
        given["page"] = page_of(request, list(found.outcomes(given["on"], country, person)), LINES)
    else:
        only = text_of(request, "unanswered") is not None
        table = asked(registry.record).where(country=country, person=person, unanswered=only or None)
        given |= {"page": page_of(request, list(table), PAGE), "unanswered": only}
    return render(request, "responses.html", given)


def _responses(request: HttpRequest, found: ResponsesOf, person: str | None, country: str | None) -> dict[str, Any]:
    by, kind = text_of(request, "by"), text_of(request, "type")
    days = {name: None if text_of(request, name) is None else day_of(request, name, today()) for name in _DAYS}
    table = found.all.where(person=person, by=by, country=country, type=kind, **days)
    return {"by": by, "type": kind, "types": response_types(), **days, "page": page_of(request, table, PAGE)}


_DAYS = ("since", "until")
