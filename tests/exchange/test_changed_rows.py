"""Whoever changes a cell of a row tells what they changed, and is no further source for the rest of the row."""

from __future__ import annotations

from datetime import date

import pytest
from tests.lists.spreadsheets import as_csv

from habeas.exchange import forms
from habeas.model import Extraction

DAY = date(2024, 12, 1)
PAPER = "• 1 | publisher: Sun | SHA-256: " + "a" * 64
SAID = (
    "• Arrest | date: 2024-03-01 | named: Ina Vold | by: police | charge: Article 5 | source: 1 | words at 1: Led away "
    "• Sentence | date: 2024-05-02 | named: Ina Vold | term: 3 years | source: 1 | words at 20: Sentenced "
    "• office | named: Ina Vold | role: editor | source: 1 | words at 40: the editor • 3 in all"
)
ROW = {
    "Name": "Ina Vold", "Occupation": "editor", "Date of arrest": "2024-03-01", "Charges": "Article 5",
    "Date of sentence": "2024-05-02", "Sentence": "3 years", "What each source says (Habeas)": SAID,
    "Documents (Habeas)": PAPER, "Check (Habeas)": "h0",
}  # fmt: skip


def read(**changed: str) -> Extraction:
    row = ROW | {name.replace("_", " "): value for name, value in changed.items()}
    content = as_csv([list(row), list(row.values())])
    reading = forms.read(content, "a.csv", "cases", DAY)
    assert [(each.row, each.code) for each in reading.problems] == [(2, "row-changed")]
    extraction = forms.extraction_read("a", reading, "cases", DAY)
    assert extraction == forms.extraction("a", reading.text, "cases", reading.columns, DAY)
    return extraction


@pytest.mark.parametrize(("changed", "told"), [
    ({}, []),
    ({"Sentence": "7 years"}, ["sentence"]),
    ({"Date_of_arrest": "2024-03-02"}, ["arrest"]),
    ({"Date_of_arrest": "2024-03"}, ["arrest"]),
    ({"Charges": "Article 5; Article 6"}, ["arrest", "sentence"]),
    ({"Charges": ""}, []),
    ({"Release date": "2024-06-01"}, ["release"]),
    ({"Status": "in custody"}, ["imprisonment"]),
    ({"Name": "Inna Wold"}, ["arrest", "sentence"]),
])  # fmt: skip
def test_of_a_changed_row_only_what_no_source_says_is_told(changed: dict[str, str], told: list[str]) -> None:
    assert [claim.type for claim in read(**changed).claims] == told


def test_an_occupation_that_no_source_gives_is_told_alone() -> None:
    assert [each.role for each in read(Occupation="editor; poet").affiliations] == ["poet"]
