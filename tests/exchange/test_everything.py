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
from habeas.exchange.model import Contents

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


def row_of(table: str, **rest: Any) -> dict[str, Any]:
    kinds = COLUMNS[table].items()
    return {name: [] if kind in ("texts", "numbers") else None for name, kind in kinds} | rest


PEOPLE = [
    row_of("people", id="vold", name="Ina Vold", names=["Ina Vold", "I. Vold"], documents=["d1"], gender="female"),
    row_of("people", id="vold-2", name="Ina Vold", names=["Ina Vold"], documents=["d2", "d3"]),
    row_of("people", id="orn", name="Tessa Orn", names=["Tessa Orn", "Vold"], documents=["d3"]),
    row_of("people", id="bek", name="Aro Bek", names=["Aro Bek"], documents=["d4"], gender="male"),
]


def read_back(**tables: list[dict[str, Any]]) -> Contents:
    return contents("\n".join(text_of(file_of(name, rows, "jsonl"), f"{name}.jsonl") for name, rows in tables.items()))


@pytest.mark.parametrize(
    ("name", "document", "claim", "called"),
    [
        ("Ina Vold", "d1", "", "Ina Vold (no. 1)"),
        ("I. Vold", "d1", "", "Ina Vold (no. 1)"),
        ("Ina Vold", "d2", "", "Ina Vold (no. 2)"),
        ("Vold", "d3", "", "Tessa Orn"),
        ("Ina Vold", "d9", "c1", "Ina Vold (no. 1)"),  # an act says whose claim it is
        ("Ina Vold", "d9", "", "Ina Vold"),  # nothing says it
        ("Nobody Else", "d1", "", "Nobody Else"),
    ],
)
def test_two_people_of_one_name_are_two_and_all_names_of_one_are_theirs(
    name: str, document: str, claim: str, called: str
) -> None:
    acts = [row_of("acts", id="a", person="vold", claims=["c1"])]
    back = read_back(claims=[a_claim_row(persons=[name], document=document, id=claim)], people=PEOPLE, acts=acts)
    assert back.told[0].persons == (called,)


def test_an_office_and_kin_are_whose_the_row_says() -> None:
    office = row_of("affiliations", person="vold-2", name="Ina Vold", role="editor", document="d9")
    kin = row_of("kin", person="vold", relative="vold-2", name="Vold", relative_name="Ina Vold", word="aunt")
    back = read_back(people=PEOPLE, affiliations=[office], kin=[kin])
    assert [each.person for each in back.posts] == ["Ina Vold (no. 2)"]
    assert [(each.person, each.relative) for each in back.kin] == [("Ina Vold (no. 1)", "Ina Vold (no. 2)")]


def test_everybody_comes_back_also_who_is_only_named() -> None:
    back = read_back(people=PEOPLE, claims=[a_claim_row(persons=["I. Vold"], document="d1")])
    assert [(each.name, each.aliases, each.gender) for each in back.people] == [
        ("Ina Vold (no. 1)", ("I. Vold",), "female"),
        ("Ina Vold (no. 2)", (), None),
        ("Tessa Orn", ("Vold",), None),
        ("Aro Bek", (), "male"),
    ]


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
