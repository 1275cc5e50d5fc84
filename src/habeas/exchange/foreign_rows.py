"""Rows of our tables as other programs write them again: numbers as fractions, days as dates, columns of their own.

What a program only writes in another way is read as it was; nothing is guessed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

Row = dict[str, Any]
# The column in which pandas keeps the numbers of the rows.
_INDEX = "__index_level_"
# Of the columns of a table the share that a file must have to be known as one by these alone.
_ENOUGH = 0.5


def as_written(row: Mapping[str, Any], kinds: Mapping[str, str]) -> Row:
    """A row with its values as we write them: `kinds` has what its columns hold."""
    return {name: _value(value, kinds.get(name, "")) for name, value in row.items()}


def without_index(row: Mapping[str, Any]) -> Row:
    """A row without a column that only numbers the rows."""
    return {name: value for name, value in row.items() if not name.startswith(_INDEX)}


def _value(value: Any, kind: str) -> Any:  # noqa: ANN401 (whatever a column holds)
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, float) and kind == "number" and value.is_integer():
        return int(value)  # a column of whole numbers of which some are not known is one of fractions elsewhere
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def table_by_columns(rows: Sequence[Row], tables: Mapping[str, Iterable[str]]) -> str | None:
    """The table that has all columns of these rows, and not many more; None where that is none, or several."""
    there = set(rows[0]) if rows else set()
    found = [name for name, columns in tables.items() if there == set(columns)]
    fitting = (name for name, columns in tables.items() if there <= set(columns))
    found = found or [name for name in fitting if len(there) >= _ENOUGH * len(set(tables[name]))]
    return found[0] if len(found) == 1 else None


def rows_of_array(text: str) -> list[Any] | None:
    """The rows of a file that is one array; None where it is none."""
    if not text.lstrip().startswith("["):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def is_array_of_rows(content: bytes) -> bool:
    """Whether these bytes begin an array of rows that are no entities of FollowTheMoney."""
    head = content[:100_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"[") and head[1:200].lstrip().startswith(b"{") and b'"schema"' not in head
