"""The cases as they stood on a day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.web.access import needs
from habeas.web.asking import BadQuestion, day_of, page_of, registry_of, text_of, today
from habeas.work.listing import case_lines
from habeas.work.recognised import standing
from habeas.work.roles import READ

PAGE = 40
STATUSES = ("held", "not held", "unknown")


@needs(READ)
def listing(request: HttpRequest) -> HttpResponse:
    """Cases on a day, narrowed by status and country."""
    registry = registry_of(request)
    day = day_of(request, "on", today())
    status, country = text_of(request, "status"), text_of(request, "country")
    if status is not None and status not in STATUSES:
        raise BadQuestion(
            _("“%(status)s” is no status; there are: %(statuses)s.")
            % {"status": status, "statuses": ", ".join(STATUSES)}
        )
    cases = case_lines(registry.record, day).where(country=country, status=status)
    page = page_of(request, cases, PAGE)
    return render(
        request,
        "cases.html",
        {
            "section": "cases",
            "on": day,
            "status": status,
            "statuses": STATUSES,
            "country": country,
            "countries": [value for value, _ in registry.facets("country")["country"]],
            "narrowed": bool(request.GET),
            "page": page,
            "recognised": standing(registry.record, (one.case.person_id for one in page.items), day),
        },
    )
