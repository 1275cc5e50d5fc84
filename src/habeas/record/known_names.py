"""Keeps the names that somebody knows to be people's, and marks the documents for which that makes a difference.

A name that is taken back stays, with the day on which it was. A document that was read with known names says so in
the name of its extractor; once other ones matter to it, that name is marked, and the next build reads it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from habeas.claims.gate import KNOWN_NAMES
from habeas.record.connect import Record
from habeas.record.rows import Rows

# Ends the name of a document's extractor when other known names matter to it than those it was read with.
CHANGED = " (changed since)"
# Documents whose texts are held at a time, and of which one update tells.
TOGETHER = 50


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that somebody knows to be a person's: since when, and until when, if it was taken back."""

    name: str
    added: datetime
    removed: datetime | None = None


def known_names(record: Record, *, removed: bool = False) -> Rows[KnownName]:
    """The known names in the order of their letters; with `removed` also those that were taken back."""
    from habeas.record import models

    rows = models.KnownName.objects.using(record.alias).order_by("name", "id")
    return Rows(rows if removed else rows.filter(removed=None), _read)


def add(record: Record, names: Iterable[str], at: datetime) -> None:
    """Keeps names that are not known yet; inside a transaction."""
    from habeas.record import models

    models.KnownName.objects.using(record.alias).bulk_create(models.KnownName(name=name, added=at) for name in names)


def remove(record: Record, names: Iterable[str], at: datetime) -> None:
    """Marks known names as taken back; inside a transaction."""
    from habeas.record import models

    for name in names:
        models.KnownName.objects.using(record.alias).filter(name=name, removed=None).update(removed=at)


def mark(record: Record, concerned: Callable[[str], bool]) -> int:
    """Marks the documents read with known names whose text is concerned; how many. Inside a transaction."""
    from django.db.models import Value
    from django.db.models.functions import Concat

    from habeas.record import models

    documents = models.Document.objects.using(record.alias)
    told = documents.filter(extractor__contains=KNOWN_NAMES).exclude(extractor__endswith=CHANGED).order_by("pk")
    last, marked = "", 0
    while page := list(told.filter(pk__gt=last).values_list("pk", "text")[:TOGETHER]):
        found = [pk for pk, text in page if concerned(text)]
        marked += documents.filter(pk__in=found).update(extractor=Concat("extractor", Value(CHANGED)))
        last = page[-1][0]
    return marked


def _read(row: Any) -> KnownName:  # noqa: ANN401 (Django's classes are made when it is set up)
    return KnownName(row.name, row.added, row.removed)
