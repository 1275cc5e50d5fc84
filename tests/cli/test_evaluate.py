"""`habeas evaluate --report` writes the page where it is told to, and says where that is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Give

TEXT = "Police arrested Maria Quispe on 2024-03-01."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    missed = {"type": "torture", "persons": ["Maria Quispe"], "quotes": [TEXT]}
    (folder / "one.txt").write_text(TEXT)
    (folder / "one.json").write_text(json.dumps({"doc": "one", "meta": {}, "claims": [missed]}))
    return folder


@pytest.mark.parametrize(("given", "page"), [("new/folder", "new/folder/index.html"), ("page.html", "page.html")])
def test_the_page_of_mistakes_is_a_file_or_in_a_folder(
    give: Give, gold: Path, tmp_path: Path, sentences: None, given: str, page: str
) -> None:
    result = give("evaluate", str(gold), "--report", str(tmp_path / given))
    assert result.exit_code == 0, result.output
    assert f"{tmp_path / page} (it quotes the documents)" in "".join(result.output.split("\n"))
    html = (tmp_path / page).read_text(encoding="utf-8")
    assert "torture: Maria Quispe" in html
    assert f"<mark>{TEXT}</mark>" in html


def test_the_figures_for_machines_stay_alone_on_standard_output(
    give: Give, gold: Path, tmp_path: Path, sentences: None
) -> None:
    result = give("evaluate", str(gold), "--json", "--report", str(tmp_path))
    assert json.loads(result.stdout)["totals"]["pairs"]["fn"] == 1
    assert "index.html" in result.stderr


def test_a_comparison_has_no_report(give: Give, gold: Path, tmp_path: Path) -> None:
    result = give("evaluate", str(gold), "--report", str(tmp_path), "--extractor", "rules", "--extractor", "model")
    assert result.exit_code == 1
    assert "--report" in result.stderr
