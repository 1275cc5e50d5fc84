"""What stands in a calendar of the public record: terms of remand that are over on a day, and days in court."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.cases.due import HEARING, TERM
from habeas.dates import PartialDate
from habeas.record.connect import Record
from habeas.record.load import partial

# The type of claim whose day is one in court.
_TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a day; `kind` is "term" or "hearing", and the date is as far as it is known.

    Attributes:
        country, place: of the case, or of the hearing; None where it is not known.
        told: how long the remand is, as it is worded; None for a hearing.
    """

    kind: str
    date: PartialDate
    act_id: str
    person_id: str
    person_name: str
    country: str | None
    place: str | None
    told: str | None


def terms(record: Record, first: date, last: date) -> list[Dated]:
    """Remands of people not known to be free whose term is over on one of these days, unless news came since."""
    from habeas.record import models

    rows = models.Due.objects.using(record.alias).filter(kind=TERM, day__gte=str(first), day__lte=str(last))
    found = []
    for row in rows.select_related("case__person", "act").order_by("day", "case", "act"):
        day, person = PartialDate.of(date.fromisoformat(row.day)), row.case.person
        term = None if row.act is None else row.act.term
        found.append(Dated(TERM, day, row.act_id or "", person.pk, person.name, row.country, None, term))
    return found


def hearings(record: Record, first: date, last: date) -> list[Dated]:
    """Days in court between two days, be they before or after today; also those of which only the month is known."""
    from habeas.record import models

    rows = models.Act.objects.using(record.alias).filter(type=_TRIAL, date__gte=f"{first:%Y-%m}", date__lte=str(last))
    found = []
    for row in rows.exclude(modality="denied").exclude(person=None).select_related("person").order_by("date", "id"):
        day, person = partial(row.date), row.person
        if day is None or person is None or day.precision == "year":
            continue
        if day.last_day >= first and day.first_day <= last:
            found.append(Dated(HEARING, day, row.pk, person.pk, person.name, row.country, row.place, None))
    return found
