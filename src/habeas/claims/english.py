"""Whether a document is in English, the one language whose claims the rules read.

The language that a document states, or that was guessed from its letters, is doubted: a list of foreign names in an
English text looks foreign. Only a text without the small words that hold English together is taken for another.
"""

from __future__ import annotations

from habeas.documents.small_words import small_words_in
from habeas.model import Document

# The share of small words from which a text may be in English: other languages stay below.
ENOUGH = 0.06


def is_english(document: Document) -> bool:
    """Whether the rules should read a document: unless its language is another and its words bear that out."""
    if document.language is None or document.language.lower().split("-")[0] in ("en", "eng"):
        return True
    return small_words_in(document.text) >= ENOUGH
