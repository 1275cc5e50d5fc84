"""Whether a document is in English, the one language whose claims the rules read.

The language that a document states, or that was guessed from its letters, is doubted: a list of foreign names in an
English text looks foreign. Only a text without the small words that hold English together is taken for another; a
short one may have none of them ("Police rearrested editor A on Monday."), and is English by its other words.
"""

from __future__ import annotations

import re
from functools import cache

from habeas.claims.narrowing import weights
from habeas.documents.small_words import small_words_in
from habeas.model import Document

# The share of small words from which a text may be in English: other languages stay below.
ENOUGH = 0.06
# Words up to which a text is short: the small words of an English one may be too few to tell.
SHORT = 60
# The share of English words from which a short text is English, and how many there have to be.
KNOWN, LEAST = 0.5, 2

_WORD = re.compile(r"[^\W\d_]+")
# Words in small letters, of more than two: names and what many languages have alike say nothing.
_TELLING = re.compile(r"(?<![\w’'])[^\W\d_A-Z]{3,}(?!\w)")


def is_english(document: Document) -> bool:
    """Whether the rules should read a document: unless its language is another and its words bear that out."""
    if document.language is None or document.language.lower().split("-")[0] in ("en", "eng"):
        return True
    if small_words_in(document.text) >= ENOUGH:
        return True
    return len(_WORD.findall(document.text[: SHORT * 40])) <= SHORT and _has_english_words(document.text)


def _has_english_words(text: str) -> bool:
    told = [word for word in _TELLING.findall(text) if word.islower()]
    known = sum(word in _vocabulary() for word in told)
    return known >= max(LEAST, KNOWN * len(told))


@cache
def _vocabulary() -> frozenset[str]:
    """English words of the field: those that sentences are weighed by, without the signs among them."""
    return frozenset(word for word in weights().signs if word.isalpha())
