"""Our tables as other programs write them again: what they say is as before."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from habeas.answers.tables import COLUMNS
from habeas.errors import BadImport
from habeas.exchange import everything, forms

EMPTY = dict.fromkeys(COLUMNS["claims"])
ROWS = [
    {**EMPTY, "id": "c1", "type": "arrest", "persons": ["Ina Vold"], "published": "2024-03-02", "confidence": 1.0},
    {**EMPTY, "id": "c2", "type": "arrest", "group": "dockers", "number": 12, "confidence": 0.5},
]
TYPES = {"text": pyarrow.string(), "texts": pyarrow.list_(pyarrow.string()), "number": pyarrow.int64(),
         "numbers": pyarrow.list_(pyarrow.int64()), "real": pyarrow.float64(), "flag": pyarrow.bool_()}  # fmt: skip
Columns = dict[str, Any]


def as_parquet(change: Callable[[Columns], object]) -> bytes:
    """The rows as Parquet, their columns changed as another program writes them."""
    kinds = COLUMNS["claims"]
    columns: Columns = {name: pyarrow.array([row[name] for row in ROWS], TYPES[kinds[name]]) for name in kinds}
    change(columns)
    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), file)
    return file.getvalue()


def large(columns: Columns) -> None:
    for name, each in columns.items():
        if pyarrow.types.is_string(each.type):
            columns[name] = each.cast(pyarrow.large_string())
        elif pyarrow.types.is_list(each.type):
            inside = pyarrow.large_string() if pyarrow.types.is_string(each.type.value_type) else pyarrow.int32()
            columns[name] = each.cast(pyarrow.large_list(inside))


DAYS = [datetime(2024, 3, 2), None]  # noqa: DTZ001 (as such columns have it)
CHANGES: dict[str, Callable[[Columns], object]] = {
    "not at all": lambda _: None,
    "large texts and lists": large,
    "dictionaries": lambda columns: columns.update(type=columns["type"].dictionary_encode()),
    "fractions": lambda columns: columns.update(number=pyarrow.array([None, 12.0])),
    "no number": lambda columns: columns.update(number=pyarrow.array([float("nan"), 12.0])),
    "points in time": lambda columns: columns.update(published=pyarrow.array(DAYS, pyarrow.timestamp("ns"))),
    "days": lambda columns: columns.update(published=pyarrow.array([date(2024, 3, 2), None])),
    "an index": lambda columns: columns.update(__index_level_0__=pyarrow.array([0, 1])),
    "without a column that is empty": lambda columns: columns.pop("term"),
}


@pytest.mark.parametrize("how", CHANGES)
@pytest.mark.parametrize("name", ["claims.parquet", "mine.parquet"])
def test_a_table_that_another_program_wrote_says_what_it_said(how: str, name: str) -> None:
    before = everything.text_of("\n".join(map(json.dumps, ROWS)).encode(), "claims.jsonl")
    content = as_parquet(CHANGES[how])
    assert forms.form_of(content, name) == "everything"
    assert everything.text_of(content, name) == before


@pytest.mark.parametrize("content", [
    json.dumps(ROWS).encode(),
    json.dumps(ROWS, indent=2).encode(),
    b"\xef\xbb\xbf" + "\r\n".join(map(json.dumps, ROWS)).encode() + b"\r\n\r\n",
    "\n".join(map(json.dumps, ROWS)).encode("utf-16"),
])  # fmt: skip
def test_rows_of_json_are_read_however_they_are_written(content: bytes) -> None:
    before = everything.text_of("\n".join(map(json.dumps, ROWS)).encode(), "claims.jsonl")
    assert forms.form_of(content, "mine.json") == "everything"
    assert everything.text_of(content, "mine.json") == before


def test_a_number_that_is_none_is_refused_with_its_row() -> None:
    content = as_parquet(lambda columns: columns.update(number=pyarrow.array([1.5, None])))
    with pytest.raises(BadImport, match="row 1: number is no number"):
        everything.text_of(content, "claims.parquet")


def test_a_few_columns_of_several_tables_are_none_of_them() -> None:
    with pytest.raises(BadImport, match="its columns are others"):
        everything.text_of(b'{"id": "c1", "type": "arrest"}', "mine.jsonl")
