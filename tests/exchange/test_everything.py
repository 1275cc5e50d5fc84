"""Everything goes out as JSON Lines and as Parquet, and each table comes back row for row."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.records import anything, strange, texts

from habeas.answers.export import write
from habeas.answers.tables import COLUMNS
from habeas.errors import BadImport
from habeas.exchange.everything import FORMATS, TABLES, contents, rows_of, text_of
from habeas.exchange.lines import extraction_of

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": st.one_of(st.none(), texts, anything, strange),
    "number": st.one_of(st.none(), st.integers(-(2**40), 2**40)),
    "real": st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)),
    "flag": st.one_of(st.none(), st.booleans()),
    "texts": st.lists(st.one_of(st.none(), texts, anything, strange), max_size=3),
    "numbers": st.lists(st.integers(0, 2**40), max_size=3),
}


def file_of(table: str, rows: list[dict[str, Any]], format: str) -> bytes:  # noqa: A002 (the option's name)
    file = io.BytesIO()
    write(table, rows, format, file)
    return file.getvalue()


@pytest.mark.parametrize("format", FORMATS)
@given(data=st.data(), table=st.sampled_from(TABLES))
@settings(max_examples=40, deadline=None)
def test_rows_come_back_as_they_were(format: str, data: st.DataObject, table: str) -> None:  # noqa: A002
    one = st.fixed_dictionaries({name: VALUES[kind] for name, kind in COLUMNS[table].items()})
    rows = data.draw(st.lists(one, max_size=4))
    assert rows_of(file_of(table, rows, format), f"{table}.{format}") == (table, rows)


def a_claim_row(**rest: Any) -> dict[str, Any]:
    empty = {name: [] if kind in ("texts", "numbers") else None for name, kind in COLUMNS["claims"].items()}
    return {**empty, "type": "arrest", "persons": ["Ina Vold"], "modality": "asserted", "date": "2024-03", **rest}


def test_claims_are_told_with_the_line_of_their_document() -> None:
    document = dict.fromkeys(COLUMNS["documents"]) | {"id": "d1", "name": "a.txt", "publisher": "The Courier"}
    rows = {"documents": [document], "claims": [a_claim_row(document="d1", charges=["Article 5"], speaker="a lawyer")]}
    text = "\n".join(text_of(file_of(table, some, "jsonl"), f"{table}.jsonl") for table, some in rows.items())
    claim = extraction_of("d" * 64, text, contents(text)).claims[0]
    assert (claim.persons, claim.charges, claim.speaker, str(claim.date)) == (
        ("Ina Vold",),
        ("Article 5",),
        "a lawyer",
        "2024-03",
    )
    assert [json.loads(quote.text)["table"] for quote in claim.quotes] == ["documents", "claims"]


def test_a_claim_that_was_rejected_is_left_out_and_told() -> None:
    text = text_of(file_of("claims", [a_claim_row(review="rejected")], "jsonl"), "claims.jsonl")
    found = contents(text)
    assert (found.told, [each.code for each in found.problems]) == ((), ["left-out"])


def test_a_table_is_known_by_its_columns_where_its_name_does_not_tell() -> None:
    assert rows_of(file_of("counts", [dict.fromkeys(COLUMNS["counts"])], "jsonl"), "numbers.jsonl")[0] == "counts"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (file_of("claims", [a_claim_row()] * 50, "parquet")[:-40], "claims.parquet"),
        (b"PAR1", "claims.parquet"),
        (file_of("claims", [a_claim_row()], "jsonl")[:-20], "claims.jsonl"),
        (b'{"colour": "red"}', "claims.jsonl"),
        (b'{"colour": "red"}', "colours.jsonl"),
        (b"PK\x03\x04 cut off", "all.zip"),
    ],
)
def test_a_damaged_table_is_refused_with_a_reason(content: bytes, name: str) -> None:
    with pytest.raises(BadImport):
        text_of(content, name)
