"""Reads a list: the text that its document has, and what each row says of one person; what is not right is told by row.

Nothing is lost: every row stands in the text, cell for cell, also those that are not understood. The same text with the
same columns gives the same rows, so they are read anew whenever they are asked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from habeas.dates import PartialDate
from habeas.documents.countries import all_countries, country_named
from habeas.errors import UnknownTerm
from habeas.lists.claims import tells
from habeas.lists.columns import Wanted, columns_of, recognised
from habeas.lists.days import is_day_first, is_serial, read_day, since_1904
from habeas.lists.kept import check_of
from habeas.lists.model import DATES, Columns, Problem, Reading, Row, Sheet
from habeas.lists.namesakes import asked_about, told_apart
from habeas.lists.sheets import read_sheet
from habeas.lists.words import acts_of, custody_of, gender_of, is_none, label, plain, says_nothing
from habeas.model import Span

# No name has more letters; a cell that has is a remark.
LONGEST_NAME = 120


def read_list(content: bytes, name: str, as_of: date, wanted: Wanted) -> Reading:
    """The list in these bytes, as of a day.

    Raises:
        BadList: it cannot be read as a list.
    """
    sheet = read_sheet(content, name, partial(recognised, cases=wanted.cases), wanted.sheet)
    columns = columns_of(sheet, wanted, name)
    sheet = _in_days(sheet, columns) if sheet.since_1904 else sheet
    text = text_of(sheet)
    of_file = [*_of_file(sheet), *_of_headings(sheet, columns)]
    columns = replace(columns, of_file=tuple((each.row, each.code, each.words) for each in of_file))
    rows, problems = rows_of(text, columns, as_of)
    sheets = (sheet.title, *sheet.left_out) if sheet.title else ()
    return Reading(text, columns, rows, problems, sheets)


def _in_days(sheet: Sheet, columns: Columns) -> Sheet:
    """Numbers that count days from 1904 as the days that they are, in the columns of dates: the text alone could not
    tell from which day they count. Cells that are written as days need nothing."""
    places = {place: name for name, place in columns.of.items() if name in DATES}
    lines, problems = list(sheet.lines), list(sheet.problems)
    for at in range(columns.header + 1, len(lines)):
        cells = list(lines[at])
        for place in sorted(each for each in places if each < len(cells) and is_serial(cells[each])):
            found = since_1904(cells[place])
            words = f"The number {cells[place]} ({label(places[place])}) is read as {found}: its file counts days from"
            problems.append(Problem(at + 1, "day-number", f"{words} 1904."))
            cells[place] = found
        lines[at] = tuple(cells)
    return replace(sheet, lines=tuple(lines), problems=tuple(problems))


def _of_file(sheet: Sheet) -> Iterator[Problem]:
    """What is to be said of the file: sheets that are not read, and what it hides or has not worked out."""
    for title in sheet.left_out:
        hidden = ", and hidden in the file" if title in sheet.hidden else ""
        yield Problem(0, "sheet-left-out", f"The sheet “{title}” is not read{hidden}.")
    yield from sheet.problems


def _of_headings(sheet: Sheet, columns: Columns) -> Iterator[Problem]:
    """That the headings have a date among them: then they are none, and the first person would be lost."""
    for cell in sheet.lines[columns.header]:
        # Years alone are headings of many a table.
        if re.search(r"\d.*\D.*\d", cell) and _is_day(cell):
            words = (
                f"It is taken for the headings, and “{cell[:40]}” is a date: if the table has none, add a row of them."
            )
            yield Problem(columns.header + 1, "date-in-headings", words)


def _is_day(cell: str) -> bool:
    try:
        return read_day(cell, True)[0].day > 0
    except UnknownTerm:
        return False


def text_of(sheet: Sheet) -> str:
    """The text of a list's document: a line for each row, its cells parted by tabs."""
    return "\n".join("\t".join(line) for line in sheet.lines)


