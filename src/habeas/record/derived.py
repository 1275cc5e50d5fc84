"""Takes back what was derived of some persons, or of claims that name nobody, so that it can be derived anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from habeas.record.connect import Record
from habeas.record.prepared import prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet


def forget_person(record: Record, person_id: str) -> None:
    """Empties the acts and cases of one person; inside the transaction that fills them again."""
    from django.db import connections

    # By hand, with all that belongs to them: Django would read every row first, and ask for each table twice.
    cases = "case_id IN (SELECT id FROM record_case WHERE person_id = %s)"
    acts = "act_id IN (SELECT id FROM record_act WHERE person_id = %s)"
    with connections[record.alias].cursor() as cursor:
        for rows in (
            *(f"record_{table} WHERE {cases}" for table in ("due", "standing", "step")),
            *(f"record_{table} WHERE {acts}" for table in ("disagreement", "telling")),
            "record_case WHERE person_id = %s",
            "record_act WHERE person_id = %s",
        ):
            cursor.execute(f"DELETE FROM {rows}", [person_id])  # noqa: S608 (names of ours)


def acts_of_nobody(record: Record, claims: Iterable[str]) -> set[str]:
    """The ids of the acts without a person that any of these claims tells of."""
    return set(_acts_of_nobody(record, list(claims)))


@prepared
def _acts_of_nobody(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    tellings = models.Telling.objects.using(record.alias).filter(claim__in=claims, act__person=None)
    return tellings.order_by().values_list("act", flat=True)


def told_by(record: Record, acts: Iterable[str]) -> set[str]:
    """The ids of the claims that tell of these acts."""
    from habeas.record import models

    rows = models.Telling.objects.using(record.alias).filter(act__in=list(acts)).order_by()
    return set(rows.values_list("claim", flat=True))


def forget_acts(record: Record, acts: Iterable[str]) -> None:
    """Empties these acts; inside the transaction that fills them again."""
    from habeas.record import models

    acts = sorted(acts)
    if not acts:
        return
    models.Disagreement.objects.using(record.alias).filter(act__in=acts).delete()
    models.Telling.objects.using(record.alias).filter(act__in=acts).delete()
    models.Act.objects.using(record.alias).filter(pk__in=acts).delete()
