"""Country reports: on whom one leans, what changed between two, and what each says of every issue."""

from __future__ import annotations

from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from habeas.answers.change import LEVELS, Change
from habeas.answers.issues import Report, issues_of
from habeas.answers.wording import country_words
from habeas.documents.editions import topic_label
from habeas.errors import NotFound
from habeas.web.access import needs
from habeas.web.asking import number_of, registry_of, text_of
from habeas.web.issues_drawing import draw
from habeas.work.country_reports import compare, countries_and_years, leaning_of, report_asked
from habeas.work.roles import READ

LEVEL_WORDS = {
    "section": _("Sections"),
    "person": _("People"),
    "act": _("Acts by type"),
    "count": _("Numbers"),
    "source": _("Sources"),
}
CHANGE_WORDS = {
    "new": _("new"),
    "gone": _("gone"),
    "worse": _("worse"),
    "better": _("better"),
    "otherwise": _("otherwise"),
    "more told": _("more told"),
    "less told": _("less told"),
    "not in this edition": _("not in this edition"),
    "not in this document": _("not in this document"),
    "only in the first": _("only in the first"),
    "only in the second": _("only in the second"),
}
SOURCE_WORDS = {
    "same source": _("same source"),
    "another source": _("another source"),
    "source named only in the first": _("source named only in the first"),
    "source named only in the second": _("source named only in the second"),
    "no source named": _("no source named"),
}
# Reports side by side on one page: more are too narrow to read, and each is read through for it.
MOST = 24


@needs(READ)
def sources(request: HttpRequest, document_id: str) -> HttpResponse:
    """The sources that a document leans on, each with the sentences that name it."""
    registry = registry_of(request)
    found = registry.document(document_id)
    return render(
        request,
        "sources.html",
        {"section": "documents", "document": found, "leaning": leaning_of(registry.record, found)},
    )


@needs(READ)
def sources_of_year(request: HttpRequest) -> HttpResponse:
    """The sources that the annual report on a country and a year leans on: the latest if only a country is asked."""
    registry = registry_of(request)
    country, year = text_of(request, "country"), number_of(request, "year")
    pairs = countries_and_years(registry.record)
    found, refused = None, ""
    year = year or max((on for code, on in pairs if code == country), default=None)
    if country is not None and year is not None:
        try:
            found = report_asked(registry.record, f"{country}:{year:04d}")
        except NotFound as error:
            refused = str(error)
    told = {} if found is None else {"document": found, "leaning": leaning_of(registry.record, found)}
    choice = {"countries": sorted({code for code, _year in pairs}), "years": sorted({on for _code, on in pairs})}
    page = {"section": "country-years", "refused": refused, "country": country, "year": year, "choosing": True}
    return render(request, "sources.html", {**page, **choice, **told}, status=404 if refused else 200)


@needs(READ)
def compared(request: HttpRequest) -> HttpResponse:
    """What changed from one report to another."""
    registry = registry_of(request)
    asked = [text_of(request, name) or "" for name in ("left", "right")]
    found, refused = None, ""
    if all(asked):
        try:
            found = compare(registry.record, *asked)
        except NotFound as error:
            refused = str(error)
    known = {f"{country}:{year}": _called(country, year) for country, year in countries_and_years(registry.record)}
    levels = [
        (
            level,
            LEVEL_WORDS[level],
            [
                (each, CHANGE_WORDS[each.change], SOURCE_WORDS.get(each.source), _under(each))
                for each in found.of(level)
            ],
            [(CHANGE_WORDS[kind], number) for kind, number in found.tally(level).items()],
        )
        for level in (LEVELS if found is not None else ())
        if found is not None
    ]
    return render(
        request,
        "compare.html",
        {
            "section": "compare",
            "asked": asked,
            "known": known,
            "names": () if found is None else [known.get(each.name, each.name) for each in (found.left, found.right)],
            "found": found,
            "levels": levels,
            "refused": refused,
        },
        status=404 if refused else 200,
    )


def _called(country: str, year: int) -> str:
    """An annual report as people name it: "Azerbaijan 2023"."""
    return f"{country_words(country)} {year}"


def _column(report: Report, name: str) -> str:
    """The year or the country of a column, with a star where it is only a passage of a report."""
    return f"{name}*" if report.outline.is_passage else name


def _under(change: Change) -> str:
    """The issue that a number stands under: "individuals" alone tells nothing."""
    return topic_label(change.topic) if change.level == "count" else ""


@needs(READ)
def country_years(request: HttpRequest) -> HttpResponse:
    """What the annual reports say of each issue, of one country over the years, or of one year in all countries."""
    registry = registry_of(request)
    country, year = text_of(request, "country"), number_of(request, "year")
    pairs = countries_and_years(registry.record)
    if country is None and year is None and pairs:
        country = pairs[0][0]
    table = registry.country_years.where(country=country, year=year)
    reports = list(islice(table, MOST)) if pairs else []
    names = [_column(each, str(each.document.report_year if country else each.document.country)) for each in reports]
    heads = [_column(each, country_words(each.document.country)) for each in reports] if country is None else names
    drawing = draw([(each, issues_of(each)) for each in reports], names, heads)
    return render(
        request,
        "country_years.html",
        {
            "section": "country-years",
            "country": country,
            "year": year,
            "countries": sorted({code for code, _year in pairs}),
            "years": sorted({on for _code, on in pairs}),
            "drawing": drawing,
            "heads": heads,
            "passages": any(each.outline.is_passage for each in reports),
            "more": len(table) - len(reports) if pairs else 0,
        },
    )
