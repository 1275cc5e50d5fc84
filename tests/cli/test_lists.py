"""Lists are added, listed, shown, compared and removed on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Give
from tests.lists.spreadsheets import as_csv, as_xlsx

HEAD = ["Name", "Date of arrest", "Remarks"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two lists of one body as files."""
    folder = tmp_path_factory.mktemp("lists")
    (folder / "june.csv").write_bytes(as_csv([HEAD, ["Ina Vold", "12.03.2024", "x"], ["", "2024", ""]]))
    (folder / "july.xlsx").write_bytes(as_xlsx([HEAD, ["Ina Vold", "13.03.2024", "x"], ["Mor Tallis", "2024", ""]]))
    return folder


def test_lists_from_csv_and_xlsx_end_to_end(give: Give, folder: Path) -> None:
    def run(*words: str) -> str:
        result = give("list", *words, registry=folder / "registry")
        assert result.exit_code == 0, result.output
        return " ".join(result.output.split())

    added = run("add", str(folder / "june.csv"), "--by", "Union", "--as-of", "2024-06-01")
    assert "List 1: Union, as of 2024-06-01; 1 row, 1 person." in added
    assert "Not recognised, and kept as text: Remarks" in added
    assert "row 3: The row has no name" in added
    second = run("add", str(folder / "july.xlsx"), "--by", "Union", "--as-of", "2024-07-01")
    assert "habeas list compare 1 2" in second
    assert "Union 2024-07-01 2 2 2 0" in run()
    assert "Ina Vold (ina-vold): arrested 2024-03-12" in run("show", "1")
    compared = run("compare", "1", "2")
    assert "Added: 1 Mor Tallis" in compared
    assert "arrested 2024-03-12 → 2024-03-13" in compared
    rows = [
        json.loads(line)
        for line in give("list", "show", "2", "--json", registry=folder / "registry").output.splitlines()
    ]
    assert [row["arrested"] for row in rows] == ["2024-03-13", "2024"]
    assert json.loads(run("compare", "1", "2", "--json"))["unchanged"] == 0
    assert "Take it back with: habeas undo 1" in run("remove", "2", "--because", "not theirs")
    assert [json.loads(line)["list"] for line in run("--json").splitlines()] == [1]
    assert "list 2 is removed" in give("decisions", registry=folder / "registry").output
    assert "list 2 is removed" in give("history", registry=folder / "registry").output
    undone = give("undo", "1", registry=folder / "registry")
    assert "derived again" in undone.output


def test_what_goes_wrong_is_one_sentence(give: Give, folder: Path, tmp_path: Path) -> None:
    result = give("list", "add", str(folder / "june.csv"), "--by", "Union", "--as-of", "June", registry=tmp_path / "r")
    assert (result.exit_code, "not a day" in result.output) == (1, True)
    result = give(
        "list", "add", str(tmp_path / "no.csv"), "--by", "Union", "--as-of", "2024-06-01", registry=tmp_path / "r"
    )
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    empty = give("list", registry=tmp_path / "r")
    assert "habeas list add" in empty.output


def test_the_lists_of_the_registry_are_laid_over_one_another(give: Give, folder: Path, tmp_path: Path) -> None:
    for name, body in (("june.csv", "Union"), ("july.xlsx", "League")):
        words = ("list", "add", str(folder / name), "--by", body, "--as-of", "2024-06-01")
        assert give(*words, registry=tmp_path / "r").exit_code == 0
    found = give("overlap", "--as-of", "2024-06-01", registry=tmp_path / "r")
    assert "2 people on 2 lists" in found.output
    assert "few-lists" in found.output
    parts = give("overlap", "--as-of", "2024-06-01", "--by", "region", registry=tmp_path / "r")
    assert "not known" in parts.output
    made = give("estimate", "--as-of", "2024-06-01", "--quick", registry=tmp_path / "r")
    assert (made.exit_code, "No estimate" in made.output) == (0, True)
    given = give("overlap", str(folder / "june.csv"), "--by", "region", registry=tmp_path / "r")
    assert (given.exit_code, "--as-of DAY in place" in given.output) == (1, True)
    neither = give("estimate", registry=tmp_path / "r")
    assert (neither.exit_code, "--as-of DAY" in neither.output) == (1, True)


def test_the_unified_list_is_told_and_written(give: Give, folder: Path, tmp_path: Path) -> None:
    words = ("list", "add", str(folder / "june.csv"), "--by", "Union", "--as-of", "2024-06-01")
    give(*words, registry=tmp_path / "r")
    told = give("list", "unified", "--out", str(tmp_path / "all.csv"), registry=tmp_path / "r")
    assert (told.exit_code, "1 person on 1 list" in told.output) == (0, True)
    assert (tmp_path / "all.csv").read_text("utf-8-sig").startswith("No,Name")
    row = json.loads(give("list", "unified", "--json", registry=tmp_path / "r").output)
    assert (row["name"], row["rows"]) == ("Ina Vold", [[1, 2]])
