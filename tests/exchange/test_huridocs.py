"""The events standard goes out as a ZIP of five tables and as XML; nothing is lost that an act says."""

from __future__ import annotations

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.records import a_record, acts, an_act, anything, of_acts, strange, texts

from habeas import model
from habeas.errors import BadImport
from habeas.exchange import huridocs_tables
from habeas.exchange.huridocs import contents, tables, text_of, text_of_tables
from habeas.exchange.huridocs_tables import TABLES, Tables, fields, write_csv, write_xml
from habeas.exchange.model import Told, told_of
from habeas.people.namesakes import name_of

FORMATS = {"zip": write_csv, "xml": write_xml}
SEVERAL = st.lists(texts, min_size=1, max_size=3).map(tuple)
ROWS = {
    table: st.lists(st.dictionaries(st.sampled_from(list(fields(table))), SEVERAL, min_size=1), max_size=3)
    for table in TABLES
}


def file_of(found: Tables, format: str) -> bytes:  # noqa: A002 (the option's name)
    file = io.BytesIO()
    FORMATS[format](found, file)
    return file.getvalue()


def said(text: str) -> list[Told]:
    return [replace(each, lines=()) for each in contents(text).told]


@pytest.mark.parametrize("format", FORMATS)
@given(found=st.fixed_dictionaries(ROWS))
@settings(max_examples=25, deadline=None)
def test_rows_come_back_from_a_file_as_they_were(format: str, found: Tables) -> None:  # noqa: A002
    back = huridocs_tables.read(file_of(found, format), "a.zip")
    assert {table: list(rows) for table, rows in back.items() if rows} == {
        table: rows for table, rows in found.items() if rows
    }


@given(st.one_of(anything, strange))
@settings(max_examples=60, deadline=None)
def test_a_value_comes_back_from_the_tables_whole_and_from_xml_without_what_xml_has_no_sign_for(text: str) -> None:
    rows: Tables = {"information": [{"remarks": (text,)}]}
    fit = "".join(sign for sign in text if (sign >= " " or sign in "\t\n\r") and sign not in "\ufffe\uffff")
    assert huridocs_tables.read(file_of(rows, "zip"), "a.zip")["information"] == rows["information"]
    assert huridocs_tables.read(file_of(rows, "xml"), "a.xml")["information"] == [{"remarks": (fit,)}]


@pytest.mark.parametrize("format", FORMATS)
def test_a_record_comes_back_with_all_that_its_acts_say(format: str) -> None:  # noqa: A002
    record = a_record()
    text = text_of(file_of(tables(record), format), "a.zip")
    assert sorted(map(str, said(text))) == sorted(str(told_of(act)) for act in record.acts)


@given(st.one_of(acts(), acts(anything), acts(strange)))
@settings(max_examples=60, deadline=None)
def test_nothing_that_an_act_says_is_lost(found: tuple[model.Act, ...]) -> None:
    text = text_of_tables(tables(of_acts(found)))
    assert sorted(map(str, with_own_names(said(text)))) == sorted(str(told_of(act)) for act in found)


def with_own_names(told: list[Told]) -> list[Told]:
    """What is told, with people under the names that they have themselves, where words behind them tell them apart."""
    return [replace(each, persons=tuple(name_of(name) or name for name in each.persons)) for each in told]


@given(st.lists(st.tuples(st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["Vold", "Orn"])), max_size=6))
@settings(max_examples=60, deadline=None)
def test_two_people_of_one_name_are_two_and_one_person_is_one(whom: list[tuple[str, str]]) -> None:
    """The ids and names of the people that acts are about; each has one name."""
    whom = [(person, dict(whom)[person]) for person, _ in whom]
    made = [an_act(id=f"a{place}", person=name, person_id=person) for place, (person, name) in enumerate(whom)]
    text = text_of_tables(tables(of_acts(tuple(made))))
    back = contents(text)
    called = [(person, told.persons[0]) for (person, _), told in zip(whom, back.told, strict=True)]
    assert len(set(called)) == len({person for person, _ in called}) == len({name for _, name in called})
    assert [name_of(name) or name for _, name in called] == [name for _, name in whom]
    assert {each.name for each in back.people} == {name for _, name in called}


def test_a_person_comes_back_with_other_names_and_gender() -> None:
    people = contents(text_of_tables(tables(a_record()))).people
    assert [(each.name, each.aliases, each.gender) for each in people] == [
        ("Maria Quispe", ("M. Quispe",), "female"),
        ("Oto Brand", (), None),
    ]


def test_a_case_is_an_event_and_a_response_an_intervention() -> None:
    found = tables(a_record())
    assert [row["event_record_number"] for row in found["event"]][:1] == [("maria-quispe",)]
    assert [row["intervening_party"] for row in found["intervention"]] == [("Norland",), ("Union of Writers",)]
    assert [row["perpetrator"] for row in found["involvement"]] == [("police",), ("Halem Court",)]
    of_acts_alone = [row for row in found["information"] if "habeas_act" in row]
    assert {row["remarks"] for row in of_acts_alone} == {("Police arrested Maria Quispe",)}


def test_the_lines_of_an_act_are_those_of_its_event_doers_and_sources() -> None:
    text = text_of_tables(tables(a_record()))
    arrest = contents(text).told[0]
    lines = text.split("\n")
    assert [lines[number - 1].partition('"table": ')[2].strip('"}') for number in arrest.lines] == [
        "act", "event", "involvement", "information",
    ] or {line for number in arrest.lines for line in TABLES if f'"table": "{line}"' in lines[number - 1]} == {
        "act", "event", "involvement", "information",
    }  # fmt: skip


BOMB = b"""<?xml version="1.0"?><!DOCTYPE huridocs [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><huridocs><event><event_title>&c;</event_title></event></huridocs>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE huridocs [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<huridocs><event><event_title>&x;</event_title></event></huridocs>"""


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        OUTSIDE,
        b"<huridocs><event>",
        b"<other/>",
        b"<huridocs><trial/></huridocs>",
        b"PK\x03\x04 cut off",
    ],
)
def test_what_is_not_the_standard_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(BadImport):
        text_of(content, "a.xml")


def test_a_column_that_another_program_added_is_kept_as_text_and_told() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("act.csv", "2101 Act record number,Victim,Type of act,Colour\r\na1,Ina Vold,beating,red\r\n")
    text = text_of(file.getvalue(), "a.zip")
    assert '"other: Colour": ["red"]' in text
    found = contents(text)
    assert [(each.type, each.persons) for each in found.told] == [("attack", ("Ina Vold",))]
    assert [(each.row, each.code) for each in found.problems] == [(0, "kept-as-text")]
    assert "Colour" in found.problems[0].words
    assert "red" in text_of(b"<huridocs><act><colour>red</colour></act></huridocs>", "a.xml")


def test_a_table_with_none_of_the_columns_is_refused_with_its_headings() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("act.csv", "Colour,Shape\r\nred,round\r\n")
    with pytest.raises(BadImport, match="Colour, Shape"):
        text_of(file.getvalue(), "a.zip")


def test_a_table_of_another_program_is_read_by_its_labels() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(
            "Act.csv", "Act record number,Victim,Event,Type of act,Initial date\na1,Ina Vold,e1,Arrest,2024-03\n"
        )
        archive.writestr("involvement.csv", "Perpetrator,Act\nHalem police,a1\n")
    assert [(each.type, each.persons, each.actors) for each in contents(text_of(file.getvalue(), "a.zip")).told] == [
        ("arrest", ("Ina Vold",), ("Halem police",))
    ]
