"""Who is withheld from what is published, as it was decided. Rows are only added; an undo is a row that names one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.errors import AlreadyDecided, NotFound
from habeas.record.connect import Record


@dataclass(frozen=True, slots=True)
class Withheld:
    """A decision to withhold somebody.

    Attributes:
        people: the mentions of the person when it was decided; whoever has one of them is withheld.
        name: the person's name then.
        fields: what is withheld of them; empty for the whole person.
        undone_by: the number of the row that took it back; None where it holds.
    """

    id: int
    people: tuple[str, ...]
    name: str
    fields: tuple[str, ...]
    by: str
    made: datetime
    because: str
    undone_by: int | None = None


def all_withheld(record: Record) -> list[Withheld]:
    """Every decision to withhold, also those that were undone, the newest first."""
    from habeas.record import models

    rows = list(models.Withholding.objects.using(record.alias).order_by("-pk"))
    undone = {row.undoes_id: row.pk for row in rows if row.undoes_id is not None}
    return [
        Withheld(
            row.pk, tuple(row.people), row.name, tuple(row.fields), row.by, row.made, row.because, undone.get(row.pk)
        )
        for row in rows
        if row.undoes_id is None
    ]


def add(
    record: Record,
    people: tuple[str, ...],
    name: str,
    fields: tuple[str, ...],
    *,
    by: str,
    made: datetime,
    because: str,
) -> Withheld:
    """Adds a decision. Inside a transaction."""
    from habeas.record import models

    row = models.Withholding(people=list(people), name=name, fields=list(fields), by=by, made=made, because=because)
    row.save(using=record.alias)
    return Withheld(row.pk, people, name, fields, by, made, because)


def undo(record: Record, number: int, *, by: str, made: datetime, because: str) -> Withheld:
    """Takes a decision back. Inside a transaction.

    Raises:
        NotFound: there is no such decision.
        AlreadyDecided: it is undone already.
    """
    from habeas.record import models

    found = next((each for each in all_withheld(record) if each.id == number), None)
    if found is None:
        raise NotFound(f"There is no decision {number} to withhold somebody. List them with: habeas withhold list")
    if found.undone_by is not None:
        raise AlreadyDecided(f"Decision {number} to withhold somebody is undone already.")
    row = models.Withholding(people=[], name="", fields=[], by=by, made=made, because=because, undoes_id=number)
    row.save(using=record.alias)
    return found
