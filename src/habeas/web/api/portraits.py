"""What a person's page tells beside cases, over the API: spellings, charges with their course, custody, courts, kin."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from habeas.answers.portrait import Body, Spelling, portrait
from habeas.cases.charges import Course
from habeas.cases.consistency import findings
from habeas.cases.detention import Bound, Detention, detentions
from habeas.web.api.door import Token
from habeas.web.api.shapes import Day, Partial, fields_of
from habeas.web.asking import registry_of, today
from habeas.work.answers import KinTold
from habeas.work.roles import READ

router = Router(auth=Token(READ))


class PlaceOfName(Schema):
    """A document with the place that has a spelling."""

    document: str
    start: int
    end: int


class SpellingShown(Schema):
    """A spelling with its script, and where each document has it."""

    name: str
    script: str
    places: list[PlaceOfName]


class CourseShown(Schema):
    """A charge with how it stands on the day, the acts that name it (ids), and the one that settled it.

    `days_left` are at most so many days of a sentence that runs, counted from the sentence.
    """

    charge: str
    article: str | None
    code_kind: str | None
    code: str | None
    standing: str
    acts: list[str]
    outcome: str | None
    days_left: int | None


class BodyNamed(Schema):
    """A court, a judge or a prison, as worded, with the ids of the acts that name it."""

    name: str
    acts: list[str]


class CalledBy(Schema):
    """That somebody calls the person something, with the ids of the claims that say so."""

    by: str
    label: str
    definition: str | None
    since: Partial
    claims: list[str]


class Relation(Schema):
    """Kin as documents say: `word` is what the relative is of the person, or of a relative "brother of"."""

    name: str
    person: str | None
    word: str
    documents: list[str]


class Days(Schema):
    """The days on which something began or ended; null where nothing bounds it on that side."""

    first: date | None
    last: date | None


class DetentionShown(Schema):
    """A stretch of custody in one form at one place; `ends` is null while nobody tells of an end."""

    case: str
    form: str
    place: str | None
    holder: str | None
    by_state: bool
    begins: Days
    ends: Days | None
    transfer: bool
    confirmed: date | None
    acts: list[str]


class Misfit(Schema):
    """What cannot all be true of a case, with the acts that say so."""

    case: str
    code: str
    sentence: str
    acts: list[str]


class PortraitShown(Schema):
    """All of it, as of a day."""

    person: str
    as_of: date
    spellings: list[SpellingShown]
    charges: list[CourseShown]
    courts: list[BodyNamed]
    judges: list[BodyNamed]
    prisons: list[BodyNamed]
    called: list[CalledBy]
    kin: list[Relation]
    detentions: list[DetentionShown]
    findings: list[Misfit]


class OnDay(Schema):
    """A day, today if left out."""

    on: Day | None = None


@router.get("/persons/{person_id}/portrait", response=PortraitShown)
def of_person(request: HttpRequest, person_id: str, asked: Query[OnDay]) -> dict[str, Any]:
    """Names by script, charges, custody, courts, judges, prisons, kin, what others call the person, and misfits."""
    day = asked.on or today()
    file = registry_of(request).case_of(person_id, day)
    cases = [each.case for each in file.cases]
    found = portrait([(each.named, each.document) for each in file.names], [*file.acts, *file.responses])
    called = [
        {**fields_of(each, CalledBy, "claims"), "claims": [claim.id for claim in each.claims]}
        for each in found.recognitions
    ]
    misfits = [{**fields_of(each, Misfit, "case"), "case": each.case_id} for each in findings(cases)]
    return {
        "person": file.person.id,
        "as_of": day,
        "spellings": [_spelling(each) for each in found.spellings],
        "charges": [_course(each, day) for each in found.charges],
        **{name: [_body(each) for each in getattr(found, name)] for name in ("courts", "judges", "prisons")},
        "called": called,
        "kin": [_kin(each) for each in file.kin],
        "detentions": [_detention(case.id, each) for case in cases for each in detentions(case)],
        "findings": misfits,
    }


def _spelling(each: Spelling) -> dict[str, Any]:
    places = [{"document": card.id, "start": span.start, "end": span.end} for card, span in each.places]
    return {"name": each.name, "script": each.script, "places": places}


def _course(each: Course, day: date) -> dict[str, Any]:
    left = each.left(day)
    return {
        **{name: getattr(each, name) for name in ("charge", "article", "code_kind")},
        "code": None if each.code is None else each.code.name,
        "standing": each.standing(day),
        "acts": [act.id for act in each.acts],
        "outcome": None if each.outcome is None else each.outcome.id,
        "days_left": None if left is None else left[0],
    }


def _body(each: Body) -> dict[str, Any]:
    return {"name": each.name, "acts": [act.id for act in each.acts]}


def _kin(each: KinTold) -> dict[str, Any]:
    documents = dict.fromkeys(one.document.id for one in each.given)
    return {"name": each.name, "person": each.person_id, "word": each.words, "documents": list(documents)}


def _detention(case: str, each: Detention) -> dict[str, Any]:
    ends: Bound | None = each.ends
    told = fields_of(each, DetentionShown, "case", "begins", "ends")
    bounds = {"begins": fields_of(each.begins, Days), "ends": None if ends is None else fields_of(ends, Days)}
    return {**told, **bounds, "case": case}
