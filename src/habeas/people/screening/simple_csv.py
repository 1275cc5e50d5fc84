"""Reads a sanctions list as the plain table that OpenSanctions publishes (`targets.simple.csv`), a line for an entity.

It has less than the JSON lines: no programmes by name, and no edges. A line that is no entity is named by its number.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.people.screening.ftm import BODIES, LONGEST_LINE, MOST_VALUES, PEOPLE, Listed, Malformed, Other, Read, clean

# The columns by which the table is known; it has more, which say nothing that a name is matched by.
NEEDED = ("id", "schema", "name", "aliases")


def is_simple_csv(first_line: bytes) -> bool:
    """Whether a file that begins so is such a table."""
    return set(NEEDED) <= set(_header(first_line))


def read_simple_csv(lines: Iterable[bytes]) -> Iterator[Read]:
    """What stands in each line that is not empty, behind the first, which names the columns."""
    columns: Sequence[str] = ()
    for number, line in enumerate(lines, start=1):
        if number == 1:
            columns = _header(line)
        elif line.strip():
            yield _read(number, line, columns)


def _header(line: bytes) -> Sequence[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line.decode("utf-8-sig")]), [])]
    except (UnicodeDecodeError, csv.Error):
        return ()


def _read(number: int, line: bytes, columns: Sequence[str]) -> Read:
    if len(line) > LONGEST_LINE:
        return Malformed(number, f"it is longer than {LONGEST_LINE:,} bytes")
    try:
        cells = next(csv.reader([line.decode("utf-8")], strict=True), [])
    except UnicodeDecodeError:
        return Malformed(number, "it is not UTF-8")
    except csv.Error:
        return Malformed(number, "its quotation marks do not end on the line")
    if len(cells) != len(columns):
        return Malformed(number, f"it has {len(cells)} cells for {len(columns)} columns")
    return _listed(number, dict(zip(columns, cells, strict=True)))


def _listed(number: int, row: Mapping[str, str]) -> Read:
    one, schema, name = (clean(row.get(each, "")) for each in ("id", "schema", "name"))
    if not one or not schema:
        return Malformed(number, "it needs an id and a schema")
    if schema not in (*PEOPLE, *BODIES):
        return Other(number, schema)
    names = tuple(dict.fromkeys(each for each in (name, *_parts(row, "aliases")) if each))
    if not names:
        return Malformed(number, "it has no name")
    countries = tuple(dict.fromkeys(each.upper() for each in _parts(row, "countries")))
    programmes = tuple(dict.fromkeys((*_parts(row, "program_ids"), *_parts(row, "sanctions"))))
    topics = ("sanction",) if programmes else ()
    told = (_parts(row, "birth_date"), countries, topics, programmes, _parts(row, "dataset"))
    return Listed(number, one, schema, names[0], names, *told)


def _parts(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    """The values of a cell, which has a semicolon between them."""
    return tuple(part for each in row.get(column, "").split(";")[:MOST_VALUES] if (part := clean(each)))
