"""Search: people in every spelling, claims by the words of their quotes, documents by their text."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.model import DocumentCard
from habeas.web.access import needs
from habeas.web.asking import registry_of, text_of
from habeas.work.answers import CLOSES, OPENS
from habeas.work.roles import READ

FOUND_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Snippet:
    """A found document with a stretch of its text as pieces, each with whether it is a found word."""

    document: DocumentCard
    pieces: tuple[tuple[str, bool], ...]


@needs(READ)
def search(request: HttpRequest) -> HttpResponse:
    """What was found for `q`."""
    words = text_of(request, "q")
    if words is None:
        return render(request, "search.html", {})
    found = registry_of(request).search(words, limit=FOUND_SHOWN)
    snippets = [Snippet(one.document, pieces(one.snippet)) for one in found.documents]
    return render(request, "search.html", {"words": words, "found": found, "snippets": snippets})


def pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """The snippet cut where found words begin and end."""
    cut: list[tuple[str, bool]] = []
    for number, stretch in enumerate(snippet.split(OPENS)):
        found, closed, rest = stretch.partition(CLOSES)
        cut += [(found, bool(number) and bool(closed)), (rest, False)]
    return tuple((words, hit) for words, hit in cut if words)
