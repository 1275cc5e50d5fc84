"""The lists of people that organizations keep, over the API: each row by row, two beside each other, and all as one.

Rows of lists as they are told here are for eyes inside of the registry; the file of the unified list leaves out whoever
is withheld.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from habeas.documents.layout import clean_name
from habeas.lists.columns import Wanted, read_map
from habeas.lists.compare import said
from habeas.lists.model import Entry, Listing
from habeas.lists.unify import Unified
from habeas.web.api.deciding import Because, Decision, entry
from habeas.web.api.door import Token
from habeas.web.api.shapes import (
    Country,
    Day,
    FileMade,
    Given,
    Paging,
    Word,
    cut,
    fields_of,
    file_made,
    page_of,
)
from habeas.web.asking import registry_of
from habeas.work.lists import ListFile, ListsOf, ToList
from habeas.work.roles import READ, REVIEW
from habeas.work.unified import as_file, unified

MEDIA_TYPES = {
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
router = Router(auth=Token(READ))
# The problems of a list that are told with it; all are counted.
MOST_PROBLEMS = 200
LONGEST_COLUMNS = 20_000
_NAMES = ("name", "given", "surname")


class KeptList(Schema):
    """A list: whose, of which day, its place among that body's lists, and the list that it was copied from.

    `columns` are the fields that were recognised, `strange` the headings that were not; `rows` with a name in them.
    """

    id: int
    body: str
    as_of: date
    version: int
    country: str | None
    copied_from: int | None
    document: str
    file: str
    columns: list[str]
    strange: list[str]
    by: str
    added: datetime | None
    removed_by: int | None
    rows: int
    people: int
    problems: int


class ProblemOfRow(Schema):
    """What is not right with a row, 0 for the whole list."""

    row: int
    code: str
    words: str


class RowOfList(Schema):
    """A row of a list with the person that it is; `fields` as dates where they are, else as written."""

    list: int
    row: int
    person: str
    name: str
    written: str
    custody: str
    fields: dict[str, str]


class WholeList(KeptList):
    """A list with a page of its rows, and the first things that are not right with it."""

    total: int
    page: int
    size: int
    items: list[RowOfList]
    to_look_at: list[ProblemOfRow]


class FieldChanged(Schema):
    """A field that two lists give otherwise; "" where one gives none."""

    field: str
    before: str
    after: str


class Difference(Schema):
    """Somebody who was "added", "removed", or of whom something "changed", with the rows of both lists."""

    change: str
    person: str
    name: str
    row_before: int | None
    row_after: int | None
    fields: list[FieldChanged]


class Differences(Schema):
    """What the second of two lists has otherwise; of so many people nothing changed."""

    unchanged: int
    total: int
    page: int
    size: int
    items: list[Difference]


class ValueSaid(Schema):
    """A value of a field, with the lists that give it."""

    value: str
    lists: list[int]


class FieldSaid(Schema):
    """What lists say of a field of somebody, and whether they agree."""

    field: str
    agree: bool
    values: list[ValueSaid]


class PersonOnLists(Schema):
    """Somebody with the lists that have them, each with the row."""

    person: str
    name: str
    spellings: list[str]
    rows: dict[int, list[int]]
    fields: list[FieldSaid]


class Pattern(Schema):
    """How many people are on exactly these lists."""

    lists: list[str]
    people: int


class UnifiedShown(Schema):
    """All lists as one: what there is to say of it in sentences, how the lists overlap, and a page of its people."""

    told: list[str]
    lists: dict[int, str]
    sizes: dict[str, int]
    patterns: list[Pattern]
    total: int
    page: int
    size: int
    items: list[PersonOnLists]


class ListFilters(Paging):
    """Filters of lists; `removed` tells those that were removed, too."""

    country: Word | None = None
    removed: bool = False


class UnifiedAsked(Paging):
    """Lists on a country, cut to a day."""

    country: Word | None = None
    on: Day | None = None


class UnifiedFileAsked(Schema):
    """The same, and as what: a page to print, a spreadsheet or a table."""

    country: Word | None = None
    on: Day | None = None
    form: Literal["html", "xlsx", "csv"] = "html"


class ListGiven(Given):
    """Whose list it is and of which day; `columns` is the text of a file that says which column is what (TOML)."""

    body: Word
    as_of: Day
    country: Country | None = None
    copied_from: Word | None = None
    columns: str = Field("", max_length=LONGEST_COLUMNS)


@router.get("/lists", response=page_of("KeptLists", KeptList))
def listing(request: HttpRequest, asked: Query[ListFilters]) -> dict[str, Any]:
    """The lists by body and day."""
    lists = _lists(request)
    found = [each for each in lists.all(removed=asked.removed) if asked.country in (None, "", each.country)]
    numbers, some = cut(found, asked)
    return {**numbers, "items": [_list(lists.file(each.id)) for each in some]}


@router.post("/lists", response=KeptList, auth=Token(REVIEW))
def add(request: HttpRequest, given: Form[ListGiven], file: File[UploadedFile]) -> dict[str, Any]:
    """Reads a list (CSV or XLSX) into the registry; each row becomes claims, and its people are matched."""
    wanted = read_map(given.columns.encode(), "columns") if given.columns.strip() else Wanted()
    name = clean_name(file.name or "file")
    copied = given.copied_from or None
    made = ToList(file.read(), name, given.body, given.as_of, wanted, copied, given.country)
    return _list(_lists(request).add_file(made))


@router.get("/lists/unified", response=UnifiedShown)
def together(request: HttpRequest, asked: Query[UnifiedAsked]) -> dict[str, Any]:
    """The latest list of each body as one, or the lists of a day; what they say of somebody stands side by side."""
    found = unified(registry_of(request).record, asked.country or None, asked.on)
    numbers, some = cut(found.unified.people, asked)
    sizes, patterns = found.overlaps
    return {
        **numbers,
        "told": found.told,
        "lists": {each.id: each.title for each in found.unified.listings},
        "sizes": sizes,
        "patterns": [{"lists": list(names), "people": count} for names, count in patterns],
        "items": [_person(each) for each in some],
    }


@router.get("/lists/unified/file", response=FileMade)
def printed(request: HttpRequest, asked: Query[UnifiedFileAsked]) -> dict[str, Any]:
    """The same as one file to print, to work with or to hand on, without whoever is withheld."""
    record = registry_of(request).record
    content = as_file(record, unified(record, asked.country or None, asked.on), asked.form)
    return file_made(f"unified-list.{asked.form}", MEDIA_TYPES[asked.form], content)


@router.get("/lists/{number}", response=WholeList)
def one(request: HttpRequest, number: int, asked: Query[Paging]) -> dict[str, Any]:
    """A list row by row, each with the person that it is."""
    file = _lists(request).file(number)
    numbers, some = cut(file.entries, asked)
    problems = [fields_of(each, ProblemOfRow) for each in file.problems[:MOST_PROBLEMS]]
    return {**_list(file), **numbers, "items": [_row(each) for each in some], "to_look_at": problems}


@router.get("/lists/{number}/compared/{other}", response=Differences)
def compared(request: HttpRequest, number: int, other: int, asked: Query[Paging]) -> dict[str, Any]:
    """What the second of two lists has otherwise: who was added and removed, and what changed of whom."""
    found = _lists(request).compare(number, other)
    every = [
        *(_difference("added", None, each) for each in found.added),
        *(_difference("removed", each, None) for each in found.removed),
        *({**_difference("changed", before, after), "fields": [fields_of(one, FieldChanged) for one in changes]}
          for before, after, changes in found.changed),
    ]  # fmt: skip
    numbers, some = cut(every, asked)
    return {**numbers, "unchanged": found.unchanged, "items": some}


@router.post("/lists/{number}/remove", response=Decision, auth=Token(REVIEW))
def remove(request: HttpRequest, number: int, said: Because) -> dict[str, Any]:
    """Removes a list: its claims go, its file stays. Undoing the decision brings it back."""
    return entry(request, _lists(request).remove(number, because=said.because).id)


def _lists(request: HttpRequest) -> ListsOf:
    return ListsOf(registry_of(request).record)


def _list(file: ListFile) -> dict[str, Any]:
    listing: Listing = file.listing
    numbers = {"rows": len(file.entries), "people": file.people, "problems": len(file.problems)}
    told = fields_of(listing, KeptList, "document", "columns", "strange", *numbers)
    columns = {"columns": list(listing.columns.of), "strange": list(listing.columns.strange)}
    return {**told, **columns, **numbers, "document": listing.document_id}


def _row(each: Entry) -> dict[str, Any]:
    return {
        "list": each.listing,
        "row": each.row.number,
        "person": each.person_id,
        "name": each.person_name,
        "written": each.row.name,
        "custody": each.row.custody,
        "fields": {name: said(each, name) for name in each.row.cells if name not in _NAMES},
    }


def _difference(change: str, before: Entry | None, after: Entry | None) -> dict[str, Any]:
    of = after or before
    assert of is not None  # noqa: S101 (a difference is of somebody on one of the two)
    rows = {
        "row_before": None if before is None else before.row.number,
        "row_after": None if after is None else after.row.number,
    }
    return {"change": change, "person": of.person_id, "name": of.person_name, "fields": [], **rows}


def _person(each: Unified) -> dict[str, Any]:
    rows: dict[int, list[int]] = {}
    for one in each.entries:
        rows.setdefault(one.listing, []).append(one.row.number)
    return {
        "person": each.person_id,
        "name": each.name,
        "spellings": list(each.spellings),
        "rows": rows,
        "fields": [
            {
                "field": field.name,
                "agree": field.agree,
                "values": [
                    {"value": one.value, "lists": list(dict.fromkeys(row.listing for row in one.entries))}
                    for one in field.values
                ],
            }
            for field in each.fields
        ],
    }
