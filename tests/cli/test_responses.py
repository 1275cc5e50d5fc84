"""`habeas responses` as a person reads it, and as a program does."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Give
from tests.work.responded import make_registry


@pytest.fixture(scope="module")
def responded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("responded") / "registry"
    make_registry(folder)
    return folder


def said(give: Give, registry: Path, *words: str) -> str:
    result = give("responses", *words, registry=registry)
    assert result.exit_code == 0, result.output
    return " ".join(result.output.split())


def test_the_responses_for_a_person_are_told_with_their_words(give: Give, responded: Path) -> None:
    text = said(give, responded, "--for", "Ina Vold")
    assert "5 March 2024: appeal by Bar of Orrland" in text
    assert "Asks for: release; immediately Of: the Veld government Answer: rejected" in text
    assert "2 independent sources" in text
    assert "2 April 2024: condemnation by Ana Brook (Secretary of State)" in text
    assert "2 responses." in text


def test_a_sanction_names_whom_it_is_against_and_under_what(give: Give, responded: Path) -> None:
    text = said(give, responded, "--type", "sanction")
    assert "Against: Kol Haren" in text
    assert "Under: sanctions of the Department of the Treasury" in text


def test_silence_and_what_followed_are_told_with_their_warnings(give: Give, responded: Path) -> None:
    text = said(give, responded, "--silent", "--on", "2024-06-01")
    assert "2 people held, 1 without any response on record." in text
    assert "custody nobody confirms any more is not among them" in text
    text = said(give, responded, "--outcomes", "--on", "2024-06-01", "--for", "Bek Orlan")
    assert "Order is not cause" in text
    assert "release 15" in text


def test_programs_get_csv_and_json(give: Give, responded: Path) -> None:
    result = give("responses", "--by", "Ana Brook", "--format", "json", registry=responded)
    (row,) = map(json.loads, result.stdout.splitlines())
    assert (row["offices"], row["bodies"]) == (["Secretary of State"], ["U.S. Department of State"])
    result = give("responses", "--silent", "--on", "2024-06-01", "--format", "csv", registry=responded)
    rows = list(csv.DictReader(io.StringIO(result.stdout.lstrip("\ufeff"))))
    assert [row["person_name"] for row in rows] == ["Mor Tallis", "Ina Vold"]


def test_what_cannot_be_asked_together_is_refused_in_a_sentence(give: Give, responded: Path) -> None:
    for words in (("--silent", "--outcomes"), ("--silent", "--by", "Ana Brook"), ("--format", "xml")):
        assert give("responses", *words, registry=responded).exit_code == 2
    result = give("responses", "--for", "Nobody Known", registry=responded)
    assert (result.exit_code, "Nobody in the registry" in result.output) == (1, True)
