"""Opens a spreadsheet, CSV or XLSX, as lines of text. No formula is run, no macro and no address is followed.

The file is not trusted: an XLSX is measured before it is unpacked, and what would fill the memory is refused.
"""

from __future__ import annotations

import csv
import io
import warnings
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from habeas.documents.decode import decode, is_binary
from habeas.documents.office import check_sizes
from habeas.errors import BadList, UnreadableDocument
from habeas.lists.marks import Marks, filled_down, marks_of
from habeas.lists.model import Sheet

MOST_BYTES = 50_000_000
# The largest lists of prisoners have some ten thousand rows; a sheet has at most a million, most of them empty.
MOST_ROWS = 100_000
MOST_COLUMNS = 200
# The notes of a case in a table of ours go on for some thousands; quotes that do not end swallow a whole file.
LONGEST_CELL = 100_000
DELIMITERS = ",;\t|"
# The lines of a CSV by which it is told what parts its cells.
HEAD = 200
_MACROS = "vbaProject.bin"
# What a workbook of before 2007 begins with, and an XLSX that was encrypted.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_WORKBOOK = "xl/workbook.xml"
# What the reader of CSV says of a cell that goes on to the end of the file.
_NO_END = "unexpected end of data"


def read_sheet(content: bytes, name: str, likely: Callable[[Sheet], int], wanted: str | None = None) -> Sheet:
    """The sheet of a file that is most likely the list.

    Args:
        likely: how many columns of a sheet are recognised.
        wanted: the name of the sheet to take, if there is one.

    Raises:
        BadList: it is empty, damaged, has macros, is too large, or is no spreadsheet.
    """
    if not content.strip(b" \t\r\n\0"):
        raise BadList(f"{name} is empty; export the list again.")
    if len(content) > MOST_BYTES:
        raise BadList(f"{name} is larger than {MOST_BYTES // 1_000_000} MB; keep the list alone in the file.")
    if content.startswith(b"PK\x03\x04"):
        sheets = _workbook(content, name)
    elif content.startswith(_OLD_OFFICE):
        raise BadList(
            f"{name} is protected with a password, or a workbook of an older kind (XLS); open it, save it as XLSX "
            "without a password, or as CSV, and add that."
        )
    elif is_binary(content):
        raise BadList(f"{name} is no CSV and no XLSX; save the list as one of these.")
    else:
        sheets = _tables(content, name, likely)
        wanted = None
    if wanted is not None and wanted not in sheets:
        raise BadList(f"{name} has no sheet {wanted[:60]!r}; it has {', '.join(sheets)}.")
    filled = {title: sheet for title, sheet in sheets.items() if _says_something(sheet)}
    if not filled:
        raise BadList(f"{name} has no rows; export the list again.")
    chosen = wanted if wanted is not None else _likeliest(filled, likely)
    left_out = tuple(title for title in filled if title != chosen)
    hidden = tuple(title for title in left_out if title in sheets[title].hidden)
    title = chosen if content.startswith(b"PK\x03\x04") else ""
    return replace(sheets[chosen], left_out=left_out, hidden=hidden, title=title)


def _likeliest(sheets: Mapping[str, Sheet], likely: Callable[[Sheet], int]) -> str:
    """The sheet with most known columns; one that the file hides only where no other has any."""
    known = {title: likely(sheet) for title, sheet in sheets.items()}
    return max(known, key=lambda each: (known[each] > 0 and not sheets[each].hidden, known[each]))


def _says_something(sheet: Sheet) -> bool:
    return any(sign.isalnum() for line in sheet.lines for cell in line for sign in cell)


def _width(sheet: Sheet) -> int:
    return max((len(line) for line in sheet.lines), default=0)


def _tables(content: bytes, name: str, likely: Callable[[Sheet], int]) -> dict[str, Sheet]:
    """The table in a CSV, parted by what gives most known headings in its first lines, then most cells."""
    try:
        text = decode(content, name).removeprefix("\ufeff")
    except UnreadableDocument as error:
        raise BadList(str(error)) from error
    head = "".join(islice(io.StringIO(text, newline=""), HEAD))
    tried: dict[str, Sheet] = {}
    refused: list[BadList] = []
    for delimiter in DELIMITERS:
        try:
            tried[delimiter] = _table(head, name, delimiter)
        except BadList as error:  # by what parts nothing here a row is one cell, or as many as it has semicolons
            refused.append(error)
    best = max(tried, key=lambda each: (likely(tried[each]), _width(tried[each])), default=DELIMITERS[0])
    if refused and (best not in tried or not likely(tried[best])):
        raise refused[0]
    table = _table(text, name, best)
    _refuse_open_quote(text, name, best)
    return {best: table}


def _table(text: str, name: str, delimiter: str) -> Sheet:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return _sheet(reader, name)
    except csv.Error as error:
        why = _too_long() if "field limit" in str(error) else f"that is no CSV that can be read ({error})"
        words = f"{name}, line {reader.line_num}: {why}; look at that line, or export the list again."
        raise BadList(words) from error


