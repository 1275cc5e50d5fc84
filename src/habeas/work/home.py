"""What a team wants to know first in the morning: what came, what waits, what became stale, who is held where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas import model
from habeas.cases.due import KINDS
from habeas.record import news, watching
from habeas.record.connect import Record
from habeas.record.news import Moment
from habeas.record.rows import Rows
from habeas.record.watching import Overdue

# Of each kind, as many as one sees at a glance; the rest have a page.
SHOWN = 5
MONTHS = 12  # of a year


@dataclass(frozen=True, slots=True)
class Stale:
    """What became stale in one way: how much, and the latest of it."""

    kind: str
    number: int
    latest: tuple[Overdue, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """All of it, as of a day.

    Attributes:
        documents, latest: how many documents came since the moment that was asked about, and the last of them.
        decisions: how many decisions were made since.
        claims, pairs, disagreements: what waits for somebody to decide.
        held: for each country the number of people who are held.
        curve: the number of people held at the end of each month (2024-05), from the first with any to that day's.
    """

    as_of: date
    documents: int
    latest: tuple[model.DocumentCard, ...]
    decisions: int
    claims: int
    pairs: int
    disagreements: int
    stale: tuple[Stale, ...]
    held: dict[str, int]
    curve: tuple[tuple[str, int], ...]


def home(record: Record, day: date, since: Moment, reader: str | None = None) -> Home:
    """What is new since a moment, what waits (for a reader, if one is named), and what is so on a day."""
    number, latest = news.documents_since(record, since, SHOWN)
    return Home(
        as_of=day,
        documents=number,
        latest=tuple(latest),
        decisions=news.decisions_since(record, since),
        **news.waiting(record, reader),
        stale=tuple(_stale(record, day)),
        held=watching.by_country(record, day),
        curve=tuple(custody_curve(record, day)),
    )


def moment(record: Record) -> Moment:
    """How far the record has come, to ask `home` later what is new since."""
    return news.now(record)


def stale(record: Record, day: date, kind: str | None = None, country: str | None = None) -> Rows[Overdue]:
    """What became stale by a day, the latest first: "term", "hearing" or "silence", or all of it."""
    return watching.overdue(record, day, kind, country)


def custody_curve(record: Record, day: date, country: str | None = None) -> list[tuple[str, int]]:
    """The number of cases in which somebody was held at the end of each month up to a day, none left out."""
    changed = watching.changes(record, "held", country)
    last = f"{day:%Y-%m}"
    months = sorted(month for month in changed if month <= last)
    if not months:
        return []
    year, month = (int(part) for part in months[0].split("-"))
    found, held = [], 0
    while (name := f"{year:04}-{month:02}") <= last:
        held += changed.get(name, 0)
        found.append((name, held))
        year, month = (year, month + 1) if month < MONTHS else (year + 1, 1)
    return found


def _stale(record: Record, day: date) -> list[Stale]:
    numbers = watching.overdue_by_kind(record, day)
    return [
        Stale(kind, numbers[kind], tuple(watching.overdue(record, day, kind)[:SHOWN]))
        for kind in KINDS
        if numbers.get(kind)
    ]
