"""What was done and said: acts and claims, each with its quotes, as the numbers of other pages lead to them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas import terms
from habeas.record.review import STATES
from habeas.web.access import needs
from habeas.web.asking import BadQuestion, page_of, registry_of, text_of
from habeas.web.reviewing import type_options
from habeas.work.listing import PARTS, STANDING
from habeas.work.organizations import organization_name
from habeas.work.roles import READ

PAGE = 30
# What both lists can be narrowed by: the filters of `work.listing`, by the same names.
FILTERS = ("type", "country", "person", "organization", "part")


@needs(READ)
def acts(request: HttpRequest) -> HttpResponse:
    """The acts by date, each with who tells of it."""
    return _listing(request, "acts")


@needs(READ)
def claims(request: HttpRequest) -> HttpResponse:
    """The claims as they stand: those that nobody rejected, or those whose review is so far as asked."""
    return _listing(request, "claims")


def _listing(request: HttpRequest, what: str) -> HttpResponse:
    registry = registry_of(request)
    asked = {name: text_of(request, name) for name in FILTERS}
    if asked["type"] is not None:
        terms.claim_type(asked["type"])  # a type that is none is refused, and not an empty list
    table: Any = registry.acts if what == "acts" else registry.claims
    kept = {name: value for name, value in asked.items() if value is not None}
    review = text_of(request, "review") or STANDING
    if review not in (STANDING, *STATES):
        raise BadQuestion(
            _("“%(review)s” is not how far a review is; there are: %(states)s.")
            % {"review": review, "states": ", ".join((STANDING, *STATES))}
        )
    narrowed = table.where(**asked) if what == "acts" else table.where(**asked, review=review)
    page = page_of(request, narrowed, PAGE)
    shown = page.items if what == "claims" else [claim for act in page.items for claim in act.claims]
    found: dict[str, Any] = {
        "section": what,
        "page": page,
        "given": registry.reviews.given(shown),
        "asked_for": kept,
        "types": type_options(),
        "countries": [value for value, _ in registry.facets("country")["country"]],
        "parts": list(PARTS),
        "review": review,
        "reviews": [STANDING, *STATES],
        "others": [(each, f"/{each}?{urlencode(kept)}" if kept else f"/{each}") for each in ("acts", "claims")],
    }
    if asked["organization"] is not None:
        found["organization"] = organization_name(registry.record, asked["organization"])
    if asked["person"] is not None:
        found["person"] = registry.person(asked["person"])
    return render(request, "told.html", found)
