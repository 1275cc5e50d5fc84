"""Whether the words that tell of an act name the actor at all.

Where none does, only the document as a whole can tell whether it means them: a pronoun may stand for them, or a
machine put two sentences together. Such an act is told, with that sentence, and counts for no criterion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Shorter words of a name ("of", an initial) show nobody.
_WORD = re.compile(r"[^\W\d_]{3,}")
# Letters that grammar may add to a word ("Минхом").
_ENDING = r"[^\W\d_]{0,3}(?![^\W\d_])"


def names_the_actor(names: Iterable[str], quotes: Iterable[str]) -> bool:
    """Whether a quote has one of the names, or a word of one with whatever ending grammar adds."""
    said, folded = " ".join(quotes).casefold(), [name.casefold() for name in names]
    words = {word for name in folded for word in _WORD.findall(name)}
    return any(name in said for name in folded) or any(
        re.search(rf"(?<![^\W\d_]){re.escape(word)}{_ENDING}", said) for word in words
    )
