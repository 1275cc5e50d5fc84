"""Undecided matches drawn many times: each pair of people who may be one is one as often as it is likely to be.

So a number that is made of lists says by how much it depends on who is who. No decision is made and none is kept.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MayBe:
    """Two persons who may be one, and how likely that is."""

    left: str
    right: str
    probability: float


def drawn(pairs: Sequence[MayBe], number: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """For each draw, as whom each person counts who is taken for another; whoever is not in it counts as themselves.

    The same pairs and the same seed give the same draws. Sameness is transitive, so a draw may join three.
    """
    dice = random.Random(seed)  # noqa: S311 (no secret hangs on it)
    ordered = sorted(pairs, key=lambda each: (min(each.left, each.right), max(each.left, each.right)))
    for _ in range(number):
        yield joined((one.left, one.right) for one in ordered if dice.random() < one.probability)


def joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """As whom each of these persons counts if the two of every pair are one."""
    leader: dict[str, str] = {}

    def lead(one: str) -> str:
        while leader.setdefault(one, one) != one:
            one = leader[one]
        return one

    for left, right in pairs:
        low, high = sorted((lead(left), lead(right)))
        leader[high] = low
    return {one: lead(one) for one in leader}


def as_drawn(lists: Mapping[str, Iterable[str]], counts_as: Mapping[str, str]) -> dict[str, set[str]]:
    """The people of each list, each under the person as whom they count."""
    return {name: {counts_as.get(one, one) for one in people} for name, people in lists.items()}


def people(lists: Mapping[str, Iterable[str]], counts_as: Mapping[str, str]) -> int:
    """How many people are on any list."""
    return len(set().union(*as_drawn(lists, counts_as).values()))
