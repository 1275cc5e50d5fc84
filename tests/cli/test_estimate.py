"""`habeas overlap` and `habeas estimate`, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from habeas.cli.app import app

TABLE = "region,A,B,C,count\n" + "".join(
    f"{region},{a},{b},{c},{count}\n"
    for region in ("North", "South")
    for (a, b, c), count in {
        (1, 0, 0): 120,
        (0, 1, 0): 150,
        (0, 0, 1): 130,
        (1, 1, 0): 30,
        (1, 0, 1): 26,
        (0, 1, 1): 33,
        (1, 1, 1): 7,
    }.items()
)


@pytest.fixture(autouse=True)
def _short_chains(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chains a tenth as long: what a command prints and writes is looked at here, not how well chains mix."""
    for name, value in {"QUICK_BURN_IN": 60, "QUICK_BLOCK": 100, "QUICK_MOST": 160}.items():
        monkeypatch.setattr(f"habeas.estimate.classes.{name}", value)


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    path = tmp_path / "lists.csv"
    path.write_text("\n".join(row.split(",", 1)[1] for row in TABLE.splitlines()[:8]), encoding="utf-8")
    return path


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.stdout, done.stderr


def test_overlap_prints_pairs_and_draws_the_chart(lists: Path, tmp_path: Path) -> None:
    code, out, _ = run("overlap", str(lists), "--svg", str(tmp_path / "chart.svg"))
    assert code == 0
    assert "496 people are on 3 lists, 96 on two or more." in out
    assert "A and B" in out
    chart = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert 'role="img"' in chart
    assert "<title" in chart
    assert "150 on B only" in chart


def test_an_estimate_is_printed_and_written(lists: Path, tmp_path: Path) -> None:
    files = [str(tmp_path / name) for name in ("made.json", "made.html")]
    code, out, _ = run("estimate", str(lists), "--quick", "--json", files[0], "--html", files[1])
    assert code == 0
    assert out.startswith("At least ")
    made = json.loads(Path(files[0]).read_text(encoding="utf-8"))
    assert made["documented"] == 496
    page = Path(files[1]).read_text(encoding="utf-8")
    assert "<script" not in page
    assert "://" not in page.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert page.count("<svg") == 4


def test_parts_are_added_up(tmp_path: Path) -> None:
    path = tmp_path / "parts.csv"
    path.write_text(TABLE, encoding="utf-8")
    code, out, _ = run("estimate", str(path), "--quick", "--by", "region", "--html", str(tmp_path / "parts.html"))
    assert code == 0
    assert "992 are documented" in out
    assert "North" in out


def test_a_refusal_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "apart.csv"
    path.write_text("A,B,C,count\n1,0,0,50\n0,1,0,40\n0,0,1,30\n", encoding="utf-8")
    code, out, _ = run("estimate", str(path))
    assert code == 0
    assert out.startswith("No estimate; 120 are documented.")


def test_names_of_lists_cannot_steer_a_page(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("<b>A</b>,B,C,count\n1,0,0,50\n0,1,0,40\n0,0,1,30\n", encoding="utf-8")
    run("estimate", str(path), "--html", str(tmp_path / "page.html"))
    assert "<b>A" not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_mistake_in_the_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("A,B,count\n1,0,-1\n", encoding="utf-8")
    code, _, said = run("estimate", str(path))
    assert code == 1
    assert said == "habeas: wrong.csv, line 2: the count is -1; a count of people is a whole number from 0.\n"


def test_lists_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    code, _, said = run("overlap", str(tmp_path / "none.csv"))
    assert code == 1
    assert "none.csv cannot be read" in said
