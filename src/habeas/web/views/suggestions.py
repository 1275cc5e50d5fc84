"""What may be meant by the letters typed so far, for the list below a field; the script of pages alone asks for it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from habeas.web.access import needs
from habeas.web.asking import BadQuestion, registry_of, text_of
from habeas.web.swapping import PART
from habeas.work.roles import READ
from habeas.work.suggesting import OF


@needs(READ)
def suggestions(request: HttpRequest) -> HttpResponse:
    """People in any spelling, organizations or places, the likeliest first; few, and none for a single letter."""
    of = text_of(request, "of")
    if of not in OF:
        raise BadQuestion(
            gettext("“%(kind)s” is nothing that can be suggested; there are: %(kinds)s.")
            % {"kind": (of or "")[:40], "kinds": ", ".join(OF)}
        )
    found = registry_of(request).suggested(of, text_of(request, "q") or "")
    response = render(request, "suggestions.html", {"found": found})
    response.headers[PART] = "1"
    return response
