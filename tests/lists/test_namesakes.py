"""Two people of one name in one table are two, where something tells them apart; else it is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

from tests.lists.spreadsheets import as_csv

from habeas.lists.columns import Wanted
from habeas.lists.model import Reading
from habeas.lists.rows import read_list
from habeas.people.namesakes import name_of
from habeas.work.importing import ImportsOf, ToImport
from habeas.work.registry import Registry

DAY = date(2024, 12, 1)
HEAD = ["Name", "Born", "Gender", "Person ID", "Date of arrest", "Job"]


def read(*rows: list[str], apart: bool = False) -> Reading:
    return read_list(as_csv([HEAD, *rows]), "cases.csv", DAY, Wanted(cases=True, held=False, apart=apart))


def names(reading: Reading) -> list[str]:
    return [row.name for row in reading.rows]


def test_births_that_do_not_fit_are_two_people_whatever_stands_between_them() -> None:
    rows = [
        ["Ina Vold", "1961", "", "", "2024-03-01", ""],
        ["Ina Vold", "1984-02-03", "", "", "2024-03-02", ""],
        ["Ina Vold", "1984", "", "", "2024-06-02", ""],
        ["Bek Orlan", "", "", "", "2024-03-02", ""],
    ]
    told = read(*rows)
    assert names(told) == [
        "Ina Vold (born 1961)",
        "Ina Vold (born 1984-02-03)",
        "Ina Vold (born 1984-02-03)",
        "Bek Orlan",
    ]
    assert told.problems == ()


def test_numbers_of_persons_and_genders_tell_them_apart_too() -> None:
    by_number = read(["Ina Vold", "", "", "17", "", ""], ["Ina Vold", "", "", "18", "", ""])
    assert names(by_number) == ["Ina Vold (no. 17)", "Ina Vold (no. 18)"]
    by_gender = read(["Sasha Vold", "", "male", "", "", ""], ["Sasha Vold", "", "f", "", "", ""])
    assert names(by_gender) == ["Sasha Vold (male)", "Sasha Vold (female)"]
    one = read(["Ina Vold", "1961", "", "17", "", ""], ["ina vold", "", "", "17", "", ""])
    assert names(one) == ["Ina Vold", "ina vold"]


def test_rows_of_one_name_that_differ_otherwise_are_one_person_and_are_asked_about() -> None:
    rows = [["Ina Vold", "", "", "", "2023-03-01", "nurse"], ["Ina Vold", "", "", "", "2024-03-02", "teacher"]]
    told = read(*rows)
    assert names(told) == ["Ina Vold", "Ina Vold"]
    assert [(each.row, each.code) for each in told.problems] == [(3, "same-name")]
    assert "Ina Vold" not in told.problems[0].words
    assert names(read(*rows, apart=True)) == ["Ina Vold (row 2)", "Ina Vold (row 3)"]
    same = ["Ina Vold", "", "", "17", "2024-03-02", "teacher"]
    assert names(read(same, [*same[:4], "2024-05-01", "teacher"], apart=True)) == ["Ina Vold", "Ina Vold"]


def test_a_name_that_ten_thousand_rows_have_is_read_at_once() -> None:
    begun = process_time()
    assert len(set(names(read(*(["Ina Vold", "", "", str(number), "", ""] for number in range(10_000)))))) == 10_000
    assert len(set(names(read(*(["Ina Vold", "", "", "", "", ""] for _ in range(10_000)), apart=True)))) == 10_000
    assert process_time() - begun < 10


def test_a_row_without_a_number_is_of_whoever_it_fits() -> None:
    rows = [
        ["Ina Vold", "1961", "", "17", "", ""],
        ["Ina Vold", "1984", "", "18", "", ""],
        ["Ina Vold", "1984", "", "", "", ""],
    ]
    assert names(read(*rows)) == ["Ina Vold (born 1961)", "Ina Vold (born 1984)", "Ina Vold (born 1984)"]


def test_a_name_with_other_words_in_brackets_is_as_it_was() -> None:
    assert [name_of(each) for each in ("A Bek (Sun)", "A Bek", "A Bek (row 3)", "A Bek (born 1961-02)")] == [
        None, None, "A Bek", "A Bek",
    ]  # fmt: skip


def test_two_people_of_one_name_stay_two_in_the_registry(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["Ina Vold", "1961", "", "", "2024-03-01", "nurse"],
        ["Ina Vold", "1984", "", "", "2024-05-02", "teacher"],
    ]
    with Registry.open(tmp_path / "registry") as registry:
        ImportsOf(registry.record).add(ToImport(as_csv(rows), "cases.csv", "Union of Families", as_of=DAY))
        assert sorted(person.name for person in registry.people) == ["Ina Vold (born 1961)", "Ina Vold (born 1984)"]
        assert sorted((act.person_name, str(act.date)) for act in registry.acts) == [
            ("Ina Vold (born 1961)", "2024-03-01"),
            ("Ina Vold (born 1984)", "2024-05-02"),
        ]
