"""Reading tables, putting them together, and refusing what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.errors import BadTable
from habeas.estimate import Table, read_strata, read_table
from habeas.estimate.reading import parse_strata


def a_file(folder: Path, text: str, name: str = "lists.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_read_with_commas_semicolons_or_tabs(tmp_path: Path) -> None:
    text = "A,B,count\n1,0,5\n0,1,4\n1,1,3\n"
    wanted = Table(("A", "B"), ((1, 5), (2, 4), (3, 3)))
    for mark in ",;\t":
        assert read_table(a_file(tmp_path, "\ufeff" + text.replace(",", mark))) == wanted


def test_the_count_may_be_in_any_column_and_rows_of_one_pattern_are_added_up() -> None:
    assert parse_strata("Count,A,B\n2,1,0\n3,1,0\n0,0,0\n1,0,1\n")[""].cells == ((1, 5), (2, 1))


@pytest.mark.parametrize(
    "text",
    [
        "A;B;Freq\r\nTRUE;FALSE;12\r\n;;\r\nFALSE;TRUE;7\r\n",
        "n,A,B\n12,yes,no\n7,No,Yes\n\n",
        "A,B,count\n1.0,0.0,12.0\n0.0,1.0,7\n",
    ],
)
def test_other_programs_ways_of_writing_yes_no_and_numbers_are_read(text: str) -> None:
    assert parse_strata(text)[""].cells == ((1, 12), (2, 7))


def test_an_empty_cell_is_neither_on_a_list_nor_off_it() -> None:
    with pytest.raises(BadTable, match=r"line 2: '' in the column 'B'"):
        parse_strata("A,B,count\n1,,12\n")


def test_a_column_divides_the_population() -> None:
    parts = parse_strata("A,B,region,count\n1,0,North,5\n0,1,South,4\n", by="Region")
    assert {name: part.observed for name, part in parts.items()} == {"North": 5, "South": 4}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A,B\n1,0\n", "no column `count`"),
        ("A,B,count\n1,0,-1\n", "line 2: the count is -1"),
        ("A,B,count\n1,0,2.5\n", "is not a whole number"),
        ("A,B,count\n1,2,3\n", "line 2: '2' in the column 'B'"),
        ("A,B,count\n0,0,3\n", "3 people on no list"),
        ("A,B,count\n1,0\n", "2 values, where the heading has 3"),
        ("A,A,count\n1,0,2\n", "Two lists are called 'A'"),
        ("A,,count\n1,0,2\n", "A list has no name"),
        ("A,B,count\n", "no rows"),
        ("", "is empty"),
        ("count\n1\n", "no list"),
        ("A,B,count\n1,0,9999999999999\n", "more than"),
        (",".join(f"L{n}" for n in range(21)) + ",count\n" + "1," * 21 + "5\n", "21 lists"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(text: str, words: str) -> None:
    with pytest.raises(BadTable, match=words):
        parse_strata(text)


def test_a_column_to_divide_by_that_is_not_there_is_named() -> None:
    with pytest.raises(BadTable, match="no column 'area'"):
        parse_strata("A,count\n1,2\n", by="area")


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match="cannot be read"):
        read_strata(tmp_path / "none.csv")
    path = tmp_path / "latin.csv"
    path.write_bytes("Gefängnis,count\n1,2\n".encode("latin-1"))
    with pytest.raises(BadTable, match="not UTF-8"):
        read_strata(path)


def test_who_is_twice_on_a_list_counts_once_and_it_is_said() -> None:
    table = Table.of_people({"A": ["p1", "p2", "p2"], "B": ["p2", "p3"]})
    assert table.cells == ((1, 1), (2, 1), (3, 1))
    assert table.remarks == ("A has 1 entries of people it has already; they count once.",)


def test_what_others_see_of_one_list() -> None:
    table = Table.of_patterns("ABC", {1: 5, 3: 4, 5: 2, 7: 1, 2: 9})
    assert table.within("A") == Table(("B", "C"), ((1, 4), (2, 2), (3, 1)))
    assert table.without(["A"]).observed == 4 + 2 + 1 + 9


def test_a_list_that_is_not_there_is_named() -> None:
    with pytest.raises(BadTable, match="There is no list 'D'"):
        Table.of_patterns("ABC", {1: 5}).without(["D"])


def test_the_canonical_order_depends_on_the_counts_alone() -> None:
    table = Table.of_patterns("ABC", {1: 5, 2: 7, 4: 9, 3: 2, 6: 1})
    turned = Table.of_patterns("CAB", {2: 5, 4: 7, 1: 9, 6: 2, 5: 1})
    renamed = Table(("Z", "Y", "X"), table.cells)
    assert table.canonical().cells == turned.canonical().cells == renamed.canonical().cells
    assert table.canonical().lists == turned.canonical().lists == ("A", "B", "C")
