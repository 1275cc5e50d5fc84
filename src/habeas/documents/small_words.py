"""How much of a text is the small words that hold English together, by which English is told from other languages."""

from __future__ import annotations

import re

from habeas.documents.wording import wording

# Words looked at; a text with fewer than the least tells nothing of its language.
SAMPLE, LEAST = 2_000, 12

_WORD = re.compile(r"[^\W\d_]+")


def small_words_in(text: str) -> float:
    """The share of the first words of a text that are small words of English; none of a text that is too short."""
    found = [match[0].lower() for match, _ in zip(_WORD.finditer(text), range(SAMPLE), strict=False)]
    small = wording().english
    return sum(word in small for word in found) / len(found) if len(found) >= LEAST else 0.0
