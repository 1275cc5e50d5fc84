"""The people: a list by name, and one person with their cases drawn and told act by act."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from habeas.answers.definitions import definitions
from habeas.answers.outcomes import outcomes
from habeas.answers.portrait import portrait
from habeas.answers.site.fields import fields as published_fields
from habeas.answers.timeline import timeline
from habeas.answers.timeline_drawing import draw
from habeas.cases.consistency import Finding, findings
from habeas.errors import NotFound
from habeas.record.recognitions import latest
from habeas.web.access import allowed, needs
from habeas.web.asking import day_of, page_of, registry_of, text_of, today
from habeas.web.wording import person_address
from habeas.work import recognitions, withholding
from habeas.work.actors import of_person
from habeas.work.casework import CaseworkOf
from habeas.work.casework_forms import kinds
from habeas.work.dossiers import DossiersOf
from habeas.work.finding import moved_to
from habeas.work.photos import PhotosOf
from habeas.work.releasing import ReleasesOf
from habeas.work.responses import ResponsesOf
from habeas.work.roles import CASEWORK, READ, REVIEW
from habeas.work.screening import CONFIRMED, REFUSED, ScreeningOf, Suggestion
from habeas.work.withheld_fields import fields as withheld_fields

if TYPE_CHECKING:
    from habeas.model import Act, Case, Person, SourcedClaim
    from habeas.work.registry import Registry

PAGE = 60
LETTERS = tuple(string.ascii_uppercase)


@needs(READ)
def listing(request: HttpRequest) -> HttpResponse:
    """Everyone whom a document names, those with most claims first."""
    name, letter = text_of(request, "name"), text_of(request, "letter")
    people = registry_of(request).people_lines.where(name=name, letter=letter)
    return render(
        request,
        "people.html",
        {
            "section": "people",
            "name": name,
            "letter": letter,
            "letters": LETTERS,
            "page": page_of(request, people, PAGE),
        },
    )


@needs(READ)
def person(request: HttpRequest, person_id: str) -> HttpResponse:
    """One person: names, roles, cases as of a day, acts and responses with their sources."""
    return page_of_person(request, person_id)


def page_of_person(request: HttpRequest, person_id: str, status: int = 200, **said: object) -> HttpResponse:
    """The same, where a form on it was refused with what was `said` in it."""
    registry = registry_of(request)
    day = day_of(request, "on", today())
    try:
        file = registry.case_of(person_id, day)
    except NotFound:
        moved = moved_to(registry.record, person_id)
        if moved is None:
            raise
        return HttpResponsePermanentRedirect(person_address(moved))
    told = [*file.acts, *file.responses]
    deciding = allowed(request, REVIEW)
    responses = ResponsesOf(registry.record).of(person_id)
    followed = {one.response.id: one for one in outcomes([each.case for each in file.cases], day)}
    return render(
        request,
        "person.html",
        {
            "section": "people",
            "person": file.person,
            "others": file.person.names[1:],
            "file": file,
            "portrait": portrait([(each.named, each.document) for each in file.names], told),
            "findings": _findings([each.case for each in file.cases]),
            "photo": PhotosOf(registry.record).of(file.person),
            "did": DossiersOf(registry.record).done_by(person_id),
            "listed": _listed(registry, file.person, deciding),
            "differing": registry.disagreements.of(told),
            "given": registry.reviews.given(claim for act in told for claim in act.claims),
            "drawing": draw(timeline([each.case for each in file.cases], day), followed),
            "followed": followed,
            "responded": {act.id: each for each in responses for act in each.response.acts},
            "on": day,
            "partings": _partings(registry, person_id, told) if deciding else {},
            **_recognised(registry, file.person),
            **(_deciding(registry, file.person) if deciding else {}),
            "decided": registry.judged_acts.on(told) if deciding else (),
            **(_casework(registry, file.person) if allowed(request, CASEWORK) else {}),
            **said,
        },
        status=status,
    )


def _recognised(registry: Registry, person: Person) -> dict[str, object]:
    """What bodies decided on somebody, and which of it each of them decided last."""
    made = recognitions.of(registry.record, person)
    return {"recognitions": made, "standing": {each.id for each in latest(one.made for one in made)}}


def _deciding(registry: Registry, person: Person) -> dict[str, object]:
    """What the forms for who reviews need: definitions, and what is withheld of the person, with the reasons."""
    return {
        "definitions": list(definitions().values()),
        "ground_answers": recognitions.GROUND_ANSWERS,
        "withheld": [each for each in withholding.decided(registry.record, person) if each.undone_by is None],
        "released": withholding.released(registry.record, person),
        "by_consent": withholding.by_consent(registry.record, person),
        "can_be_withheld": list(withheld_fields().values()),
        "release": ReleasesOf(registry.record).of(person.id),
        "can_be_released": list(published_fields().values()),
    }


def _casework(registry: Registry, person: Person) -> dict[str, object]:
    """What is kept privately of a person; only for who has the right to it."""
    return {"casework": CaseworkOf(registry.record).all(person=person), "casework_kinds": list(kinds().values())}


def _findings(cases: list[Case]) -> dict[str, list[Finding]]:
    """What does not fit, by the id of the case."""
    found: dict[str, list[Finding]] = {}
    for finding in findings(cases):
        found.setdefault(finding.case_id, []).append(finding)
    return found


def _listed(registry: Registry, person: Person, deciding: bool) -> list[Suggestion]:
    """Entries of sanctions lists: confirmed ones, and for who decides also those that may be the person."""
    found = ScreeningOf(registry.record).suggestions(of_person(person))
    return [each for each in found if each.state == CONFIRMED or (deciding and each.state != REFUSED)]


def _partings(registry: Registry, person_id: str, acts: list[Act]) -> dict[str, list[tuple[SourcedClaim, str]]]:
    """By the id of each act every claim of it but the first, with the reason why it is in it."""
    reasons = registry.judged_acts.reasons(person_id, acts)
    return {act.id: list(zip(act.claims[1:], reasons[act.id], strict=True)) for act in acts if act.id in reasons}
