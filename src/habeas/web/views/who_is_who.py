"""Who is who: pairs of persons who may be one, on each of which somebody decides."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from habeas.errors import StaleDecision
from habeas.web.access import needs
from habeas.web.asking import SHORT_DIGITS, BadQuestion, decision_of, number_in, number_of, registry_of
from habeas.web.localized import told
from habeas.web.swapping import shown, wants_part
from habeas.web.views.review import LONGEST_REASON
from habeas.web.wording import person_address
from habeas.work.roles import REVIEW

if TYPE_CHECKING:
    from habeas.work.registry import Registry

LONGEST_KEY = 2_000


# What is told of an answer to those who have the page read to them.
DONE = {
    "same": _("The same person, you decided."),
    "different": _("Two persons, you decided."),
    "unsure": _("Not sure, you decided."),
    "undo": _("Undone."),
}


@needs(REVIEW)
def pairs(request: HttpRequest) -> HttpResponse:
    """The pair at the place that is asked for; the likeliest first."""
    return shown(request, "who_is_who.html", _pair(registry_of(request), number_of(request, "at") or 0))


def _pair(registry: Registry, at: int) -> dict[str, Any]:
    """The pair at that place, or the last where there are fewer."""
    number = registry.doubts()
    place = min(at, max(0, number - 1))
    return {
        "section": "who",
        "number": number,
        "place": place,
        "pair": registry.doubt(place),
        "next": f"/who-is-who?at={place + 1}" if place + 1 < number else None,
        "previous": f"/who-is-who?at={place - 1}" if place else None,
        "last": registry.last_on_people,
        "seen": registry.last_entry,
    }


def _go_on(request: HttpRequest, did: str) -> HttpResponse:
    """Shows the pair that has the place of the one on which something was decided."""
    address, at = _address(request.POST.get("at", "")), number_in(request.POST.get("at"), SHORT_DIGITS) or 0
    if not wants_part(request):
        return HttpResponseRedirect(address, status=303)
    found = {**_pair(registry_of(request), at), "decided": DONE[did]}
    return shown(request, "who_is_who.html", found, at=address)


@require_POST
@needs(REVIEW)
def decide(request: HttpRequest) -> HttpResponse:
    """Takes a decision on two mentions, and goes on to the next pair, which has this one's place by then.

    On the page of a person it goes back there; the two may be said by names and ids there.
    """
    registry, form = registry_of(request), request.POST
    # Whoever decides was shown two people, not two mentions.
    answers: dict[str, Callable[..., object]] = {
        "same": partial(registry.same, whole=True),
        "different": registry.different,
        "unsure": registry.not_sure,
    }
    answer = form.get("answer", "")
    if answer not in answers:
        raise BadQuestion(
            gettext("“%(answer)s” is no answer; two persons are the same, different, or one can’t tell.")
            % {"answer": answer[:40]}
        )
    left, right = form.get("left", "")[:LONGEST_KEY], form.get("right", "")[:LONGEST_KEY]
    person, because = form.get("person", "")[:LONGEST_KEY], form.get("because", "")[:LONGEST_REASON]
    try:
        answers[answer](left, right, because=because, seen=number_in(form.get("seen")))
    except StaleDecision as error:
        if person:
            raise
        return _again(request, error)
    if person:
        return HttpResponseRedirect(person_address(person), status=303)
    return _go_on(request, answer)


def _again(request: HttpRequest, meanwhile: StaleDecision) -> HttpResponse:
    """Shows the pair that is at the place now, what somebody decided meanwhile, and the reason that was typed in."""
    at = number_in(request.POST.get("at"), SHORT_DIGITS) or 0
    found = {
        **_pair(registry_of(request), at),
        "meanwhile": told(str(meanwhile)),
        "because": request.POST.get("because", "")[:LONGEST_REASON],
    }
    return shown(request, "who_is_who.html", found, status=409)


@require_POST
@needs(REVIEW)
def undo(request: HttpRequest) -> HttpResponse:
    """Takes a decision back."""
    registry_of(request).undo(decision_of(request))
    return _go_on(request, "undo")


def _address(place: str) -> str:
    number = number_in(place, SHORT_DIGITS)
    return "/who-is-who" if number is None else f"/who-is-who?at={number}"
