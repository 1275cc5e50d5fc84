"""Tables as those who keep them hand them out, with columns that we do not write: all rows are invented."""

from __future__ import annotations

import io
from datetime import date
from zipfile import ZipFile

from tests.lists.spreadsheets import as_csv, as_xlsx

from habeas.exchange import forms
from habeas.model import Claim

DAY = date(2024, 12, 1)


def told(content: bytes, name: str) -> tuple[str, list[tuple[str, str, tuple[str, ...], str]]]:
    """The form of a file, and what it says: type, person, charges, date."""
    form = forms.form_of(content, name)
    reading = forms.read(content, name, form, DAY)
    claims: tuple[Claim, ...] = forms.extraction_read("a", reading, form, DAY).claims
    return form, sorted((one.type, one.persons[0], one.charges, str(one.date or "")) for one in claims)


def test_a_download_of_imprisoned_journalists_is_read_by_its_own_headings() -> None:
    head = ["year", "combinedStatus", "fullName", "primaryNationality", "localOrForeign", "organizations", "jobs",
            "mediums", "coverage", "gender", "country", "location", "charges", "lengthOfSentence", "healthProblems",
            "startDisplay", "body"]  # fmt: skip
    rows = [
        ["2024", "Imprisoned", "Tarek Mostel", "Veld", "Local", "Dockside", "Editor", "Internet", "Politics", "Male",
         "Veld", "Halem", "Anti-State", "5 years", "Yes", "March 4, 2023", "Police came at night."],
        ["2024", "Imprisoned", "Ines Kovar", "Veld", "Local", "Freelance", "Reporter", "Print", "", "Female",
         "Veld", "Halem", "No Charge", "Not Sentenced", "No", "November 2024", ""],
    ]  # fmt: skip
    assert told(as_csv([head, *rows]), "data.csv") == (
        "cpj",
        [
            ("arrest", "Ines Kovar", (), "2024-11"),
            ("arrest", "Tarek Mostel", ("Anti-State",), "2023-03-04"),
            ("imprisonment", "Ines Kovar", (), "2024-12-01"),
            ("imprisonment", "Tarek Mostel", ("Anti-State",), "2024-12-01"),
            ("sentence", "Tarek Mostel", ("Anti-State",), ""),
        ],
    )


def test_a_list_of_political_prisoners_is_read_under_other_headings_too() -> None:
    head = ["CECC record number", "Main name", "Chinese characters of main name", "Sex", "Ethnic group",
            "Age at detention", "Religion", "Occupation", "Detention status", "Province where imprisoned",
            "Current prison", "Date of detention", "Legal process", "Charge (statute)", "Sentence length", "Court",
            "Sentence date", "Issue category"]  # fmt: skip
    row = ["2019-00077", "Li Wenq", "李文", "M", "Han", "45", "", "lawyer", "DET", "Hunan", "Chishan Prison",
           "2019/12/26", "sent", "Art. 105(2)", "14 years", "Linyi Court", "2023/04/10", "civil"]  # fmt: skip
    form, found = told(as_csv([head, row]), "list.csv")
    assert (form, [(kind, day) for kind, _, _, day in found]) == (
        "cecc",
        [("arrest", "2019-12-26"), ("imprisonment", "2024-12-01"), ("sentence", "2023-04-10")],
    )


