"""Remembers what was worked out of an act or a case, while the same one is asked about again and again.

It is known by being that very object, which is held as long as it is remembered, so nothing is ever mixed up; comparing
acts by what they say would cost more than the work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Noun = TypeVar("Noun")
Found = TypeVar("Found")
# So many are held at most: those of some hundred people, which are derived together.
MOST = 4_000


class Remembered(Generic[Noun, Found]):
    """A pure function of one noun that is worked out once for each."""

    def __init__(self, work: Callable[[Noun], Found]) -> None:
        self._work = work
        self._kept: dict[int, tuple[Noun, Found]] = {}

    def __call__(self, noun: Noun) -> Found:
        kept = self._kept.get(id(noun))
        if kept is not None and kept[0] is noun:
            return kept[1]
        found = self._work(noun)
        if len(self._kept) >= MOST:
            self._kept = {}
        self._kept[id(noun)] = (noun, found)
        return found
