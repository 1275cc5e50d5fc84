"""The unified list as a table whose every cell leads to the rows that it comes from, as CSV and as XLSX."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from habeas.answers.export import cell as harmless
from habeas.lists.model import Entry, Listing
from habeas.lists.unify import SHOWN, Field, Unified, UnifiedList
from habeas.lists.words import label

FORMATS = ("csv", "html", "xlsx")
# Letters that a column of a spreadsheet shows at least and at most.
NARROWEST, WIDEST = 5, 36


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: each part with the row of a list that it comes from, if any; whether they do not agree."""

    parts: tuple[tuple[str, Entry | None], ...]
    differs: bool = False

    @property
    def text(self) -> str:
        """All of it, as one."""
        return "; ".join(text for text, _ in self.parts)

    @property
    def first(self) -> Entry | None:
        """The row that it leads to where it can lead to one only."""
        return next((entry for _, entry in self.parts if entry is not None), None)


def plain(text: str, entry: Entry | None = None) -> Cell:
    """A cell with one text; an empty one has no part."""
    return Cell(((text, entry),) if text else ())


def headings(found: UnifiedList) -> list[str]:
    """The heads of the columns: the name, a column for each list, the fields that any list gives."""
    return ["No", "Name", "Also written", *(each.title for each in found.listings), *map(label, _fields(found))]


def cells(found: UnifiedList, person: Unified, number: int) -> list[Cell]:
    """The cells of a person under these heads."""
    lists = [_on(person, listing.id) for listing in found.listings]
    others = [one for one in person.spellings if one != person.name]
    first = [plain(str(number)), plain(person.name, person.entries[0]), plain("; ".join(others))]
    titles = {listing.id: listing.body for listing in found.listings}
    return [*first, *lists, *(_said(person.field(name), titles) for name in _fields(found))]


def table(found: UnifiedList) -> Iterator[list[Cell]]:
    """The cells of everybody, by name."""
    for number, person in enumerate(found.people, start=1):
        yield cells(found, person, number)


def write_csv(found: UnifiedList, file: IO[str]) -> None:
    """The table as CSV; the columns of the lists say in which row somebody stands there."""
    writer = csv.writer(file)
    writer.writerow(map(harmless, headings(found)))
    for row in table(found):
        writer.writerow(harmless(cell.text) for cell in row)


def write_xlsx(found: UnifiedList, rows: Mapping[int, Sequence[Sequence[str]]], file: IO[bytes]) -> None:
    """The table as a spreadsheet, with each list as it was received on a sheet of its own, to which cells lead.

    Args:
        rows: by list what may be shown of all its rows, so that row 7 of a list is row 7 of its sheet.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Unified list"
    differs, link = PatternFill("solid", fgColor="FFF2CC"), Font(color="0563C1", underline="single")
    _put_row(sheet, 1, headings(found), bold=True)
    for number, row in enumerate(table(found), start=2):
        for place, cell in enumerate(row, start=1):
            put = _put(sheet, number, place, cell.text)
            if cell.first is not None:
                put.hyperlink = f"#'{_sheet_of(cell.first.listing)}'!A{cell.first.row.number}"
                put.font = link
            if cell.differs:
                put.fill = differs
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    _set_widths(sheet)
    _add_lists(book, found, rows)
    book.save(file)


def _add_lists(book: Any, found: UnifiedList, rows: Mapping[int, Sequence[Sequence[str]]]) -> None:  # noqa: ANN401
    about = book.create_sheet("Lists")
    _put_row(about, 1, ["List", "By", "As of", "File", "SHA-256", "People", "Copied from"], bold=True)
    for number, listing in enumerate(found.listings, start=2):
        _put_row(about, number, _about(found, listing))
    for listing in found.listings:
        sheet = book.create_sheet(_sheet_of(listing.id))
        for number, row in enumerate(rows.get(listing.id, ()), start=1):
            _put_row(sheet, number, row)


def _about(found: UnifiedList, listing: Listing) -> list[str]:
    copied = "" if listing.copied_from is None else f"list {listing.copied_from}"
    people = str(len(found.on(listing.id)))
    return [
        str(listing.id), listing.body, listing.as_of.isoformat(), listing.file, listing.document_id, people, copied,
    ]  # fmt: skip


def _set_widths(sheet: Any) -> None:  # noqa: ANN401
    """Each column as wide as what stands in it, as far as it can be read on a page; longer texts go on below."""
    from openpyxl.styles import Alignment

    below = Alignment(wrap_text=True, vertical="top")
    for column in sheet.iter_cols():
        longest = max((len(str(cell.value)) for cell in column if cell.value is not None), default=0)
        sheet.column_dimensions[column[0].column_letter].width = min(max(longest + 2, NARROWEST), WIDEST)
        for cell in column:
            cell.alignment = below


def _put_row(sheet: Any, number: int, row: Sequence[str], *, bold: bool = False) -> None:  # noqa: ANN401
    from openpyxl.styles import Font

    for place, text in enumerate(row, start=1):
        put = _put(sheet, number, place, text)
        if bold:
            put.font = Font(bold=True)


def _put(sheet: Any, row: int, column: int, text: str) -> Any:  # noqa: ANN401
    """Writes words, which are never run as a formula."""
    cell = sheet.cell(row, column)
    if text:
        cell.value, cell.data_type = text, "s"
    return cell


def _sheet_of(listing: int) -> str:
    return f"List {listing}"


def _fields(found: UnifiedList) -> list[str]:
    there = {each.name for person in found.people for each in person.fields}
    return [name for name in SHOWN if name in there]


def _on(person: Unified, listing: int) -> Cell:
    return Cell(tuple((f"row {each.row.number}", each) for each in person.entries if each.listing == listing))


def _said(field: Field | None, titles: Mapping[int, str]) -> Cell:
    """One value where all say the same, else every value with those who give it."""
    if field is None:
        return Cell(())
    if len(field.values) == 1:
        return plain(field.values[0].value, field.values[0].entries[0])
    parts = []
    for one in field.values:
        by = ", ".join(dict.fromkeys(titles[entry.listing] for entry in one.entries))
        parts.append((f"{one.value} ({by})", one.entries[0]))
    return Cell(tuple(parts), differs=not field.agree)
