"""Groups what belongs together by average linkage, within components and under what people decided.

Two groups join while the mean score of all pairs across them stays over the cut, the nearest groups first. A chain of
likely pairs therefore joins nobody: the ends have to fit as well. What must be one is one from the beginning; what must
not be one never is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Places = NDArray[np.integer[Any]]
Scores = NDArray[np.floating[Any]]
# The mean over any number of pairs with one of these in it is over every cut, and still exact enough for the others.
NEVER = 1e12
# Farther than every mean; a power of two, of which any mean is again exactly the same.
APART = 2.0**50
# Small components are linked together up to so many members.
TOGETHER = 64
# Beyond, a component is first parted at its weaker pairs: the work grows with the square of its size. One that no pair
# parts, however strong, is nobody's, and stays apart.
LARGEST_COMPONENT = 4000
STEP = 0.25


@dataclass(frozen=True, slots=True)
class Linkage:
    """How scores, in log-odds, are averaged.

    Attributes:
        cut: groups join while their mean score is above it.
        edge: pairs above it make a component.
        missing: the score of a pair that was not compared.
        most: scores count up to this, and down to its negative.
    """

    cut: float = 0.0
    edge: float = 0.0
    missing: float = -4.0
    most: float = 6.0


@dataclass(frozen=True, slots=True)
class Bound:
    """Pairs of places that must be one, and pairs that must not be."""

    same: list[tuple[int, int]] = field(default_factory=list)
    different: list[tuple[int, int]] = field(default_factory=list)


def grouped(
    number: int, lefts: Places, rights: Places, scores: Scores, way: Linkage, bound: Bound | None = None
) -> Numbers:
    """For each of `number` places the smallest place of its group.

    Args:
        number: how many places there are.
        lefts, rights: the pairs that were compared, each once.
        scores: their scores; minus infinity where they must not be one.
        way: how scores are averaged.
        bound: what is decided; "same", which holds transitively, has to contradict no "different".
    """
    bound = bound or Bound()
    units = _units(number, bound.same)
    different = np.array(bound.different, dtype=np.int64).reshape(-1, 2)
    one, other = units[np.concatenate([lefts, different[:, 0]])], units[np.concatenate([rights, different[:, 1]])]
    apart = np.full(len(one), NEVER, dtype=np.float64)
    said = np.flatnonzero(scores != -np.inf)
    apart[said] = 1.0 + way.most - np.clip(scores[said].astype(np.float64), -way.most, way.most)
    reach = 1.0 + way.most - way.edge
    inside = _inside(number, one, other, apart < reach)
    lefts, rights, apart = _between(one[inside], other[inside], apart[inside])
    found = np.arange(number)
    for some in _together(_components(number, lefts, rights, apart, reach)):
        edges = np.concatenate([each[1] for each in some])
        _link(found, [each[0] for each in some], lefts[edges], rights[edges], apart[edges], way)
    return first_of_each(found[units])


def _inside(number: int, one: Numbers, other: Numbers, near: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The pairs that are in one component: most of millions are not, and nothing else is said of them."""
    if not number:
        return near
    graph = coo_matrix((np.ones(near.sum(), dtype=np.int8), (one[near], other[near])), shape=(number, number))
    component = connected_components(graph, directed=False)[1]
    return np.asarray((component[one] == component[other]) & (one != other))


def first_of_each(groups: Numbers) -> Numbers:
    """Each group by the smallest place in it."""
    _, first, places = np.unique(groups, return_index=True, return_inverse=True)
    return np.asarray(first[places])


def _units(number: int, same: list[tuple[int, int]]) -> Numbers:
    """For each place the first of those that must be one with it: they are linked as if they were a single one."""
    pairs = np.array(same, dtype=np.int64).reshape(-1, 2)
    if not len(pairs):
        return np.arange(number)
    ones = np.ones(len(pairs), dtype=np.int8)
    graph = coo_matrix((ones, (pairs[:, 0], pairs[:, 1])), shape=(number, number))
    return first_of_each(connected_components(graph, directed=False)[1].astype(np.int64))


