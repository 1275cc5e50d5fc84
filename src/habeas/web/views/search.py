"""Search: people in every spelling, what was done and said by the words of its quotes, documents by their text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from habeas.answers.told_once import once
from habeas.model import DocumentCard
from habeas.web.access import needs
from habeas.web.asking import BadQuestion, number_of, registry_of, text_of
from habeas.work.answers import CLOSES, OPENS
from habeas.work.roles import READ
from habeas.work.searching import ACTS, DOCUMENTS, KINDS, PEOPLE

# Of each kind, where all are shown; and on a page of one kind.
FOUND_SHOWN, PAGE = 8, 25
TABS = (
    (None, _("Everything")),
    (PEOPLE, _("People")),
    (DOCUMENTS, _("Documents")),
    (ACTS, _("What was done and said")),
)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A found document with a stretch of its text as pieces, each with whether it is a found word."""

    document: DocumentCard
    pieces: tuple[tuple[str, bool], ...]


@needs(READ)
def search(request: HttpRequest) -> HttpResponse:
    """What was found for `q`, of all kinds or of one; the address holds all of the question."""
    words, kind = text_of(request, "q"), text_of(request, "in")
    if kind is not None and kind not in KINDS:
        raise BadQuestion(
            gettext("“%(kind)s” is nothing that can be searched for; there are: %(kinds)s.")
            % {"kind": kind, "kinds": ", ".join(KINDS)}
        )
    narrowed = {"country": text_of(request, "country"), "publisher": text_of(request, "publisher")}
    year = number_of(request, "year")
    tabs = [(label, _address(words or "", each, 1, {}), each == kind) for each, label in TABS]
    if words is None:
        return render(request, "search.html", {"kind": kind})
    registry, page = registry_of(request), number_of(request, "page") or 1
    size = FOUND_SHOWN if kind is None else PAGE
    start = 0 if kind is None else (max(1, page) - 1) * size
    # One more than is shown tells whether there are more, without counting all of them.
    found = registry.search(words, size + 1, kind=kind, start=start, year=year, **narrowed)
    given = {**narrowed, "year": year} if kind == DOCUMENTS else {}
    counted = {PEOPLE: len(found.people), DOCUMENTS: len(found.documents), ACTS: len(found.claims)}
    more = max(counted.values()) > size
    return render(
        request,
        "search.html",
        {
            "words": words,
            "kind": kind,
            "tabs": tabs,
            "found": found,
            "people": found.people[:size],
            "claims": once(found.claims[:size]),
            "snippets": [Snippet(one.document, pieces(one.snippet)) for one in found.documents[:size]],
            "more": {each: _address(words, each, 1, {}) if many > size else None for each, many in counted.items()},
            "previous": _address(words, kind, page - 1, given) if kind and page > 1 else None,
            "next": _address(words, kind, page + 1, given) if kind and more else None,
            "number": page,
            "facets": registry.facets("country", "publisher", "year") if kind == DOCUMENTS else {},
            **narrowed,
            "year": year,
        },
    )


def _address(words: str, kind: str | None, page: int, given: Mapping[str, object]) -> str:
    query: dict[str, object] = {"q": words, **({"in": kind} if kind else {})}
    query.update({name: value for name, value in given.items() if value is not None})
    return f"/search?{urlencode({**query, **({'page': page} if page > 1 else {})})}"


def pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """The snippet cut where found words begin and end."""
    cut: list[tuple[str, bool]] = []
    for number, stretch in enumerate(snippet.split(OPENS)):
        found, closed, rest = stretch.partition(CLOSES)
        cut += [(found, bool(number) and bool(closed)), (rest, False)]
    return tuple((words, hit) for words, hit in cut if words)