def rows_of(text: str, columns: Columns, as_of: date) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows of a list with a name in them, and what is not right, by row."""
    lines = list(_lines(text))[columns.header + 1 :]
    orders = {each: _order(columns, each, [cells for _, _, cells in lines]) for each in DATES}
    rows: list[Row] = []
    problems = [Problem(*each) for each in columns.of_file]
    for number, start, cells in lines:
        if not any(cells):
            continue
        row = _row(number, start, cells, columns)
        if row is None:
            problems.append(Problem(number, "no-name", _why_no_name(cells, columns)))
            continue
        told: list[Problem] = []
        dates = dict(_dates(row, orders, as_of, told))
        whole = _kept(_with(row, dates, as_of, columns, told), columns, told)
        problems += told
        rows += _one_each(whole) if columns.several else [whole]
    rows = told_apart(rows, apart=columns.apart)
    # Several rows of a table of cases may well tell of one person.
    own = [row for row in rows if not row.kept]
    problems += [*_tell_nothing(own, problems), *asked_about(own)] if columns.cases else _twice(rows)
    return tuple(rows), tuple(sorted(problems))


def _why_no_name(cells: Sequence[str], columns: Columns) -> str:
    places = [columns.of[each] for each in ("name", "given", "surname") if each in columns.of]
    if any(len(cells[place]) > LONGEST_NAME for place in places if place < len(cells)):
        return f"The name has more than {LONGEST_NAME} letters; the row is kept in the text, and nobody's."
    return "The row has no name; it is kept in the text, and nobody's."


def _tell_nothing(rows: Sequence[Row], problems: Sequence[Problem]) -> Iterator[Problem]:
    """Rows of which only the name is kept and nothing says why, one by one; or that all are such."""
    why = {each.row for each in problems}
    silent = [row for row in rows if not tells(row) and row.number not in why]
    if len(silent) == len(rows) > 1:
        words = "No row tells of anything done to anybody: say which column has a date, a status or what happened."
        yield Problem(0, "tells-nothing", words)
        return
    for row in silent:
        yield Problem(row.number, "tells-nothing", "The row tells of nothing done; of it only the name is kept.")


def _lines(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """The number of each row, where it begins, and its cells."""
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        yield number, start, line.split("\t")
        start += len(line) + 1


def _order(columns: Columns, name: str, lines: Sequence[Sequence[str]]) -> bool | None:
    place = columns.of.get(name)
    if columns.day_first is not None or place is None:
        return columns.day_first
    return is_day_first(cells[place] for cells in lines if place < len(cells))


def _row(number: int, start: int, cells: Sequence[str], columns: Columns) -> Row | None:
    """A row without its dates; None where it has no name."""
    begins = [start]
    for cell in cells:
        begins.append(begins[-1] + len(cell) + 1)
    line = "\t".join(cells)
    # Without the tabs of empty cells at its ends: as it is quoted.
    whole = Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
    said = {
        name: cells[place]
        for name, place in columns.of.items()
        if place < len(cells) and not says_nothing(cells[place]) and not is_none(name, cells[place])
    }
    if columns.occupation is not None:
        said.setdefault("occupation", columns.occupation)
    parts = [each for each in ("name", "given", "surname") if each in said]
    name = " ".join(said[each] for each in parts)
    longest = LONGEST_NAME * (10 if columns.several else 1)
    if not any(letter.isalpha() for letter in name) or len(name) > longest:
        return None
    spans = [Span(begins[columns.of[each]], begins[columns.of[each]] + len(said[each])) for each in parts]
    return Row(number, whole, name, tuple(spans), said)


def _dates(
    row: Row, orders: dict[str, bool | None], as_of: date, problems: list[Problem]
) -> Iterator[tuple[str, PartialDate]]:
    for name in DATES:
        cell = row.cells.get(name)
        if cell is None:
            continue
        try:
            found, unclear = read_day(cell, orders[name])
            if is_serial(cell):
                words = f"The number {cell} ({label(name)}) is read as {found}, as spreadsheets count days."
                problems.append(Problem(row.number, "day-number", words))
        except UnknownTerm as error:
            words = f"The date “{cell[:40]}” ({label(name)}) is not used: {error}."
            problems.append(Problem(row.number, "bad-date", words))
            continue
        if unclear:
            words = f"“{cell[:40]}” ({label(name)}) may be two days; only the year is used. Say what is first in it."
            problems.append(Problem(row.number, "unclear-date", words))
        if found.first_day > as_of and name != "released":
            words = f"“{cell[:40]}” ({label(name)}) is after the day of the list; it is not used."
            problems.append(Problem(row.number, "late-date", words))
            continue
        yield name, found


def _with(
    row: Row, dates: dict[str, PartialDate], as_of: date, columns: Columns, problems: list[Problem]
) -> Row:  # fmt: skip
    """The row with its dates, with what it says of custody, and with what happened."""
    status = row.cells.get("status", "")
    instead = columns.acts.get(plain(status))
    custody = custody_of(status) if status and instead is None else None
    if status and custody is None and instead is None:
        taken = "taken as held" if columns.held else "not used"
        problems.append(Problem(row.number, "unknown-status", f"The status “{status[:60]}” is not known: {taken}."))
    released = dates.get("released")
    if released is not None and released.surely_by(as_of):
        custody = "release"
    if released is not None and "arrested" in dates and released.last_day < dates["arrested"].first_day:
        problems.append(Problem(row.number, "dates-crossed", "The release is before the arrest; look at the row."))
    if "gender" in row.cells and gender_of(row.cells["gender"]) is None:
        words = f"The gender “{row.cells['gender'][:40]}” is not known, and not used."
        problems.append(Problem(row.number, "unknown-gender", words))
    row = replace(row, country=_country(row, problems))
    if instead is not None:
        if "arrested" in dates:
            dates["happened"] = dates.pop("arrested")
        return replace(row, dates=dates, custody="", act=instead)
    acts, strange = acts_of(row.cells["act"]) if "act" in row.cells else ((), ())
    for each in strange:
        words = f"What happened, “{each[:60]}”, is none of the acts that are known; it is kept as text."
        problems.append(Problem(row.number, "unknown-act", words))
    custody = custody or ("imprisonment" if columns.held else "")
    return replace(row, dates=dates, custody=custody, act=next(iter(acts), None), further=acts[1:])


def _kept(row: Row, columns: Columns, problems: list[Problem]) -> Row:
    """The row; where it has what its sources say with whether it is as it was written, and has no more to tell."""
    if not (columns.cases and row.cells.get("said") and row.cells.get("check")):
        return row
    cells = {**row.cells, **{name: str(date) for name, date in row.dates.items()}}
    if columns.occupation is not None:
        cells.pop("occupation", None)
    if check_of(cells) == row.cells["check"]:
        problems.clear()
        return replace(row, kept=True)
    words = "The row was changed since it was written: what its columns say is told beside what its sources say."
    problems.append(Problem(row.number, "row-changed", words))
    return row


def _country(row: Row, problems: list[Problem]) -> str | None:
    """The country of a row; one that is not known, or of which there are several, is told."""
    given = row.cells.get("country")
    if given is None:
        return None
    found = given.upper() if given.upper() in all_countries() else country_named(given)
    if found is None:
        words = f"The country “{given[:40]}” is not known, and not used; write it as two letters of ISO 3166-1."
        problems.append(Problem(row.number, "unknown-country", words))
    return found


# A comma that stands in no brackets.
_BETWEEN_NAMES = re.compile(r"[,;](?![^()]*\))")
_OUTLET = re.compile(r"\s*\(([^()]*)\)\s*$")


def _one_each(row: Row) -> Iterator[Row]:
    """A row for each of the people whom a cell names, "A Bek (Sun), C Dor (Star)", with the outlet of each."""
    start, whole = row.name_spans[0].start, row.cells.get("name", row.name)
    begins = [0, *(match.end() for match in _BETWEEN_NAMES.finditer(whole))]
    ends = [*(match.start() for match in _BETWEEN_NAMES.finditer(whole)), len(whole)]
    for begin, end in zip(begins, ends, strict=True):
        part = whole[begin:end]
        outlet = _OUTLET.search(part)
        name = part[: outlet.start()] if outlet is not None else part
        first = begin + len(name) - len(name.lstrip())
        if name.strip():
            cells = {**row.cells, "name": name.strip()} | ({"organization": outlet[1]} if outlet is not None else {})
            span = Span(start + first, start + first + len(name.strip()))
            yield replace(row, name=name.strip(), name_spans=(span,), cells=cells)


def _twice(rows: Sequence[Row]) -> Iterator[Problem]:
    """The same name on two rows of one list, with nothing that tells them apart: it counts once, and may be two."""
    by_name: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_name[plain(row.name)].append(row)
    for several in by_name.values():
        for row in several[1:]:
            words = f"The name is that of row {several[0].number}; both are taken for one person."
            yield Problem(row.number, "twice", words)
