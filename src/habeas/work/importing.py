"""The imports of a registry: a file that somebody else recorded acts in is looked at, imported, and taken back again.

An import is a document: its bytes are in the archive, its text has a line for each row or thing, and what it says by
itself are claims whose quotes are these lines. What it has from documents that it names is these documents', whose
quotes alone are here. It is one entry of the log; undoing that takes all its claims away and keeps the file.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from habeas import __version__
from habeas.answers.wording import english_day
from habeas.dates import PartialDate
from habeas.documents.layout import clean_name
from habeas.errors import AlreadyDecided, BadImport
from habeas.exchange import forms
from habeas.exchange.lines import IMPORT, QUOTES, extractor_name
from habeas.lists.columns import Wanted, read_map
from habeas.lists.model import Imported, Problem
from habeas.lists.sheets import MOST_BYTES
from habeas.model import Document, Extraction, Part
from habeas.record import brought, decisions, facts, load, store
from habeas.record import imports as rows
from habeas.record.connect import Record
from habeas.record.decisions import Decision
from habeas.record.store import Arrival, Origin
from habeas.work import bringing, handing_on
from habeas.work.collecting import rarely_collected
from habeas.work.derive import derive
from habeas.work.handing_on import TAKEN_BACK
from habeas.work.intake import shown
from habeas.work.words import one_line, whoami
from habeas.work.writing import writing

# As much as a file may have: what 70 documents gave is 13 million characters as FollowTheMoney, and has to come back.
MOST_TEXT = MOST_BYTES
# Files of a folder that are imported together.
_ENDINGS = (".csv", ".jsonl", ".parquet")


@dataclass(frozen=True, slots=True)
class ToImport:
    """A file that is to be imported, with all that is said of it.

    Attributes:
        form: one of `exchange.forms.forms()`; None for what it seems to be.
        body: whose records it holds.
        as_of: the day that it is of.
        wanted: which column is what, where somebody says so.
    """

    content: bytes
    name: str
    body: str
    form: str | None = None
    as_of: date | None = None
    country: str | None = None
    wanted: Wanted | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import: how much it says, and what is not right with it, by row or line.

    Attributes:
        documents: how many documents it names as where it has things from.
        known: how many of these the registry had itself; what it says of them was not taken.
        decisions: how many decisions of people of another registry it brought.
    """

    imported: Imported
    claims: int
    people: int
    problems: tuple[Problem, ...]
    documents: int = 0
    known: int = 0
    decisions: int = 0


