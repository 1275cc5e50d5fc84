"""Reads whom the names of those who respond stand for: persons, organizations, holders of offices by surname."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from habeas.record import load
from habeas.record.connect import Record
from habeas.record.rows import CHUNK

# A document and a name in it.
Named = tuple[str, str]


def persons_called(record: Record, named: Collection[Named]) -> dict[Named, tuple[str, str]]:
    """For each pair of a document and a name in it the id and the shown name of the person whom it names there."""
    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).filter(person__isnull=False)
    return _called(rows, named, "person")


def organizations_called(record: Record, named: Collection[Named]) -> dict[Named, tuple[str, str]]:
    """The same for organizations."""
    from habeas.record import models

    return _called(models.OrganizationMention.objects.using(record.alias), named, "organization")


def _called(rows: Any, named: Collection[Named], whose: str) -> dict[Named, tuple[str, str]]:  # noqa: ANN401
    found: dict[Named, tuple[str, str]] = {}
    documents = sorted({document for document, _ in named})
    for start in range(0, len(documents), CHUNK):
        some = set(documents[start : start + CHUNK])
        names = sorted({name for document, name in named if document in some})
        for at in range(0, len(names), CHUNK):
            asked = rows.filter(document__in=sorted(some), name__in=names[at : at + CHUNK]).order_by("pk")
            for document, name, one, shown in asked.values_list("document", "name", whose, f"{whose}__name"):
                found.setdefault((document, name), (one, shown))
    return found


def offices_of(record: Record, persons: Collection[str]) -> dict[str, list[load.SourcedAffiliation]]:
    """What documents say these persons are, by the id of the person."""
    found: dict[str, list[load.SourcedAffiliation]] = {}
    wanted = sorted(persons)
    for start in range(0, len(wanted), CHUNK):
        for each in load.affiliations(record, named_person__person__in=wanted[start : start + CHUNK]):
            found.setdefault(each.person_id or "", []).append(each)
    return found


def office_holders(record: Record, surnames: Collection[str]) -> dict[str, str]:
    """The persons of whom a document gives an office and whose name has one of these words; names by id."""
    from django.db.models import Q

    from habeas.record import models

    found: dict[str, str] = {}
    for surname in sorted(surnames):
        holding = models.Affiliation.objects.using(record.alias).filter(
            Q(named_person__person__name__icontains=f" {surname}")
            | Q(named_person__person__name__icontains=f"{surname},")
        )
        found |= dict(holding.order_by().values_list("named_person__person", "named_person__person__name").distinct())
    return found


def held_in(record: Record, documents: Collection[str], role: str) -> dict[str, str]:
    """The persons whom one of these documents calls by that office, as it stands; names by id."""
    from habeas.record import models

    found: dict[str, str] = {}
    wanted = sorted(documents)
    for start in range(0, len(wanted), CHUNK):
        held = models.Affiliation.objects.using(record.alias).filter(
            named_person__document__in=wanted[start : start + CHUNK],
            role__iexact=role,
            named_person__person__isnull=False,
        )
        found |= dict(held.order_by().values_list("named_person__person", "named_person__person__name").distinct())
    return found
