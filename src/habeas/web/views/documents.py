"""The documents: a list that can be narrowed, one document with its claims in place, its bytes as received."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from habeas.answers.wording import country_words, date_words
from habeas.errors import NotFound
from habeas.model import Document
from habeas.web.access import needs
from habeas.web.asking import number_of, page_of, registry_of, text_of
from habeas.web.contents import contents
from habeas.web.explaining import shown
from habeas.web.localized import language_words
from habeas.web.marks import Mark, blocks
from habeas.web.reading import read_and_marks
from habeas.web.telling import place
from habeas.web.views.errors import gone
from habeas.work import shelf
from habeas.work.counted import CountReviewsOf
from habeas.work.explain import read_otherwise
from habeas.work.roles import READ
from habeas.work.sections import SectionsOf

PAGE = 50
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
GONE = _(
    "This document was in the registry and is not any more. What people decided of its claims is kept, and holds again "
    "if it comes back; the list of documents shows those that there are."
)
FILTERS = {
    "country": _("Country"),
    "publisher": _("Publisher"),
    "year": _("Year of publication"),
    "report_year": _("Report on the year"),
    "kind": _("Kind of file"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A filter of the list: its values with the number of documents that have each."""

    name: str
    label: str
    chosen: str
    options: tuple[tuple[Any, int], ...]


@needs(READ)
def listing(request: HttpRequest) -> HttpResponse:
    """The documents, the newest first, and the files that were set aside."""
    registry = registry_of(request)
    asked = {name: text_of(request, name) for name in FILTERS if name != "report_year"}
    asked_year = number_of(request, "report_year")
    facets = registry.facets()
    fields = [
        Field(name, str(label), request.GET.get(name, ""), tuple(facets.get(name, ())))
        for name, label in FILTERS.items()
    ]
    return render(
        request,
        "documents.html",
        {
            "section": "documents",
            "page": page_of(request, registry.documents.where(**asked, report_year=asked_year), PAGE),
            "fields": [field for field in fields if len(field.options) > 1 or field.chosen],
            "narrowed": any(field.chosen for field in fields),
            "set_aside": [(place(request, each.path), each.reason) for each in registry.set_asides],
        },
    )


@needs(READ)
def document(request: HttpRequest, document_id: str) -> HttpResponse:
    """One document: its text with what was read from it in place."""
    registry = registry_of(request)
    try:
        found = registry.document(document_id)
    except NotFound:
        if shelf.was_here(registry.record, document_id):
            return gone(request, str(GONE))
        raise
    names, origin = registry.names_of(found.id), registry.provenance(found.id)
    report = SectionsOf(registry.record).of(found.id)
    counts = registry.counts_of(found.id)
    read, marks = read_and_marks(
        registry.claims_of(found.id),
        counts,
        registry.affiliations_of(found.id),
        names,
        report.places if report is not None else (),
    )
    return render(
        request,
        "document.html",
        {
            "section": "documents",
            "document": found,
            "about": [(word, value, name in found.guessed) for name, word, value in _about(found) if value],
            "guessed": bool(found.guessed),
            "origin": origin,
            "places": list(dict.fromkeys(place(request, each) for each in origin.origins)),
            # Each claim has its place on the page of reasons only where the same rules read it.
            "same_rules": not read_otherwise(origin.extractor),
            "read": read,
            "contents": contents(report),
            "names": [each for each in names if each.person_id is not None],
            "blocks": blocks(found.text, found.parts, [*marks, *_asked_for(request, found)]),
            "left_out": any(part.kind == "boilerplate" for part in found.parts),
            "reviews": shelf.reviews_in(registry.record, found.id),
            "count_reviews": CountReviewsOf(registry.record).of(counts),
            "copies": shelf.near_copies(registry.record, found),
            "handed_on_by": shelf.handed_on_by(registry.record, found),
        },
    )


def _asked_for(request: HttpRequest, found: Document) -> list[Mark]:
    """The place that a link leads to where nothing was read from just these words: ?at=START-END."""
    asked = _PLACE.fullmatch(text_of(request, "at") or "")
    if asked is None:
        return []
    start, end = int(asked[1]), int(asked[2])
    return [Mark(start, end, "asked", 0, "name", "")] if start < end <= len(found.text) else []


@needs(READ)
def explained(request: HttpRequest, document_id: str) -> HttpResponse:
    """Why the machine thinks so: the document read anew with every reason. It parses, so only who asks waits."""
    registry = registry_of(request)
    found = registry.document(document_id)
    read, _ = read_and_marks(
        registry.claims_of(found.id), registry.counts_of(found.id), registry.affiliations_of(found.id)
    )
    everything = text_of(request, "all") is not None
    explanation = registry.explain(found.id)
    return render(
        request,
        "explained.html",
        {
            "section": "documents",
            "document": found,
            "explanation": explanation,
            "paragraphs": shown(explanation, read, everything=everything),
            "everything": everything,
            "differs": read_otherwise(registry.provenance(found.id).extractor),
        },
    )


def _about(document: Document) -> list[tuple[str, str, str | None]]:
    published = date_words(document.published) if document.published is not None else None
    year = str(document.report_year) if document.report_year is not None else None
    return [
        ("title", gettext("Title"), document.title),
        ("publisher", gettext("Publisher"), document.publisher),
        ("published", gettext("Published"), published),
        ("author", gettext("Author"), document.author),
        ("country", pgettext("what a document is about", "About"), country_words(document.country)),
        ("report_year", gettext("Report on"), year),
        ("language", gettext("Language"), language_words(document.language)),
        ("name", gettext("File"), document.name),
        ("kind", gettext("Kind"), document.kind),
    ]


@needs(READ)
def original(request: HttpRequest, document_id: str) -> HttpResponse:
    """The bytes as they were received, to be saved and never shown: what they are is not trusted."""
    registry = registry_of(request)
    found = registry.document(document_id)
    response = HttpResponse(registry.original(found.id), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, found.name)
    return response
