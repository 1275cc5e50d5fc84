"""Writes and reads the derived layer: persons, acts and cases, made again from the claims by every build.

The steps that derive them are pure and know nothing of this; `work.derive` hands their results over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import islice
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.record import load, rulings
from habeas.record.connect import Record
from habeas.record.inserting import RowValues, add_rows
from habeas.record.ordering import unknown_first, unknown_last
from habeas.record.prepared import prepared
from habeas.record.rows import CHUNK, Rows
from habeas.record.spelling import name_keys, spellings

if TYPE_CHECKING:
    from django.db.models import QuerySet


# --- is it up to date ---------------------------------------------------------------------------------


def is_stale(record: Record, steps: str) -> bool:
    """Whether documents changed since persons, acts and cases were derived, or other steps derived them."""
    return any(changed != derived or made != steps for changed, derived, made in _freshness(record))


@prepared
def _freshness(record: Record) -> QuerySet[Any]:
    from habeas.record import models

    return models.Freshness.objects.using(record.alias).filter(pk=1).values_list("changed", "derived", "steps")


def mark_fresh(record: Record, steps: str) -> None:
    """Notes, inside the transaction that wrote it, that the derived layer is that of the documents."""
    from django.db.models import F

    from habeas.record import models

    models.Freshness.objects.using(record.alias).filter(pk=1).update(derived=F("changed"), steps=steps)


def forget_all(record: Record) -> None:
    """Empties the derived layer; inside the transaction that fills it again."""
    from django.db import connections

    from habeas.record import models

    models.NamedPerson.objects.using(record.alias).exclude(person=None).update(person=None, reason="")
    tables = (
        models.Due,
        models.Standing,
        models.Disagreement,
        models.Step,
        models.Case,
        models.Telling,
        models.Act,
        models.Spelling,
        models.NameKey,
        models.Doubt,
        models.Person,
    )
    with connections[record.alias].cursor() as cursor:
        for table in tables:  # rows by rows would read them all first
            cursor.execute(f"DELETE FROM {table._meta.db_table}")  # noqa: S608 (a name of ours)


# --- writing ------------------------------------------------------------------------------------------


def has_person(record: Record, person_id: str) -> bool:
    """Whether that id is taken."""
    from habeas.record import models

    return models.Person.objects.using(record.alias).filter(pk=person_id).exists()


def person_of_case(record: Record, case_id: str) -> str | None:
    """The id of the person whose case has that id; None where there is no such case."""
    from habeas.record import models

    return models.Case.objects.using(record.alias).filter(pk=case_id).values_list("person", flat=True).first()


def add_people(record: Record, people: Iterable[model.Person]) -> None:
    """Stores persons and joins the documents' named people to them."""
    from habeas.record import models

    each = iter(people)
    while several := list(islice(each, CHUNK)):
        add_rows(record, models.Person, map(person_row, several))
        add_spellings(record, several)
        join(record, [each for person in several for each in joined(person)])


def add_spellings(record: Record, people: Sequence[model.Person]) -> None:
    """Stores by which spellings persons are found."""
    from habeas.record import models

    spelt = (
        {"person_id": person.id, "name": name, "folded": spelling}
        for person in people
        for name in person.names
        for spelling in spellings(name)
    )
    add_rows(record, models.Spelling, spelt)
    keys = ({"person_id": each.id, "key": key} for each in people for key in sorted(name_keys(each.names)))
    add_rows(record, models.NameKey, keys)


def joined(person: model.Person) -> list[tuple[str, str, str, str]]:
    """For each mention of a person their id, the reason for which it is theirs, the document and the name in it."""
    told = zip(person.mentions, ["", *person.reasons], strict=False)
    return [(person.id, reason, mention.document_id, mention.name) for mention, reason in told]


def join(record: Record, mentions: Sequence[tuple[str, str, str, str]]) -> None:
    """Joins the documents' named people to persons, as `joined` tells."""
    from django.db import connections

    from habeas.record import models

    named = models.NamedPerson._meta.db_table
    with connections[record.alias].cursor() as cursor:  # one statement for many rows: each by itself is slow
        update = f"UPDATE {named} SET person_id = %s, reason = %s WHERE document_id = %s AND name = %s"  # noqa: S608
        cursor.executemany(update, mentions)


_MENTION = tuple(each.name for each in fields(model.Mention))


def person_row(person: model.Person) -> RowValues:
    """The columns of a person's row, but for the number of claims, which is counted later."""
    return {
        "id": person.id,
        "name": person.name,
        "names": list(person.names),
        "mentions": [{name: getattr(mention, name) for name in _MENTION} for mention in person.mentions],
        "reasons": list(person.reasons),
        "gender": person.gender,
        "country": _country(person.mentions),
        "documents": len({mention.document_id for mention in person.mentions}),
    }


