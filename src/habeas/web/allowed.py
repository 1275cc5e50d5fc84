"""What depends on more than the page: whose decision it is, and what a correction says.

Whoever annotates corrects what nobody else decided on, and takes back what they decided themselves. All else is review.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from habeas.answers.report.edits import APPROVE
from habeas.record.accounts import same_account
from habeas.record.drafts import EditRow
from habeas.web.access import allowed, demand, who
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
    by = held.review.by if held is not None and held.state == "holds" else None
    if not may_correct(request, by) or not reviews.would_change(claim_id, fields):
        demand(request, REVIEW)


def demand_for_undo(request: HttpRequest, decision_id: int) -> None:
    """Lets pass who may take that decision back.

    Raises:
        NotYourRole: it is somebody else's.
        NotFound: there is no such decision.
    """
    demand(request, ANNOTATE)
    if not may_undo(request, registry_of(request).reviews.by(decision_id)):
        demand(request, REVIEW)


def may_undo(request: HttpRequest, by: str) -> bool:
    """Whether whoever asks may take back what was decided under that name: one's own, and for who reviews all."""
    me = who(request)
    return me is not None and (me.may(REVIEW) or (me.may(ANNOTATE) and same_account(by, me.name)))


def may_correct(request: HttpRequest, by: str | None) -> bool:
    """Whether whoever asks may correct a claim that stands as decided under that name; None where nobody decided."""
    me = who(request)
    return me is not None and me.may(ANNOTATE) and (me.may(REVIEW) or by is None or same_account(by, me.name))


def may_undo_in_draft(request: HttpRequest, entry: EditRow) -> bool:
    """Whether whoever asks may take back what was done with a draft; an approval only who may approve."""
    return may_undo(request, entry.by) and (entry.verb != APPROVE or allowed(request, REVIEW))
