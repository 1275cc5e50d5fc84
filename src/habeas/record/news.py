"""What came into a record since some moment, by the numbers that rows have in the order of their coming."""

from __future__ import annotations

from dataclasses import dataclass

from habeas import model
from habeas.record import load, queue
from habeas.record.connect import Record


@dataclass(frozen=True, slots=True)
class Moment:
    """How far a record had come: the numbers of the last document and of the last decision."""

    document: int
    decision: int


def now(record: Record) -> Moment:
    """How far the record has come."""
    from habeas.record import models

    documents = models.Document.objects.using(record.alias).order_by("-sequence").values_list("sequence", flat=True)
    decisions = models.Decision.objects.using(record.alias).order_by("-pk").values_list("pk", flat=True)
    return Moment(documents.first() or 0, decisions.first() or 0)


def documents_since(record: Record, moment: Moment, limit: int) -> tuple[int, list[model.DocumentCard]]:
    """How many documents came since, and the last of them."""
    rows = load.cards(record, ("-sequence",), sequence__gt=moment.document)
    return len(rows), list(rows[:limit])


def decisions_since(record: Record, moment: Moment) -> int:
    """How many decisions were made since, undos among them."""
    from habeas.record import models

    return int(models.Decision.objects.using(record.alias).filter(pk__gt=moment.decision).count())


def waiting(record: Record, reader: str | None = None) -> dict[str, int]:
    """What waits for somebody to decide: claims, pairs of people, fields on which sources differ.

    For a reader what waits for a second person is left out where they are the first, as in the queue.
    """
    from habeas.record import models

    return {
        "claims": queue.number(record, reader=reader),
        "pairs": models.Doubt.objects.using(record.alias).count(),
        "disagreements": models.Disagreement.objects.using(record.alias).filter(chosen=False).count(),
    }
