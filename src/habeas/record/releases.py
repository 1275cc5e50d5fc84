"""Who was surely not held on a day, by what all documents of the record say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from habeas.record.connect import Record
from habeas.record.load import partial
from habeas.record.rows import CHUNK


def released_by(record: Record, persons: Iterable[str], day: date) -> frozenset[str]:
    """Those of these persons whose custody surely ended before the day, with none that goes on or may go on."""
    from habeas.record import models

    wanted, found = sorted(set(persons)), set()
    on_day = day.isoformat()
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        cases = models.Case.objects.using(record.alias).filter(person__in=some, custody=True)
        ended = {person for person, end in cases.filter(released=True).values_list("person", "end")
                 if (when := partial(end)) is not None and when.last_day < day}  # fmt: skip
        standings = models.Standing.objects.using(record.alias).filter(case__person__in=sorted(ended))
        rows = standings.values_list("case__person", "since", "until")
        found |= ended - {person for person, since, until in rows if since <= on_day and (until or "9999") > on_day}
    return frozenset(found)
