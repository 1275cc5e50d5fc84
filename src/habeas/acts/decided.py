"""What people decided of claims: which of them tell of one act, and which never do.

Whoever keeps decisions (a log of judgements whose clashes are settled) only has to answer the two questions of
`Decided`; `Decisions` answers them for plain pairs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from habeas.errors import HabeasError

Pair = tuple[str, str]


class ClashingDecisions(HabeasError):
    """Two claims are said to be of one act and of two; one of the decisions has to be undone."""


class Decided(Protocol):
    """Decisions on claims by their ids, complete: what is the same as the same thing is the same."""

    def of(self, key: str) -> str:
        """One id that stands for all claims that are of the same act as this one; itself where nobody decided."""

    def apart(self, left: str, right: str) -> bool:
        """Whether the two must not be in one act."""


class Decisions:
    """Pairs of claims that are of one act, and pairs that are not, in whatever order.

    Raises:
        ClashingDecisions: a pair that is different is the same by others.
    """

    def __init__(self, same: Iterable[Pair] = (), different: Iterable[Pair] = ()) -> None:
        self._above: dict[str, str] = {}
        for left, right in same:
            low, high = sorted((self.of(left), self.of(right)))
            self._above[high] = low
        self._different = frozenset(frozenset((self.of(left), self.of(right))) for left, right in different)
        for pair in self._different:
            if len(pair) == 1:
                raise ClashingDecisions(
                    f"Claim {next(iter(pair))} and one that is the same act by decision are also said to be two; "
                    "undo one of the decisions."
                )

    def of(self, key: str) -> str:
        """The smallest id of the claims that are of the same act."""
        while key in self._above and self._above[key] != key:
            key = self._above[key]
        return key

    def apart(self, left: str, right: str) -> bool:
        """Whether they, or any that are the same as they, were said to be of two acts."""
        return frozenset((self.of(left), self.of(right))) in self._different


NOTHING_DECIDED = Decisions()
