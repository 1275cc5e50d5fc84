"""Tables as those who keep them hand them out, with columns that we do not write: all rows are invented."""

from __future__ import annotations

import io
from datetime import date
from zipfile import ZipFile

from tests.lists.spreadsheets import as_csv

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
