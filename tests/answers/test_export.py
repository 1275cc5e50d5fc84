"""Exports say the same in every format, lead back to the documents, and cannot run in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.build import a_card, a_claim, a_count

from habeas import model
from habeas.answers.export import cell, write
from habeas.answers.tables import COLUMNS, claim_row, count_row
from habeas.errors import UnknownTerm

CARD = a_card(url="https://courier.example/1", name="=cmd|' /C calc'!A1.txt")
CLAIMS = [
    claim_row(
        model.SourcedClaim("c1", a_claim(person=("Maria Quispe", "Ion Vek"), date="2024-03", charges=("a|b",)), CARD)
    ),
    claim_row(model.SourcedClaim("c2", a_claim("raid", None, group="+homes\nand shops", number=3), CARD)),
]


def written(format: str, what: str = "claims", rows: list[dict[str, object]] = CLAIMS) -> bytes:  # noqa: A002
    file = io.BytesIO()
    assert write(what, rows, format, file) == len(rows)
    assert not file.closed
    return file.getvalue()


def test_every_format_has_the_same_rows() -> None:
    import pyarrow.parquet

    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    table = pyarrow.parquet.read_table(io.BytesIO(written("parquet")))
    assert lines == CLAIMS == table.to_pylist()
    assert list(lines[0]) == list(COLUMNS["claims"]) == table.column_names


def test_a_csv_is_read_as_it_was_meant() -> None:
    text = written("csv").decode("utf-8")
    assert text.startswith("\ufeffid,type,persons,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["persons"] for row in rows] == ["Maria Quispe | Ion Vek", ""]
    assert [row["charges"] for row in rows] == ["a||b", ""]
    assert [row["group"] for row in rows] == ["", "'+homes\nand shops"]
    assert [row["document_name"] for row in rows] == ["'=cmd|' /C calc'!A1.txt"] * 2
    assert [(row["quotes"], row["starts"], row["ends"]) for row in rows] == [
        ("Police arrested Maria Quispe", "0", "28")
    ] * 2


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+7 994", "'+7 994"),
        ("-2", "'-2"),
        ("@home", "'@home"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        (" =1+1", "' =1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("a=b", "a=b"),
        (-2, "-2"),
        (None, ""),
        (True, "true"),
        (["=a", None], "'=a | "),
    ],
)
def test_a_cell_never_runs_as_a_formula(value: object, shown: str) -> None:
    assert cell(value) == shown


@given(value=some.text() | some.lists(some.none() | some.text()))
def test_no_text_at_all_runs_as_a_formula(value: object) -> None:
    assert not cell(value).lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r", *"\uff1d\uff0b\uff0d\uff20"))


def test_every_row_has_exactly_the_columns_of_its_table() -> None:
    assert set(CLAIMS[0]) == set(COLUMNS["claims"])
    assert set(count_row("n1", a_count(), CARD)) == set(COLUMNS["counts"])


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_the_same_rows_give_the_same_bytes(format: str) -> None:  # noqa: A002
    assert written(format) == written(format)


@pytest.mark.parametrize(("what", "format"), [("claims", "xls"), ("everything", "csv")])
def test_what_there_is_not_is_refused(what: str, format: str) -> None:  # noqa: A002
    with pytest.raises(UnknownTerm):
        write(what, [], format, io.BytesIO())
