"""Writes and asks what is looked up day by day: where sources differ, who was held when, what is overdue.

Every question is answered out of an index, in a number of statements that does not grow with the registry.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.acts.chosen import Choices
from habeas.cases.due import Due
from habeas.cases.standing import Standing
from habeas.cases.status import HELD, UNKNOWN, tells_of_custody
from habeas.dates import PartialDate
from habeas.record import cases
from habeas.record.case_lines import CaseLines
from habeas.record.connect import Record
from habeas.record.inserting import add_rows
from habeas.record.load import partial
from habeas.record.ordering import unknown_last
from habeas.record.prepared import prepared
from habeas.record.rows import CHUNK, Rows, RowsTogether
from habeas.terms import claim_types

if TYPE_CHECKING:
    from django.db.models import Q, QuerySet

_MONTH = 7  # letters of a date to the month


@dataclass(frozen=True, slots=True)
class Overdue:
    """What of a case is stale: since when, and the remand or the hearing that it comes from; None for silence."""

    kind: str
    day: date
    case_id: str
    person_id: str
    person_name: str
    country: str | None
    act_id: str | None
    act_date: PartialDate | None
    term: str | None


# --- writing --------------------------------------------------------------------------------------------


def add_disagreements(record: Record, acts: Iterable[model.Act], choices: Choices) -> None:
    """Stores the fields on which the sources of these acts differ."""
    from habeas.record import models

    models.Disagreement.objects.using(record.alias).bulk_create(
        (
            models.Disagreement(
                act_id=act.id,
                field=dispute.field,
                country=act.country,
                person=act.person_id,
                chosen=dispute.field in choices.settled(act),
            )
            for act in acts
            for dispute in act.disputes
        ),
        batch_size=CHUNK,
    )


def add_standings(record: Record, cases: Iterable[tuple[model.Case, Iterable[Standing], Iterable[Due]]]) -> None:
    """Stores the days on which each of these cases stands as held or unknown, and what of it is due."""
    from habeas.record import models

    cases = [(case, runs, tuple(dues)) for case, runs, dues in cases]
    standing = (
        {
            "case_id": case.id,
            "value": run.value,
            "since": str(run.since),
            "until": None if run.until is None else str(run.until),
            "country": case.country,
            "person": case.person_id,
        }
        for case, runs, _ in cases
        for run in runs
    )
    add_rows(record, models.Standing, standing)
    due = (
        {"case_id": case.id, "act_id": each.act_id, "kind": each.kind, "day": str(each.day), "country": case.country}
        for case, _, dues in cases
        for each in dues
    )
    add_rows(record, models.Due, due)


def last_mentioned(record: Record, persons: Iterable[str]) -> dict[str, date]:
    """By person the day of publication of the last document that names them; who is in none with a day is not in it."""
    last = _last_mentioned(record, list(persons))
    return {person: day.last_day for person, text in last if (day := partial(text)) is not None}


@prepared
def _last_mentioned(record: Record, persons: Collection[str]) -> QuerySet[Any]:
    from django.db.models import Max

    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).filter(person__in=persons).order_by()
    return rows.values_list("person").annotate(last=Max("document__published"))


# --- where sources differ -------------------------------------------------------------------------------


def disagreements(record: Record, **asked: Any) -> Rows[model.Act]:  # noqa: ANN401 (values of a query)
    """The acts on which sources differ, those on which nobody chose first; narrowed by field, country, chosen."""
    from django.db.models import Exists, OuterRef

    from habeas.record import models

    wanted = {name: value for name, value in asked.items() if value is not None}
    rows = models.Disagreement.objects.using(record.alias)
    # Acts are looked up by what is in dispute, which is little, and never the other way round.
    some = rows.filter(**wanted).order_by().values("act")
    open_ = Exists(rows.filter(act=OuterRef("pk"), chosen=False))
    query = cases.act_query(record).filter(pk__in=some).annotate(open=open_)
    return Rows(query.order_by("-open", unknown_last("date"), "id"), cases.read_act)


def disputed_fields(record: Record) -> list[tuple[str, bool, int]]:
    """For each field on which sources differ, whether somebody chose, and on how many acts."""
    from django.db.models import Count

    from habeas.record import models

    rows = models.Disagreement.objects.using(record.alias).order_by().values_list("field", "chosen")
    return sorted(rows.annotate(number=Count("*")))


# --- who was held when ----------------------------------------------------------------------------------


def _on(record: Record, day: date, value: str | None) -> QuerySet[Any]:
    """What stood so on a day; None for either value, which are all that are not "not held"."""
    from django.db.models import Q

    from habeas.record import models

    values = (HELD, UNKNOWN) if value is None else (value,)
    rows = models.Standing.objects.using(record.alias).filter(value__in=values, since__lte=str(day)).order_by()
    return rows.filter(Q(until=None) | Q(until__gt=str(day)))


def cases_on(record: Record, day: date, value: str) -> QuerySet[Any]:
    """A query for the ids of the cases that stood so on a day: "held" or "unknown"."""
    return _on(record, day, value).values("case")


def not_held(record: Record, day: date) -> Q:
    """A condition for the cases that stood as not held on a day: all that were neither held nor unknown."""
    from django.db.models import Q

    from habeas.record import models

    rows = models.Standing.objects.using(record.alias).filter(since__lte=str(day)).order_by()
    return ~Q(pk__in=rows.filter(Q(until=None) | Q(until__gt=str(day))).values("case"))


def lines_on(record: Record, day: date, status: str | None = None, **asked: Any) -> CaseLines:  # noqa: ANN401
    """The cases that stood so on a day, "held", "unknown" or "not held", or all of them, for a list of them.

    Narrowed by country and person. On a day a case stands in one way, so that they are counted without being looked up.
    """
    from django.db.models import Exists, OuterRef

    from habeas.record import models

    kinds = [kind for kind in claim_types() if tells_of_custody(kind)]
    cases = models.Case.objects.using(record.alias).filter(**asked)
    if status is None:
        return CaseLines(record, kinds, cases, cases.count)
    if status in (HELD, UNKNOWN):
        rows = _on(record, day, status)
        return CaseLines(
            record, kinds, cases.filter(Exists(rows.filter(case=OuterRef("pk")))), rows.filter(**asked).count
        )
    other = _on(record, day, None)
    free = cases.filter(~Exists(other.filter(case=OuterRef("pk"))))
    return CaseLines(record, kinds, free, lambda: cases.count() - other.filter(**asked).count())


def people_on(record: Record, day: date, value: str = "held") -> int:
    """The number of people, known by name, of whom a case stood so on a day."""
    return _on(record, day, value).values("person").distinct().count()


def by_country(record: Record, day: date) -> dict[str, int]:
    """For each country the number of people who were held on a day."""
    from django.db.models import Count

    rows = _on(record, day, "held").exclude(country=None).values_list("country")
    return dict(rows.annotate(number=Count("person", distinct=True)))


def changes(record: Record, value: str, country: str | None = None) -> dict[str, int]:
    """By month (2024-05) how many more cases stood so at its end than at the end of the month before."""
    from django.db.models import Count
    from django.db.models.functions import Substr

    from habeas.record import models

    found: dict[str, int] = {}
    rows = models.Standing.objects.using(record.alias).filter(value=value).order_by()
    if country is not None:
        rows = rows.filter(country=country)
    for field, sign in (("since", 1), ("until", -1)):
        months = rows.exclude(**{field: None}).annotate(month=Substr(field, 1, _MONTH)).values_list("month")
        for month, number in months.annotate(number=Count("*")):
            found[month] = found.get(month, 0) + sign * number
    return found


# --- what is overdue ------------------------------------------------------------------------------------


def overdue(record: Record, day: date, kind: str | None = None, country: str | None = None) -> Rows[Overdue]:
    """What became stale by a day, the latest first."""
    rows = _due(record, day).select_related("case__person", "act")
    wanted = {name: value for name, value in (("kind", kind), ("country", country)) if value is not None}
    return RowsTogether(rows.filter(**wanted).order_by("-day", "case", "kind", "act"), _read_overdue)


def overdue_by_kind(record: Record, day: date) -> dict[str, int]:
    """How much became stale by a day, by its kind."""
    from django.db.models import Count

    return dict(_due(record, day).order_by().values_list("kind").annotate(number=Count("*")))


def _due(record: Record, day: date) -> QuerySet[Any]:
    from habeas.record import models

    return models.Due.objects.using(record.alias).filter(day__lt=str(day))


def _read_overdue(row: Any) -> Overdue:  # noqa: ANN401
    return Overdue(
        row.kind,
        date.fromisoformat(row.day),
        row.case_id,
        row.case.person_id,
        row.case.person.name,
        row.country,
        row.act_id,
        None if row.act is None else partial(row.act.date),
        None if row.act is None else row.act.term,
    )
