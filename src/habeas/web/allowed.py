"""What depends on more than the page: whose decision it is, and what a correction says.

Whoever annotates corrects what nobody else decided on, and takes back what they decided themselves. All else is review.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from habeas.web.access import demand
from habeas.web.asking import registry_of
from habeas.work.roles import ANNOTATE, REVIEW


def demand_for_correction(request: HttpRequest, claim_id: str, fields: Mapping[str, Any]) -> None:
    """Lets pass who may correct that claim so.

    Raises:
        NotYourRole: they may not: a correction that changes nothing accepts the claim, and one of a claim on which
            somebody else decided takes that decision's place.
        NotFound, UnknownTerm, QuoteNotFound: as for the correction.
    """
    me = demand(request, ANNOTATE)
    if me.may(REVIEW):
        return
    reviews = registry_of(request).reviews
    held = reviews.of(claim_id)
    others = held is not None and held.state == "holds" and held.review.by != me.name
    if others or not reviews.would_change(claim_id, fields):
        demand(request, REVIEW)


def demand_for_undo(request: HttpRequest, decision_id: int) -> None:
    """Lets pass who may take that decision back.

    Raises:
        NotYourRole: it is somebody else's, or about people.
        NotFound: there is no such decision.
    """
    me = demand(request, ANNOTATE)
    reviews = registry_of(request).reviews
    if reviews.by(decision_id) != me.name or not reviews.is_on_claim(decision_id):
        demand(request, REVIEW)
