"""The tables that people know are written and read back, row for row; what stands in them can't run as a formula."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.records import a_person, an_act, anything, strange, texts
from tests.lists.spreadsheets import as_csv

from habeas import model
from habeas.errors import BadImport
from habeas.exchange import forms, sheets
from habeas.exchange.cells import guarded, joined, parted, unguarded
from habeas.exchange.holdings import Office
from habeas.exchange.rows import of_act, of_case
from habeas.exchange.shapes import shape_of, shapes
from habeas.lists.claims import claims_of

DAY = date(2024, 12, 1)


@given(st.text())
def test_a_cell_is_unguarded_as_it_was_and_never_runs(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.text(min_size=1), max_size=4))
def test_several_values_come_back_from_one_cell(values: list[str]) -> None:
    assert parted(joined(values)) == tuple(values)


@pytest.mark.parametrize("format", sheets.FORMATS)
@pytest.mark.parametrize("name", shapes())
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_rows_come_back_from_a_table_as_they_were(name: str, format: str, data: st.DataObject) -> None:  # noqa: A002
    shape = shapes()[name]
    values = [column.value for column in shape.columns if column.value is not None]
    row = st.dictionaries(st.sampled_from(values), texts, min_size=1)
    rows = data.draw(st.lists(row, min_size=1, max_size=3))
    file = io.BytesIO()
    sheets.write(shape, rows, format, file)
    assert sheets.read(shape, file.getvalue(), f"a.{format}") == rows


@pytest.mark.parametrize("format", sheets.FORMATS)
@given(text=st.one_of(anything, strange))
@settings(max_examples=40, deadline=None)
def test_of_a_cell_only_spaces_and_signs_without_ink_become_one_space_or_go(format: str, text: str) -> None:  # noqa: A002
    file = io.BytesIO()
    sheets.write(shapes()["list"], [{"name": "Ina Vold", "note": text}], format, file)
    (row,) = sheets.read(shapes()["list"], file.getvalue(), f"a.{format}")
    assert _ink(row.get("note", "")) == _ink(text)


@pytest.mark.parametrize("text", ["\r0", "\t=1", " -2"])
def test_space_before_a_cell_leaves_no_sign_of_its_guard(text: str) -> None:
    file = io.BytesIO()
    sheets.write(shapes()["list"], [{"name": "Ina Vold", "note": text}], "csv", file)
    (row,) = sheets.read(shapes()["list"], file.getvalue(), "a.csv")
    assert row["note"] == text.strip()


def _ink(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())


@pytest.mark.parametrize("format", sheets.FORMATS)
def test_a_long_cell_comes_back_whole_and_one_that_is_too_long_with_a_mark(format: str) -> None:  # noqa: A002
    for length in (20_000, 1_000_000):
        file = io.BytesIO()
        sheets.write(shapes()["list"], [{"name": "Ina Vold", "note": "=" + "x" * length}], format, file)
        (row,) = sheets.read(shapes()["list"], file.getvalue(), f"a.{format}")
        assert row["note"].startswith("=" + "x" * 20_000)
        assert row["note"].endswith(sheets.CUT) == (length > 20_000)


@pytest.mark.parametrize("name", shapes())
def test_every_shape_is_recognised_by_its_headings(name: str) -> None:
    shape = shapes()[name]
    content = as_csv([[column.heading for column in shape.columns], ["x"] * len(shape.columns)])
    assert shape_of(content, "a.csv") == name


def a_case() -> model.CaseOn:
    acts = (
        an_act(actors=("police",), charges=("Article 12",)),
        an_act("charge", id="a2", date="2024-04-02", charges=("Article 7",)),
        an_act("sentence", id="a3", date="2024-06-03", term="6 years", actors=("Halem Court",)),
        an_act("imprisonment", id="a4", date="2024-07", place="Colony No. 3"),
    )
    case = model.Case("maria-quispe", "maria-quispe", "Maria Quispe", "AZ", acts, start=acts[0].date)
    return model.CaseOn(case, DAY, model.Status("held", ("a4",), "…"), 200, 230)


def test_a_case_is_a_row_with_its_dated_acts_its_sources_and_its_words() -> None:
    office = Office(
        "maria-quispe", "editor", "The Courier", a_case().case.acts[0].claims[0].document, model.Quote(0, 1, "P")
    )
    row = of_case(a_person("Maria Quispe", "M. Quispe"), a_case(), [office])
    kept = (
        "arrested",
        "charged",
        "charge",
        "sentenced",
        "term",
        "court",
        "place",
        "status",
        "organization",
        "sources",
        "note",
    )
    assert [row[name] for name in kept] == [
        "2024-03", "2024-04-02", "Article 12; Article 7", "2024-06-03", "6 years", "Halem Court", "Colony No. 3",
        "in custody", "The Courier", "https://courier.example.org/halem-1", "Police arrested Maria Quispe",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["cpj", "cecc", "list"])
def test_what_is_written_of_a_case_is_read_again_as_its_acts(name: str) -> None:
    shape, file = shapes()[name], io.BytesIO()
    sheets.write(shape, [of_case(a_person(), a_case(), [])], "csv", file)
    reading = forms.read(file.getvalue(), "a.csv", name, DAY)
    told = {claim.type: claim for claim in claims_of(reading.rows[0], reading.text, DAY, cases=True)}
    assert str(told["arrest"].date) == "2024-03"
    assert (str(told["sentence"].date), told["sentence"].term) == ("2024-06-03", "6 years")
    assert told["imprisonment"].place == "Colony No. 3"
    assert told["arrest"].charges == ("Article 12", "Article 7")


def test_an_incident_that_names_several_people_is_told_of_each() -> None:
    rows = [
        ["title", "url", "date", "categories", "targeted_journalists", "arresting_authority", "city"],
        [
            "Two held",
            "https://x.example.org",
            "2024-05-01",
            "Arrest / Criminal Charge",
            "Bek Orlan (Sun), Ina Vold",
            "Police",
            "Halem",
        ],
    ]
    reading = forms.read(as_csv(rows), "a.csv", "tracker", DAY)
    assert [(row.name, row.cells.get("organization")) for row in reading.rows] == [
        ("Bek Orlan", "Sun"),
        ("Ina Vold", None),
    ]
    for row in reading.rows:
        span = row.name_spans[0]
        assert reading.text[span.start : span.end] == row.name
        (claim,) = claims_of(row, reading.text, DAY, cases=True)
        assert (claim.type, str(claim.date), claim.actors, claim.place) == (
            "arrest",
            "2024-05-01",
            ("Police",),
            "Halem",
        )


def test_an_incident_is_written_as_the_tracker_has_it() -> None:
    row = of_act(a_person(), an_act("attack", actors=("guards",), place="Halem", date="2024-05-01"), [])
    assert (row["act"], row["happened"], row["actor"], row["place"]) == ("Attack", "2024-05-01", "guards", "Halem")


def test_a_table_without_the_columns_of_its_shape_is_refused_with_its_headings() -> None:
    with pytest.raises(BadImport, match=r"“cpj” has; its headings are: Colour, Size"):
        forms.read(as_csv([["Colour", "Size"], ["red", "3"]]), "a.csv", "cpj", DAY)


@pytest.mark.parametrize(("code", "custody"), [("DET", "imprisonment"), ("REL/dec", "release"), ("DEC-ill", "gone")])
def test_the_codes_of_cecc_are_known(code: str, custody: str) -> None:
    rows = [["main (or religious) name", "detention status", "date of detention"], ["Bek Orlan", code, "2019/05/03"]]
    reading = forms.read(as_csv(rows), "a.csv", "cecc", DAY)
    assert (reading.rows[0].custody, str(reading.rows[0].dates["arrested"])) == (custody, "2019-05-03")


def test_a_case_row_of_any_table_tells_several_dated_acts() -> None:
    rows = [
        [
            "Name",
            "Date of arrest",
            "Date of charge",
            "Trial date",
            "Date of sentence",
            "Sentence",
            "Release date",
            "Source",
        ],
        [
            "Ina Vold",
            "1 May 2023",
            "2023-05-09",
            "2023-08",
            "2023-09-01",
            "3 years",
            "2024-02-02",
            "https://x.example.org",
        ],
    ]
    reading = forms.read(as_csv(rows), "a.csv", "cases", DAY)
    told = [(claim.type, str(claim.date)) for claim in claims_of(reading.rows[0], reading.text, DAY, cases=True)]
    assert told == [
        ("arrest", "2023-05-01"), ("charge", "2023-05-09"), ("trial", "2023-08"), ("sentence", "2023-09-01"),
        ("release", "2024-02-02"),
    ]  # fmt: skip
    assert reading.columns is not None
    assert "source" in reading.columns.of


@pytest.mark.parametrize("format", sheets.FORMATS)
@pytest.mark.parametrize("name", shapes())
def test_a_table_is_known_for_its_shape_whatever_file_it_is_in(name: str, format: str) -> None:  # noqa: A002
    file, shape = io.BytesIO(), shapes()[name]
    row = of_case(a_person(), a_case(), []) if shape.row == "case" else of_act(a_person(), an_act(), [])
    sheets.write(shape, [row], format, file)
    assert forms.form_of(file.getvalue(), f"a.{format}") == name


def test_a_workbook_has_a_heading_that_stays_filters_and_whole_dates_as_dates() -> None:
    from openpyxl import load_workbook

    file = io.BytesIO()
    rows = [{"name": "Ina Vold", "arrested": "2024-03-01"}, {"name": "=1+1", "arrested": "2024-03", "note": "x" * 900}]
    sheets.write(shapes()["list"], rows, "xlsx", file)
    sheet = load_workbook(file).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet["A1"].font.b) == ("A2", "A1:T3", True)
    assert (sheet["G2"].value.date(), sheet["G2"].number_format) == (date(2024, 3, 1), "yyyy-mm-dd")
    assert (sheet["G3"].value, sheet["A3"].data_type) == ("2024-03", "s")
    assert [sheet.column_dimensions[letter].width for letter in "AGT"] == [10, 16, sheets.WIDEST]