def _refuse_open_quote(text: str, name: str, delimiter: str) -> None:
    """Refuses a CSV whose last cell has no end: all rows behind its beginning would be one cell."""
    reader, begins = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
    try:
        for _ in reader:
            begins = reader.line_num + 1
    except csv.Error as error:
        if str(error) == _NO_END:
            raise BadList(
                f"{name}, line {begins}: a quotation mark begins a cell there and none ends it, so all that follows "
                "would be one cell; add the one that is missing, or export the list again."
            ) from error


def _workbook(content: bytes, name: str) -> dict[str, Sheet]:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            _check(archive, name)
            marks = marks_of(archive)
        return _opened(content, name, marks)
    except UnreadableDocument as error:
        raise BadList(str(error)) from error
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            SyntaxError, NotImplementedError, RuntimeError) as error:  # fmt: skip
        raise BadList(f"{name} is a damaged XLSX; open it and save it again, or save it as CSV.") from error


def _opened(content: bytes, name: str, marks: Mapping[str, Marks]) -> dict[str, Sheet]:
    from openpyxl import load_workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is for drawing and checking cells alone
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        later = book.epoch == CALENDAR_MAC_1904
        try:
            marked = {sheet.title: _marked(sheet, name, marks.get(sheet.title, Marks())) for sheet in book.worksheets}
            return {title: replace(sheet, since_1904=later) for title, sheet in marked.items()}
        finally:
            book.close()


def _marked(sheet: Any, name: str, marks: Marks) -> Sheet:  # noqa: ANN401
    """A sheet with the values of merged cells in all of their rows, and what is to be said of it."""
    found = _sheet(_cells(sheet), name)
    if marks.merged:
        rows = [list(line) for line in found.lines]
        filled_down(rows, marks)
        found = _sheet(rows, name)
    return replace(found, hidden=(sheet.title,) if marks.hidden else (), problems=tuple(marks.problems()))


def _check(archive: ZipFile, name: str) -> None:
    """Refuses what is no XLSX, has macros, or unpacks to more than any list."""
    check_sizes(archive, name)
    members = archive.namelist()
    if any(member.endswith(_MACROS) for member in members):
        raise BadList(f"{name} has macros; save it as an ordinary XLSX or as CSV.")
    if _WORKBOOK not in members:
        raise BadList(f"{name} is an archive, but no XLSX; save the list as XLSX or CSV.")
    _refuse_entities(archive, name)


def _refuse_entities(archive: ZipFile, name: str) -> None:
    """Refuses an XML with a document type, where all entities are defined, behind any comment and in any encoding."""
    from xml.parsers import expat

    def refuse(*_: object) -> None:
        raise BadList(f"{name} defines XML entities, which no spreadsheet does; it is not opened.")

    def begun(*_: object) -> None:
        raise _BegunError

    for member in archive.infolist():
        if member.filename.endswith((".xml", ".rels")):
            parser = expat.ParserCreate()
            parser.StartDoctypeDeclHandler, parser.StartElementHandler = refuse, begun
            with archive.open(member) as stream, suppress(_BegunError, expat.ExpatError):
                while opening := stream.read(4_096):
                    parser.Parse(opening)


class _BegunError(Exception):
    """An XML has begun with its first element, so no document type can follow."""


def _cells(sheet: Any) -> Iterable[list[str]]:  # noqa: ANN401 (a sheet that is read row by row has no public class)
    sheet.reset_dimensions()  # what a file says of its own size is not trusted
    for row in sheet.iter_rows(values_only=True):
        yield [_text(value) for value in row[: MOST_COLUMNS + 1]]


def _text(value: object) -> str:
    """A cell's value as it would be typed: days in ISO 8601, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _sheet(rows: Iterable[Iterable[str]], name: str) -> Sheet:
    """Rows with clean cells; empty ones at the end are dropped."""
    lines: list[tuple[str, ...]] = []
    for row in rows:
        cells = tuple(_clean(cell, name) for cell in row)
        if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
            raise BadList(f"{name} has more than {MOST_COLUMNS} columns; keep those of the list.")
        while cells and not cells[-1]:
            cells = cells[:-1]
        lines.append(cells)
        if len(lines) > MOST_ROWS and cells:
            raise BadList(f"{name} has more than {MOST_ROWS:,} rows; split it.")
    while lines and not lines[-1]:
        lines.pop()
    return Sheet(tuple(lines))


def _too_long() -> str:
    return f"a cell has more than {LONGEST_CELL:,} characters, which no list has"


def as_read(text: str) -> str:
    """A cell as it is read again."""
    return _clean(text[:LONGEST_CELL], "")


def _clean(cell: str, name: str) -> str:
    """A cell on one line, without signs that steer; half a letter is none."""
    if len(cell) > LONGEST_CELL:
        raise BadList(f"{name}: {_too_long()}; look at it.")
    if cell.isprintable():
        return " ".join(cell.split())
    kept = "".join(sign if sign.isprintable() or sign in "\u200c\u200d" else " " for sign in cell)
    return " ".join(kept.split())
