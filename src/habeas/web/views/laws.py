"""What documents say of the law: offences and penalties, what it forbids, guarantees and requires, how it changed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from habeas.answers.provisions import penalty_words
from habeas.documents.editions import outlines
from habeas.record.provisions import SourcedProvision
from habeas.web.access import needs
from habeas.web.asking import number_of, page_of, registry_of, text_of
from habeas.work.country_reports import countries_and_years
from habeas.work.roles import READ

PAGE = 50
KIND_WORDS = {
    "penalty": _("penalty"),
    "prohibition": _("prohibition"),
    "guarantee": _("guarantee"),
    "requirement": _("requirement"),
    "change": _("change of the law"),
}


@needs(READ)
def laws(request: HttpRequest) -> HttpResponse:
    """Statements of law by document, narrowed by country, year, kind, topic and what they are about."""
    registry = registry_of(request)
    asked = {name: text_of(request, name) for name in ("country", "kind", "topic", "about")}
    year = number_of(request, "year")
    table = registry.provisions.where(**asked, year=year)
    page = page_of(request, list(table), PAGE)
    pairs = countries_and_years(registry.record)
    return render(
        request,
        "laws.html",
        {
            "section": "laws",
            "asked": asked,
            "year": year,
            "countries": [value for value, _number in registry.facets("country")["country"]],
            "years": sorted({on for _code, on in pairs}),
            "kinds": KIND_WORDS.items(),
            "topics": [(name, each.label) for name, each in outlines().topics.items()],
            "page": page,
            "lines": [(each, _kind(each), _penalties(each)) for each in page.items],
        },
    )


def _kind(each: SourcedProvision) -> object:
    return KIND_WORDS.get(each.provision.kind, each.provision.kind)


def _penalties(each: SourcedProvision) -> list[str]:
    return [penalty_words(penalty) for penalty in each.provision.penalties]
