"""Who is who: pairs of persons who may be one, on each of which somebody decides."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.web.access import needs
from habeas.web.asking import SHORT_DIGITS, BadQuestion, decision_of, number_in, number_of, registry_of
from habeas.web.views.review import LONGEST_REASON
from habeas.web.wording import person_address
from habeas.work.roles import REVIEW

LONGEST_KEY = 2_000


@needs(REVIEW)
def pairs(request: HttpRequest) -> HttpResponse:
    """The pair at the place that is asked for; the likeliest first."""
    registry = registry_of(request)
    number = registry.doubts()
    place = min(number_of(request, "at") or 0, max(0, number - 1))
    return render(
        request,
        "who_is_who.html",
        {
            "section": "who",
            "number": number,
            "place": place,
            "pair": registry.doubt(place),
            "next": f"/who-is-who?at={place + 1}" if place + 1 < number else None,
            "previous": f"/who-is-who?at={place - 1}" if place else None,
            "last": registry.last_on_people,
        },
    )


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
            _("“%(answer)s” is no answer; two persons are the same, different, or one can’t tell.")
            % {"answer": answer[:40]}
        )
    left, right = form.get("left", "")[:LONGEST_KEY], form.get("right", "")[:LONGEST_KEY]
    answers[answer](left, right, because=form.get("because", "")[:LONGEST_REASON])
    person = form.get("person", "")[:LONGEST_KEY]
    return HttpResponseRedirect(person_address(person) if person else _address(form.get("at", "")), status=303)


@require_POST
@needs(REVIEW)
def undo(request: HttpRequest) -> HttpResponse:
    """Takes a decision back."""
    registry_of(request).undo(decision_of(request))
    return HttpResponseRedirect(_address(request.POST.get("at", "")), status=303)


def _address(place: str) -> str:
    number = number_in(place, SHORT_DIGITS)
    return "/who-is-who" if number is None else f"/who-is-who?at={number}"
