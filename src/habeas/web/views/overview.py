"""The first page: what is in the registry, who is held today as far as sources say, and what came in last."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.web.access import needs
from habeas.web.asking import registry_of, today
from habeas.work.roles import READ

HELD_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of the first page, in words, with the page that lists what it counts."""

    number: int
    words: str
    address: str


@needs(READ)
def overview(request: HttpRequest) -> HttpResponse:
    """The overview, or how to begin where nothing was read yet."""
    registry = registry_of(request)
    now = registry.overview(today())
    tallies = [
        Tally(now.documents, "documents read", "/documents"),
        Tally(now.people, "people named", "/people"),
        Tally(now.cases, "cases", "/cases"),
        Tally(now.held, "people held today, as far as sources say", "/cases?status=held"),
        Tally(now.counts, "numbers that sources report", "/counts"),
    ]
    return render(
        request,
        "overview.html",
        {
            "heading": "What this registry holds",
            "empty": not now.documents and not now.set_aside,
            "folder": registry.folder,
            "overview": now,
            "figures": tallies,
            "held": list(islice(registry.cases(on=now.as_of, status="held"), HELD_SHOWN)),
        },
    )
