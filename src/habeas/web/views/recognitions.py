"""Forms on a person's page: which body recognises them under which definition, and who is withheld from publishing."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from habeas.answers.definitions import definition_named
from habeas.errors import AlreadyDecided, UnknownTerm
from habeas.record.recognitions import NOT_DETERMINED, Ground
from habeas.web.access import needs
from habeas.web.asking import LONGEST, decision_of, registry_of
from habeas.web.localized import told
from habeas.web.views.people import page_of_person
from habeas.web.views.review import LONGEST_REASON
from habeas.work import recognitions, withholding
from habeas.work.roles import REVIEW


@require_POST
@needs(REVIEW)
def recognise(request: HttpRequest) -> HttpResponse:
    """Records what a body decided, and shows the person's page with it, or with the form as it was filled in."""
    form, person = request.POST, _person(request)
    definition = definition_named(form.get("definition", "")[:LONGEST])
    grounds = {
        letter: Ground(
            form.get(f"ground:{letter}", "")[:LONGEST] or NOT_DETERMINED, form.get(f"evidence:{letter}", "")[:LONGEST]
        )
        for letter in dict(definition.grounds)
    }
    said = {name: form.get(name, "")[:LONGEST] for name in ("body", "day", "source", "answer")}
    because = form.get("because", "")[:LONGEST_REASON]
    try:
        recognitions.recognise(
            registry_of(request).record, person, definition=definition.name, grounds=grounds, because=because, **said
        )
    except (UnknownTerm, AlreadyDecided) as error:
        typed = {**said, "definition": definition.name, "because": because, "grounds": grounds}
        return page_of_person(request, person, status=400, typed=typed, refused=told(str(error)))
    return _back(person)


@require_POST
@needs(REVIEW)
def withhold(request: HttpRequest) -> HttpResponse:
    """Withholds the person, or the ticked fields, from what is published."""
    person, form = _person(request), request.POST
    some = [] if form.get("whole") else [each[:LONGEST] for each in form.getlist("field")]
    if not some and not form.get("whole"):
        raise UnknownTerm(_("Tick what to withhold, or the whole person."))
    because = form.get("because", "")[:LONGEST_REASON]
    withholding.withhold(registry_of(request).record, person, some, because=because)
    return _back(person)


@require_POST
@needs(REVIEW)
def release(request: HttpRequest) -> HttpResponse:
    """Takes a decision to withhold back."""
    because = request.POST.get("because", "")[:LONGEST_REASON]
    withholding.undo(registry_of(request).record, decision_of(request), because=because)
    return _back(_person(request))


def _person(request: HttpRequest) -> str:
    return request.POST.get("people", "")[:LONGEST]


def _back(person: str) -> HttpResponse:
    return HttpResponseRedirect(f"/people/{quote(person, safe='')}", status=303)
