"""What sources counted: one series, drawn and in words, each figure with its sentences."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.answers.counts import Figure, FigureSource
from habeas.answers.counts_drawing import PlottedFigure, draw
from habeas.answers.reconcile import open_end
from habeas.answers.wording import country_words, date_words
from habeas.web.access import needs
from habeas.web.asking import page_of, registry_of, text_of
from habeas.web.wording import document_address
from habeas.work.registry import Registry
from habeas.work.roles import READ
from habeas.work.sections import SectionsOf

PAGE = 100
# The series that the page opens with: what such documents count most often.
FIRST_ASKED = "political prisoners"


@needs(READ)
def counts(request: HttpRequest) -> HttpResponse:
    """The series that is asked for by its words and country."""
    registry = registry_of(request)
    what = text_of(request, "what") if "what" in request.GET else FIRST_ASKED
    country = text_of(request, "country")
    figures = registry.series(what, country)
    countries = [value for value, _ in registry.facets("country")["country"]]
    heading = what or _("All numbers")
    if country:
        heading = _("%(what)s in %(country)s") % {"what": heading, "country": country_words(country)}
    return render(
        request,
        "counts.html",
        {
            "section": "counts",
            "what": what,
            "country": country,
            "countries": countries,
            "counted": registry.counted(),
            "heading": heading[:1].upper() + heading[1:],
            "figures": figures,
            "drawing": draw([plotted(figure) for figure in figures if figure.as_of is not None], heading),
            "page": (page := page_of(request, figures, PAGE)),
            "sections": sections_of(registry, page.items),
        },
    )


def sections_of(registry: Registry, figures: Iterable[Figure]) -> dict[FigureSource, str]:
    """In which section of a report each source of these figures gives it."""
    known = SectionsOf(registry.record)
    return {
        each: section.path
        for figure in figures
        for each in figure.sources
        if each.span is not None and (section := known.at(each.document.id, each.span.start)) is not None
    }


def plotted(figure: Figure) -> PlottedFigure:
    """The figure as the drawing needs it, leading to its first sentence, else to the report that gives none."""
    if figure.as_of is None:
        raise ValueError("a figure without a date has no place on a drawing")
    source = figure.sources[0] if figure.sources else None
    document = source.document if source is not None else figure.report
    said_by = f", {document.publisher or document.title or document.name}" if document is not None else ""
    return PlottedFigure(
        date=figure.as_of,
        low=figure.low,
        high=figure.high,
        worded=figure.worded if figure.given else _("not in this edition") if figure.absent else _("no figure"),
        title=f"{date_words(figure.as_of)}: {figure.worded}{said_by}",
        address=document_address(document.id, source.span if source else None) if document is not None else "",
        open=open_end(figure),
    )
