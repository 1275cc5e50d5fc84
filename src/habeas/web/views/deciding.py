"""Forms on the pages of people and organizations: two acts are one or two, two organizations are, and undoing that."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.record.facts import acts_told
from habeas.web.access import needs
from habeas.web.asking import BadQuestion, decision_of, registry_of
from habeas.web.views.review import LONGEST_REASON
from habeas.work.roles import REVIEW

if TYPE_CHECKING:
    from habeas.work.judged import JudgedActs, JudgedOrganizations

LONGEST_KEY = 2_000
# So many can be ticked at once to be one.
MOST_TICKED = 20


@needs(REVIEW)
@require_POST
def acts(request: HttpRequest) -> HttpResponse:
    """Takes a decision on the claims of acts, and shows the person's page again at the first of them as it is now."""
    registry = registry_of(request)
    _decide(request, registry.judged_acts)
    told = acts_told(registry.record, request.POST.getlist("one")[:1])
    return _back(request, next((f"#act-{act.id}" for found in told.values() for act in found), ""))


@needs(REVIEW)
@require_POST
def organizations(request: HttpRequest) -> HttpResponse:
    """Takes a decision on organizations, and shows the organization's page again, or the list."""
    _decide(request, registry_of(request).judged_organizations)
    return _back(request)


@needs(REVIEW)
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes a decision back, and shows the page again on which it was asked for."""
    registry_of(request).undo(decision_of(request))
    return _back(request)


def _decide(request: HttpRequest, judged: JudgedActs | JudgedOrganizations) -> None:
    """The first that was given is the same as, or different from, each of the others."""
    form = request.POST
    answers = {"same": judged.same, "different": judged.different}
    answer = form.get("answer", "")
    if answer not in answers:
        raise BadQuestion(_("“%(answer)s” is no answer; two are the same, or different.") % {"answer": answer[:40]})
    given = [each.strip()[:LONGEST_KEY] for each in form.getlist("one") if each.strip()]
    if len(given) < 2:
        raise BadQuestion(_("Say of which two you decide: tick both, or name the other one."))
    if len(given) > (2 if answer == "different" else MOST_TICKED):
        raise BadQuestion(
            _("That are too many at once: %(number)s. Decide of two that they are different.") % {"number": len(given)}
        )
    for other in given[1:]:
        answers[answer](given[0], other, because=form.get("because", "")[:LONGEST_REASON])


def _back(request: HttpRequest, place: str = "") -> HttpResponse:
    """The page of the person or the organization that the form stood on; else the list of organizations."""
    for section in ("people", "organizations"):
        one = request.POST.get(section, "")[:LONGEST_KEY]
        if one:
            return HttpResponseRedirect(f"/{section}/{quote(one, safe='')}{place}", status=303)
    return HttpResponseRedirect("/organizations", status=303)
