"""Names alone tell one person from two as well as they did: the floors of the judged pairs of names."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
# Of pairs whose people the fitted model never saw; measured 0.97 and 0.98. The goals were 0.92 and 0.83. The first was
# 0.97 until weights were held back: agreeing on two common names had joined two people of a registry.
FLOOR_F1, FLOOR_RECALL = 0.96, 0.95


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("name_pairs", ROOT / "benchmarks" / "name_pairs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_judged_pairs_are_told_apart_as_well_as_they_were(benchmark: ModuleType, shared: Path) -> None:
    rows = benchmark.read(shared / "resolution" / "name-pairs.csv")
    same = np.array([float(row["same"]) for row in rows])
    scores, answers = benchmark.out_of_fold(benchmark.vectors(rows), same, benchmark.folds(rows))
    found = benchmark.figures(scores, answers, same)
    assert found["F1"] >= FLOOR_F1
    assert found["R@P95"] >= FLOOR_RECALL


def test_pairs_that_share_a_name_are_in_one_fold(benchmark: ModuleType) -> None:
    names = [("a", "b", "1"), ("b", "c", "0"), ("d", "e", "1"), ("f", "g", "0")]
    folds = benchmark.folds([{"left": left, "right": right, "same": same} for left, right, same in names])
    assert folds[0] == folds[1]
    assert len(set(folds)) == 3


def test_without_the_pairs_the_benchmark_says_so(
    benchmark: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["name_pairs.py", str(tmp_path / "none.csv")])
    benchmark.main()
    assert capsys.readouterr().out.startswith("Skipped: there are no judged pairs in ")
