"""How a document is made, as lines: for forms of exchange that have no tables for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from habeas.answers.tables import COLUMNS
from habeas.exchange.everything_values import fits
from habeas.exchange.lines import line_of, values_in
from habeas.exchange.model import Structure
from habeas.exchange.structure import TABLES, structures

Row = Mapping[str, Any]
# What every row says of its document, which the line stands beside.
_OF_DOCUMENT = ("document", "document_name", "publisher", "published", "url", "country", "report_year")
# Where a statement of law stands is told by the sections.
_TOLD = ("section", "topic")


def structure_line(table: str, row: Row) -> str:
    """A row as a line behind the name of its table, without what is said of its document."""
    told = () if table == "sections" else _TOLD
    kept = {name: value for name, value in row.items() if name not in (*_OF_DOCUMENT, *told)}
    return f"{table}: {line_of({name: value for name, value in kept.items() if value not in (None, [])})}"


def structures_of(lines: Iterable[tuple[str, str]]) -> dict[str, Structure]:
    """How documents are made, by their ids, as lines tell, each with what its document is called."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for document, line in lines:
        for table, row in _row(line):
            tables[table].append({**row, "document": document})
    return structures(tables)


def _row(line: str) -> Iterator[tuple[str, Row]]:
    table, colon, told = line.partition(": ")
    if not colon or table not in TABLES:
        return
    row, known = values_in(told), COLUMNS[table]
    if row is not None and all(value is None or fits(value, known.get(name, "")) for name, value in row.items()):
        yield table, {**dict.fromkeys(known), **row}
