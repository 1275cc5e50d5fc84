"""Disagreements: acts on which sources differ, side by side, and which of the values somebody chose to show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from habeas.web.access import needs
from habeas.web.asking import BadQuestion, Page, decision_of, number_in, page_of, registry_of, text_of
from habeas.web.swapping import shown, wants_part
from habeas.web.views.review import LONGEST_REASON
from habeas.work.roles import REVIEW

if TYPE_CHECKING:
    from habeas.model import Act
    from habeas.work.registry import Registry
    from habeas.work.table import Table

PAGE = 10
# What is told of a choice to those who have the page read to them.
CHOSEN = _("What you chose is shown.")
FILTERS = ("field", "country", "show", "page")
# What the list is narrowed to, by the word of its address.
SHOWN = {"open": False, "chosen": True}
LONGEST_VALUE = 2_000


@needs(REVIEW)
def listing(request: HttpRequest) -> HttpResponse:
    """The acts on which sources differ, those on which nobody chose first."""
    registry = registry_of(request)
    asked = {name: value for name in FILTERS if (value := text_of(request, name)) is not None}
    page = page_of(request, _table(registry, asked), PAGE)
    return shown(
        request,
        "disagreements.html",
        {
            **_around(registry, asked),
            "page": page,
            "differing": registry.disagreements.of(page.items),
            "fields": sorted({name for name, _, _ in registry.disagreements.fields()}),
            "countries": sorted(value for value, _ in registry.facets("country")["country"]),
        },
    )


def _table(registry: Registry, asked: Mapping[str, str]) -> Table[Act]:
    field, country, show = (asked.get(name) for name in FILTERS[:3])
    if show is not None and show not in SHOWN:
        raise BadQuestion(
            gettext("“%(show)s” is nothing that the list can be narrowed to; there are: open, chosen.")
            % {"show": show[:40]}
        )
    return registry.disagreements.acts(field=field, country=country, chosen=None if show is None else SHOWN[show])


def _around(registry: Registry, asked: Mapping[str, str]) -> dict[str, Any]:
    """What the page shows whatever the acts: the filters, how many wait, and what can be undone."""
    field, country, show = (asked.get(name) for name in FILTERS[:3])
    return {
        "section": "disagreements",
        "field": field,
        "country": country,
        "show": show,
        "narrowed": bool(field or country or show),
        "waiting": sum(number for _, chosen, number in registry.disagreements.fields() if not chosen),
        "filters": urlencode(asked),
        "last": registry.disagreements.last,
    }


@needs(REVIEW)
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Takes a choice, and shows the act again: where the list has it now, or in its place of a page that is there."""
    registry, form = registry_of(request), request.POST
    registry.disagreements.choose(
        form.get("act", "")[:40],
        form.get("field", "")[:40],
        form.get("value", "")[:LONGEST_VALUE],
        because=form.get("because", "")[:LONGEST_REASON],
        seen=number_in(form.get("seen")) or 0,
    )
    asked = _carried(form)
    if not wants_part(request):
        return HttpResponseRedirect(_back(asked), status=303)
    act = registry.disagreements.act(form.get("act", "")[:40])
    acts = [] if act is None else [act]
    found = {
        **_around(registry, asked),
        "page": Page(acts, 1, 1, len(_table(registry, asked)), 1, None, None),
        "differing": registry.disagreements.of(acts),
        "decided": CHOSEN,
    }
    return shown(request, "disagreements.html", found)


@needs(REVIEW)
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes a choice back."""
    registry_of(request).disagreements.undo(decision_of(request))
    return HttpResponseRedirect(_back(_carried(request.POST)), status=303)


def _carried(form: QueryDict) -> dict[str, str]:
    """What the list was narrowed to before."""
    carried = QueryDict(form.get("filters", "")[:2000])
    return {name: carried[name] for name in FILTERS if carried.get(name)}


def _back(asked: Mapping[str, str]) -> str:
    return f"/disagreements?{urlencode(asked)}" if asked else "/disagreements"
