"""Country reports: on whom one leans, and what changed between two."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.web.access import needs
from habeas.web.asking import registry_of
from habeas.work.country_reports import leaning_of
from habeas.work.roles import READ


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
