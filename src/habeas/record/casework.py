"""Private entries beside a case, as they are kept: each with all its versions, and files in a part of the archive.

Nothing else reads these rows but `work.casework`, `work.withholding` (of consents) and what checks the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from habeas.errors import NotFound, StaleDecision
from habeas.record.archive import Archive
from habeas.record.connect import Record

# The folder of attached files inside of the archive, which does not look into it: no hash of a document leads there.
_PRIVATE = "casework"


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody attached, by its number; `kind` is what its bytes are, and `name` as it was called."""

    id: int
    sha256: str
    name: str
    kind: str
    size: int
    by: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """One version of an entry.

    Attributes:
        number: of the entry; all its versions have it.
        version: counted from 1.
        people: mentions of the person, as judgements address them; empty for whom no document names.
        about: the person's name as it was known to who wrote it.
        fields: what the form says, by the names of its fields.
        files: numbers of its files.
        removed: whether it is taken out of all lists; it stays on record.
    """

    number: int
    version: int
    kind: str
    people: tuple[str, ...]
    about: str
    fields: Mapping[str, Any]
    files: tuple[int, ...]
    removed: bool
    by: str
    made: datetime
    because: str


def archive_of(record: Record) -> Archive:
    """Where attached files lie."""
    return Archive(record.archive.folder / _PRIVATE)


def latest(record: Record, **asked: Any) -> list[Kept]:  # noqa: ANN401 (values of a query)
    """Every entry as it is now, by number; those that were removed are left out. Narrowed by kind, say."""
    found: dict[int, Kept] = {}
    from habeas.record import models

    for row in models.CaseworkEntry.objects.using(record.alias).order_by("number", "version"):
        found[row.number] = _read(row)
    wanted = asked.items()
    return [each for each in found.values() if not each.removed and all(getattr(each, k) == v for k, v in wanted)]


def versions(record: Record, number: int) -> list[Kept]:
    """All versions of an entry, the newest first.

    Raises:
        NotFound: there is no such entry.
    """
    from habeas.record import models

    rows = models.CaseworkEntry.objects.using(record.alias).filter(number=number).order_by("-version")
    found = [_read(row) for row in rows]
    if not found:
        raise NotFound(f"There is no casework entry {number}. List them with: habeas casework list")
    return found


def next_number(record: Record) -> int:
    """The number of the next entry. Inside the transaction that adds it."""
    from django.db.models import Max

    from habeas.record import models

    return int(models.CaseworkEntry.objects.using(record.alias).aggregate(last=Max("number"))["last"] or 0) + 1


def add(record: Record, kept: Kept) -> Kept:
    """Adds a version of an entry. Inside a transaction.

    Raises:
        StaleDecision: somebody else wrote that version meanwhile.
    """
    from habeas.record import models

    rows = models.CaseworkEntry.objects.using(record.alias).filter(number=kept.number)
    if rows.filter(version__gte=kept.version).exists():
        raise StaleDecision(f"Somebody else changed casework entry {kept.number} meanwhile; look at it again first.")
    models.CaseworkEntry(
        number=kept.number,
        version=kept.version,
        kind=kept.kind,
        people=list(kept.people),
        about=kept.about,
        fields=dict(kept.fields),
        files=list(kept.files),
        removed=kept.removed,
        by=kept.by,
        made=kept.made,
        because=kept.because,
    ).save(using=record.alias)
    return kept


def add_file(record: Record, content: bytes, *, name: str, kind: str, by: str, made: datetime) -> File:
    """Keeps a file. Inside a transaction."""
    from habeas.record import models

    digest = archive_of(record).keep_bytes(content)
    row = models.CaseworkFile(sha256=digest, name=name, kind=kind, size=len(content), by=by, made=made)
    row.save(using=record.alias)
    return _file(row)


def files(record: Record, numbers: Iterable[int]) -> list[File]:
    """The files with these numbers, in their order."""
    from habeas.record import models

    rows = models.CaseworkFile.objects.using(record.alias).filter(pk__in=list(numbers)).order_by("pk")
    return [_file(row) for row in rows]


def all_files(record: Record) -> list[File]:
    """Every file that was ever attached."""
    from habeas.record import models

    return [_file(row) for row in models.CaseworkFile.objects.using(record.alias).order_by("pk")]


def _file(row: Any) -> File:  # noqa: ANN401 (Django's classes are made when it is set up)
    return File(row.pk, row.sha256, row.name, row.kind, row.size, row.by, row.made)


def _read(row: Any) -> Kept:  # noqa: ANN401
    return Kept(
        row.number,
        row.version,
        row.kind,
        tuple(row.people),
        row.about,
        row.fields,
        tuple(row.files),
        row.removed,
        row.by,
        row.made,
        row.because,
    )
