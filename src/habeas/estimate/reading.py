"""Reads a table of lists from a CSV file: one column of 0 and 1 for each list, and `count`.

Commas, semicolons or tabs; UTF-8; yes and no, or true and false, are read as 1 and 0. With `by`, one more column says
which part of the population a row is of (region, year), and every part is a table of its own. Whatever does not fit is
refused with its line.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from pathlib import Path

from habeas.errors import BadTable
from habeas.estimate.table import Table

COUNT = "count"
# What the column is called by R and spreadsheets; looked for where no column is called `count`.
COUNTS = ("counts", "freq", "frequency", "n", "number")
# How spreadsheets and programs write that somebody is on a list, and not on it. An empty cell is neither.
ON, OFF = {"1", "1.0", "yes", "y", "true"}, {"0", "0.0", "no", "n", "false"}
MOST_BYTES = 20_000_000
# Parts of a population, such as regions: each gets an estimate of its own.
MOST_STRATA = 200


def read_table(path: str | Path) -> Table:
    """The one table of a CSV file.

    Raises:
        BadTable: the file cannot be read, or a row or a column is not what it should be.
    """
    return read_strata(path)[""]


def read_strata(path: str | Path, by: str | None = None) -> dict[str, Table]:
    """The tables of a CSV file, one for each value of the column `by`, sorted; without `by` one, under "".

    Raises:
        BadTable: the file cannot be read, or a row or a column is not what it should be.
    """
    return parse_strata(_text_of(Path(path)), by, Path(path).name)


def parse_strata(text: str, by: str | None = None, name: str = "the table") -> dict[str, Table]:
    """The tables in the text of a CSV file; see `read_strata`."""
    header, rows = _rows(text, name)
    counts_in, by_in = _columns(header, by, name)
    lists_in = [place for place in range(len(header)) if place not in (counts_in, by_in)]
    strata: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for line, row in rows:
        where = f"{name}, line {line}"
        if len(row) != len(header):
            raise BadTable(f"{where}: {len(row)} values, where the heading has {len(header)} columns.")
        pattern = sum(_on(row[place], header[place], where) << bit for bit, place in enumerate(lists_in))
        count = _whole(row[counts_in], where)
        if count and not pattern:
            raise BadTable(f"{where}: {count:,} people on no list. Leave the row out: they are what is estimated.")
        strata["" if by_in is None else row[by_in].strip()].append((pattern, count))
    if len(strata) > MOST_STRATA:
        raise BadTable(f"{name}: the column {by} has {len(strata)} values; at most {MOST_STRATA} parts are estimated.")
    names = [header[place] for place in lists_in]
    if not strata:
        raise BadTable(f"{name} has a heading but no rows.")
    return {part: Table.of_patterns(names, cells) for part, cells in sorted(strata.items())}


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadTable(f"{path.name} cannot be read: {error.strerror or 'it is no file'}.") from error
    if len(content) > MOST_BYTES:
        raise BadTable(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB; count people by pattern first.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTable(f"{path.name} is not UTF-8 text; save the spreadsheet as CSV (UTF-8).") from error


def _rows(text: str, name: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(map(str.strip, row))]
    except csv.Error as error:
        raise BadTable(f"{name} is no CSV file that can be read: {error}.") from error
    if not rows:
        raise BadTable(f"{name} is empty.")
    return rows[0][1], rows[1:]


def _columns(header: list[str], by: str | None, name: str) -> tuple[int, int | None]:
    lowered = [title.casefold() for title in header]
    named = COUNT if COUNT in lowered else next((each for each in COUNTS if lowered.count(each) == 1), None)
    if named is None:
        raise BadTable(
            f"{name} has no column `{COUNT}`, the number of people with the pattern of its row; its columns are "
            f"{', '.join(header)[:200]}."
        )
    if by is None:
        return lowered.index(named), None
    if by.casefold() not in lowered or by.casefold() == named:
        raise BadTable(f"{name} has no column {by[:60]!r} to divide by; its columns are {', '.join(header)[:200]}.")
    return lowered.index(named), lowered.index(by.casefold())


def _on(value: str, title: str, where: str) -> int:
    if value.casefold() not in ON | OFF:
        raise BadTable(
            f"{where}: {value[:40]!r} in the column {title[:60]!r}. A list has 1 (yes, true) for those on it and 0 "
            "(no, false) for the others; "
            "a column that divides the population is named with --by."
        )
    return int(value.casefold() in ON)


def _whole(value: str, where: str) -> int:
    whole, _, part = value.partition(".")
    value = whole if part and not part.strip("0") else value
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        raise BadTable(f"{where}: the count {value[:40]!r} is not a whole number.")
    if value.startswith("-") and int(digits):
        raise BadTable(f"{where}: the count is {value}; a count of people is a whole number from 0.")
    return int(digits)
