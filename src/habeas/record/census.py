"""Keeps the entries of the census: what holds now, and what held at any moment since this registry keeps them.

An entry is written when it says something new, and marked as dropped when it no longer holds; none is ever deleted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from habeas.record.connect import Record
from habeas.record.inserting import RowValues, add_rows
from habeas.record.prepared import prepared
from habeas.record.rows import CHUNK

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it is kept: from `recorded` on, until it was dropped; `known` as in the table."""

    subject: str
    known: str
    told: str
    recorded: datetime
    dropped: datetime | None


class Keeper:
    """Compares what is derived now with what is kept, for some subjects or for all, and writes what is new.

    Inside the transaction that derives.
    """

    def __init__(self, record: Record, at: datetime, subjects: Iterable[str] | None = None) -> None:
        self._record, self._at = record, at
        self._open: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self._last: dict[str, str] = {}
        for pk, subject, known, digest in self._rows(subjects):
            self._open.setdefault((subject, known), []).append((pk, digest))
            self._last[subject] = max(known, self._last.get(subject, ""))
        self._new: list[RowValues] = []

    def last_known(self, subject: str) -> str:
        """The last day up to which something of the subject was kept before; empty where nothing was."""
        return self._last.get(subject, "")

    def as_before(self, subject: str, known: str, before: str | None, latest: str) -> None:
        """Notes that the entry by what was published up to a day says what it said, while all there is says more.

        It is written in full, or not where it says the same as all there is. Not for the last day of `last_known`,
        which nothing was compared for.

        Args:
            before: what all that there was said before, by its digest.
            latest: what all that there is says now.
        """
        standing = self._open.get((subject, known), [])
        if not standing:
            return  # up to that day nobody was held
        now = _digest(latest)
        told = before if standing[0][1] == _SAME else standing[0][1]
        if (told == now) == (standing[0][1] == _SAME):
            standing.pop(0)
        else:
            self.keep(subject, known, "" if told == now else self._text(subject, before))

    def latest_before(self, subject: str) -> str | None:
        """The digest of what all that there was said; None where nothing was kept. Before anything is kept anew."""
        standing = self._open.get((subject, ""), [])
        return standing[0][1] if standing else None

    def keep(self, subject: str, known: str, told: str) -> None:
        """Notes that this entry holds now."""
        digest = _digest(told)
        same = self._open.get((subject, known), [])
        standing = next((each for each in same if each[1] == digest), None)
        if standing is not None:
            same.remove(standing)
            return
        entry = {"subject": subject, "known": known, "digest": digest, "told": told, "recorded": self._at}
        self._new.append({**entry, "dropped": None})

    def done(self) -> None:
        """Writes what is new, and marks what was not kept again as dropped."""
        from habeas.record import models

        rows = models.CensusEntry.objects.using(self._record.alias)
        if self._new:
            add_rows(self._record, models.CensusEntry, self._new)
        gone = [pk for each in self._open.values() for pk, _ in each]
        for start in range(0, len(gone), CHUNK):
            rows.filter(pk__in=gone[start : start + CHUNK]).update(dropped=self._at)
        self._new, self._open = [], {}

    def _text(self, subject: str, digest: str | None) -> str:
        """What all that there was said of the subject."""
        from habeas.record import models

        rows = models.CensusEntry.objects.using(self._record.alias)
        told: str = rows.filter(subject=subject, known="", digest=digest).latest("pk").told
        return told

    def _rows(self, subjects: Iterable[str] | None) -> Iterator[tuple[int, str, str, str]]:
        from habeas.record import models

        if subjects is None:
            rows = models.CensusEntry.objects.using(self._record.alias).filter(dropped=None).order_by("pk")
            yield from rows.values_list("pk", "subject", "known", "digest").iterator(CHUNK)
            return
        wanted = sorted(set(subjects))
        for start in range(0, len(wanted), CHUNK):
            yield from _kept_of(self._record, wanted[start : start + CHUNK])


def _digest(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()[:24]


# Of an entry that is the same as that of all there is.
_SAME = _digest("")


@prepared
def _kept_of(record: Record, subjects: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.CensusEntry.objects.using(record.alias).filter(dropped=None, subject__in=subjects).order_by("pk")
    return rows.values_list("pk", "subject", "known", "digest")


def keeps(record: Record, subjects: Collection[str]) -> bool:
    """Whether something is kept of one of these now."""
    return bool(_kept_of(record, subjects))


def entries(record: Record, *, dropped: bool = True) -> Iterator[Kept]:
    """All entries that were ever kept, in the order in which they were written; without those dropped if asked so."""
    from habeas.record import models

    rows = models.CensusEntry.objects.using(record.alias).order_by("pk")
    if not dropped:
        rows = rows.filter(dropped=None)
    for row in rows.values_list("subject", "known", "told", "recorded", "dropped").iterator(chunk_size=CHUNK * 10):
        yield Kept(*row)


def first_recorded(record: Record) -> datetime | None:
    """The moment since which this registry keeps what it holds; None while it has kept nothing."""
    from django.db.models import Min

    from habeas.record import models

    found: datetime | None = models.CensusEntry.objects.using(record.alias).aggregate(first=Min("recorded"))["first"]
    return found


def state(record: Record) -> tuple[Any, ...]:
    """What changes whenever the entries do, or others are put in their place."""
    from django.db.models import Count, Max

    from habeas.record import models

    rows = models.CensusEntry.objects.using(record.alias)
    found = rows.aggregate(last=Max("pk"), number=Count("pk"), recorded=Max("recorded"), dropped=Max("dropped"))
    return tuple(found.values())
