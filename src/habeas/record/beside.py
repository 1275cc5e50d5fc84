"""Documents that may copy one another, and whether people decided on one that is not there any more."""

from __future__ import annotations

from habeas.record.connect import Record


def may_be_copies(record: Record, document_id: str, limit: int) -> list[str]:
    """The ids of other documents with a claim in the same words."""
    from habeas.record import models

    rows = models.Claim.objects.using(record.alias)
    wordings = rows.filter(document=document_id).order_by().values("wording")
    others = rows.filter(wording__in=wordings).exclude(document=document_id).order_by()
    return sorted(others.values_list("document", flat=True).distinct()[:limit])


def is_decided_on(record: Record, document_id: str) -> bool:
    """Whether the log has an entry on a claim of the document."""
    from habeas.record import models

    return models.Decision.objects.using(record.alias).filter(document=document_id).exists()