def test_a_documentation_program_with_columns_of_its_own_is_read_by_the_standard() -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, rows in {
            "event.csv": [["Event Record Number", "Event Title", "Confidentiality", "Initial Date", "Entered by"],
                          ["EV1", "Raid on Dockside", "No", "2024-01-12", "mk"]],
            "act.csv": [["Act Record Number", "Event", "Victim", "Type of Act", "Initial Date", "Exact Location"],
                        ["AC1", "EV1", "Lena Orrick", "Arbitrary arrest", "2024-01-12", "Halem"],
                        ["AC2", "EV1", "Paul Sandor", "Beating", "2024-01-12", "Halem"]],
            "involvement.csv": [["Involvement Record Number", "Event", "Act", "Perpetrator", "Type of Perpetrator"],
                                ["IN1", "EV1", "AC1", "Halem police", "Police"]],
            "information.csv": [["Information Record Number", "Source", "Event", "Reliability of Information"],
                                ["SO1", "Harbour Union", "EV1", "Reliable"]],
            "intervention.csv": [["Intervention Record Number", "Event", "Victim", "Type of Intervention",
                                  "Intervening Party", "Date of Intervention"],
                                 ["IV1", "EV1", "Lena Orrick", "Legal aid", "Open Bench", "2024-01-14"]],
        }.items():  # fmt: skip
            archive.writestr(name, as_csv(rows))
    form, found = told(file.getvalue(), "export.zip")
    assert (form, found) == (
        "huridocs",
        [
            ("arrest", "Lena Orrick", (), "2024-01-12"),
            ("attack", "Paul Sandor", (), "2024-01-12"),
            ("support", "Lena Orrick", (), "2024-01-14"),
        ],
    )


CPJ = ["year", "combinedStatus", "fullName", "organizations", "jobs", "gender", "country", "location", "charges",
       "lengthOfSentence", "startDisplay", "mediums", "coverage", "healthProblems", "body"]  # fmt: skip


def test_a_row_of_who_was_killed_or_is_missing_tells_of_no_arrest() -> None:
    rows = [
        ["2024", "Killed", "Paul Sandor", "Sun", "Photographer", "Male", "Veld", "Halem", "", "", "June 2, 2024"],
        ["2024", "Missing", "Rea Lind", "Sun", "Reporter", "Female", "Veld", "Ost", "", "", "2023"],
        ["2024", "Imprisoned", "Ines Kovar", "Freelance", "Reporter", "", "Veld", "", "", "", "March 4, 2023 12:00 AM"],
    ]
    content = as_csv([CPJ, *rows])
    assert told(content, "data.csv") == (
        "cpj",
        [
            ("arrest", "Ines Kovar", (), "2023-03-04"),
            ("disappearance", "Rea Lind", (), "2023"),
            ("imprisonment", "Ines Kovar", (), "2024-12-01"),
            ("killing", "Paul Sandor", (), "2024-06-02"),
        ],
    )
    reading = forms.read(content, "data.csv", "cpj", DAY)
    posts = forms.extraction_read("a", reading, "cpj", DAY).affiliations
    assert [(each.person, each.organization) for each in posts] == [
        ("Paul Sandor", "Sun"), ("Rea Lind", "Sun"), ("Ines Kovar", None),
    ]  # fmt: skip


def test_an_incident_of_several_kinds_is_told_as_each_and_what_is_not_known_of_them_is_told() -> None:
    rows = [
        ["title", "url", "date", "categories", "targeted_journalists", "arresting_authority", "city"],
        ["One held", "https://t.example.org", "2024-05-01", "Arrest / Criminal Charge, Assault, Leak Case",
         "Bek Orlan (Sun)", "Harbour police", "Halem"],
    ]  # fmt: skip
    content = as_csv(rows)
    reading = forms.read(content, "a.csv", "tracker", DAY)
    claims = forms.extraction_read("a", reading, "tracker", DAY).claims
    assert [(one.type, one.actors) for one in claims] == [("arrest", ("Harbour police",)), ("attack", ())]
    assert [(each.row, each.code) for each in reading.problems] == [(2, "unknown-act")]
    assert "“Leak Case”" in reading.problems[0].words


