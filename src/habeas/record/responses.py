"""Reads what responses are found, ordered and told by, without their claims; and who is held in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from habeas import model
from habeas.dates import PartialDate
from habeas.record import cases as case_rows
from habeas.record import load, watching
from habeas.record.cases import read_act, tellings
from habeas.record.connect import Record
from habeas.record.ordering import unknown_first
from habeas.record.rows import CHUNK, Rows

# Without one of these no running words tell of a question; what they tell is read by `answers.exchanges_told`.
TELLS_OF_QUESTIONS = ("asked", "declined", "refused", "respond", "reply", "replied")


@dataclass(frozen=True, slots=True)
class Line:
    """An act of the other side in a line; `claims` and `documents` are ids, in the act's order.

    `described` is the phrase for the one person whom nobody names that it was done for.
    """

    id: str
    type: str
    person: str | None
    person_name: str | None
    actors: tuple[str, ...]
    date: PartialDate | None
    before: PartialDate | None
    country: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    described: str | None = None


def lines(record: Record, types: Iterable[str], person: str | None = None) -> list[Line]:
    """All acts of these types, by id; with a person those done to them, and those that the same claims tell of.

    With the awards of a person come those to one person whom nobody names, who may be the same.
    """
    from habeas.record import models

    told: dict[str, list[tuple[str, str]]] = {}
    rows = models.Telling.objects.using(record.alias).filter(act__type__in=list(types))
    acts = models.Act.objects.using(record.alias).filter(type__in=list(types))
    if person is not None:
        own = acts.filter(person=person)
        together = _together(record, set(own.values_list("pk", flat=True)))
        if own.filter(type="award").exists():
            unnamed = acts.filter(type="award", person=None, number=1)
            together = sorted({*together, *unnamed.values_list("pk", flat=True)})
        rows, acts = rows.filter(act__in=together), acts.filter(pk__in=together)
    for act, claim, document in rows.order_by("act_id", "order").values_list(
        "act_id", "claim_id", "claim__document_id"
    ):
        told.setdefault(act, []).append((claim, document))
    names = ("id", "type", "person_id", "person__name", "actors", "date", "before", "country", "group", "number")
    return [
        Line(
            row[0],
            row[1],
            row[2],
            row[3],
            tuple(row[4]),
            load.partial(row[5]),
            load.partial(row[6]),
            row[7],
            tuple(claim for claim, _ in told[row[0]]),
            tuple(dict.fromkeys(document for _, document in told[row[0]])),
            row[8] if row[2] is None and row[9] == 1 else None,
        )
        for row in acts.order_by("id").values_list(*names).iterator(CHUNK)
        if row[0] in told
    ]


def _together(record: Record, acts: set[str]) -> list[str]:
    """These acts, and those of their types that share claims with them, over as many steps as it takes."""
    from habeas.record import models

    rows = models.Telling.objects.using(record.alias)
    found, new = set(acts), set(acts)
    while new:
        claims = set(rows.filter(act__in=sorted(new)).values_list("claim_id", flat=True))
        new = set(rows.filter(claim__in=sorted(claims)).values_list("act_id", flat=True)) - found
        found |= new
    return sorted(found)


def acts_by_id(record: Record, ids: Collection[str]) -> dict[str, model.Act]:
    """These acts with their claims."""
    from django.db.models import Prefetch

    from habeas.record import models

    found: dict[str, model.Act] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), CHUNK):
        rows = models.Act.objects.using(record.alias).filter(pk__in=wanted[start : start + CHUNK])
        rows = rows.select_related("person").prefetch_related(Prefetch("telling_set", tellings(record)))
        found |= {row.id: read_act(row) for row in rows}
    return found


# A document with the first and the last place of some words in it.
SaidAt = tuple[str, int, int]


def places_of(record: Record, claims: Collection[str]) -> dict[str, list[SaidAt]]:
    """Where each of these claims, by id, is told: the places of its quotes."""
    from habeas.record import models

    found: dict[str, list[SaidAt]] = {}
    wanted = sorted(claims)
    for start in range(0, len(wanted), CHUNK):
        rows = models.Quote.objects.using(record.alias).filter(claim__in=wanted[start : start + CHUNK]).order_by("pk")
        for claim, document, first, last in rows.values_list("claim", "claim__document", "start", "end"):
            found.setdefault(claim, []).append((document, first, last))
    return found


def quotes_of(record: Record, claims: Collection[str]) -> dict[str, list[str]]:
    """The words of the quotes of each of these claims, by id."""
    from habeas.record import models

    found: dict[str, list[str]] = {}
    wanted = sorted(claims)
    for start in range(0, len(wanted), CHUNK):
        rows = models.Quote.objects.using(record.alias).filter(claim__in=wanted[start : start + CHUNK]).order_by("pk")
        for claim, text in rows.values_list("claim", "text"):
            found.setdefault(claim, []).append(text)
    return found


def documents_by_id(record: Record, ids: Collection[str]) -> dict[str, model.Document]:
    """These documents with their text."""
    found: dict[str, model.Document] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), CHUNK):
        found |= {each.id: each for each in load.documents(record, pk__in=wanted[start : start + CHUNK])}
    return found


def answered_cases(record: Record, **asked: Any) -> Rows[model.Case]:  # noqa: ANN401 (values of a query)
    """The times in custody to which there are responses, by id."""
    from django.db.models import Exists, OuterRef

    from habeas.record import models

    steps = models.Step.objects.using(record.alias).filter(response=True, case=OuterRef("pk"))
    return case_rows.cases(record, Exists(steps), custody=True, **asked)


@dataclass(frozen=True, slots=True)
class HeldCase:
    """Somebody held on a day, with the responses to that time in custody, each in a line."""

    case: str
    person: str
    person_name: str
    country: str | None
    since: PartialDate | None
    responses: tuple[Line, ...]


def held_on(record: Record, day: date, country: str | None = None) -> list[HeldCase]:
    """Who was held on a day, by the id of the case."""
    from habeas.record import models

    query = models.Case.objects.using(record.alias).filter(pk__in=watching.cases_on(record, day, "held"))
    query = query if country is None else query.filter(country=country)
    said: dict[str, list[Line]] = {}
    steps = models.Step.objects.using(record.alias).filter(response=True, case__in=query.order_by().values("pk"))
    steps = steps.exclude(act__modality__in=("possible", "denied")).order_by("case_id", "order")
    names = ("case_id", "act_id", "act__type", "act__actors", "act__date", "act__before")
    for case, act, kind, actors, made, before in steps.values_list(*names):
        line = Line(act, kind, None, None, tuple(actors), load.partial(made), load.partial(before), None, (), ())
        said.setdefault(case, []).append(line)
    rows = query.order_by("id").values_list("id", "person_id", "person__name", "country", "start")
    return [HeldCase(*row[:4], load.partial(row[4]), tuple(said.get(row[0], ()))) for row in rows]


def with_questions(record: Record, **asked: Any) -> Rows[model.Document]:  # noqa: ANN401 (values of a query)
    """The documents in which somebody may be asked something, with their text, the earliest first."""
    from django.db.models import Q

    from habeas.record import models

    told = Q(parts__icontains='"question"')
    for words in TELLS_OF_QUESTIONS:
        told |= Q(text__icontains=words)
    rows = models.Document.objects.using(record.alias).filter(told, **asked)
    return Rows(rows.order_by(unknown_first("published"), "id"), load.read_document)
