"""Takes back what was derived of some persons, or of claims that name nobody, so that it can be derived anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from habeas.record.connect import Record


def forget_person(record: Record, person_id: str) -> None:
    """Empties the acts and cases of one person; inside the transaction that fills them again."""
    from habeas.record import models

    cases = models.Case.objects.using(record.alias).filter(person=person_id)
    for table in (models.Due, models.Standing, models.Step):
        table.objects.using(record.alias).filter(case__person=person_id).delete()
    cases.delete()
    _forget_acts(record, person=person_id)


def acts_of_nobody(record: Record, claims: Iterable[str]) -> set[str]:
    """The ids of the acts without a person that any of these claims tells of."""
    from habeas.record import models

    tellings = models.Telling.objects.using(record.alias).filter(claim__in=list(claims), act__person=None)
    return set(tellings.values_list("act", flat=True))


def forget_acts(record: Record, acts: Iterable[str]) -> None:
    """Empties these acts; inside the transaction that fills them again."""
    _forget_acts(record, pk__in=sorted(acts))


def _forget_acts(record: Record, **asked: Any) -> None:  # noqa: ANN401 (values of a query)
    from habeas.record import models

    acts = list(models.Act.objects.using(record.alias).filter(**asked).values_list("pk", flat=True))
    models.Disagreement.objects.using(record.alias).filter(act__in=acts).delete()
    models.Telling.objects.using(record.alias).filter(act__in=acts).delete()
    models.Act.objects.using(record.alias).filter(pk__in=acts).delete()
