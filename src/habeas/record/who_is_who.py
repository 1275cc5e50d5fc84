"""What resolution reads and writes: mentions with what stands beside them, who may be whom, and ids that people had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.record import cases
from habeas.record.connect import Record
from habeas.record.prepared import prepared
from habeas.record.rows import CHUNK
from habeas.record.spelling import name_keys

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Letters of a date to the day.
DAY = 10


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


def kin(record: Record) -> list[tuple[str, str]]:
    """The pairs of mentions, as judgements address them, of whom a document says that they are kin."""
    from habeas.people.judgements import key_of
    from habeas.record import models

    rows = models.Kin.objects.using(record.alias).values_list("document", "person__name", "relative__name").distinct()
    return [(key_of(document, one), key_of(document, other)) for document, one, other in rows.order_by().iterator()]


def told_apart(record: Record) -> list[list[str]]:
    """The mentions of one name that a table tells apart, as judgements address them: "A Bek (born 1961)"."""
    from habeas.people.judgements import key_of
    from habeas.people.namesakes import name_of
    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).filter(name__endswith=")", given=False).order_by("pk")
    told: dict[tuple[str, str], list[str]] = {}
    for document, name in rows.values_list("document", "name").iterator():
        if (plain := name_of(name)) is not None:
            told.setdefault((document, plain), []).append(key_of(document, name))
    return [several for several in told.values() if len(several) > 1]


def told_in_one_file(record: Record) -> list[list[list[str]]]:
    """Of each name that an import tells apart in documents that it hands on: the mentions of each of its people."""
    from habeas.people.judgements import key_of
    from habeas.people.namesakes import name_of
    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).filter(name__endswith=")", given=False).order_by("pk")
    rows = rows.filter(document__handed_on_by__known=False)
    told: dict[tuple[int, str], dict[str, list[str]]] = {}
    for document, name, number in rows.values_list("document", "name", "document__handed_on_by__imported").iterator():
        if (plain := name_of(name)) is not None:
            told.setdefault((number, plain), {}).setdefault(name, []).append(key_of(document, name))
    return [list(people.values()) for people in told.values() if len(people) > 1]


def _roles(record: Record) -> dict[int, set[str]]:
    from habeas.record import models

    rows = models.Affiliation.objects.using(record.alias).values_list("named_person", "role")
    return _gathered(rows.iterator())


def _events(record: Record) -> dict[int, set[str]]:
    """What is said to have been done to each named person on a day that is known."""
    from habeas.record import models

    rows = models.Subject.objects.using(record.alias).filter(claim__kept=False).exclude(claim__date=None).order_by()
    told = rows.values_list("named_person", "claim__type", "claim__date")
    return _gathered((row, f"{kind} {day}") for row, kind, day in told.iterator() if len(day or "") == DAY)


def _company(record: Record) -> dict[int, set[str]]:
    """Those named in the same claims, the person among them."""
    from habeas.record import models

    rows = models.Subject.objects.using(record.alias).filter(claim__kept=False).order_by("claim", "order")
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


def forget_doubts(record: Record) -> None:
    """Takes out who may be whom, before it is stored anew."""
    from habeas.record import models

    models.Doubt.objects.using(record.alias).all().delete()


def doubts(record: Record, person_id: str | None = None) -> list[tuple[str, str, float, tuple[str, str]]]:
    """Who may be whom, the likeliest first; with an id only those of that person."""
    from django.db.models import Q

    from habeas.record import models

    rows = models.Doubt.objects.using(record.alias).order_by("-score", "left", "right")
    if person_id is not None:
        rows = rows.filter(Q(left=person_id) | Q(right=person_id))
    return [(row.left_id, row.right_id, row.score, (row.mentions[0], row.mentions[1])) for row in rows]


def maybe(record: Record, persons: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs that may be one person of which one is any of these persons."""
    return _maybe(record, persons, persons) if persons else []


@prepared
def _maybe(record: Record, left: Collection[str], right: Collection[str]) -> QuerySet[Any]:
    from django.db.models import Q

    from habeas.record import models

    rows = models.Doubt.objects.using(record.alias).filter(Q(left__in=left) | Q(right__in=right)).order_by()
    return rows.values_list("left", "right")


def number_of_doubts(record: Record) -> int:
    """How many pairs wait for somebody to decide."""
    from habeas.record import models

    return models.Doubt.objects.using(record.alias).count()


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

    now = timezone.now()
    models.Redirect.objects.using(record.alias).bulk_create(
        (models.Redirect(old=old, new=new, since=now) for old, new in moved.items()),
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["old"],
        update_fields=["new", "since"],
    )


def moved_to(record: Record, person_id: str) -> str | None:
    """The id under which a person is now who had this one; None where it leads nowhere."""
    from habeas.record import models

    seen: set[str] = set()
    rows = models.Redirect.objects.using(record.alias)
    while person_id not in seen and not cases.has_person(record, person_id):
        seen.add(person_id)
        new = rows.filter(old=person_id).values_list("new", flat=True).first()
        if new is None:
            return None
        person_id = new
    return person_id if cases.has_person(record, person_id) else None


def who_may_be(record: Record, name: str) -> list[str]:
    """The ids of the people with a name that sounds like this one, in order; whether it is theirs is to be compared."""
    from habeas.record import models

    rows = models.NameKey.objects.using(record.alias).filter(key__in=name_keys([name]))
    return sorted(set(rows.values_list("person", flat=True)))
