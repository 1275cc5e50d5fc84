"""Finds names of people who are withheld in a text that spells them otherwise: "Safarov", "Seferov", "Сафаров".

Only a name of two words side by side, each written as a name and each with the sounds of the withheld one's first or
last word: a surname alone that sounds alike is anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property

from habeas.model import Span
from habeas.people.sounds import code, distance

# How far the sounds of two words may be apart to be one name in two spellings. Of spellings of one name, 15 pairs in
# four alphabets, all are nearer than 0.054; the nearest of other names (Velin and Volin) are 0.077 apart.
ALIKE = 0.06
# Shorter words sound like too many others.
SHORTEST = 3
# Letters that grammar may add to a word ("Сафаровым").
ENDING = 3
_WORD = re.compile(r"[^\W\d_]{3,40}")
_BETWEEN = re.compile(r"[ \u00a0.,-]{1,2}")
# What a word may begin with in one spelling and not in another ("Yevgeny", "Evgeniy").
_GLIDES = frozenset("yjiaeouəAEIOU")


class BySound:
    """Knows how the first and the last word of each of these names sound, in whatever alphabet they are written."""

    def __init__(self, names: Collection[str], shown: Collection[str] = ()) -> None:
        parts = [[word.casefold() for word in _WORD.findall(name)] for name in names]
        self._ends = sorted({(words[0], words[-1]) for words in parts if len(words) > 1})
        self._shown = {tuple(word.casefold() for word in _WORD.findall(name)) for name in shown}
        self._near: dict[str, frozenset[str]] = {}

    def spans(self, text: str) -> Iterator[Span]:
        """Where two words stand side by side that sound like one of the names, in either order."""
        if not self._ends:
            return
        before: re.Match[str] | None = None
        for found in _WORD.finditer(text):
            if _is_name(found[0]):
                if before is not None and _BETWEEN.fullmatch(text, before.end(), found.start()):
                    pair = before[0].casefold(), found[0].casefold()
                    if pair not in self._shown and self._sounds(*pair):
                        yield Span(before.start(), found.end())
                before = found
            else:
                before = None

    def _sounds(self, left: str, right: str) -> bool:
        ones = self._alike(left)
        if not ones:
            return False
        others = self._alike(right)
        return any((one in ones and two in others) or (two in ones and one in others) for one, two in self._ends)

    def _alike(self, word: str) -> frozenset[str]:
        """The words of the names that a word may be another spelling of, remembered: texts say the same words often."""
        found = self._near.get(word)
        if found is None:
            codes = {code(word[: len(word) - less]) for less in range(ENDING + 1) if len(word) - less >= SHORTEST}
            found = frozenset(each for each, known in self._codes.items() if any(_alike(known, one) for one in codes))
            self._near[word] = found
        return found

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {word: code(word) for pair in self._ends for word in pair}


def _alike(known: str, one: str) -> bool:
    if not known or not one or abs(len(known) - len(one)) > 1:
        return False
    return (known[0] == one[0] or {known[0], one[0]} <= _GLIDES) and distance(known, one) <= ALIKE


def _is_name(word: str) -> bool:
    """Whether it has a capital, or its script has none."""
    return not word[0].islower()
