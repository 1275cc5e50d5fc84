"""The form beside a number on the page of its document: whether it is right as it was read, and taking that back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.answers.count_reviews import ACCEPT, REJECT
from habeas.web.access import needs
from habeas.web.asking import LONGEST, BadQuestion, number_in, registry_of
from habeas.web.views.review import LONGEST_REASON
from habeas.web.wording import document_address
from habeas.work.counted import CountReviewsOf
from habeas.work.roles import REVIEW

UNDO = "undo"


@require_POST
@needs(REVIEW)
def decide(request: HttpRequest) -> HttpResponse:
    """Decides on a number, or takes the last decision on it back, and shows it in its document again."""
    form, registry = request.POST, registry_of(request)
    count, answer = form.get("count", "")[:LONGEST], form.get("answer", "")[:LONGEST]
    seen, because = number_in(form.get("seen")) or 0, form.get("because", "")[:LONGEST_REASON]
    reviews = CountReviewsOf(registry.record)
    if answer == ACCEPT:
        reviews.accept(count, because=because, seen=seen)
    elif answer == REJECT:
        reviews.reject(count, because=because, seen=seen)
    elif answer == UNDO and seen:
        reviews.undo(count, seen, because=because)
    else:
        raise BadQuestion(_("Of a number one can say that it is right or wrong, or take that back."))
    at = form.get("at", "")[:LONGEST]
    place = f"#{at}" if at.replace("-", "").isalnum() else ""
    return HttpResponseRedirect(f"{document_address(form.get('document', '')[:LONGEST])}{place}", status=303)
