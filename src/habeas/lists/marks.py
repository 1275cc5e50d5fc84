"""What an XLSX says of its sheets beside their values: merged cells, hidden rows and sheets, formulas without a result.

A reader of values alone loses them in silence: a region that is merged over ten rows is in the first of them only, and
a formula that no program has worked out is an empty cell. Read row by row, so that a large sheet takes no memory; the
caller has refused files that define entities.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from habeas.lists.model import Problem

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# So many rows are named; of more it is said how many there are.
NAMED_ROWS = 10
# No sheet of a list has more merged cells that go down; what lies beyond is left as it is.
MOST_MERGED = 20_000


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one sheet; rows are counted from 1, columns from 0.

    Attributes:
        merged: of cells that are merged over several rows: the column, the first row and the last.
        hidden_rows: rows that the sheet does not show.
        unknown: rows with a formula that has no result in the file.
    """

    hidden: bool = False
    merged: tuple[tuple[int, int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """What somebody who reads the list should know of it."""
        if self.unknown:
            words = "A formula has no result in the file; its cell is empty. Open the file, save it and add it again."
            yield from (Problem(row, "formula", words) for row in self.unknown)
        if self.hidden_rows:
            words = f"Rows that the sheet hides are read like the others: {_named(self.hidden_rows)}."
            yield Problem(0, "hidden-rows", words)


def marks_of(archive: ZipFile) -> dict[str, Marks]:
    """The marks of each sheet by its name; a sheet of which nothing can be told has none."""
    from xml.etree.ElementTree import fromstring

    members = set(archive.namelist())
    if not {_BOOK, _LINKS} <= members:
        return {}
    links = {one.get("Id"): one.get("Target", "") for one in fromstring(archive.read(_LINKS))}  # noqa: S314
    found = {}
    for sheet in fromstring(archive.read(_BOOK)).iter(f"{_MAIN}sheet"):  # noqa: S314
        target = links.get(sheet.get(_LINK), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in members:
            found[sheet.get("name", "")] = _marks(archive, path, hidden=sheet.get("state", "visible") != "visible")
    return found


def filled_down(rows: list[list[str]], marks: Marks) -> None:
    """Puts the value of cells that are merged over several rows into each of these rows."""
    for column, first, last in marks.merged:
        value = rows[first - 1][column] if first <= len(rows) and column < len(rows[first - 1]) else ""
        for row in rows[first : min(last, len(rows))] if value else ():
            row += [""] * (column + 1 - len(row))
            row[column] = row[column] or value


def _marks(archive: ZipFile, path: str, *, hidden: bool) -> Marks:
    from openpyxl.utils.cell import range_boundaries

    merged, hidden_rows, unknown = [], [], []
    for kind, told in _told(archive, path):
        if kind == "merged":
            left, top, _, bottom = range_boundaries(told)
            if bottom > top and len(merged) < MOST_MERGED:
                merged.append((left - 1, top, bottom))
        else:
            (hidden_rows if kind == "hidden" else unknown).append(int(told))
    return Marks(hidden, tuple(merged), tuple(hidden_rows), tuple(unknown))


def _told(archive: ZipFile, path: str) -> Iterator[tuple[str, str]]:
    """What a sheet marks, in its order: ranges that are merged, rows that are hidden or have a formula alone."""
    from xml.etree.ElementTree import iterparse

    number = 0
    with archive.open(path) as stream:
        for _, element in iterparse(stream, events=("end",)):  # noqa: S314
            if element.tag == f"{_MAIN}row":
                number = int(element.get("r") or number + 1)
                if element.get("hidden") in ("1", "true") and len(element):
                    yield "hidden", str(number)
                if any(_without_result(cell) for cell in element):
                    yield "formula", str(number)
                element.clear()
            elif element.tag == f"{_MAIN}mergeCell":
                yield "merged", element.get("ref", "")


def _without_result(cell: Any) -> bool:  # noqa: ANN401 (an element of either parser)
    if cell.find(f"{_MAIN}f") is None:
        return False
    value = cell.find(f"{_MAIN}v")
    return value is None or value.text is None


def _named(rows: tuple[int, ...]) -> str:
    said = ", ".join(map(str, rows[:NAMED_ROWS]))
    return said if len(rows) <= NAMED_ROWS else f"{said} and {len(rows) - NAMED_ROWS:,} more"
