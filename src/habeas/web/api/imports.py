"""Files that are imported, over the API: looked at, imported as one entry of the log, taken back by undoing that."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from habeas.documents.layout import clean_name
from habeas.errors import BadImport
from habeas.exchange import forms
from habeas.exchange.preview import preview
from habeas.lists.columns import Wanted, read_map
from habeas.lists.model import Imported, Problem
from habeas.web.api.door import Token
from habeas.web.api.kept_lists import LONGEST_COLUMNS, MOST_PROBLEMS, ProblemOfRow
from habeas.web.api.shapes import Country, Day, Given, Paging, Text, Word, cut, fields_of, page_of
from habeas.web.asking import registry_of
from habeas.work.importing import ImportReport, ImportsOf, ToImport
from habeas.work.roles import READ, REVIEW

router = Router(auth=Token(READ))


class ImportMade(Schema):
    """An import; undoing `decision` takes it back, and `undone_by` is the entry that did."""

    id: int
    document: str
    file: str
    form: str
    body: str
    as_of: date | None
    country: str | None
    columns: list[str]
    by: str
    added: datetime | None
    decision: int
    undone_by: int | None


class WholeImport(ImportMade):
    """An import with how much it says, and the first things that are not right with it; all are counted.

    `documents` counts the documents that it names, `known` those of them that the registry had itself, and `decisions`
    those of people of another registry that it brought.
    """

    claims: int
    people: int
    documents: int
    known: int
    decisions: int
    problems: int
    to_look_at: list[ProblemOfRow]


class Looked(Schema):
    """A file as it would be read: of a table its headings, each with the field that it is taken for, and some rows.

    `rows` counts the rows with a name, or the acts that a file of another form tells of; `refused` is why it cannot be
    imported like this.
    """

    form: str
    headings: list[str]
    fields: list[str | None]
    lines: list[list[str]]
    rows: int
    problems: int
    to_look_at: list[ProblemOfRow]
    refused: str


class ImportFilters(Paging):
    """Filters of imports; `undone` tells those that were taken back, too."""

    undone: bool = False


class FileLooked(Given):
    """The form that the file is in, or what it seems to be; of a table its day.

    `columns` is the text of a file that says which column is what (TOML), as for `habeas import --map`.
    """

    form: Word | None = None
    as_of: Day | None = None
    columns: str = Field("", max_length=LONGEST_COLUMNS)


class FileGiven(FileLooked):
    """The same, with whose records they are, and why they are imported."""

    body: Word
    country: Country | None = None
    because: Text = ""


@router.get("/imports", response=page_of("Imports", ImportMade))
def listing(request: HttpRequest, asked: Query[ImportFilters]) -> dict[str, Any]:
    """What was imported, the newest first."""
    numbers, some = cut(_imports(request).all(undone=asked.undone)[::-1], asked)
    return {**numbers, "items": [_import(each) for each in some]}


@router.post("/imports", response=WholeImport, auth=Token(REVIEW))
def add(request: HttpRequest, given: Form[FileGiven], file: File[UploadedFile]) -> dict[str, Any]:
    """Imports a file: all of it as one entry of the log, or nothing."""
    name, form = clean_name(file.name or "file"), _form(given)
    made = ToImport(file.read(), name, given.body, form, given.as_of, given.country, _wanted(given))
    return _report(_imports(request).add(made, because=given.because))


@router.post("/imports/look", response=Looked, auth=Token(REVIEW))
def look(request: HttpRequest, given: Form[FileLooked], file: File[UploadedFile]) -> dict[str, Any]:
    """Says how a file would be read; nothing is imported, and the file is not kept."""
    del request
    found = preview(file.read(), clean_name(file.name or "file"), _form(given), given.as_of, _wanted(given))
    return {**fields_of(found, Looked, "problems", "to_look_at"), **_problems(found.problems)}


@router.get("/imports/{number}", response=WholeImport)
def report(request: HttpRequest, number: int) -> dict[str, Any]:
    """One import with what is not right with it."""
    return _report(_imports(request).report(number))


def _imports(request: HttpRequest) -> ImportsOf:
    return ImportsOf(registry_of(request).record)


def _form(given: FileLooked) -> str | None:
    if given.form and given.form not in forms.forms():
        raise BadImport(f"{given.form[:40]!r} is no form of a file; there are: {', '.join(forms.forms())}.")
    return given.form or None


def _wanted(given: FileLooked) -> Wanted | None:
    return read_map(given.columns.encode(), "columns", cases=True) if given.columns.strip() else None


def _import(each: Imported) -> dict[str, Any]:
    columns = [] if each.columns is None else list(each.columns.of)
    return {**fields_of(each, ImportMade, "document", "columns"), "document": each.document_id, "columns": columns}


def _report(found: ImportReport) -> dict[str, Any]:
    told = {name: getattr(found, name) for name in ("claims", "people", "documents", "known", "decisions")}
    return {**_import(found.imported), **told, **_problems(found.problems)}


def _problems(problems: tuple[Problem, ...]) -> dict[str, Any]:
    some = [fields_of(each, ProblemOfRow) for each in problems[:MOST_PROBLEMS]]
    return {"problems": len(problems), "to_look_at": some}
