"""What is settled for a whole registry, such as whether a second person has to agree: who set it, and when.

A setting is a row that stays; the latest of a name holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from habeas.errors import UnknownTerm
from habeas.record.connect import Record
from habeas.record.prepared import prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet

TWO_PEOPLE = "two-people"
# Where names to compare are looked for: see `habeas.people.engines`, which has these words too.
LOOKED_UP = "names-looked-up"
ON, OFF = "on", "off"
# Each setting with its values, the first of which holds until somebody sets another.
SETTINGS: dict[str, tuple[str, ...]] = {
    TWO_PEOPLE: (OFF, ON),
    LOOKED_UP: ("by-size", "in-memory", "by-splink"),
}


@dataclass(frozen=True, slots=True)
class Settled:
    """A setting as it is; `by` and `made` are None where nobody set it."""

    name: str
    value: str
    by: str | None = None
    made: datetime | None = None


def settled(record: Record, name: str) -> Settled:
    """A setting as it is now.

    Raises:
        UnknownTerm: there is no such setting.
    """
    allowed = _values(name)
    last = next(iter(_last(record, name)), None)
    return Settled(name, allowed[0]) if last is None else Settled(name, *last)


@prepared
def _last(record: Record, name: str) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.Setting.objects.using(record.alias).filter(name=name).order_by("-pk")
    return rows.values_list("value", "by", "made")[:1]


def all_settled(record: Record) -> list[Settled]:
    """Every setting as it is now."""
    return [settled(record, name) for name in SETTINGS]


def add(record: Record, name: str, value: str, *, by: str, made: datetime) -> None:
    """Sets a value; inside a transaction.

    Raises:
        UnknownTerm: there is no such setting, or no such value of it.
    """
    from habeas.record import models

    if value not in _values(name):
        raise UnknownTerm(f"{name} is set to one of: {', '.join(_values(name))}; not to {value[:40]!r}.")
    models.Setting.objects.using(record.alias).create(name=name, value=value, by=by, made=made)


def log(record: Record) -> list[Settled]:
    """Every change of a setting, the newest first."""
    from habeas.record import models

    rows = models.Setting.objects.using(record.alias).order_by("-pk")
    return [Settled(row.name, row.value, row.by, row.made) for row in rows]


def needs_two(record: Record) -> bool:
    """Whether a claim is verified only when a second person agrees."""
    return settled(record, TWO_PEOPLE).value == ON


def _values(name: str) -> tuple[str, ...]:
    if name not in SETTINGS:
        raise UnknownTerm(f"There is no setting {name[:40]!r}. There are: {', '.join(SETTINGS)}.")
    return SETTINGS[name]
