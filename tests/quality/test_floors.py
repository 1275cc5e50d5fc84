"""The extractor reaches its floors (`floors.toml`) on fixed annotated documents, and says nothing without a quote."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.quality.conftest import FLOORS, GOLD, digest_of

from habeas.answers.score import Scores
from habeas.work.evaluate import evaluate, predictions

SETS = [
    pytest.param("sample", "sample", id="sample"),
    pytest.param("dev", "dev", id="dev", marks=[pytest.mark.shared, pytest.mark.slow]),
]
both_sets = pytest.mark.parametrize(("name", "gold_folder"), SETS, indirect=["gold_folder"])


@both_sets
def test_the_floors_are_of_these_annotated_documents(name: str, gold_folder: Path) -> None:
    assert digest_of(gold_folder) == FLOORS[name]["digest"], (
        f"the annotated documents of {name!r} are not those that its floors were measured on; measure again with "
        "`habeas evaluate`, and write digest, figures and day into tests/quality/floors.toml"
    )


@both_sets
def test_no_figure_is_below_its_floor_and_nothing_is_without_a_quote(name: str, gold_folder: Path) -> None:
    scores = evaluate(gold_folder, list(predictions(gold_folder)))
    floors = {f"{each['metric']} {each['figure']}": each["floor"] for each in FLOORS[name]["figures"]}
    measured = {f"{each['metric']} {each['figure']}": _figure(scores, each) for each in FLOORS[name]["figures"]}
    below = {what: (figure, floors[what]) for what, figure in measured.items() if figure < floors[what]}
    assert below == {}, f"(measured, floor) of what got worse; all that was measured: {measured}"
    assert dict(scores.unsupported) == {"claims": 0, "affiliations": 0, "counts": 0}


def _figure(scores: Scores, told: dict[str, str]) -> float:
    value: float = getattr(scores.totals[told["metric"]], told["figure"])
    return round(value, 3)


@pytest.mark.parametrize("name", ["sample", "dev"])
def test_every_floor_is_a_little_below_what_was_measured(name: str) -> None:
    kept = {f"{each['metric']} {each['figure']}" for each in FLOORS[name]["figures"]}
    assert kept >= {"pairs f1", "pairs precision", "persons f1", "affiliations f1", "counts f1"}
    for each in FLOORS[name]["figures"]:
        assert 0.01 <= each["measured"] - each["floor"] <= 0.03, each


def test_a_changed_annotation_changes_the_digest(tmp_path: Path) -> None:
    for path in sorted(GOLD.iterdir())[:6]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    before = digest_of(tmp_path)
    (tmp_path / "people.txt").write_text("beside the annotated documents")
    assert digest_of(tmp_path) == before
    changed = next(tmp_path.glob("*.json"))
    changed.write_text(changed.read_text(encoding="utf-8").replace("arrest", "charge", 1), encoding="utf-8")
    assert digest_of(tmp_path) != before
