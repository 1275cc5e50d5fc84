"""Which files were imported, and what the log says of them: an import is an entry, and is gone where that is undone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from habeas.errors import NotFound
from habeas.lists.model import Columns, Imported, Problem
from habeas.record import decisions
from habeas.record.connect import Record
from habeas.record.differing import in_turn
from habeas.record.review import IMPORTS
from habeas.record.rows import CHUNK

IMPORT = "import"


def add(record: Record, imported: Imported, *, because: str, version: str) -> int:
    """Adds an import and its entry in the log; the import's number. Inside a transaction."""
    from habeas.record import models

    made = imported.added or datetime.now(UTC)
    entry = models.Decision.objects.using(record.alias).create(
        made=made, by=imported.by, verb=IMPORT, subject=IMPORTS, reason=because, value={"version": version}
    )
    columns = imported.columns
    row = models.ImportedFile.objects.using(record.alias).create(
        document_id=imported.document_id,
        decision=entry,
        file=imported.file,
        form=imported.form,
        body=imported.body,
        as_of=None if imported.as_of is None else imported.as_of.isoformat(),
        country=imported.country,
        columns=None if columns is None else {**asdict(columns), "of": dict(columns.of)},
        by=imported.by,
        added=made,
    )
    entry.value = {"import": row.pk, "version": version}
    entry.save(using=record.alias)
    return int(row.pk)


def imports(record: Record, *, undone: bool = False) -> list[Imported]:
    """The imports by number; with `undone` also those that were taken back."""
    from habeas.record import models

    gone = {each.id: each.undone_by for each in decisions.on(record, IMPORTS) if each.undoes is None}
    rows = models.ImportedFile.objects.using(record.alias).order_by("pk")
    found = [_read(row, gone.get(row.decision_id)) for row in rows]
    return [each for each in found if undone or each.undone_by is None]


def imported(record: Record, number: int) -> Imported:
    """The import with that number, be it undone or not.

    Raises:
        NotFound: there is none.
    """
    for each in imports(record, undone=True):
        if each.id == number:
            return each
    raise NotFound(f"There is no import {number}. See those that there are with: habeas imports")


def of_decision(record: Record, decision_id: int) -> Imported:
    """The import that an entry of the log made, or that its undo takes back or brings back in the end.

    Raises:
        NotFound: it is about no import.
    """
    entry = decisions.decision(record, decision_id)
    while entry.imported is None and entry.undoes is not None:
        entry = decisions.decision(record, entry.undoes)
    if entry.imported is None:
        raise NotFound(f"Decision {entry.id} is about no import.")
    return imported(record, entry.imported)


def add_sources(record: Record, number: int, documents: Iterable[tuple[str, bool]]) -> None:
    """Notes which documents an import hands on, and of each whether the registry had it itself. In a transaction."""
    from habeas.record import models

    rows = [
        models.ImportedSource(imported_id=number, document_id=document, known=known) for document, known in documents
    ]
    models.ImportedSource.objects.using(record.alias).bulk_create(rows, batch_size=CHUNK)


def sources(record: Record, number: int) -> dict[str, bool]:
    """The documents that an import hands on; of each whether the registry had it itself then."""
    from habeas.record import models

    rows = models.ImportedSource.objects.using(record.alias).filter(imported=number)
    return dict(rows.values_list("document", "known"))


def tell(record: Record, number: int, problems: Iterable[Problem]) -> None:
    """Keeps what was not taken of an import for what is in the registry: the file alone does not tell it again."""
    from habeas.record import models

    told = [[each.row, each.code, each.words] for each in problems]
    models.ImportedFile.objects.using(record.alias).filter(pk=number).update(told=told)


def told(record: Record, number: int) -> list[Problem]:
    """What was not taken of an import for what was in the registry."""
    from habeas.record import models

    rows = models.ImportedFile.objects.using(record.alias).filter(pk=number).values_list("told", flat=True)
    return [Problem(*each) for several in rows for each in several]


def handing_on(record: Record, documents: Collection[str]) -> dict[str, list[int]]:
    """For each of these documents the imports that hand it on, by number, also those that were taken back."""
    from habeas.record import models

    found: dict[str, list[int]] = {}
    for some in in_turn(documents):
        rows = models.ImportedSource.objects.using(record.alias).filter(document__in=some).order_by("imported")
        for document, number in rows.values_list("document", "imported"):
            found.setdefault(document, []).append(number)
    return found


def kinds(record: Record, documents: Collection[str]) -> dict[str, str]:
    """Those of these documents that are there, each with its kind."""
    from habeas.record import models

    found: dict[str, str] = {}
    for some in in_turn(documents):
        found |= dict(models.Document.objects.using(record.alias).filter(pk__in=some).values_list("pk", "kind"))
    return found


def numbers(record: Record, documents: Collection[str]) -> tuple[int, int]:
    """How many claims these documents have, and how many people they name."""
    from habeas.record import models

    claims, people = 0, set()
    for some in in_turn(documents):
        claims += models.Claim.objects.using(record.alias).filter(document__in=some, kept=False).count()
        named = models.NamedPerson.objects.using(record.alias).filter(document__in=some).order_by()
        people |= set(named.values_list("person", flat=True).distinct())
    return claims, len(people)


def _read(row: Any, undone_by: int | None) -> Imported:  # noqa: ANN401 (Django's classes are made when it is set up)
    columns = None if row.columns is None else Columns(**{**row.columns, "strange": tuple(row.columns["strange"])})
    return Imported(
        row.pk,
        row.document_id,
        row.file,
        row.form,
        row.body,
        None if row.as_of is None else date.fromisoformat(row.as_of),
        row.country,
        columns,
        by=row.by,
        added=row.added,
        decision=row.decision_id,
        undone_by=undone_by,
    )
