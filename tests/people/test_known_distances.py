"""Distances that are remembered are those that are measured."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.people import known_distances
from habeas.people.edits import Codings, distances
from habeas.people.known_distances import KnownDistances

CODINGS = Codings(["zaur", "zaura", "nurlof", "nurlyf", "marta", "ruis", "", "x"])
places = st.integers(0, 7)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.tuples(places, places), min_size=1), max_size=4))
def test_what_is_remembered_is_what_is_measured(asked: list[list[tuple[int, int]]]) -> None:
    known = KnownDistances(CODINGS, unvowelled=False)
    for pairs in asked:
        lefts, rights = np.array(pairs, dtype=np.int64).T
        assert known.apart(lefts, rights).tolist() == distances(CODINGS, lefts, rights).tolist()


def test_pairs_that_take_each_others_slot_are_each_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_distances, "MOST_SLOTS", 1)
    known = KnownDistances(CODINGS, unvowelled=True)
    lefts, rights = (side.ravel() for side in np.meshgrid(np.arange(8), np.arange(8)))
    for _ in range(3):
        assert known.apart(lefts, rights).tolist() == distances(CODINGS, lefts, rights, unvowelled=True).tolist()
