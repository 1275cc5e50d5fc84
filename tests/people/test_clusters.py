"""Groups by average linkage."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage

from habeas.people import clusters
from habeas.people.clusters import Linkage, grouped


def test_a_component_that_is_too_large_is_parted_at_its_weaker_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "LARGEST_COMPONENT", 3)
    lefts, rights = np.array([0, 1, 2, 3]), np.array([1, 2, 3, 4])
    scores = np.array([5.0, 0.5, 5.0, 0.5])
    assert grouped(5, lefts, rights, scores, Linkage(missing=0.5)).tolist() == [0, 0, 2, 2, 4]


def test_a_component_that_is_too_large_and_that_nothing_parts_stays_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "LARGEST_COMPONENT", 3)
    lefts, rights = np.triu_indices(5, 1)
    assert grouped(5, lefts, rights, np.full(10, 9.0), Linkage()).tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("seed", range(5))
def test_groups_are_those_of_a_tree_cut_at_the_mean(seed: int) -> None:
    lefts, rights = np.triu_indices(12, 1)
    # No two the same, so that no order of joining is left open.
    scores = np.random.default_rng(seed).permutation(np.linspace(0.1, 6.0, len(lefts)))
    way = Linkage(cut=3.0)
    tree = linkage(1.0 + way.most - scores, "average")
    expected = fcluster(tree, np.nextafter(1.0 + way.most - way.cut, 0), "distance")
    assert grouped(12, lefts, rights, scores, way).tolist() == clusters.first_of_each(expected).tolist()
