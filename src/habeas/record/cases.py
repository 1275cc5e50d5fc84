"""Writes and reads the derived layer: persons, acts and cases, made again from the claims by every build.

The steps that derive them are pure and know nothing of this; `work.derive` hands their results over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.record import load, rulings
from habeas.record.connect import Record
from habeas.record.rows import CHUNK, Rows
from habeas.record.spelling import spellings

# Letters of a date to the day.
DAY = 10

if TYPE_CHECKING:
    from django.db.models import QuerySet


# --- is it up to date ---------------------------------------------------------------------------------


def is_stale(record: Record, steps: str) -> bool:
    """Whether documents changed since persons, acts and cases were derived, or other steps derived them."""
    from habeas.record import models

    row = models.Freshness.objects.using(record.alias).filter(pk=1).first()
    return row is not None and (row.changed != row.derived or row.steps != steps)


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
    tables = (models.Step, models.Case, models.Telling, models.Act, models.Spelling, models.Doubt, models.Person)
    with connections[record.alias].cursor() as cursor:
        for table in tables:  # rows by rows would read them all first
            cursor.execute(f"DELETE FROM {table._meta.db_table}")  # noqa: S608 (a name of ours)


# --- writing ------------------------------------------------------------------------------------------


def mentions(record: Record) -> list[model.Mention]:
    """Everybody whom a document names, with what the document says beside the name; sorted."""
    from habeas.record import models

    named = models.NamedPerson.objects.using(record.alias).select_related("document")
    named = named.only("name", "aliases", "gender", "document__country").order_by("pk")
    roles, events, company = _roles(record), _events(record), _company(record)
    return sorted(
        (
            model.Mention(
                row.document_id,
                row.name,
                tuple(row.aliases),
                row.gender,
                row.document.country,
                roles=tuple(sorted(roles[row.pk])),
                events=tuple(sorted(events[row.pk])),
                company=tuple(sorted(company[row.pk] - {row.name})),
            )
            for row in named.iterator(chunk_size=CHUNK)
        ),
        key=lambda mention: (mention.document_id, mention.name),
    )


def _roles(record: Record) -> dict[int, set[str]]:
    from habeas.record import models

    rows = models.Affiliation.objects.using(record.alias).values_list("named_person", "role")
    return _gathered(rows.iterator())


def _events(record: Record) -> dict[int, set[str]]:
    """What is said to have been done to each named person on a day that is known."""
    from habeas.record import models

    rows = models.Subject.objects.using(record.alias).exclude(claim__date=None).order_by()
    told = rows.values_list("named_person", "claim__type", "claim__date")
    return _gathered((row, f"{kind} {day}") for row, kind, day in told.iterator() if len(day or "") == DAY)


def _company(record: Record) -> dict[int, set[str]]:
    """Those named in the same claims, the person among them."""
    from habeas.record import models

    rows = models.Subject.objects.using(record.alias).order_by("claim", "order")
    told = rows.values_list("claim", "named_person", "named_person__name")
    found: dict[int, set[str]] = defaultdict(set)
    for _, together in groupby(told.iterator(), key=itemgetter(0)):
        several = list(together)
        names = {name for _, _, name in several}
        for _, row, _ in several:
            found[row] |= names
    return found


def _gathered(rows: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for row, value in rows:
        found[row].add(value)
    return found


def add_doubts(record: Record, doubts: Iterable[tuple[str, str, float, tuple[str, str]]]) -> None:
    """Stores who may be whom: two persons' ids, the score in log-odds and the two mentions that speak most for it."""
    from habeas.record import models

    models.Doubt.objects.using(record.alias).bulk_create(
        models.Doubt(left_id=left, right_id=right, score=score, mentions=list(mentions))
        for left, right, score, mentions in doubts
    )


