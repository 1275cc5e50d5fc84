"""What may go out to another program: no row that names who is withheld, however the sentence is broken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.lists.spreadsheets import as_csv
from tests.web.sample import make_registry

from habeas.answers.site.redaction import Redactor
from habeas.model import Span
from habeas.work import exporting, withholding
from habeas.work.importing import ImportsOf, ToImport
from habeas.work.passing import Passing
from habeas.work.registry import Registry


@pytest.mark.parametrize("row", [
    {"quotes": ["Police took Ana Torr away."]},
    {"quotes": ["Police took Ana\nTorr away."]},
    {"quotes": ["Police took Ana\tTorr away."], "number": 3},
    {"value": '{"original": "Police took Ana\\nTorr away."}'},
    {"urls": [None, "https://news.example/anatorr"]},
])  # fmt: skip
def test_a_row_that_names_who_is_withheld_stays_also_where_a_line_ends_in_the_name(
    row: dict[str, object],
) -> None:
    passing = Passing(names=Redactor(frozenset({"Ana Torr"})))
    assert list(passing.rows([row, {"quotes": ["Nobody."]}])) == [{"quotes": ["Nobody."]}]
    assert passing.held_back == 1


def test_a_row_whose_quote_has_the_surname_alone_stays_where_its_document_speaks_of_who_is_withheld() -> None:
    passing = Passing(names=Redactor(frozenset({"Ana Torr"}), places={"d": (Span(30, 34), Span(56, 59))}))
    said, another = "Police took Torr away.", "Later she was let go."
    rows = [
        {"document": "d", "quotes": [said], "starts": [18], "ends": [40]},
        {"documents": ["e", "d"], "quotes": [said, said], "starts": [18, 18], "ends": [40, 40]},
        {"document": "d", "quote": said, "start": 18, "end": 40},
        {"right_document": "d", "right_quotes": [said], "right_starts": [18], "right_ends": [40], "left_document": "e"},
        {"document": "e", "quotes": [said], "starts": [18], "ends": [40]},  # another Torr
        {"document": "d", "quotes": [another], "starts": [50], "ends": [71]},  # names nobody
    ]
    assert list(passing.rows(rows)) == rows[4:]
    assert passing.held_back == 4


def test_an_act_of_another_that_tells_a_surname_does_not_go_out(tmp_path: Path) -> None:
    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as registry:
        withholding.withhold(registry.record, "daro-velin", because="asked for")
        told = Passing.of(registry.record).holdings(exporting.holdings(registry.record))
        whole = exporting.holdings(registry.record)
    assert any("Velin" in quote.text for act in whole.acts for claim in act.claims for quote in claim.claim.quotes)
    assert told.acts
    assert "Velin" not in str(told)


def test_who_is_told_apart_from_a_namesake_goes_out_under_no_name(tmp_path: Path) -> None:
    rows = [["Name", "Born", "Date of arrest"], ["Ina Vold", "1961", "2024-03-01"], ["Ina Vold", "1984", "2024-05-02"]]
    story = tmp_path / "story.txt"
    story.write_text("Police arrested Ina Vold in Veld on 3 March 2024. Police arrested Bek Orlan on 4 March 2024.\n")
    with Registry.open(tmp_path / "registry") as registry:
        ImportsOf(registry.record).add(
            ToImport(as_csv(rows), "cases.csv", "Union of Families", as_of=date(2024, 12, 1))
        )
        registry.build([story])
        whole = exporting.holdings(registry.record)
        (told_apart,) = (one.id for one in registry.people if one.name == "Ina Vold (born 1961)")
        withholding.withhold(registry.record, told_apart, because="asked for")
        told = Passing.of(registry.record).holdings(exporting.holdings(registry.record))
    assert any(
        "arrested Ina Vold" in quote.text for act in whole.acts for claim in act.claims for quote in claim.claim.quotes
    )
    assert any("Bek Orlan" in act.person_name for act in told.acts if act.person_name)
    assert "Ina Vold" not in str(told)
