"""Spreadsheets are opened whole and without harm; what cannot be is refused with what to do."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from tests.lists.spreadsheets import as_csv, as_xlsx, with_member

from habeas.errors import BadList
from habeas.lists import sheets
from habeas.lists.columns import Wanted, recognised
from habeas.lists.model import Sheet
from habeas.lists.rows import read_list

ROWS = [["Name", "Arrested"], ["Ina Vold", "2024-03-12"], [], ["Bek Orlan", "2024-04-01"]]
LINES = (("Name", "Arrested"), ("Ina Vold", "2024-03-12"), (), ("Bek Orlan", "2024-04-01"))


def opened(content: bytes, name: str = "list.xlsx", wanted: str | None = None) -> Sheet:
    return sheets.read_sheet(content, name, recognised, wanted)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_is_read_with_any_delimiter(delimiter: str) -> None:
    assert opened(as_csv(ROWS, delimiter)).lines == LINES


def test_an_xlsx_has_its_days_in_one_notation_and_whole_numbers_without_a_point() -> None:
    rows = [["Name", "Arrested", "No"], ["Ina Vold", date(2024, 3, 12), 7.0]]
    assert opened(as_xlsx(rows)).lines[1] == ("Ina Vold", "2024-03-12", "7")
    assert opened(as_xlsx(ROWS)).lines == LINES


def test_the_sheet_with_most_known_headings_is_taken_and_the_others_are_named() -> None:
    content = as_xlsx([["Remarks"], ["sent in June"]], Prisoners=ROWS)
    assert opened(content) == Sheet(LINES, ("List",), title="Prisoners")
    assert opened(content, wanted="List").lines[0] == ("Remarks",)
    with pytest.raises(BadList, match="no sheet"):
        opened(content, wanted="Prisoner")


def test_an_older_encoding_is_read() -> None:
    text = "Фамилия;Имя\nОршова;Ленка\n" + "Петренко;Оксана\n" * 20
    assert opened(text.encode("cp1251"), "list.csv").lines[1] == ("Оршова", "Ленка")


@pytest.mark.parametrize("content", [b"", b" \n\n", as_csv([["", ""]]), as_xlsx([])], ids="abcd")
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(BadList, match=r"empty|no rows"):
        opened(content)


def test_macros_are_refused() -> None:
    with pytest.raises(BadList, match="macros"):
        opened(with_member(as_xlsx(ROWS), "xl/vbaProject.bin", b"code"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(BadList, match="zip bomb"):
        opened(with_member(as_xlsx(ROWS), "xl/worksheets/sheet1.xml", b" " * 20_000_000))


@pytest.mark.parametrize("before", ["", f"<!--{'x' * 9_000}-->", "\n" * 9_000], ids=["at once", "comment", "lines"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_refused(before: str, encoding: str) -> None:
    opening = f'<?xml version="1.0" encoding="{encoding}"?>{before}'
    inside = f'{opening}<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    with pytest.raises(BadList, match="entities"):
        opened(with_member(as_xlsx(ROWS), "xl/worksheets/sheet1.xml", inside))


@pytest.mark.parametrize(
    "content", [as_xlsx(ROWS)[:900], b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0" + b"\0" * 600], ids="abc"
)
def test_a_damaged_or_old_file_is_refused(content: bytes) -> None:
    with pytest.raises(BadList, match=r"list\.xlsx"):
        opened(content)


def test_another_archive_is_no_list() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("letter.txt", "Dear all")
    with pytest.raises(BadList, match="no XLSX"):
        opened(file.getvalue())


def test_more_rows_columns_or_letters_than_a_list_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    with pytest.raises(BadList, match="more than 3 rows"):
        opened(as_csv(ROWS))
    with pytest.raises(BadList, match="columns"):
        opened(as_csv([["a"] * 300]))
    with pytest.raises(BadList, match="characters"):
        opened(as_csv([["Name"], ["a" * 110_000]]))


def test_a_row_whose_cells_are_long_together_is_read() -> None:
    assert (
        opened(as_csv([["Name", "Note", "More"], ["Ina Vold", "a; " * 30_000, "b" * 90_000]])).lines[1][0] == "Ina Vold"
    )


def test_signs_that_steer_are_dropped() -> None:
    assert opened(as_csv([["Name"], ["Ina\x1b[31m\nVold"]])).lines[1] == ("Ina [31m Vold",)


def marked() -> bytes:
    """A list with a region merged over two rows, a hidden row, a formula nobody worked out, and a hidden sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in (["Name", "Arrested", "Region"], ["Ina Vold", "2023-03-12", "North"], ["Bek Orlan", "=DATE(2023,4,1)"]):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    sheet.append(["Cor Dane", 45100, "South"])
    sheet.row_dimensions[4].hidden = True
    old = book.create_sheet("Old")
    old.append(["Name"])
    old.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_merged_cells_hold_for_all_their_rows_and_what_a_file_hides_is_told() -> None:
    reading = read_list(marked(), "marked.xlsx", date(2024, 6, 1), Wanted())
    assert [row.cells.get("region") for row in reading.rows] == ["North", "North", "South"]
    assert [(each.row, each.code) for each in reading.problems] == [
        (0, "hidden-rows"),
        (0, "sheet-left-out"),
        (3, "formula"),
        (4, "day-number"),
    ]
    assert "hidden in the file" in reading.problems[1].words
    assert str(reading.rows[2].dates["arrested"]) == "2023-06-23"


def test_days_that_a_workbook_counts_from_1904_are_the_days_they_are() -> None:
    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["Name", "Arrested", "Our file"], ["Ina Vold", date(2024, 3, 12), 43638], ["Bek Orlan", 43638, 7]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    reading = read_list(file.getvalue(), "old.xlsx", date(2024, 6, 1), Wanted())
    assert [str(row.dates["arrested"]) for row in reading.rows] == ["2024-03-12", "2023-06-23"]
    assert [(each.row, each.code) for each in reading.problems] == [(3, "day-number")]
    assert "counts days from 1904" in reading.problems[0].words
    # Only columns of dates hold days.
    assert "43638" in reading.text.splitlines()[1]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows() -> None:
    with pytest.raises(BadList, match=r"line 3: a quotation mark begins a cell there and none ends it"):
        opened(b'Name,Charge\nIna Vold,"two"\n"Bek Orlan,x\nTessa Orn,y\n')


def test_quotation_marks_inside_of_a_cell_are_no_end_of_it() -> None:
    assert opened(b'Name,Charge\nIna "Ini" Vold,"said ""no"""\nBek,"a "b" c"\n').lines[1] == (
        'Ina "Ini" Vold',
        'said "no"',
    )


def test_a_workbook_with_a_password_is_refused_with_what_to_do() -> None:
    with pytest.raises(BadList, match="protected with a password"):
        opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_cell_of_a_million_letters_is_refused_with_its_line() -> None:
    with pytest.raises(BadList, match=r"line 2: a cell has more than 100,000 characters"):
        opened(b"Name,Charge\nIna Vold," + b"x" * 1_000_000 + b"\n")
