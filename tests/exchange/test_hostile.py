"""Files of exchange from anywhere: bombs, values of another kind and what nests without end are refused in words."""

from __future__ import annotations

import io
import json
import time
from datetime import date
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from habeas.answers.tables import COLUMNS
from habeas.errors import BadImport, BadList
from habeas.exchange import archives, everything, followthemoney, forms, huridocs
from habeas.exchange.cells import whole_number


def packed(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(("read", "name"), [(huridocs.text_of, "act.csv"), (everything.text_of, "claims.jsonl")])
def test_an_archive_that_unpacks_to_more_than_an_import_may_have_is_refused(
    read: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 50_000)
    with pytest.raises(BadImport, match="unpacks to more than"):
        read(packed(name, b" " * 60_000), "bomb.zip")


@pytest.mark.parametrize(("read", "name"), [(huridocs.text_of, "act.csv"), (everything.text_of, "claims.jsonl")])
def test_an_archive_with_damaged_bytes_is_refused_in_words(read: Any, name: str) -> None:
    content = bytearray(packed(name, bytes(range(256)) * 40))
    for place in range(60, 120):
        content[place] ^= 0xFF
    with pytest.raises(BadImport, match="damaged ZIP"):
        read(bytes(content), "cut.zip")


@pytest.mark.parametrize("limit", ["MOST_ROWS", "MOST_UNPACKED"])
def test_a_parquet_file_that_holds_more_than_an_import_may_have_is_refused(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyarrow
    import pyarrow.parquet

    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"id": ["x"] * 30}), file)
    monkeypatch.setattr(everything, limit, 20)
    with pytest.raises(BadImport, match="split it"):
        everything.text_of(file.getvalue(), "documents.parquet")


@pytest.mark.parametrize("wrong", [
    {"type": ["arrest"]}, {"persons": 5}, {"persons": "Ana Torr"}, {"group": {"a": 1}}, {"number": "many"},
    {"number": 10**40}, {"number": True}, {"charges": [["theft"]]},
])  # fmt: skip
def test_a_value_that_its_column_cannot_hold_is_refused(wrong: dict[str, object]) -> None:
    row = {**dict.fromkeys(COLUMNS["claims"]), "type": "arrest", "persons": ["Ana Torr"], **wrong}
    with pytest.raises(BadImport, match="row 1"):
        everything.text_of(json.dumps(row).encode(), "claims.jsonl")


def test_what_nests_without_end_is_refused_in_words() -> None:
    with pytest.raises(BadImport, match="beginning with line 1"):
        forms.read(b"[" * 4_000, "deep.jsonl", forms.form_of(b"[" * 4_000, "deep.jsonl"), None)
    with pytest.raises(BadList, match="no rows"):
        forms.form_of(b"[" * 4_000, "deep.csv")


def test_a_file_of_lines_that_are_no_json_is_told_with_its_line_and_not_as_a_table() -> None:
    content = b'\n{"id": "p1", "schema": "Person"\nnope\n'
    with pytest.raises(BadImport, match=r"people.jsonl .* beginning with line 2"):
        forms.read(content, "people.jsonl", forms.form_of(content, "people.jsonl"), None)


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("", None), ("-3", None), ("٣", None), ("9" * 5_000, None)])
def test_digits_are_a_number_where_so_many_people_can_be(text: str, number: int | None) -> None:
    assert whole_number(text) == number


def test_a_record_with_very_many_values_is_read_at_once() -> None:
    several = b"<victim>A</victim>" * 60_000
    before = time.process_time()
    huridocs.text_of(b"<huridocs><act>" + several + b"</act></huridocs>", "many.xml")
    assert time.process_time() - before < 5


def test_an_archive_of_a_kind_that_nobody_reads_is_refused_in_words() -> None:
    content = bytearray(packed("act.csv", b"Act record number,Victim,Event\r\na1,Ina Vold,e1\r\n"))
    content[content.index(b"PK\x01\x02") + 6] = 127  # the version that its directory asks of a reader
    with pytest.raises(BadList, match="damaged XLSX"):
        forms.read(bytes(content), "a.zip", forms.form_of(bytes(content), "a.zip"), date(2024, 12, 1))


@pytest.mark.parametrize("content", [b"Act record number,Victim\r,Event\na1,b,c", b"PAR1\r\x00,\n", b"\r,\r;"])
def test_line_ends_inside_of_a_heading_are_no_fault(content: bytes) -> None:
    with pytest.raises((BadImport, BadList)):
        forms.read(content, "a.csv", "huridocs", None)


HALF = '{"id": "p", "schema": "Person", "properties": {"name": ["Ina \\ud800 Vold \\ud83d\\ude00"]}}'
KIN = json.dumps({**dict.fromkeys(COLUMNS["kin"]), "name": "Ina \ud800 Vold \U0001f600"})


@pytest.mark.parametrize(("read", "line"), [(followthemoney.text_of, HALF), (everything.text_of, KIN)])
def test_half_of_a_letter_becomes_the_sign_for_what_cannot_be_read(read: Any, line: str) -> None:
    text = read(line.encode(), "kin.jsonl")
    assert text.encode()
    assert "Ina \ufffd Vold \U0001f600" in text
