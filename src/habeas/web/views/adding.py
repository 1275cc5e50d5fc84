"""The form in which a person adds a claim that the machine missed, beside the words that were selected for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as quoted
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas import terms
from habeas.errors import HabeasError, NotFound, NotYourRole
from habeas.model import Claim, Document, Quote
from habeas.web.access import needs
from habeas.web.allowed import demand_for_correction
from habeas.web.asking import number_in, registry_of
from habeas.web.passage import passage
from habeas.web.picking import offer_of, picked
from habeas.web.reviewing import PLACE_DIGITS, Draft, asked_of, fields_of, type_options
from habeas.web.telling import sentence
from habeas.web.views.review import LONGEST_REASON, MEANINGS
from habeas.work.roles import ANNOTATE

if TYPE_CHECKING:
    from habeas.work.registry import Registry

LONGEST_WORDS = 2_000


@needs(ANNOTATE)
def add(request: HttpRequest) -> HttpResponse:
    """Shows the form for a document; sent, adds the claim and goes back to where one was."""
    registry = registry_of(request)
    asked = request.POST if request.method == "POST" else request.GET
    if not asked.get("document"):
        raise NotFound(_("Say in which document: open it, and follow “Add a claim that the machine missed”."))
    document = registry.document(asked["document"][:64])
    came_from = asked.get("from", "")[:40]
    if request.method != "POST":
        return _form(request, registry, document, came_from, _chosen(document, asked))
    given = picked(request.POST)
    fields = fields_of(given, Claim("", ()))
    try:
        because = request.POST.get("because", "")[:LONGEST_REASON]
        there = registry.reviews.falls_on(document.id, fields)
        if there is not None:
            demand_for_correction(request, there, fields)
        registry.reviews.refuse_finer(document.id, fields, because)
        made = registry.reviews.add(document.id, fields, because=because)
    except NotYourRole:
        raise
    except HabeasError as error:
        draft = Draft(given, {}, sentence(request, error), offer_of(registry, error))
        return _form(request, registry, document, came_from, _place(document, asked), draft)
    back = came_from if came_from and registry.reviews.is_there(came_from) else made.claim_id
    return HttpResponseRedirect(asked_of(registry, request).address(back, added=made.claim_id), status=303)


def _form(
    request: HttpRequest,
    registry: Registry,
    document: Document,
    came_from: str,
    chosen: Quote | None,
    draft: Draft | None = None,
) -> HttpResponse:
    words = {} if chosen is None else {"quotes": chosen.text, "chosen": chosen.text, "start": str(chosen.start)}
    ends = {} if chosen is None else {"end": str(chosen.end)}
    claim = Claim("arrest", () if chosen is None else (chosen,))  # of any type: only its words are shown
    others = registry.reviews.words_beside(document.id, "")
    found: dict[str, Any] = {
        "section": "review",
        "adding": True,
        "document": document,
        "from": came_from,
        "back": _back(registry, document, came_from),
        "filters": urlencode({name: request.GET[name] for name in ("country", "type") if name in request.GET}),
        "draft": draft or Draft({"modality": terms.modalities()[0], **words, **ends}, {}),
        "passage": passage(document, claim, others),
        "types": type_options(),
        "modalities": terms.modalities(),
        "meanings": MEANINGS.items(),
    }
    return render(request, "add_claim.html", found)


def _back(registry: Registry, document: Document, came_from: str) -> str:
    if came_from and registry.reviews.is_there(came_from):
        return f"/review?claim={quoted(came_from, safe='')}"
    return f"/documents/{quoted(document.id, safe='')}"


def _chosen(document: Document, asked: Any) -> Quote | None:  # noqa: ANN401 (a form's or an address's values)
    """The words that were selected: at their place, else as they stand after so many others like them."""
    found = _place(document, asked)
    words = asked.get("quote", "")[:LONGEST_WORDS].split()
    if found is not None or not words:
        return found
    places = [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words)), document.text)]
    number = number_in(asked.get("after"), 5) or 0
    if not places:
        return None
    start, end = places[min(number, len(places) - 1)]
    return Quote(start, end, document.text[start:end])


def _place(document: Document, asked: Any) -> Quote | None:  # noqa: ANN401
    start, end = (number_in(asked.get(name), PLACE_DIGITS) for name in ("start", "end"))
    if start is None or end is None:
        return None
    text = document.text[start:end]
    begin = start + len(text) - len(text.lstrip())
    text = text.strip()
    return Quote(begin, begin + len(text), text) if text else None
