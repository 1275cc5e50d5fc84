"""Claims of several documents become one act as well as they did: the floors of the judged links."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
# F1 of the links between annotated claims; each floor two points below what was measured on 2026-11-29.
FLOORS = {"shared": 0.92, "sample": 0.94, "reports": 0.88}


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("same_acts", ROOT / "benchmarks" / "same_acts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["same_acts"] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("part", ["sample", "reports"])
def test_acts_of_the_sample_corpus_and_of_annual_reports_are_joined_as_well_as_they_were(
    benchmark: ModuleType, part: str
) -> None:
    assert benchmark.measure(part)["corroborate"].f1 >= FLOORS[part]


@pytest.mark.shared
def test_acts_of_the_annotated_documents_are_joined_as_well_as_they_were(benchmark: ModuleType, shared: Path) -> None:
    assert shared.is_dir()
    scores = benchmark.measure("shared")
    assert scores["corroborate"].f1 >= FLOORS["shared"]
    assert scores["corroborate"].f1 > max(scores["same date"].f1, scores["fitting dates"].f1)


@pytest.mark.parametrize("part", ["sample", "shared", "reports"])
def test_every_judged_claim_is_there_once(benchmark: ModuleType, part: str) -> None:
    people = benchmark.told_of(part)
    if not people:
        pytest.skip("the annotated documents (../shared) are not beside the project")
    for person, claims in people:
        names = [claim.id for claim in claims]
        assert set(names) >= person.listed
        assert len(names) == len(set(names))
