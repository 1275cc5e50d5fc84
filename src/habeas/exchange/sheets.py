"""Writes rows as CSV or XLSX with the headings of a shape, and reads them back: nothing in a cell runs as a formula.

A cell of an XLSX has room for 32,767 characters and one of a CSV that is read again for 100,000; what is longer is cut
there with a mark.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from habeas.exchange.cells import guarded, unguarded
from habeas.exchange.shapes import Shape
from habeas.lists import sheets
from habeas.lists.model import Sheet
from habeas.lists.sheets import read_sheet

FORMATS = ("csv", "xlsx")
LONGEST_CELL = 32_767
# A guarded cell has one sign more.
LONGEST_IN_CSV = sheets.LONGEST_CELL - 1
CUT = " …"


def write(shape: Shape, rows: Iterable[Mapping[str, str]], format: str, file: BinaryIO) -> int:  # noqa: A002 (the option's name)
    """Writes rows, values by name, and gives their number."""
    lines = ([row.get(column.value or "", "") for column in shape.columns] for row in rows)
    heads = [column.heading for column in shape.columns]
    return _write_csv(heads, lines, file) if format == "csv" else _write_xlsx(heads, lines, file)


def _write_csv(heads: Sequence[str], lines: Iterable[Sequence[str]], file: BinaryIO) -> int:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    written = 0
    for line in lines:
        # Space before the first sign is not read again, so nothing is guarded for its sake.
        writer.writerow([guarded(_cut(cell.lstrip(), LONGEST_IN_CSV)) for cell in line])
        written += 1
    text.detach()
    return written


def _write_xlsx(heads: Sequence[str], lines: Iterable[Sequence[str]], file: BinaryIO) -> int:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Habeas")

    def cell(text: str) -> Any:  # noqa: ANN401 (openpyxl has no types)
        made: Any = WriteOnlyCell(sheet)
        if text:
            made.value, made.data_type = _fitting(text), "s"
        return made

    sheet.append([cell(head) for head in heads])
    written = 0
    for line in lines:
        sheet.append([cell(text) for text in line])
        written += 1
    book.save(file)
    return written


def _fitting(text: str) -> str:
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
