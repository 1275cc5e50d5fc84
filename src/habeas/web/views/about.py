"""What the words of the pages mean, and what the registry is not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas import terms
from habeas.web.access import needs
from habeas.work.roles import READ


@needs(READ)
def about(request: HttpRequest) -> HttpResponse:
    """The words, the rules of a status, the types of claims."""
    return render(request, "about.html", {"section": "about", "types": list(terms.claim_types().values())})
