"""Organizations are told apart by name as well as they were: the floors of the judged pairs."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from habeas.people.verdict import Verdict

ROOT = Path(__file__).resolve().parents[2]
# Measured 1.00 and 0.99 on the first pairs, 1.00 and 0.97 on the later ones. A wrong join is worse than a missed one.
FLOOR_PRECISION, FLOOR_F1 = 0.99, 0.96


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("organization_names", ROOT / "benchmarks" / "organization_names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("part", ["first", "later"])
def test_judged_pairs_are_told_apart_as_well_as_they_were(benchmark: ModuleType, part: str) -> None:
    rows = [row for row in benchmark.pairs() if row["set"] == part]
    said = [verdict is Verdict.SAME for verdict in benchmark.answers(rows)]
    precision, _, score = benchmark.figures(said, [row["same"] == "1" for row in rows])
    assert precision >= FLOOR_PRECISION
    assert score >= FLOOR_F1


def test_the_pairs_are_many_and_hard(benchmark: ModuleType) -> None:
    rows = benchmark.pairs()
    assert len(rows) >= 150
    assert sum(row["same"] == "0" for row in rows) >= len(rows) // 3
