"""The first page: what is new, what waits, what became stale, who is held where; and all that is stale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from habeas.answers.custody_drawing import draw_curve, draw_map
from habeas.cases.due import HEARING, KINDS, SILENCE, TERM
from habeas.web.access import needs
from habeas.web.asking import BadQuestion, page_of, registry_of, text_of, today
from habeas.web.visiting import remember, visit_of
from habeas.work import home as homing
from habeas.work.answers import Overview
from habeas.work.roles import READ
from habeas.work.words import whoami

PAGE = 50
STALE_WORDS = {
    TERM: _("Remands whose term is over, with no news since"),
    HEARING: _("Hearings whose day went by, with no news since"),
    SILENCE: _("Not known to be free, and in no document for half a year"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of the first page, in words, with the page that lists what it counts."""

    number: int
    words: str
    address: str


@needs(READ)
def home(request: HttpRequest) -> HttpResponse:
    """What is to be known first, or how to begin where nothing was read yet."""
    registry = registry_of(request)
    visit = visit_of(request, homing.moment(registry.record), datetime.now(UTC))
    whole, now = registry.overview(today()), homing.home(registry.record, today(), visit.since, whoami())
    tallies = _tallies(whole)
    documents = dict(whole.countries)
    countries = sorted(
        {*documents, *now.held}, key=lambda code: (-now.held.get(code, 0), -documents.get(code, 0), code)
    )
    response = render(
        request,
        "home.html",
        {
            "section": "home",
            "heading": gettext("What this registry holds"),
            "empty": not whole.documents and not whole.set_aside,
            "folder": registry.folder,
            "overview": whole,
            "figures": tallies,
            "home": now,
            "since": visit.since_at,
            "stale": [(each, STALE_WORDS[each.kind]) for each in now.stale],
            "countries": [(code, now.held.get(code, 0), documents.get(code, 0)) for code in countries],
            "curve": draw_curve(now.curve),
            "world": draw_map(now.held),
        },
    )
    remember(response, visit)
    return response


def _tallies(whole: Overview) -> list[Tally]:
    """What there is, each number with its own word: one document is no "1 documents"."""
    held, reported = whole.held, whole.counts
    return [
        Tally(whole.documents, ngettext("document read", "documents read", whole.documents), "/documents"),
        Tally(whole.people, ngettext("person named", "people named", whole.people), "/people"),
        Tally(whole.cases, ngettext("case", "cases", whole.cases), "/cases"),
        Tally(
            held,
            ngettext("person held today, as far as sources say", "people held today, as far as sources say", held),
            "/cases?status=held",
        ),
        Tally(reported, ngettext("number that a source reports", "numbers that sources report", reported), "/counts"),
    ]


@needs(READ)
def stale(request: HttpRequest) -> HttpResponse:
    """All that became stale, the latest first."""
    registry = registry_of(request)
    kind, country = text_of(request, "kind"), text_of(request, "country")
    if kind is not None and kind not in KINDS:
        raise BadQuestion(
            gettext("“%(kind)s” is nothing that becomes stale; there are: %(kinds)s.")
            % {"kind": kind, "kinds": ", ".join(KINDS)}
        )
    return render(
        request,
        "stale.html",
        {
            "section": "stale",
            "kind": kind,
            "kinds": [(each, STALE_WORDS[each]) for each in KINDS],
            "country": country,
            "countries": sorted(value for value, _ in registry.facets("country")["country"]),
            "narrowed": bool(kind or country),
            "page": page_of(request, homing.stale(registry.record, today(), kind, country), PAGE),
        },
    )
