"""Entries of the log as they are kept: for an export, and those that an import brought of another registry's people.

What an import brought says so in its value: by which import, who decided, and under which number. It is undone by
entries like any other, all together where the import is taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from habeas.record import decisions
from habeas.record.connect import Record
from habeas.record.decisions import HANDED_ON, UNDO
from habeas.record.rows import CHUNK

# What an entry says beside that which takes back, or brings back, what an import brought.
_WITH_IMPORT = "with_import"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log with all that it keeps."""

    id: int
    made: datetime
    by: str
    verb: str
    subject: str
    because: str
    claim: str | None
    document: str | None
    value: Mapping[str, Any]
    undoes: int | None
    undone_by: int | None

    @property
    def version(self) -> str:
        """Of Habeas, with which it was decided."""
        return str(self.value.get("version", ""))

    @property
    def handed_on(self) -> int | None:
        """The import that brought it; None for what people of this registry decided."""
        return decisions.import_of(self.value)


def entries(record: Record, subjects: Collection[str]) -> Iterator[Entry]:
    """The entries on these subjects, the earliest first."""
    from habeas.record import models

    undone = decisions.undone(record)
    rows = models.Decision.objects.using(record.alias).filter(subject__in=sorted(subjects)).order_by("pk")
    for row in rows.iterator(chunk_size=CHUNK):
        told = (row.pk, row.made, row.by, row.verb, row.subject, row.reason, row.claim, row.document, row.value)
        yield Entry(*told, row.undoes_id, undone.get(row.pk))


def add(record: Record, entry: Entry, imported: int, number: int) -> int:
    """Adds an entry that an import brought; its number here. In a transaction.

    Args:
        number: the entry's in the log that it is from.
    """
    from habeas.record import models

    row = models.Decision.objects.using(record.alias).create(
        made=entry.made,
        by=entry.by,
        verb=entry.verb,
        subject=entry.subject,
        claim=entry.claim,
        document=entry.document,
        reason=entry.because,
        value={**entry.value, HANDED_ON: {"import": imported, "number": number}},
        undoes_id=entry.undoes,
    )
    return int(row.pk)


def number(record: Record, imported: int) -> int:
    """How many decisions of others an import brought, but for what takes others of them back."""
    return int(_of_import(record, imported).filter(undoes=None).count())


def take_back(record: Record, imported: int, *, by: str, made: datetime, because: str, version: str) -> None:
    """Takes back what an import brought and still holds, an entry for each. In a transaction."""
    undone = decisions.undone(record)
    brought = _of_import(record, imported).filter(undoes=None)
    _undo(record, imported, [row for row in brought if row.pk not in undone], by, made, because, version)


def bring_back(record: Record, imported: int, *, by: str, made: datetime, because: str, version: str) -> None:
    """Brings back what went when an import was taken back, an entry for each. In a transaction."""
    from habeas.record import models

    undone = decisions.undone(record)
    taken = models.Decision.objects.using(record.alias).filter(value__with_import=imported, verb=UNDO)
    taken = taken.select_related("undoes").order_by("pk")
    own = [row for row in taken if row.pk not in undone and row.undoes is not None and row.undoes.undoes_id is None]
    _undo(record, imported, own, by, made, because, version)


def _of_import(record: Record, imported: int) -> Any:  # noqa: ANN401 (a query)
    from habeas.record import models

    rows = models.Decision.objects.using(record.alias).filter(value__handed_on__import=imported)
    return rows.order_by("pk")


def _undo(
    record: Record, imported: int, rows: list[Any], by: str, made: datetime, because: str, version: str
) -> None:  # fmt: skip
    from habeas.record import models

    value = {"version": version, _WITH_IMPORT: imported}
    models.Decision.objects.using(record.alias).bulk_create(
        [
            models.Decision(
                made=made, by=by, verb=UNDO, subject=row.subject, claim=row.claim, document=row.document,
                reason=because, value=value, undoes_id=row.pk,
            )
            for row in rows
        ],
        batch_size=CHUNK,
    )  # fmt: skip
