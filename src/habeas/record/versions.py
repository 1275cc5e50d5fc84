"""Which documents are versions of one: their files lay at the same place, one after the other."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from habeas.record.connect import Record
from habeas.record.prepared import prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet


def newer(record: Record, document_id: str) -> list[str]:
    """The ids of the documents that came to a place of this one after it, the oldest first."""
    return list(dict.fromkeys(_newer(record, document_id)))


def older(record: Record, document_id: str) -> list[str]:
    """The ids of the documents that were at a place of this one before it, the oldest first."""
    return list(dict.fromkeys(_older(record, document_id)))


def superseded(record: Record) -> set[str]:
    """The ids of the documents in whose place newer ones lie, wherever they lay."""
    return set(_superseded(record).values_list("pk", flat=True))


def superseded_of(record: Record, claims: Collection[str]) -> set[str]:
    """Of the documents of these claims those in whose place newer ones lie."""
    return set(_superseded_of(record, claims))


@prepared
def _superseded_of(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    return _superseded(record).filter(claims__in=claims).values_list("pk", flat=True)


def _superseded(record: Record) -> QuerySet[Any]:
    from django.db.models import Exists, OuterRef

    from habeas.record import models

    origins = models.Origin.objects.using(record.alias).order_by()
    later = origins.filter(path=OuterRef("path"), document__sequence__gt=OuterRef("document__sequence"))
    still = origins.filter(~Exists(later), document=OuterRef("pk"))
    documents = models.Document.objects.using(record.alias).order_by()
    return documents.filter(~Exists(still), Exists(origins.filter(document=OuterRef("pk"))))


@prepared
def _newer(record: Record, document_id: str) -> QuerySet[Any]:
    return _others(record, document_id, "gt")


@prepared
def _older(record: Record, document_id: str) -> QuerySet[Any]:
    return _others(record, document_id, "lt")


def _others(record: Record, document_id: str, way: str) -> QuerySet[Any]:
    from habeas.record import models

    paths = models.Origin.objects.using(record.alias).filter(document=document_id).values("path")
    at = models.Document.objects.using(record.alias).filter(pk=document_id).values("sequence")[:1]
    rows = models.Document.objects.using(record.alias).filter(**{f"sequence__{way}": at}, origins__path__in=paths)
    return rows.order_by("sequence").values_list("pk", flat=True)
