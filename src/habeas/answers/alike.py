"""How alike two sentences are: by how many of their longer words they share, whatever numbers stand in them."""

from __future__ import annotations

import re
from functools import lru_cache

from habeas.people.names import fold

# Shorter words tell nothing of what a sentence is about.
_SHORTEST = 4


def alike(one: str, other: str) -> float:
    """The share of their words that two sentences have in common (Dice), from 0 to 1."""
    left, right = telling_words(one), telling_words(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0


@lru_cache(maxsize=8192)
def telling_words(sentence: str) -> frozenset[str]:
    """The longer words of a sentence in the singular, without marks and capitals."""
    words = (fold(word).removesuffix("s") for word in re.findall(r"[^\W\d_]+", sentence))
    return frozenset(word for word in words if len(word) >= _SHORTEST)
