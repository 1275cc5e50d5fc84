"""The reference tables beside the project, each with its published values; and full estimates made once."""

from __future__ import annotations

import os

# One thread: matrices here are small, and tests run beside each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from habeas.estimate import Estimate, Table, estimate, read_table

TABLES = Path(__file__).resolve().parents[3] / "shared" / "estimation"


def reference(name: str) -> Table:
    """A reference table; the test is skipped where the tables are not beside the project."""
    path = TABLES / f"{name}.csv"
    if not path.is_file():
        pytest.skip("the reference tables (../shared/estimation) are not beside the project")
    return read_table(path)


@pytest.fixture(scope="session")
def full() -> Callable[[str], Estimate]:
    """The full estimate of a reference table, made once in all tests."""

    @cache
    def made(name: str) -> Estimate:
        return estimate(reference(name))

    return made


@pytest.fixture(scope="session")
def four_lists() -> Table:
    """Four made-up lists: A and B depend on each other, C and D on nothing. 3,000 people in truth."""
    counts = {
        1: 165,
        2: 215,
        3: 160,
        4: 380,
        5: 40,
        6: 55,
        7: 41,
        8: 190,
        9: 21,
        10: 24,
        11: 20,
        12: 45,
        13: 6,
        14: 7,
        15: 5,
    }
    return Table.of_patterns("ABCD", counts)
