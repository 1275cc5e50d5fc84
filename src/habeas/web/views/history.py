"""Who changed what, the newest first, of everything or of one record, with a way to take each change back."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from habeas.answers.sentence import sentence
from habeas.record.review import claim_of
from habeas.web.access import needs
from habeas.web.allowed import demand_for_undo
from habeas.web.asking import BadQuestion, number_of, registry_of, text_of
from habeas.web.views.review import LONGEST_REASON
from habeas.work.history import PAGE, Change
from habeas.work.roles import ANNOTATE, READ


@dataclass(frozen=True, slots=True)
class Line:
    """A change with its claim as a sentence; "" where it is about no claim."""

    change: Change
    sentence: str


def _told(change: Change) -> str:
    return sentence(claim_of(change.values), date_given=change.date_given) if change.values else ""


@needs(READ)
def history(request: HttpRequest) -> HttpResponse:
    """A page of the history."""
    registry, about = registry_of(request), text_of(request, "about")
    before = number_of(request, "before")
    found = registry.history(about, before=before, limit=PAGE + 1)
    shown = found[:PAGE]
    asked = {} if about is None else {"about": about}
    more = {**asked, "before": str(shown[-1].id)} if len(found) > PAGE else None
    return render(
        request,
        "history.html",
        {
            "section": "history",
            "about": about or "",
            "lines": [Line(each, _told(each)) for each in shown],
            "more": None if more is None else f"/history?{urlencode(more)}",
            "newest": f"/history?{urlencode(asked)}" if before is not None else None,
        },
    )


@needs(ANNOTATE)
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Takes a decision of any kind back, or brings one back whose undo it takes back."""
    number, about = request.POST.get("decision", ""), request.POST.get("about", "")[:400]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise BadQuestion("There is no decision with that number.")
    because = request.POST.get("because", "")[:LONGEST_REASON]
    demand_for_undo(request, int(number))
    registry_of(request).undo(int(number), because=because)
    return HttpResponseRedirect(f"/history?{urlencode({'about': about})}" if about else "/history", status=303)