def _country(mentions: Iterable[model.Mention]) -> str | None:
    seen = Counter(mention.country for mention in mentions if mention.country is not None)
    return min(seen, key=lambda country: (-seen[country], country), default=None)


def add_claim_counts(record: Record, claims: Mapping[str, int]) -> None:
    """Notes how many claims are about each of these persons."""
    from habeas.record import models

    by_number: dict[int, list[str]] = {}
    for person, number in claims.items():
        by_number.setdefault(number, []).append(person)
    for number, persons in by_number.items():
        models.Person.objects.using(record.alias).filter(pk__in=persons).update(claims=number)


def add_acts(record: Record, acts: Iterable[model.Act]) -> None:
    """Stores acts with the claims that tell of them."""
    from habeas.record import models

    acts = list(acts)
    add_rows(record, models.Act, map(_act_row, acts))
    told = (
        {"act_id": act.id, "claim_id": claim.id, "order": order}
        for act in acts
        for order, claim in enumerate(act.claims)
    )
    add_rows(record, models.Telling, told)


_ACT_PLAIN = ("id", "type", "person_id", "group", "number", "place", "country", "term", "modality", "sources")


def _act_row(act: model.Act) -> RowValues:
    where = act.located or model.Located()
    return {
        **{name: getattr(act, name) for name in _ACT_PLAIN},
        "organizations": list(act.organizations),
        "actors": list(act.actors),
        "charges": list(act.charges),
        "date": _text(act.date),
        "before": _text(act.before),
        "disputes": [[dispute.field, dispute.values] for dispute in act.disputes],
        "settlement": where.settlement,
        "region": where.region,
        "place_country": where.country,
        "geonames": where.geonames,
    }


def add_cases(record: Record, cases: Iterable[model.Case]) -> None:
    """Stores cases with their acts and responses, which are stored already."""
    from habeas.record import models

    cases = list(cases)
    add_rows(record, models.Case, map(_case_row, cases))
    steps = (
        {"case_id": case.id, "act_id": act.id, "order": order, "response": response}
        for case in cases
        for response, acts in ((False, case.acts), (True, case.responses))
        for order, act in enumerate(acts)
    )
    add_rows(record, models.Step, steps)


