"""Which documents are versions of one: their files lay at the same place, one after the other."""

from __future__ import annotations

from habeas.record.connect import Record


def newer(record: Record, document_id: str) -> list[str]:
    """The ids of the documents that came to a place of this one after it, the oldest first."""
    return _others(record, document_id, "gt")


def older(record: Record, document_id: str) -> list[str]:
    """The ids of the documents that were at a place of this one before it, the oldest first."""
    return _others(record, document_id, "lt")


def _others(record: Record, document_id: str, way: str) -> list[str]:
    from habeas.record import models

    paths = models.Origin.objects.using(record.alias).filter(document=document_id).values("path")
    at = models.Document.objects.using(record.alias).filter(pk=document_id).values("sequence")[:1]
    rows = models.Document.objects.using(record.alias).filter(**{f"sequence__{way}": at}, origins__path__in=paths)
    return list(dict.fromkeys(rows.order_by("sequence").values_list("pk", flat=True)))