def doubts(record: Record, person_id: str | None = None) -> list[tuple[str, str, float, tuple[str, str]]]:
    """Who may be whom, the likeliest first; with an id only those of that person."""
    from django.db.models import Q

    from habeas.record import models

    rows = models.Doubt.objects.using(record.alias).order_by("-score", "left", "right")
    if person_id is not None:
        rows = rows.filter(Q(left=person_id) | Q(right=person_id))
    return [(row.left_id, row.right_id, row.score, (row.mentions[0], row.mentions[1])) for row in rows]


def namesakes(record: Record, names: Iterable[str]) -> int:
    """How many mentions have one of these very names."""
    from habeas.record import models

    return models.NamedPerson.objects.using(record.alias).filter(name__in=list(names)).count()


def former_ids(record: Record) -> dict[str, str]:
    """By document and name the id of the person that each mention was of when persons were last derived."""
    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).exclude(person=None)
    return {f"{document} {name}": person for document, name, person in rows.values_list("document", "name", "person")}


def redirect(record: Record, moved: Mapping[str, str]) -> None:
    """Notes under which id the persons are now whose ids are no more; rows are only added, or pointed further."""
    from django.utils import timezone

    from habeas.record import models

    for old, new in moved.items():
        models.Redirect.objects.using(record.alias).update_or_create(
            old=old, defaults={"new": new, "since": timezone.now()}
        )


def moved_to(record: Record, person_id: str) -> str | None:
    """The id under which a person is now who had this one; None where it leads nowhere."""
    from habeas.record import models

    seen: set[str] = set()
    rows = models.Redirect.objects.using(record.alias)
    while person_id not in seen and not has_person(record, person_id):
        seen.add(person_id)
        new = rows.filter(old=person_id).values_list("new", flat=True).first()
        if new is None:
            return None
        person_id = new
    return person_id if has_person(record, person_id) else None


def has_person(record: Record, person_id: str) -> bool:
    """Whether that id is taken."""
    from habeas.record import models

    return models.Person.objects.using(record.alias).filter(pk=person_id).exists()


def person_of_case(record: Record, case_id: str) -> str | None:
    """The id of the person whose case has that id; None where there is no such case."""
    from habeas.record import models

    return models.Case.objects.using(record.alias).filter(pk=case_id).values_list("person", flat=True).first()


def add_person(record: Record, person: model.Person) -> None:
    """Stores a person and joins the documents' named people to them."""
    from habeas.record import models

    documents = {mention.document_id for mention in person.mentions}
    models.Person.objects.using(record.alias).create(
        id=person.id,
        name=person.name,
        names=list(person.names),
        mentions=[asdict(mention) for mention in person.mentions],
        reasons=list(person.reasons),
        gender=person.gender,
        country=_country(person.mentions),
        documents=len(documents),
    )
    models.Spelling.objects.using(record.alias).bulk_create(
        models.Spelling(person_id=person.id, name=name, folded=spelling)
        for name in person.names
        for spelling in spellings(name)
    )
    for mention, reason in zip(person.mentions, ["", *person.reasons], strict=False):
        named = models.NamedPerson.objects.using(record.alias)
        named.filter(document=mention.document_id, name=mention.name).update(person=person.id, reason=reason)


def _country(mentions: Iterable[model.Mention]) -> str | None:
    seen = Counter(mention.country for mention in mentions if mention.country is not None)
    return min(seen, key=lambda country: (-seen[country], country), default=None)


def add_claim_count(record: Record, person_id: str, claims: int) -> None:
    """Notes how many claims are about a person."""
    from habeas.record import models

    models.Person.objects.using(record.alias).filter(pk=person_id).update(claims=claims)


def add_acts(record: Record, acts: Iterable[model.Act]) -> None:
    """Stores acts with the claims that tell of them."""
    from habeas.record import models

    acts = list(acts)
    models.Act.objects.using(record.alias).bulk_create(_act_row(act) for act in acts)
    models.Telling.objects.using(record.alias).bulk_create(
        models.Telling(act_id=act.id, claim_id=claim.id, order=order)
        for act in acts
        for order, claim in enumerate(act.claims)
    )


