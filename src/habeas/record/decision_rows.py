"""The questions to the log of decisions that each decision asks: rows of its table, or values of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from habeas.record.connect import Record
from habeas.record.prepared import prepared
from habeas.record.review import CLAIMS

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Where an entry keeps the ids under which a claim was decided on before.
PLACE_OF = "place_of"


@prepared
def row(record: Record, decision_id: int) -> QuerySet[Any]:
    """The entry with that number."""
    from habeas.record import models

    return models.Decision.objects.using(record.alias).filter(pk=decision_id)


@prepared
def undos(record: Record, decision_id: int) -> QuerySet[Any]:
    """The numbers of the entries that take one back, the latest first."""
    from habeas.record import models

    rows = models.Decision.objects.using(record.alias).filter(undoes=decision_id)
    return rows.order_by("-pk").values_list("pk", flat=True)


@prepared
def held_of(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    """The decisions by which these claims stand, each with the document of the claim."""
    from habeas.record import models

    rows = models.Ruling.objects.using(record.alias).filter(claim__in=claims).exclude(answer="")
    return rows.order_by().values_list("decision", "claim__document")


@prepared
def addressed(record: Record, numbers: Collection[int]) -> QuerySet[Any]:
    """Of these entries on claims the claim and the document that each is about."""
    from habeas.record import models

    rows = models.Decision.objects.using(record.alias).filter(subject=CLAIMS, pk__in=numbers)
    return rows.order_by().values_list("pk", "claim", "document")


@prepared
def touched(record: Record, claim_id: str) -> QuerySet[Any]:
    """Whether anything was decided on a claim under this id, or holds of it: a row where it was."""
    from habeas.record import models

    decided = models.Decision.objects.using(record.alias).filter(subject=CLAIMS, claim=claim_id).order_by()
    ruled = models.Ruling.objects.using(record.alias).filter(pk=claim_id).order_by()
    return decided.values_list("claim").union(ruled.values_list("pk"))


@prepared
def linked(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    """The reviews that say of which claims theirs took the place, in the documents of these claims."""
    from habeas.record import models

    rows = models.Decision.objects.using(record.alias).filter(subject=CLAIMS)
    there = rows.filter(claim__in=claims).order_by().values("document")
    return rows.filter(document__in=there, value__has_key=PLACE_OF).order_by("pk").values_list("claim", "value")


@prepared
def of_claims(record: Record, subject: str, claims: Collection[str]) -> QuerySet[Any]:
    """The entries about any of these claims, the newest first."""
    from habeas.record import models

    return models.Decision.objects.using(record.alias).filter(subject=subject, claim__in=claims).order_by("-pk")


@prepared
def on(record: Record, subject: str) -> QuerySet[Any]:
    """The entries on a subject, the newest first."""
    from habeas.record import models

    return models.Decision.objects.using(record.alias).filter(subject=subject).order_by("-pk")


@prepared
def last_before(record: Record, subject: str, by: str, number: int) -> QuerySet[Any]:
    """The last entry before that number that somebody made on a subject and that takes none back."""
    from habeas.record import models

    rows = models.Decision.objects.using(record.alias).filter(subject=subject, by=by, undoes=None, pk__lt=number)
    return rows.order_by("-pk")[:1]
