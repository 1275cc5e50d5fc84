"""Files of every form with bytes cut, flipped and lines shuffled: each is read, or refused in words."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.records import a_record
from tests.lists.spreadsheets import as_csv, as_xlsx

from habeas.answers.tables import COLUMNS
from habeas.errors import HabeasError
from habeas.exchange import forms, huridocs, huridocs_tables
from habeas.exchange.entities import as_json, statements
from habeas.exchange.ftm_out import entities
from habeas.exchange.lines import line_of
from habeas.exchange.preview import preview

DAY = date(2024, 12, 1)
ROWS = [["Name", "Date of arrest", "Charge", "Status", "Country"],
        ["Ina Vold", "12.03.2024", "Article 5", "held", "AZ"],
        ["Bek Orlan", "03/04/2023", "", "released", "Belarus"]]  # fmt: skip


def _files() -> dict[str, bytes]:
    made, tables = list(entities(a_record())), huridocs.tables(a_record())
    packed, xml = io.BytesIO(), io.BytesIO()
    huridocs_tables.write_csv(tables, packed)
    huridocs_tables.write_xml(tables, xml)
    claim = {**dict.fromkeys(COLUMNS["claims"]), "type": "arrest", "persons": ["Ina Vold"], "date": "2024-03"}
    return {
        "a.ftm.json": "\n".join(line_of(as_json(each)) for each in made).encode(),
        "array.json": json.dumps([as_json(each) for each in made], indent=1).encode(),
        "statements.json": "\n".join(line_of(each) for one in made for each in statements(one)).encode(),
        "huridocs.zip": packed.getvalue(),
        "huridocs.xml": xml.getvalue(),
        "act.csv": as_csv(
            [["Act record number", "Event", "Victim", "Type of act"], ["a1", "e1", "Ina Vold", "arrest"]]
        ),
        "claims.jsonl": "\n".join([json.dumps(claim)] * 3).encode(),
        "cases.csv": as_csv(ROWS, ";"),
        "cases.xlsx": as_xlsx(ROWS),
    }


FILES = _files()
BREAKS = st.lists(
    st.tuples(st.sampled_from(["cut", "flip", "drop", "insert", "shuffle"]), st.floats(0, 1), st.integers(0, 255)),
    min_size=1,
    max_size=4,
)


def broken(content: bytes, breaks: list[tuple[str, float, int]]) -> bytes:
    """A file with these things done to it, each somewhere between its beginning and its end."""
    for how, where, number in breaks:
        at = int(where * len(content))
        if how == "cut":
            content = content[:at]
        elif how == "flip" and content:
            content = content[: at % len(content)] + bytes([number]) + content[at % len(content) + 1 :]
        elif how == "drop":
            content = content[:at] + content[at + number :]
        elif how == "insert":
            content = content[:at] + content[:number] + content[at:]
        else:
            lines = content.split(b"\n")
            turn = number % len(lines)
            content = b"\n".join([*lines[turn:], *lines[:turn]])
    return content


@pytest.mark.parametrize("name", FILES)
@given(breaks=BREAKS)
@settings(max_examples=60, deadline=None)
def test_a_broken_file_is_read_or_refused_in_words(name: str, breaks: list[tuple[str, float, int]]) -> None:
    content = broken(FILES[name], breaks)
    try:
        shown = preview(content, name, None, DAY, None)
        if shown.refused:
            return
        reading = forms.read(content, name, shown.form, DAY)
    except HabeasError:
        return
    first = forms.extraction_read("a", reading, shown.form, DAY)
    again = forms.extraction("a", reading.text, shown.form, reading.columns, DAY)
    assert (first.claims, first.counts, first.people) == (again.claims, again.counts, again.people)
    assert all(reading.text[q.start : q.end] == q.text for claim in first.claims for q in claim.quotes)
    assert reading.text.encode()


@pytest.mark.parametrize("name", FILES)
def test_the_same_files_are_read_where_nothing_is_broken(name: str) -> None:
    assert preview(FILES[name], name, None, DAY, None).refused == ""
