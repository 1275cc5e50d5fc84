"""The shapes of what the API takes and gives. Rows are those of the exports: the columns are defined once, there."""

from __future__ import annotations

import base64
import re
from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, create_model

from habeas.answers.tables import columns
from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.web.asking import LONGEST, Rows
from habeas.work.table import Table

MOST_ROWS = 200
LONGEST_TEXT, LONGEST_KEY = 2_000, 2_000
_KINDS: dict[str, Any] = {
    "text": str | None,
    "number": int | None,
    "real": float | None,
    "flag": bool | None,
    "texts": list[str | None],
    "numbers": list[int],
}


def _without_nul(text: str) -> str:
    return text.replace("\0", "").strip()


# What somebody looks for, and what somebody writes: never longer than makes sense, and nothing that a database refuses.
Word = Annotated[str, Field(max_length=LONGEST), AfterValidator(_without_nul)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_without_nul)]


def _as_written(value: object) -> object:
    """A day only as it is written: a number would be taken for seconds since 1970."""
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a day is written like 2024-12-31")
    return value


Day = Annotated[date, BeforeValidator(_as_written)]


def _in_the_calendar(text: str) -> str:
    try:
        return str(PartialDate.parse(text))
    except UnknownTerm as error:
        raise ValueError("a date is written like 2024, 2024-05 or 2024-05-21") from error


# A year, a month or a day.
Known = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"), AfterValidator(_in_the_calendar)]


# A date of ours as it is told: as precise as it is known.
Partial = Annotated[str | None, BeforeValidator(lambda date: None if date is None else str(date))]
# A country as somebody writes it.
Country = Annotated[str, Field(pattern=r"^[A-Za-z]{2}$"), AfterValidator(str.upper)]


class Paging(Schema):
    """Which rows of a list: pages are counted from 1; one after the last is empty."""

    page: int = Field(1, ge=1, le=1_000_000)
    size: int = Field(50, ge=1, le=MOST_ROWS)

    def cut(self) -> tuple[int, int]:
        """The first row, and the one after the last."""
        start = (self.page - 1) * self.size
        return start, start + self.size


class Given(Schema):
    """What somebody sends: a field that is none is refused, since it was meant to say something."""

    model_config = ConfigDict(extra="forbid")


class Exact(Schema):
    """A document's exact words, and their place in its text."""

    start: int
    end: int
    text: str


class FileMade(Schema):
    """A file that was made, with its bytes in base 64."""

    name: str
    media_type: str
    content: str


def file_made(name: str, media_type: str, content: bytes) -> dict[str, str]:
    """A file as it is answered."""
    return {"name": name, "media_type": media_type, "content": base64.b64encode(content).decode("ascii")}


def fields_of(each: object, shape: type[Schema], *without: str) -> dict[str, Any]:
    """What a noun of ours has under the names of a shape's fields; the rest is told by whoever asks."""
    return {name: getattr(each, name) for name in shape.model_fields if name not in without}


def row(name: str, what: str) -> type[Schema]:
    """The shape of a row of one of the tables of `answers.tables`."""
    fields: dict[str, Any] = {column: (_KINDS[kind], ...) for column, kind in columns(what).items()}
    if "id" in fields:
        fields["id"] = (str, ...)
    return create_model(name, __base__=Schema, **fields)


def page_of(name: str, items: type[Schema]) -> Any:  # noqa: ANN401 (a class that is made here)
    """The shape of a page of a list; `total` is the number of rows on all pages."""
    fields: dict[str, Any] = {
        "total": (int, ...),
        "page": (int, ...),
        "size": (int, ...),
        "items": (list[items], ...),  # type: ignore[valid-type] # the class is made as the program runs
    }
    return create_model(name, __base__=Schema, **fields)


def all_of(name: str, items: type[Schema]) -> Any:  # noqa: ANN401 (a class that is made here)
    """The shape of a list that is told whole, since it is short."""
    return create_model(name, __base__=Schema, items=(list[items], ...))  # type: ignore[valid-type]


def paged(table: Table[Any], paging: Paging) -> dict[str, Any]:
    """A page of a table."""
    start, stop = paging.cut()
    total = len(table)
    return {
        "total": total,
        "page": paging.page,
        "size": paging.size,
        "items": table.part(start, min(stop, total)) if start < total else [],
    }


def cut(rows: Rows[Any], paging: Paging) -> tuple[dict[str, int], list[Any]]:
    """The numbers of a page, and what is on it, of any list."""
    start, stop = paging.cut()
    return {"total": len(rows), "page": paging.page, "size": paging.size}, list(rows[start:stop])


DocumentRow = row("DocumentRow", "documents")
ClaimRow = row("ClaimRow", "claims")
PersonRow = row("PersonRow", "people")
ActRow = row("ActRow", "acts")
CaseRow = row("CaseRow", "cases")
CountRow = row("CountRow", "counts")
LawRow = row("LawRow", "provisions")