def test_a_row_of_which_only_the_name_is_kept_is_told() -> None:
    rows = [["Name", "Date", "Charge"], ["Ina Vold", "2024-03-04", "Article 5"], ["X" * 200, "2024", ""]]
    found = forms.read(
        as_csv([["Name", "Arrested"], ["Ina Vold", "soon"], ["Bek Orlan", "2024"]]), "a.csv", "cases", DAY
    )
    assert [(each.row, each.code) for each in found.problems] == [(2, "bad-date")]
    found = forms.read(as_csv([*rows, ["Bek Orlan", "2024-03-05", ""]]), "a.csv", "cases", DAY)
    assert [(each.row, each.code) for each in found.problems] == [(0, "tells-nothing"), (3, "no-name")]
    assert "more than 120 letters" in found.problems[1].words
    assert "which column has a date" in found.problems[0].words


def test_a_sheet_that_the_file_hides_is_read_only_where_no_other_is_a_table() -> None:
    from openpyxl import load_workbook

    rows, hidden = (
        [["Name", "Arrested"], ["Ina Vold", "2024"]],
        [["Name", "Arrested", "Charge"], ["Old Name", "2020", "x"]],
    )
    book = load_workbook(io.BytesIO(as_xlsx(rows, Old=hidden)))
    book["Old"].sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    reading = forms.read(file.getvalue(), "a.xlsx", "cases", DAY)
    assert [row.name for row in reading.rows] == ["Ina Vold"]
    assert [each.words for each in reading.problems] == ["The sheet “Old” is not read, and hidden in the file."]
    book["List"]["A1"], book["List"]["B1"] = "kept by", "in"
    file = io.BytesIO()
    book.save(file)
    assert [row.name for row in forms.read(file.getvalue(), "a.xlsx", "cases", DAY).rows] == ["Old Name"]


EVENTS = [["Event Record Number", "Event Title", "Initial Date"], ["E1", "Raid on Dockside", "2024-01-12"],
          ["E2", "Flood", "2024"]]  # fmt: skip
ACTS = [["Act Record Number", "Event", "Victim", "Type of Act", "Initial Date"],
        ["A1", "E1", "Lena Orrick; Paul Sandor", "Arbitrary arrest", "12 January 2024"],
        ["A2", "E9", "Ina Vold", "Beating", "03/04/2024"]]  # fmt: skip
DOERS = [["Involvement Record Number", "Event", "Act", "Perpetrator"], ["D1", "E1", "A1", "Halem police; guards"],
         ["D2", "E1", "", "the mayor"], ["D3", "E1", "A7", "nobody"]]  # fmt: skip


def packed(**tables: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in tables.items():
            archive.writestr(f"export/{name}.csv", content)
    return file.getvalue()


def test_tables_of_the_standard_parted_by_semicolons_are_read_and_what_belongs_to_nothing_is_told() -> None:
    content = packed(
        event=as_csv(EVENTS, ";"),
        act=as_csv(ACTS, "\t"),
        involvement=as_csv(DOERS, ";"),
        persons=as_csv([["a"], ["b"]]),
    )
    reading = forms.read(content, "export.zip", forms.form_of(content, "export.zip"), None)
    claims = forms.extraction("a", reading.text, "huridocs", None, None).claims
    assert [(one.type, one.persons, one.actors, str(one.date)) for one in claims] == [
        ("arrest", ("Lena Orrick", "Paul Sandor"), ("Halem police", "guards"), "2024-01-12"),
        ("attack", ("Ina Vold",), (), "2024"),
    ]
    assert [(each.row, each.code) for each in reading.problems] == [
        (0, "file-left-out"), (2, "kept-as-text"), (4, "missing"), (4, "unclear-date"), (6, "no-act"), (7, "missing"),
    ]  # fmt: skip


def test_one_table_of_the_standard_by_itself_is_read() -> None:
    content = as_csv([ACTS[0], ACTS[1]], ";")
    assert forms.form_of(content, "act.csv") == "huridocs"
    reading = forms.read(content, "act.csv", "huridocs", None)
    assert reading.problems == ()
    assert len(forms.extraction("a", reading.text, "huridocs", None, None).claims) == 1
