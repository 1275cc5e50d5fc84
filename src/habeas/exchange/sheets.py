"""Writes rows as CSV or XLSX with the headings of a shape, and reads them back: nothing in a cell runs as a formula.

Behind the columns of the shape stand those of its sources, where the rows have any. A cell of an XLSX has room for
32,767 characters and one of a CSV that is read again for 100,000; what is longer is cut there with a mark, but for what
sources say, which goes on in a further column.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from habeas.exchange.cells import guarded, unguarded
from habeas.exchange.notation import NUMBER, numbered
from habeas.exchange.shapes import Column, Shape, of_sources
from habeas.lists import sheets
from habeas.lists.kept import check_of
from habeas.lists.model import CONTINUED, DATES, Sheet
from habeas.lists.sheets import as_read, read_sheet

FORMATS = ("csv", "xlsx")
LONGEST_CELL = 32_767
# A guarded cell has one sign more.
LONGEST_IN_CSV = sheets.LONGEST_CELL - 1
CUT = " …"
# How wide a column of an XLSX is, in characters: as its longest cell of the first rows, and no wider than can be read.
NARROWEST, WIDEST, MEASURED_ROWS = 8, 50, 200
# The first day that every spreadsheet counts alike.
_FIRST_DAY = date(1900, 3, 1)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as it is written: its headings, of each column whether it has days, and its rows."""

    heads: Sequence[str]
    days: Sequence[bool]
    lines: Sequence[Sequence[str]]


def write(shape: Shape, rows: Iterable[Mapping[str, Any]], format: str, file: BinaryIO) -> int:  # noqa: A002 (the option's name)
    """Writes rows, values by name, and gives their number."""
    fitting = _in_csv if format == "csv" else _in_xlsx
    table = _table(shape, list(rows), fitting)
    (_write_csv if format == "csv" else _write_xlsx)(table, file)
    return len(table.lines)


def _table(shape: Shape, rows: Sequence[Mapping[str, Any]], fitting: Callable[[str], str]) -> _Table:
    found = [[fitting(str(row.get(column.value or "", ""))) for column in shape.columns] for row in rows]
    further = of_sources() if any(row.get("said") for row in rows) else ()
    heads, days = [column.heading for column in shape.columns], [column.field in DATES for column in shape.columns]
    checks = [_check(shape.columns, cells, row) for cells, row in zip(found, rows, strict=True)]
    for column in further:
        several = [_pieces(str(row.get(column.value or "", ""))) for row in rows]
        if column.field not in CONTINUED:
            several = [[check] for check in checks]
        for place in range(max(map(len, several))):
            heads.append(column.heading if place == 0 else f"{column.heading} {place + 1}")
            days.append(False)
            for cells, pieces in zip(found, several, strict=True):
                cells.append(pieces[place] if place < len(pieces) else "")
    return _Table(heads, days, found)


def _check(columns: Sequence[Column], cells: Sequence[str], row: Mapping[str, Any]) -> str:
    """By what it is known, when the row is read, that nobody changed it."""
    fields = ((column.field, as_read(cell)) for column, cell in zip(columns, cells, strict=True))
    return check_of({field: cell for field, cell in fields if field is not None}) if row.get("said") else ""


def _pieces(text: str) -> list[str]:
    """A text in pieces that fit into a cell; none begins or ends with what a program may change or run there."""
    found = []
    while len(text) > LONGEST_CELL:
        at = next((at for at in range(LONGEST_CELL, 0, -1) if _may_part(text[at - 1], text[at])), 0)
        if at:
            found.append(text[:at])
            text = text[at:]
        else:
            at = LONGEST_CELL - text[LONGEST_CELL - 1].isspace()
            found.append(text[:at])
            text = numbered(text[at]) + text[at + 1 :]
    return [*found, text]


def _may_part(before: str, after: str) -> bool:
    """Whether a text may be parted between these signs: in a word, or before a sign that is written by its number."""
    return not before.isspace() and (after == NUMBER or (before.isalnum() and after.isalnum()))


def _in_csv(text: str) -> str:
    # Space before the first sign is not read again, so nothing is guarded for its sake.
    return guarded(_cut(text.lstrip(), LONGEST_IN_CSV))


def _write_csv(table: _Table, file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.heads)
    writer.writerows(table.lines)
    text.detach()


def _write_xlsx(table: _Table, file: BinaryIO) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Habeas")
    sheet.freeze_panes = "A2"
    letters = [get_column_letter(place) for place in range(1, len(table.heads) + 1)]
    for letter, width in zip(letters, _widths(table), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.auto_filter.ref = f"A1:{letters[-1]}{len(table.lines) + 1}"
    bold = Font(bold=True)

    def cell(text: str, *, is_day: bool = False, head: bool = False) -> Any:  # noqa: ANN401 (openpyxl has no types)
        made: Any = WriteOnlyCell(sheet)
        day = _day(text) if is_day else None
        if day is not None:
            made.value, made.number_format = day, "yyyy-mm-dd"
        elif text:
            made.value, made.data_type = text, "s"
        if head:
            made.font = bold
        return made

    sheet.append([cell(head, head=True) for head in table.heads])
    for line in table.lines:
        sheet.append([cell(text, is_day=is_day) for text, is_day in zip(line, table.days, strict=True)])
    book.save(file)


def _widths(table: _Table) -> list[int]:
    lines = [table.heads, *table.lines[:MEASURED_ROWS]]
    longest = (max(len(line[place]) for line in lines) for place in range(len(table.heads)))
    return [min(max(each + 2, NARROWEST), WIDEST) for each in longest]


def _day(text: str) -> date | None:
    """A whole date, which a spreadsheet can sort and reckon with; None for any other text."""
    try:
        day = date.fromisoformat(text) if len(text) == len("2024-12-03") else None
    except ValueError:
        return None
    return day if day is not None and day >= _FIRST_DAY and day.isoformat() == text else None


def _in_xlsx(text: str) -> str:
    """A text as a cell of an XLSX may hold it."""
    clean = "".join(sign for sign in text if sign >= " " or sign in "\t\n")
    return _cut(clean, LONGEST_CELL)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - len(CUT)] + CUT


def read(shape: Shape, content: bytes, name: str) -> list[dict[str, str]]:
    """The rows of a table in a shape, values by name, as they were before they were written.

    Raises:
        BadList: it can't be read.
    """
    sheet: Sheet = read_sheet(content, name, shape.alike)
    is_csv = not content.startswith(b"PK\x03\x04")
    head, *lines = sheet.lines
    places = {column.heading: place for place, column in enumerate(shape.columns)}
    values = [shape.columns[places[title]].value if title in places else None for title in head]
    found = []
    for line in lines:
        cells = [unguarded(cell) if is_csv else cell for cell in line]
        found.append({value: cell for value, cell in zip(values, cells, strict=False) if value is not None and cell})
    return found
