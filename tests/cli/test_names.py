"""Names are given on the command line, by lists or by themselves, and what they change is told in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Give

from habeas.work.registry import Registry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "registry"


def test_names_are_added_from_lists_and_by_themselves_before_there_is_a_registry(
    give: Give, tmp_path: Path, folder: Path
) -> None:
    (tmp_path / "list.csv").write_text("id,name\n1,Ion Vek\n2,Ana Torr\n")
    result = give("names", "add", str(tmp_path / "list.csv"), "María Quispe", registry=folder)
    assert (result.exit_code, result.output) == (0, "3 names added; 3 in all.\n")
    again = give("names", "add", "Ion Vek", "Lina Vers", registry=folder)
    assert again.output == "1 name added, 1 known already; 4 in all.\n"


def test_names_are_listed_with_their_days_and_for_machines(give: Give, folder: Path) -> None:
    give("names", "add", "Ion Vek", "Ana Torr", registry=folder)
    give("names", "remove", "ion vek", registry=folder)
    assert [line.split("  ")[0] for line in give("names", "list", registry=folder).output.splitlines()] == ["Ana Torr"]
    told = give("names", "list", "--removed", registry=folder).output
    assert ", removed " in told.splitlines()[1]
    rows = [
        json.loads(line) for line in give("names", "list", "--removed", "--json", registry=folder).output.splitlines()
    ]
    assert [(row["name"], row["removed"] is None) for row in rows] == [("Ana Torr", True), ("Ion Vek", False)]


def test_an_empty_list_says_how_to_begin(give: Give, folder: Path) -> None:
    Registry.open(folder).close()
    assert "habeas names add" in give("names", "list", registry=folder).output
    assert give("names", "remove", "Ion Vek", registry=folder).output == "0 names removed, 1 not known; 0 in all.\n"


@pytest.mark.slow
def test_a_build_finds_a_known_name_and_reads_only_its_documents_again(
    give: Give, tmp_path: Path, folder: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Halem, 5 May 2024. Police arrested June Summer in Halem.")
    (tmp_path / "in" / "b.txt").write_text("Halem, 5 May 2024. Police arrested Ion Vek in Halem.")
    assert give("build", str(tmp_path / "in"), registry=folder).exit_code == 0
    added = give("names", "add", "june summer", registry=folder)
    assert "1 document may have one of them; the next build reads it again." in added.output
    assert "1 document read again" in " ".join(give("build", str(tmp_path / "in"), registry=folder).output.split())
    assert give("case", "June Summer", registry=folder).exit_code == 0
    assert give("verify", registry=folder).exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "nowhere.csv"), "There is no list 'nowhere.csv'"),
        (("add", "123"), "Name 1 of those given has no letter"),
        (("list",), "registry"),
        (("remove", "Ion Vek"), "registry"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(give: Give, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    result = give("names", *words, registry=tmp_path / "nothing")
    assert result.exit_code == 1
    assert said in result.output
    assert result.output.startswith("habeas: ")