class ImportsOf:
    """The imports of one registry: `.look(file)`, `.add(file)`, `.all()`, `.report(number)`, `.undo(number)`."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def all(self, *, undone: bool = False) -> list[Imported]:
        """The imports by number; with `undone` those that were taken back, too."""
        return rows.imports(self.record, undone=undone)

    def look(self, file: ToImport) -> tuple[str, forms.Reading]:
        """The form that a file is in, and what is read in it: see `look`."""
        return look(file)

    def add(self, file: ToImport, *, because: str = "", by: str | None = None) -> ImportReport:
        """Imports a file: all of it as one entry of the log, or nothing.

        Raises:
            BadImport, BadList: it can't be read; nothing was stored.
            AlreadyDecided: the registry has this very file already.
            RegistryInUse: a build is going on.
        """
        by_whom = whose(file)
        form, reading = self.look(file)
        with writing(self.record), rarely_collected():
            made = Imported(
                0,
                self.record.archive.keep_bytes(file.content),
                clean_name(file.name),
                form,
                by_whom,
                file.as_of,
                file.country,
                reading.columns,
                by=one_line(by or whoami()),
                added=datetime.now(UTC),
            )
            self._refuse_what_is_there(made)
            extraction = forms.extraction_read(made.document_id, reading, form, file.as_of)
            with self.record.transaction():
                origins = () if file.origin is None else (Origin(file.origin),)
                self._store(made, reading.text, extraction, len(file.content), origins)
                number = rows.add(self.record, made, because=one_line(because), version=__version__)
                handing_on.add(self.record, number, forms.documents_read(reading), datetime.now(UTC))
                decided = () if reading.said is None else reading.said.decided
                told = bringing.bring(self.record, rows.imported(self.record, number), decided)
                rows.tell(self.record, number, told)
            derive(self.record)
        return self._report(rows.imported(self.record, number), reading.problems)

    def report(self, number: int) -> ImportReport:
        """What an import says, and what is not right with it.

        Raises:
            NotFound: there is no such import.
        """
        made = rows.imported(self.record, number)
        text = load.document(self.record, made.document_id).text
        return self._report(made, forms.problems(text, made.form, made.columns, made.as_of))

    def _report(self, made: Imported, problems: Sequence[Problem]) -> ImportReport:
        sources = rows.sources(self.record, made.id)
        claims, people = rows.numbers(self.record, [made.document_id, *(one for one in sources if not sources[one])])
        told = tuple(sorted({*problems, *rows.told(self.record, made.id)}))
        decided = brought.number(self.record, made.id)
        return ImportReport(made, claims, people, told, len(sources), sum(sources.values()), decided)

    def undo(self, number: int, *, because: str = "", by: str | None = None) -> Decision:
        """Takes an import back by its number; see `undo`.

        Raises:
            NotFound: there is no such import.
            AlreadyDecided: it is taken back already.
        """
        return undo(self.record, rows.imported(self.record, number).decision, because=because, by=by)

    def _refuse_what_is_there(self, made: Imported) -> None:
        for each in self.all():
            if each.document_id == made.document_id:
                raise AlreadyDecided(
                    f"This very file is import {each.id} already. To read it otherwise, take that back first: "
                    f"habeas undo {each.decision}"
                )
        known = store.known(self.record, made.document_id)
        if known is not None and known.kind not in (IMPORT, QUOTES):
            what = facts.whole_id(self.record, made.document_id)[:12]
            raise AlreadyDecided(f"This very file is in the registry already, as document {what}, and read as such.")

    def _store(
        self, made: Imported, text: str, extraction: Extraction, size: int, origins: tuple[Origin, ...]
    ) -> None:  # fmt: skip
        arrival = Arrival(origins, size, f"{extractor_name()} {made.file}"[:200], datetime.now(UTC))
        store.store(self.record, _document(made, text), extraction, arrival)


def whose(file: ToImport) -> str:
    """Whose records a file has, on one line.

    Raises:
        BadImport: nobody says it.
    """
    name = one_line(file.body)
    if not name:
        raise BadImport("Say whose records these are; for a command that is done with --by.")
    return name


def look(file: ToImport) -> tuple[str, forms.Reading]:
    """The form that a file is in, and what is read in it; nothing is stored, and no registry is needed.

    Raises:
        BadImport, BadList: it can't be read.
    """
    form = file.form or forms.form_of(file.content, file.name)
    reading = forms.read(file.content, file.name, form, file.as_of, file.wanted)
    if len(reading.text) > MOST_TEXT:
        raise BadImport(f"{file.name} has more text than an import may have; split it.")
    return form, reading


def undo(record: Record, decision_id: int, *, because: str = "", by: str | None = None) -> Decision:
    """Takes an import back, or, of an undo, brings it in again.

    Raises:
        NotFound: there is no such decision, or it is about no import.
        AlreadyDecided: it is undone already.
        RegistryInUse: a build is going on.
    """
    with writing(record):
        made = rows.of_decision(record, decision_id)
        with record.transaction():
            told = {"by": one_line(by or whoami()), "because": one_line(because), "version": __version__}
            entry = decisions.undo(record, decision_id, made=datetime.now(UTC), **told)
            document = load.document(record, made.document_id)
            there = [each for each in rows.imports(record) if each.document_id == document.id]
            extraction = Extraction(document.id, TAKEN_BACK)
            if there:
                last = there[-1]
                extraction = forms.extraction(document.id, document.text, last.form, last.columns, last.as_of)
            size = record.archive.place(document.id).stat().st_size
            reading = f"{extractor_name()} {made.file}"[:200]
            store.store(record, document, extraction, Arrival((), size, reading, datetime.now(UTC)))
            handing_on.anew(record, made.id, datetime.now(UTC))
            again = brought.bring_back if _stands(record, made.id) else brought.take_back
            again(record, made.id, made=datetime.now(UTC), **told)
        derive(record)
    return decisions.decision(record, entry)


def _stands(record: Record, number: int) -> bool:
    return rows.imported(record, number).undone_by is None


def file_of(path: Path, body: str, *, columns: Path | None = None, **said: object) -> ToImport:
    """A file, or the tables of a folder together, as what is to be imported.

    Raises:
        BadImport: it can't be read, or is too large.
        BadList: the file that says which column is what doesn't say what it should.
    """
    wanted = None if columns is None else read_map(_content(columns), clean_name(columns.name), cases=True)
    content = _packed(path) if path.is_dir() else _content(path)
    made = ToImport(content, clean_name(path.name), body, wanted=wanted, origin=shown(path))
    return replace(made, **said)  # type: ignore[arg-type]


def _packed(folder: Path) -> bytes:
    """The tables of a folder in one archive, the same bytes for the same files."""
    files = sorted(each for each in folder.iterdir() if each.is_file() and each.suffix.lower() in _ENDINGS)
    if not files:
        raise BadImport(f"{folder.name} has no {', '.join(_ENDINGS)} in it; name a folder that an export made.")
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for each in files:
            member = ZipInfo(each.name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            archive.writestr(member, _content(each))
    return packed.getvalue()


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadImport(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB; split it.")
        return path.read_bytes()
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        raise BadImport(f"{path.name} cannot be read ({why}); check the path.") from error


def _document(made: Imported, text: str) -> Document:
    from habeas.documents.copies import sketch

    parts, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(start, start + len(line), "table"))
        start += len(line) + 1
    of = "" if made.as_of is None else f" of {english_day(made.as_of)}"
    return Document(
        id=made.document_id,
        name=made.file,
        kind=IMPORT,
        text=text,
        title=f"Records of {made.body}{of}",
        published=None if made.as_of is None else PartialDate.of(made.as_of),
        publisher=made.body,
        country=made.country,
        guessed=("published", "title"),
        parts=tuple(parts),
        sketch=sketch(text, tuple(parts)),
    )
