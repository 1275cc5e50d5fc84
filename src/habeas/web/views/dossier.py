"""The dossier on a person or an organization: criteria with the acts that speak for each, met or not, and downloads."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.answers.dossier.criteria import REGIMES, Regime, regimes_named
from habeas.answers.dossier.model import Dossier
from habeas.web.access import needs
from habeas.web.asking import BadQuestion, page_address, page_of, registry_of, text_of, today
from habeas.web.setting_files import setting_a_file
from habeas.web.views.review import LONGEST_REASON
from habeas.work.dossier_files import MEDIA_TYPES, as_file
from habeas.work.dossiers import DossiersOf
from habeas.work.roles import READ, REVIEW
from habeas.work.screening import ScreeningOf

INCLUDE = ("all", "verified")
LONGEST_KEY, PAGE = 2_000, 25


@needs(READ)
def dossier(request: HttpRequest) -> HttpResponse:
    """What is known of somebody as the one who did something; a form that asks of whom where nobody is named."""
    if text_of(request, "of") is None:
        return render(request, "dossier_of.html", {"section": "dossier"})
    work = DossiersOf(registry_of(request).record)
    found, regimes, include = _asked(request, work)
    actor = found.actor
    of = f"{'person' if actor.is_person else 'organization'}:{actor.id}"
    page = page_of(request, found.acts, PAGE)
    pages = {each.number: at // PAGE + 1 for at, each in enumerate(found.acts)}
    return render(
        request,
        "dossier.html",
        {
            "section": "dossier",
            "dossier": found,
            "of": of,
            "address": urlencode({"of": of, "include": include, "criteria": ",".join(each.id for each in regimes)}),
            "include": include,
            "regimes": regimes_named([]),
            "chosen": [each.id for each in regimes],
            "assessed": work.assess(found, regimes),
            "page": page,
            # An act that is proposed for a criterion may stand on another page of the acts.
            "elsewhere": {
                act: page_address(request.GET, number) for act, number in pages.items() if number != page.number
            },
            "suggestions": ScreeningOf(work.record).suggestions(actor),
        },
    )


@needs(READ)
def file(request: HttpRequest) -> HttpResponse:
    """The same as a file to send: PDF, Word, HTML, text, or a ZIP with the exhibits."""
    work = DossiersOf(registry_of(request).record)
    form = text_of(request, "format") or "pdf"
    if form not in MEDIA_TYPES:
        raise BadQuestion(
            _("“%(form)s” is no form of a dossier; there are %(forms)s.")
            % {"form": form[:40], "forms": ", ".join(MEDIA_TYPES)}
        )
    with setting_a_file(request):
        found, regimes, _include = _asked(request, work, to_send=True)
        submitter = text_of(request, "submitter") or ""
        assessed = work.assess(found, regimes)
        name, body = as_file(work.record, found, assessed, form, submitter=submitter)
    response = HttpResponse(body, content_type=MEDIA_TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@needs(REVIEW)
@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Takes down that a criterion is met by somebody, or is not, and shows the dossier again."""
    of, criterion, answer, because = (request.POST.get(each, "") for each in ("of", "criterion", "answer", "because"))
    work = DossiersOf(registry_of(request).record)
    work.decide(of[:LONGEST_KEY], criterion[:LONGEST_KEY], answer, because=because[:LONGEST_REASON])
    return back_to(of)


def back_to(of: str) -> HttpResponse:
    """The page of a dossier again, after a form."""
    return HttpResponseRedirect(f"/dossier?{urlencode({'of': of[:LONGEST_KEY]})}", status=303)


def _asked(request: HttpRequest, work: DossiersOf, *, to_send: bool = False) -> tuple[Dossier, tuple[Regime, ...], str]:
    """The dossier that an address asks for, its regimes, and what it includes."""
    of = text_of(request, "of")
    if of is None:
        raise BadQuestion(_("Say whom the dossier is on, as in /dossier?of=NAME."))
    include = text_of(request, "include") or "all"
    if include not in INCLUDE:
        raise BadQuestion(_("A dossier includes all acts, or those that were verified."))
    named = [one for each in request.GET.getlist("criteria")[: len(REGIMES)] for one in each.split(",") if one]
    regimes = regimes_named(named[: len(REGIMES) * 2])
    found = (work.to_send if to_send else work.on)(of, today(), only_verified=include == "verified")
    return found, regimes, include
