"""Matches with sanctions lists: suggestions, which a person confirms or refuses with a reason."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.web.access import needs
from habeas.web.asking import BadQuestion, decision_of, number_in, page_of, registry_of
from habeas.web.views.dossier import back_to
from habeas.web.views.review import LONGEST_REASON
from habeas.work.roles import REVIEW
from habeas.work.screening import ScreeningOf

PAGE = 25


@needs(REVIEW)
def listing(request: HttpRequest) -> HttpResponse:
    """The matches of the latest look through each list, open ones first, and what was looked through."""
    work = ScreeningOf(registry_of(request).record)
    return render(
        request,
        "screening.html",
        {"section": "screening", "looks": work.looks(), "page": page_of(request, work.suggestions(), PAGE)},
    )


@needs(REVIEW)
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Takes down that an entry of a list is somebody, or is not."""
    number = number_in(request.POST.get("match"))
    if number is None:
        raise BadQuestion(_("There is no match with that number."))
    because = request.POST.get("because", "")[:LONGEST_REASON]
    ScreeningOf(registry_of(request).record).decide(number, request.POST.get("answer", ""), because=because)
    return _back(request)


@needs(REVIEW)
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes a decision on a criterion or on a match back."""
    registry_of(request).undo(decision_of(request), because=request.POST.get("because", "")[:LONGEST_REASON])
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """The dossier that the form stood on, else the page of all matches."""
    of = request.POST.get("of", "")
    return back_to(of) if of else HttpResponseRedirect("/screening", status=303)
