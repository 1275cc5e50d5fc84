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

    documents = models.Document.objects.using(record.alias)
    at = documents.filter(pk=document_id).values_list("sequence", flat=True).first()
    if at is None:
        return []
    paths = models.Origin.objects.using(record.alias).filter(document=document_id).values("path")
    rows = documents.filter(origins__path__in=paths, **{f"sequence__{way}": at}).order_by("sequence")
    return list(dict.fromkeys(rows.values_list("pk", flat=True)))
