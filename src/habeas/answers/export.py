"""Writes tables as CSV, JSON Lines and Parquet: the same rows and columns in each, in the order that they come in.

CSV is UTF-8 with a byte order mark, since spreadsheets take it for another encoding without one, and a cell that
a spreadsheet would run as a formula gets an apostrophe before it. Nothing of a row is left out in any format.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from habeas.answers.tables import BATCH, arrow_schema, batched, columns
from habeas.errors import UnknownTerm

FORMATS = ("csv", "jsonl", "parquet")
# Between the values of a list in one cell of a CSV; a bar inside a value is doubled.
BETWEEN = " | "
# What makes a spreadsheet take a cell for a formula (the OWASP list for CSV injection, with the wide signs of East
# Asian keyboards).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write(what: str, rows: Iterable[Mapping[str, Any]], format: str, file: BinaryIO) -> int:  # noqa: A002 (the option's name)
    """Writes the rows of a table and gives their number.

    Raises:
        UnknownTerm: there is no such table or format.
    """
    if format not in FORMATS:
        raise UnknownTerm(f"There is no format {format!r}; there are {', '.join(FORMATS)}.")
    names = list(columns(what))
    whole = ({name: row[name] for name in names} for row in rows)
    if format == "csv":
        return _write_csv(names, whole, file)
    return _write_jsonl(whole, file) if format == "jsonl" else _write_parquet(what, whole, file)


def _write_csv(names: list[str], rows: Iterable[Mapping[str, Any]], file: BinaryIO) -> int:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(names)
    written = 0
    for row in rows:
        table.writerow([cell(row[name]) for name in names])
        written += 1
    text.detach()
    return written


def cell(value: object) -> str:
    """A value as one cell of a CSV: what is not known is empty, and nothing in it can run as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    whole = BETWEEN.join(_inside(each) for each in value) if isinstance(value, list | tuple) else str(value)
    return f"'{whole}" if whole.lstrip(" \n").startswith(_FORMULA) else whole


def _inside(value: object) -> str:
    return "" if value is None else str(value).replace("|", "||")


def _write_jsonl(rows: Iterable[Mapping[str, Any]], file: BinaryIO) -> int:
    written = 0
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n")
        written += 1
    return written


def _write_parquet(what: str, rows: Iterable[Mapping[str, Any]], file: BinaryIO) -> int:
    import pyarrow
    import pyarrow.parquet

    schema, written = arrow_schema(what), 0
    with pyarrow.parquet.ParquetWriter(file, schema) as table:
        for batch in batched(map(dict, rows), BATCH):
            table.write_batch(pyarrow.RecordBatch.from_pylist(batch, schema=schema))
            written += len(batch)
    return written
