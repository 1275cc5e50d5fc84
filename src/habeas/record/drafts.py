"""Drafts of reports in the record: which there are, their builds, and the log of what people did with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from habeas.errors import AlreadyDecided, NotFound
from habeas.record.connect import Record

UNDO = "undo"
# No draft has a larger number, and no database could be asked for one.
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft: of what it is, and who began it."""

    id: int
    country: str
    year: int
    outline: str
    include: str
    language: str
    by: str
    made: datetime


@dataclass(frozen=True, slots=True)
class BuildRow:
    """What a build told, as it was kept."""

    id: int
    sections: Sequence[dict[str, Any]]
    by: str
    made: datetime


@dataclass(frozen=True, slots=True)
class EditRow:
    """An entry of the log of a draft; `undone_by` is the entry that took it back."""

    id: int
    verb: str
    section: str
    target: str
    text: str
    value: Mapping[str, Any]
    because: str
    by: str
    made: datetime
    undoes: int | None = None
    undone_by: int | None = None


def begin(record: Record, *, by: str, made: datetime, **asked: Any) -> int:  # noqa: ANN401 (columns of a row)
    """Adds a draft; its number. Inside a transaction."""
    from habeas.record import models

    return int(models.ReportDraft.objects.using(record.alias).create(by=by, made=made, **asked).pk)


def all_drafts(record: Record) -> list[DraftRow]:
    """All drafts, the newest first."""
    from habeas.record import models

    names = tuple(DraftRow.__dataclass_fields__)
    rows = models.ReportDraft.objects.using(record.alias).order_by("-pk").values(*names)
    return [DraftRow(**row) for row in rows]


def draft(record: Record, number: int) -> DraftRow:
    """The draft with that number.

    Raises:
        NotFound: there is none.
    """
    found = next((each for each in all_drafts(record) if each.id == number), None)
    if found is None:
        raise NotFound(f"There is no draft {number}.")
    return found


def add_build(record: Record, number: int, sections: Sequence[dict[str, Any]], *, by: str, made: datetime) -> None:
    """Keeps what a build told. Inside a transaction."""
    from habeas.record import models

    models.ReportBuild.objects.using(record.alias).create(draft_id=number, sections=list(sections), by=by, made=made)


def builds(record: Record, number: int, last: int = 2) -> list[BuildRow]:
    """The last builds of a draft, the newest first."""
    from habeas.record import models

    rows = models.ReportBuild.objects.using(record.alias).filter(draft=number).order_by("-pk")[:last]
    return [BuildRow(row.pk, row.sections, row.by, row.made) for row in rows]


def add_edit(record: Record, number: int, *, by: str, made: datetime, **said: Any) -> int:  # noqa: ANN401
    """Adds an entry to the log of a draft; its number. Inside a transaction."""
    from habeas.record import models

    return int(models.ReportEdit.objects.using(record.alias).create(draft_id=number, by=by, made=made, **said).pk)


def undo(record: Record, number: int, entry: int, *, by: str, made: datetime, because: str) -> None:
    """Takes an entry back. Inside a transaction.

    Raises:
        NotFound: the draft has no such entry.
        AlreadyDecided: it is taken back already.
    """
    found = next((each for each in edits(record, number) if each.id == entry and each.verb != UNDO), None)
    if found is None:
        raise NotFound(f"Draft {number} has no entry {entry} that could be taken back.")
    if found.undone_by is not None:
        raise AlreadyDecided(f"Entry {entry} of draft {number} is taken back already, by entry {found.undone_by}.")
    add_edit(
        record, number, by=by, made=made, verb=UNDO, section=found.section, target="", text="", value={},
        because=because, undoes_id=entry,
    )  # fmt: skip


def edits(record: Record, number: int) -> list[EditRow]:
    """The log of a draft in its order."""
    from habeas.record import models

    if number > _LARGEST:
        return []
    rows = list(models.ReportEdit.objects.using(record.alias).filter(draft=number).order_by("pk"))
    undone = {row.undoes_id: row.pk for row in rows if row.undoes_id is not None}
    return [
        EditRow(
            row.pk, row.verb, row.section, row.target, row.text, row.value, row.because, row.by, row.made,
            row.undoes_id, undone.get(row.pk),
        )
        for row in rows
    ]  # fmt: skip