def _between(one: Numbers, other: Numbers, apart: Floats) -> tuple[Numbers, Numbers, Floats]:
    """The pairs of different units, each once: at their nearest, or never where two of their places must not be one."""
    kept = one != other
    keys = np.minimum(one, other)[kept] << 32 | np.maximum(one, other)[kept]
    pairs, places = np.unique(keys, return_inverse=True)
    nearest = np.full(len(pairs), np.inf)
    np.minimum.at(nearest, places, apart[kept])
    nearest[places[apart[kept] == NEVER]] = NEVER
    return pairs >> 32, pairs & 0xFFFFFFFF, nearest


def _components(
    number: int, lefts: Numbers, rights: Numbers, apart: Floats, reach: float
) -> Iterable[tuple[Numbers, Numbers]]:
    """The members of each component of two or more, in order, with the places of all pairs among them."""
    kept = apart < reach
    if not number:
        return
    graph = coo_matrix((np.ones(kept.sum(), dtype=np.int8), (lefts[kept], rights[kept])), shape=(number, number))
    _, component = connected_components(graph, directed=False)
    inside = np.flatnonzero(component[lefts] == component[rights])
    if not len(inside):
        return
    inside = inside[np.argsort(component[lefts[inside]], kind="stable")]
    owners = component[lefts[inside]]
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    by_component = np.argsort(component, kind="stable")
    ends = np.cumsum(np.bincount(component, minlength=1))
    for start, end in zip(starts, [*starts[1:], len(owners)], strict=True):
        owner = owners[start]
        members = by_component[ends[owner - 1] if owner else 0 : ends[owner]]
        edges = inside[start:end]
        if len(members) <= LARGEST_COMPONENT:
            yield members, edges
            continue
        local = np.searchsorted(members, lefts[edges]), np.searchsorted(members, rights[edges])
        for part, among in _components(len(members), *local, apart[edges], reach - STEP):
            yield members[part], edges[among]


def _together(components: Iterable[tuple[Numbers, Numbers]]) -> Iterator[list[tuple[Numbers, Numbers]]]:
    """Small components by the dozen: most are of two or three, and one tree costs hardly less than one of many."""
    some: list[tuple[Numbers, Numbers]] = []
    size = 0
    for each in components:
        if some and size + len(each[0]) > TOGETHER:
            yield some
            some, size = [], 0
        some.append(each)
        size += len(each[0])
    if some:
        yield some


def _link(
    found: Numbers, components: list[Numbers], lefts: Numbers, rights: Numbers, apart: Floats, way: Linkage
) -> None:
    """Leads each member of these components to the first of its group.

    Members of two components are so far apart that each is linked to the end, as if by itself, before they are joined.
    """
    cut = 1.0 + way.most - way.cut
    members, sizes = np.concatenate(components), [len(each) for each in components]
    order = np.argsort(members)
    one = order[np.searchsorted(members, lefts, sorter=order)]
    other = order[np.searchsorted(members, rights, sorter=order)]
    owner = np.repeat(np.arange(len(sizes)), sizes)
    table = np.where(owner[:, None] == owner, 1.0 + way.most - way.missing, APART)
    table[one, other] = apart
    table[other, one] = apart
    above = _above(len(members)) if len(members) <= TOGETHER else np.triu_indices(len(members), 1)
    tree = tree_builder()(table[above], "average")
    # Not `cut` itself: a mean of exactly the cut joins nobody.
    found[members] = _cut(members, tree, float(np.nextafter(cut, 0)))


def tree_builder() -> Callable[..., Floats]:
    """What makes a tree of distances; the first call takes a quarter of a second, and few names need it."""
    from scipy.cluster.hierarchy import linkage

    return linkage


@lru_cache(maxsize=TOGETHER)
def _above(size: int) -> tuple[Numbers, Numbers]:
    """The places of a table above its diagonal."""
    return np.triu_indices(size, 1)


def _cut(members: Numbers, tree: Floats, reach: float) -> Numbers:
    """For each member the first of its group: the branches of a tree below which nothing is farther than `reach`."""
    first = members.tolist()
    found = dict(zip(first, first, strict=True))
    for one, other, apart in tree[:, :3].tolist():
        if apart > reach:
            break  # the rows of a tree are in order
        left, right = int(one), int(other)
        first.append(min(first[left], first[right]))
        found[max(first[left], first[right])] = first[-1]
    # Members of one component are in order, and none is led by one after it.
    for member in members.tolist():
        found[member] = found[found[member]]
    return np.array([found[member] for member in members.tolist()], dtype=np.int64)
