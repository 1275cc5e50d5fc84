"""What a list says is read by row; what is not right with a row is told, and the row stays in the text."""

from __future__ import annotations

from datetime import date

import pytest
from tests.lists.spreadsheets import as_csv

from habeas.errors import BadList
from habeas.lists.claims import extraction_of
from habeas.lists.columns import Wanted, read_map
from habeas.lists.model import Reading
from habeas.lists.rows import read_list

DAY = date(2024, 6, 1)


def read(*rows: list[str], wanted: Wanted | None = None) -> Reading:
    return read_list(as_csv(rows), "list.csv", DAY, wanted or Wanted())


def codes(reading: Reading) -> list[tuple[int, str]]:
    return [(problem.row, problem.code) for problem in reading.problems]


def test_every_claim_quotes_its_row() -> None:
    reading = read(["No", "Name", "Date of arrest", "Charge", "Sentence", "Prison", "Occupation", "Sex"],
                   ["1", "Ina Vold", "12.03.2024", "libel", "", "Colony 4", "poet", "F"])  # fmt: skip
    found = extraction_of("d", reading.text, reading.rows, reading.problems, DAY)
    told = [(claim.type, str(claim.date), claim.place, claim.charges) for claim in found.claims]
    assert told == [
        ("arrest", "2024-03-12", None, ("libel",)),
        ("imprisonment", "2024-06-01", "Colony 4", ("libel",)),
    ]
    for claim in found.claims:
        (quote,) = claim.quotes
        assert reading.text[quote.start : quote.end] == quote.text == reading.text.splitlines()[1]
    (person,) = found.people
    assert (person.name, person.gender) == ("Ina Vold", "female")
    assert [reading.text[span.start : span.end] for span in person.mentions] == ["Ina Vold"]
    assert [each.role for each in found.affiliations] == ["poet"]


@pytest.mark.parametrize(
    ("status", "types"),
    [("awaiting trial", ["remand"]), ("serving his sentence", ["imprisonment"]), ("released in May", ["release"]),
     ("died in custody", []), ("", ["imprisonment"]), ("под стражей", ["remand"])],
)  # fmt: skip
def test_the_status_says_how_somebody_is_held(status: str, types: list[str]) -> None:
    reading = read(["Name", "Status"], ["Ina Vold", status])
    found = extraction_of("d", reading.text, reading.rows, (), DAY)
    assert [claim.type for claim in found.claims] == types


def test_who_was_released_by_the_day_of_the_list_is_not_held() -> None:
    reading = read(["Name", "Released"], ["Ina Vold", "2024-05-30"], ["Bek Orlan", "2024-07-01"])
    found = extraction_of("d", reading.text, reading.rows, (), DAY)
    assert [(claim.type, claim.persons[0]) for claim in found.claims] == [
        ("release", "Ina Vold"), ("imprisonment", "Bek Orlan"), ("release", "Bek Orlan"),
    ]  # fmt: skip


def test_given_names_and_surnames_in_two_columns_are_one_name() -> None:
    reading = read(["Фамилия", "Имя"], ["Оршова", "Ленка"])
    assert [row.name for row in reading.rows] == ["Ленка Оршова"]


def test_a_title_above_the_headings_is_no_row() -> None:
    reading = read(["Prisoners, June"], [], ["Name", "Arrested"], ["Ina Vold", "2024"])
    assert ([row.number for row in reading.rows], reading.problems) == ([4], ())


def test_headings_of_the_day_of_arrest_the_term_and_the_town_are_known_in_azerbaijani() -> None:
    (row,) = read(["Ad, soyad", "Tutulma tarixi", "Müddət", "Şəhər"], ["Vold Ina", "14.03.2023", "5 il", "Halem"]).rows
    assert set(row.cells) >= {"arrested", "term", "region"}


def test_a_row_without_a_name_is_told_and_stays_in_the_text() -> None:
    reading = read(["Name", "Arrested"], ["", "2024-03-12"], ["-", "2024"], ["Ina Vold", "2024"])
    assert codes(reading) == [(2, "no-name"), (3, "no-name")]
    assert "2024-03-12" in reading.text


def test_a_bad_date_is_told_and_its_row_still_counts() -> None:
    reading = read(["Name", "Arrested"], ["Ina Vold", "31.02.2024"], ["Bek Orlan", "2025-01-01"])
    assert codes(reading) == [(2, "bad-date"), (3, "late-date")]
    assert [dict(row.dates) for row in reading.rows] == [{}, {}]
    assert reading.rows[0].cells["arrested"] == "31.02.2024"


def test_dates_in_three_notations_are_read_and_an_unclear_one_is_told() -> None:
    reading = read(["Name", "Arrested"], ["A One", "2024-03-12"], ["B Two", "12 March 2024"], ["C Three", "03/04/2024"])
    assert [str(row.dates["arrested"]) for row in reading.rows] == ["2024-03-12", "2024-03-12", "2024"]
    assert codes(reading) == [(4, "unclear-date")]
    clear = read(["Name", "Arrested"], ["C Three", "03/04/2024"], wanted=Wanted(day_first=True))
    assert (str(clear.rows[0].dates["arrested"]), clear.problems) == ("2024-04-03", ())


def test_the_same_person_twice_is_told_and_with_another_birth_it_is_two() -> None:
    reading = read(["Name", "Born"], ["Ina Vold", "1980"], ["ina vold", "1980"], ["Bek Orlan", "1971"],
                   ["Bek Orlan", "1990"])  # fmt: skip
    assert codes(reading) == [(3, "twice")]
    assert [row.name for row in reading.rows][2:] == ["Bek Orlan (born 1971)", "Bek Orlan (born 1990)"]


def test_a_missing_column_of_names_is_refused_with_the_headings_and_what_to_do() -> None:
    with pytest.raises(BadList, match=r"Whom, When.*--map"):
        read(["Whom", "When"], ["Ina Vold", "2024"])


def test_a_file_of_ones_own_says_which_column_is_what() -> None:
    said = read_map(b'header = 2\ndates = "month first"\n[columns]\nname = "Whom"\narrested = "When"\n', "columns.toml")
    reading = read(["Name"], ["Whom", "When"], ["Ina Vold", "03/04/2024"], wanted=said)
    assert (reading.rows[0].name, str(reading.rows[0].dates["arrested"])) == ("Ina Vold", "2024-03-04")


@pytest.mark.parametrize(
    ("said", "why"),
    [(b"[columns]\nname = ", "TOML"), (b"[columns]\nwhom = 'x'\n", "no field 'whom'"), (b"colums = 1\n", "not known"),
     (b"header = 0\n", "from 1"), (b"dates = 'american'\n", "day first"), (b"[columns]\nname = 3\n", "line like"),
     (b"sheet = 3\n", "sheet"), (b"[columns]\nname = 'Wohm'\n", "no column 'Wohm'"), (b"header = 99\n", "no row 99")],
)  # fmt: skip
def test_a_file_of_ones_own_that_is_wrong_is_refused(said: bytes, why: str) -> None:
    with pytest.raises(BadList, match=why):
        read(["Whom", "When"], ["Ina Vold", "2024"], wanted=read_map(said, "columns.toml"))