def _case_row(case: model.Case) -> RowValues:
    return {
        **{name: getattr(case, name) for name in ("id", "person_id", "country", "custody", "released")},
        **{name: _text(getattr(case, name)) for name in ("start", "end", "last_known")},
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


# --- reading ------------------------------------------------------------------------------------------


def people(record: Record, order: tuple[str, ...] = ("id",), **asked: Any) -> Rows[model.Person]:  # noqa: ANN401
    """Persons under all their names."""
    from habeas.record import models

    return Rows(models.Person.objects.using(record.alias).filter(**asked).order_by(*order), read_person)


def people_with(record: Record, ids: Collection[str]) -> list[model.Person]:
    """The persons that have these ids, by id."""
    return [read_person(row) for row in _person_rows(record, ids)] if ids else []


@prepared
def _person_rows(record: Record, ids: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    return models.Person.objects.using(record.alias).filter(pk__in=ids).order_by("id")


def each_person(record: Record) -> Iterator[model.Person]:
    """Persons one by one in the order of their ids, so that they can be written to on the way."""
    last = ""
    while batch := people(record, pk__gt=last)[:CHUNK]:
        yield from batch
        last = batch[-1].id


def acts(record: Record, **asked: Any) -> Rows[model.Act]:  # noqa: ANN401
    """Acts with the claims that tell of them, by date; one whose claims were just taken back is left out."""
    from django.db.models import Exists, OuterRef

    from habeas.record import models

    told = models.Telling.objects.using(record.alias).filter(act=OuterRef("pk"))
    query = act_query(record).filter(Exists(told), **asked)
    return Rows(query.order_by(unknown_first("date"), "id"), read_act)


def latest_acts(record: Record, person_id: str, limit: int, but_of: str) -> tuple[int, list[model.Act]]:
    """How many acts there are against a person but those that one claim tells of, and the latest, the latest first.

    They come without their claims and without the person's name.
    """
    ids = _acts_but_of(record, person_id, but_of)
    found = {row.id: row for row in _act_rows(record, ids[:limit])}
    return len(ids), [read_act(found[one], tellings=(), named=False) for one in ids[:limit]]


@prepared
def _acts_but_of(record: Record, person_id: str, but_of: str) -> QuerySet[Any]:
    from django.db.models import Exists, OuterRef

    from habeas.record import models

    told = models.Telling.objects.using(record.alias).filter(act=OuterRef("pk"))
    rows = models.Act.objects.using(record.alias).filter(Exists(told), person=person_id)
    rows = rows.filter(~Exists(told.filter(claim=but_of)))
    return rows.order_by(unknown_last("date"), "-id").values_list("id", flat=True)


@prepared
def _act_rows(record: Record, ids: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    return models.Act.objects.using(record.alias).filter(pk__in=ids)


def acts_told_by(record: Record, claims: Iterable[str]) -> Rows[model.Act]:
    """The acts that any of these claims tells of."""
    from habeas.record import models

    told = models.Telling.objects.using(record.alias).filter(claim__in=sorted(set(claims)))
    return acts(record, pk__in=told.order_by().values("act"))


def ids_beginning(record: Record, beginning: str, limit: int = 6) -> tuple[list[str], list[str]]:
    """The ids of the acts, and of the claims, that begin so; no more than `limit` of each."""
    from habeas.record import models

    def found(rows: QuerySet[Any]) -> list[str]:
        return list(rows.filter(pk__startswith=beginning).order_by("pk").values_list("pk", flat=True)[:limit])

    return found(models.Act.objects.using(record.alias)), found(models.Claim.objects.using(record.alias))


def cases(record: Record, *conditions: Any, **asked: Any) -> Rows[model.Case]:  # noqa: ANN401
    """Cases with their acts and responses, by id."""
    from django.db.models import Prefetch

    from habeas.record import models

    steps = models.Step.objects.using(record.alias).order_by("order").select_related("act__person")
    steps = steps.prefetch_related(Prefetch("act__telling_set", tellings(record)))
    query = models.Case.objects.using(record.alias).filter(*conditions, **asked).select_related("person")
    return Rows(query.prefetch_related(Prefetch("step_set", steps)).order_by("id"), read_case)


def act_query(record: Record) -> QuerySet[Any]:
    """The acts, each with what `read_act` needs, in few queries."""
    from django.db.models import Prefetch

    from habeas.record import models

    rows = models.Act.objects.using(record.alias).select_related("person")
    return rows.prefetch_related(Prefetch("telling_set", tellings(record)))


def tellings(record: Record) -> QuerySet[Any]:
    """What tells of acts, each with its claim. Claims and documents are joined, for of what a row has one of each
    Django asks in a single long "or", which SQLite refuses of more than a thousand.
    """
    from habeas.record import models

    rows = models.Telling.objects.using(record.alias).order_by("order")
    rows = rows.select_related("claim__ruling", "claim__document").defer(*load.HEAVY)
    return rows.prefetch_related("claim__quotes", load.subjects(record, "claim__subject_set"))


def read_person(row: Any) -> model.Person:  # noqa: ANN401
    told = tuple(map(_read_mention, row.mentions))
    return model.Person(row.id, row.name, tuple(row.names), told, tuple(row.reasons), row.gender)


def _read_mention(told: dict[str, Any]) -> model.Mention:
    fields: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in told.items()}
    return model.Mention(**fields)


def read_act(row: Any, tellings: Iterable[Any] | None = None, *, named: bool = True) -> model.Act:  # noqa: ANN401
    """An act out of its row, with the claims of these tellings, else of all that it has, and its person's name."""
    told = row.telling_set.all() if tellings is None else tellings
    where = model.Located(row.settlement, row.region, row.place_country, row.geonames)
    return model.Act(
        **{name: getattr(row, name) for name in _ACT_PLAIN},
        claims=tuple(rulings.read(telling.claim) for telling in told),
        person_name=row.person.name if named and row.person is not None else None,
        organizations=tuple(row.organizations),
        actors=tuple(row.actors),
        charges=tuple(row.charges),
        date=load.partial(row.date),
        before=load.partial(row.before),
        disputes=tuple(
            model.Dispute(field, tuple((value, tuple(claims)) for value, claims in values))
            for field, values in row.disputes
        ),
        located=None if where == model.Located() else where,
    )


def read_case(row: Any) -> model.Case:  # noqa: ANN401
    steps = [step for step in row.step_set.all() if step.act.telling_set.all()]
    return model.Case(
        id=row.id,
        person_id=row.person_id,
        person_name=row.person.name,
        country=row.country,
        acts=tuple(read_act(step.act) for step in steps if not step.response),
        responses=tuple(read_act(step.act) for step in steps if step.response),
        start=load.partial(row.start),
        end=load.partial(row.end),
        custody=row.custody,
        released=row.released,
        last_known=load.partial(row.last_known),
    )
