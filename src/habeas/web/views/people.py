"""The people: a list by name, and one person with their cases drawn and told act by act."""

from __future__ import annotations

import string

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.answers.timeline import timeline
from habeas.web.access import needs
from habeas.web.asking import day_of, page_of, registry_of, text_of, today
from habeas.web.timeline_drawing import draw
from habeas.work.roles import READ

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
    registry = registry_of(request)
    day = day_of(request, "on", today())
    file = registry.case(registry.person(person_id).id, day)
    return render(
        request,
        "person.html",
        {
            "section": "people",
            "person": file.person,
            "others": file.person.names[1:],
            "file": file,
            "drawing": draw(timeline([each.case for each in file.cases], day)),
            "on": day,
        },
    )
