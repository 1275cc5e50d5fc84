"""Disagreements: acts on which sources differ, side by side, and which of the values somebody chose to show."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.web.access import needs
from habeas.web.asking import BadQuestion, decision_of, number_in, page_of, registry_of, text_of
from habeas.web.views.review import LONGEST_REASON
from habeas.work.roles import REVIEW

PAGE = 10
FILTERS = ("field", "country", "show", "page")
# What the list is narrowed to, by the word of its address.
SHOWN = {"open": False, "chosen": True}
LONGEST_VALUE = 2_000


@needs(REVIEW)
def listing(request: HttpRequest) -> HttpResponse:
    """The acts on which sources differ, those on which nobody chose first."""
    registry = registry_of(request)
    field, country, show = (text_of(request, name) for name in FILTERS[:3])
    if show is not None and show not in SHOWN:
        raise BadQuestion(
            _("“%(show)s” is nothing that the list can be narrowed to; there are: open, chosen.") % {"show": show}
        )
    table = registry.disagreements.acts(field=field, country=country, chosen=None if show is None else SHOWN[show])
    page = page_of(request, table, PAGE)
    counted = registry.disagreements.fields()
    return render(
        request,
        "disagreements.html",
        {
            "section": "disagreements",
            "page": page,
            "differing": registry.disagreements.of(page.items),
            "field": field,
            "fields": sorted({name for name, _, _ in counted}),
            "country": country,
            "countries": sorted(value for value, _ in registry.facets("country")["country"]),
            "show": show,
            "waiting": sum(number for _, chosen, number in counted if not chosen),
            "narrowed": bool(field or country or show),
            "filters": urlencode([(name, request.GET[name]) for name in FILTERS if request.GET.get(name)]),
            "last": registry.disagreements.last,
        },
    )


@needs(REVIEW)
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Takes a choice, and shows the act again where the list has it now."""
    form = request.POST
    registry_of(request).disagreements.choose(
        form.get("act", "")[:40],
        form.get("field", "")[:40],
        form.get("value", "")[:LONGEST_VALUE],
        because=form.get("because", "")[:LONGEST_REASON],
        seen=number_in(form.get("seen")) or 0,
    )
    return HttpResponseRedirect(_back(form), status=303)


@needs(REVIEW)
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes a choice back."""
    registry_of(request).disagreements.undo(decision_of(request))
    return HttpResponseRedirect(_back(request.POST), status=303)


def _back(form: QueryDict) -> str:
    """The list as it was narrowed before."""
    carried = QueryDict(form.get("filters", "")[:2000])
    kept = [(name, carried[name]) for name in FILTERS if carried.get(name)]
    return f"/disagreements?{urlencode(kept)}" if kept else "/disagreements"