_ACT_PLAIN = ("id", "type", "person_id", "group", "number", "place", "country", "term", "modality", "sources")


def _act_row(act: model.Act) -> Any:  # noqa: ANN401 (a class made when Django is set up)
    from habeas.record import models

    return models.Act(
        **{name: getattr(act, name) for name in _ACT_PLAIN},
        organizations=list(act.organizations),
        actors=list(act.actors),
        charges=list(act.charges),
        date=_text(act.date),
        before=_text(act.before),
        disputes=[[dispute.field, dispute.values] for dispute in act.disputes],
    )


def add_cases(record: Record, cases: Iterable[model.Case]) -> None:
    """Stores cases with their acts and responses, which are stored already."""
    from habeas.record import models

    cases = list(cases)
    models.Case.objects.using(record.alias).bulk_create(
        models.Case(
            **{name: getattr(case, name) for name in ("id", "person_id", "country", "custody", "released")},
            start=_text(case.start),
            end=_text(case.end),
            last_known=_text(case.last_known),
        )
        for case in cases
    )
    models.Step.objects.using(record.alias).bulk_create(
        models.Step(case_id=case.id, act_id=act.id, order=order, response=response)
        for case in cases
        for response, acts in ((False, case.acts), (True, case.responses))
        for order, act in enumerate(acts)
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


# --- reading ------------------------------------------------------------------------------------------


def people(record: Record, order: tuple[str, ...] = ("id",), **asked: Any) -> Rows[model.Person]:  # noqa: ANN401
    """Persons under all their names."""
    from habeas.record import models

    return Rows(models.Person.objects.using(record.alias).filter(**asked).order_by(*order), read_person)


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
    return Rows(query.order_by("date", "id"), read_act)


def cases(record: Record, **asked: Any) -> Rows[model.Case]:  # noqa: ANN401
    """Cases with their acts and responses, by id."""
    from django.db.models import Prefetch

    from habeas.record import models

    steps = models.Step.objects.using(record.alias).order_by("order")
    steps = steps.prefetch_related(Prefetch("act", act_query(record)))
    query = models.Case.objects.using(record.alias).filter(**asked).select_related("person")
    return Rows(query.prefetch_related(Prefetch("step_set", steps)).order_by("id"), read_case)


def act_query(record: Record) -> QuerySet[Any]:
    """The acts, each with what `read_act` needs, in few queries."""
    from django.db.models import Prefetch

    from habeas.record import models

    tellings = models.Telling.objects.using(record.alias).order_by("order")
    tellings = tellings.prefetch_related(Prefetch("claim", rulings.with_rulings(record)))
    rows = models.Act.objects.using(record.alias).select_related("person")
    return rows.prefetch_related(Prefetch("telling_set", tellings))


def read_person(row: Any) -> model.Person:  # noqa: ANN401
    told = tuple(map(_read_mention, row.mentions))
    return model.Person(row.id, row.name, tuple(row.names), told, tuple(row.reasons), row.gender)


def _read_mention(told: dict[str, Any]) -> model.Mention:
    fields: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in told.items()}
    return model.Mention(**fields)


def read_act(row: Any) -> model.Act:  # noqa: ANN401
    return model.Act(
        **{name: getattr(row, name) for name in _ACT_PLAIN},
        claims=tuple(rulings.read(telling.claim) for telling in row.telling_set.all()),
        person_name=None if row.person is None else row.person.name,
        organizations=tuple(row.organizations),
        actors=tuple(row.actors),
        charges=tuple(row.charges),
        date=load.partial(row.date),
        before=load.partial(row.before),
        disputes=tuple(
            model.Dispute(field, tuple((value, tuple(claims)) for value, claims in values))
            for field, values in row.disputes
        ),
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
