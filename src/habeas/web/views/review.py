"""The queue in which people decide on claims, one after the other, and the form in which they correct one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from habeas import terms
from habeas.errors import HabeasError, NotYourRole, StaleDecision
from habeas.record.review import DATE_MEANINGS
from habeas.web.access import demand, needs
from habeas.web.allowed import demand_for_correction, demand_for_undo, may_correct
from habeas.web.asking import BadQuestion, decision_of, number_in, registry_of, text_of
from habeas.web.localized import told
from habeas.web.picking import offer_of, picked
from habeas.web.reviewing import Asked, Draft, Page, asked_of, draft_of, fields_of, page_of_claim, type_options
from habeas.web.swapping import shown, wants_part
from habeas.web.telling import sentence
from habeas.work.roles import ANNOTATE, REVIEW

if TYPE_CHECKING:
    from habeas.work.registry import Registry

MEANINGS = dict(zip(DATE_MEANINGS, (_("on"), _("before"), _("after"), _("about")), strict=True))
# What is told of an answer to those who have the page read to them.
DONE = {
    "accept": _("Accepted."),
    "as-read": _("Accepted as the machine reads it."),
    "reject": _("Rejected."),
    "correct": _("Corrected."),
    "undo": _("Undone."),
}
LONGEST_REASON = 2_000


@needs(ANNOTATE)
def queue(request: HttpRequest) -> HttpResponse:
    """The claim that is asked for, else the one to review first."""
    registry = registry_of(request)
    asked = asked_of(registry, request)
    claim_id = text_of(request, "claim") or _first(registry, asked)
    return _show(request, registry, asked, claim_id, editing="edit" in request.GET)


def _show(
    request: HttpRequest,
    registry: Registry,
    asked: Asked,
    claim_id: str | None,
    *,
    editing: bool = False,
    draft: Draft | None = None,
    meanwhile: HabeasError | None = None,
) -> HttpResponse:
    """That claim, with the form in which it is corrected where one edits or a correction was refused."""
    found = _around(registry, asked)
    if claim_id is not None:
        found |= _of_claim(request, registry, asked, claim_id)
        page: Page = found["page"]
        found |= {
            "draft": draft_of(page.claim, page.read.claim) if editing and draft is None else draft,
            "meanwhile": None if meanwhile is None or draft is not None else told(str(meanwhile)),
            "because": request.POST.get("because", "")[:LONGEST_REASON],
        }
    return shown(request, "review.html", found, status=409 if meanwhile else 200)


def _go_on(request: HttpRequest, registry: Registry, asked: Asked, claim_id: str | None, did: str) -> HttpResponse:
    """Shows that claim after what was done; None for whichever is first."""
    address = asked.address(claim_id)
    if not wants_part(request):
        return HttpResponseRedirect(address, status=303)
    found = {**_around(registry, asked), "decided": DONE[did]}
    claim_id = claim_id or _first(registry, asked)
    if claim_id is not None:
        found |= _of_claim(request, registry, asked, claim_id)
    return shown(request, "review.html", found, at=address)


def _first(registry: Registry, asked: Asked) -> str | None:
    first = registry.reviews.first(**asked.wanted)
    return None if first is None else first.claim_id


def _of_claim(request: HttpRequest, registry: Registry, asked: Asked, claim_id: str) -> dict[str, Any]:
    """What the page shows of a claim."""
    page = page_of_claim(registry, claim_id)
    decided_by = page.before.by if page.before is not None and not page.before.reopened else None
    here = registry.reviews.place(claim_id)
    after = registry.reviews.after(here, **asked.wanted) if here else None
    after = after or registry.reviews.first(**asked.wanted)  # behind the last one the queue begins again
    before = registry.reviews.before(here, **asked.wanted) if here else None
    return {
        "page": page,
        "here": here,
        "next": asked.address(after.claim_id) if after and after.claim_id != claim_id else None,
        "previous": asked.address(before.claim_id) if before else None,
        "this": asked.address(claim_id),
        "edit": asked.address(claim_id, edit="1") if may_correct(request, decided_by) else None,
        "added": (text_of(request, "added") or "")[:40] if request.method == "GET" else "",
        "modalities": terms.modalities(),
        "meanings": MEANINGS.items(),
    }


def _around(registry: Registry, asked: Asked) -> dict[str, Any]:
    """What the page shows whatever the claim: how many wait, the filters, and what can be undone."""
    return {
        "section": "review",
        "asked_for": asked.written,
        "filters": urlencode(asked.written),
        "waiting": registry.reviews.waiting(**asked.wanted),
        "countries": registry.reviews.countries(),
        "last": registry.reviews.last_by(asked.wanted["reader"]),
        "types": type_options(),
    }


@require_POST
@needs(ANNOTATE)
def decide(request: HttpRequest) -> HttpResponse:
    """Takes a decision, and goes on to the next claim.

    A correction that makes no sense comes back with the reason. Where somebody decided meanwhile the claim is shown as
    it is now, with that and with what was typed in, to decide anew.
    """
    registry, form = registry_of(request), request.POST
    asked, claim_id = asked_of(registry, request), form.get("claim", "")[:40]
    given: dict[str, Any] = {"because": form.get("because", "")[:LONGEST_REASON]}
    given["seen"] = number_in(form.get("seen")) or 0
    here = registry.reviews.place(claim_id)
    answer = form.get("answer", "")
    reviews = registry.reviews
    deciding = {"accept": reviews.agree, "as-read": reviews.accept, "reject": reviews.reject}
    if answer in deciding:
        demand(request, REVIEW)
        try:
            deciding[answer](claim_id, **given)
        except StaleDecision as error:
            return _show(request, registry, asked, claim_id, meanwhile=error)
    elif answer == "correct":
        refused = _correct(request, registry, asked, claim_id, given)
        if refused is not None:
            return refused
    else:
        raise BadQuestion(
            gettext("“%(answer)s” is no answer; a claim is accepted, rejected or corrected.") % {"answer": answer[:40]}
        )
    after = registry.reviews.after(here, **asked.wanted) if here else None
    after = after or registry.reviews.first(**asked.wanted)
    return _go_on(request, registry, asked, after.claim_id if after else None, answer)


def _correct(
    request: HttpRequest, registry: Registry, asked: Asked, claim_id: str, given: dict[str, Any]
) -> HttpResponse | None:
    as_read = registry.reviews.as_read(claim_id)
    read, typed = as_read.claim, picked(request.POST)
    try:
        fields = fields_of(typed, read)
        demand_for_correction(request, claim_id, fields)
        registry.reviews.refuse_finer(as_read.document.id, fields, given["because"], claim=claim_id)
        registry.reviews.correct(claim_id, fields, **given)
    except NotYourRole:
        raise
    except HabeasError as error:
        draft = replace(draft_of(as_read, read, typed, sentence(request, error)), offer=offer_of(registry, error))
        stale = error if isinstance(error, StaleDecision) else None
        return _show(request, registry, asked, claim_id, draft=draft, meanwhile=stale)
    return None


@require_POST
@needs(ANNOTATE)
def undo(request: HttpRequest) -> HttpResponse:
    """Takes a decision back, and shows its claim again."""
    registry = registry_of(request)
    asked, number = asked_of(registry, request), decision_of(request)
    demand_for_undo(request, number)
    claim_id = registry.reviews.undo_and_find(number)
    there = registry.reviews.is_there(claim_id)
    return _go_on(request, registry, asked, claim_id if there else None, "undo")
