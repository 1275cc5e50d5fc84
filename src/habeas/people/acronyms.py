"""The acronyms that a text introduces behind a full name: "the Legal Aid Union (LAU)"."""

from __future__ import annotations

import re
from collections.abc import Collection

# Words of a name beside those whose initials the acronym has: "the Association of Women for Peace in X (AWPX)".
MOST_SMALL_WORDS = 5
_WORD = re.compile(r"[^\W\d_][\w’'\-–]*")


def introduced(text: str, acronyms: Collection[str]) -> dict[str, str]:
    """For each of these acronyms the full name right before its parentheses, where the initials are its letters.

    An acronym that a text gives two names is left out.
    """
    found: dict[str, set[str]] = {}
    for acronym in acronyms:
        for match in re.finditer(rf"\(\s*{re.escape(acronym)}\s*\)", text):
            full = _full_name(text[: match.start()], acronym)
            if full is not None:
                found.setdefault(acronym, set()).add(full)
    return {acronym: names.pop() for acronym, names in found.items() if len(names) == 1}


def introduction(text: str, acronym: str, full: str) -> tuple[int, int] | None:
    """Where a text first introduces an acronym behind this full name, both with all between them; None for nowhere."""
    for match in re.finditer(rf"\(\s*{re.escape(acronym)}\s*\)", text):
        if _full_name(text[: match.start()], acronym) == full:
            return text.rindex(full, 0, match.start()), match.end()
    return None


def _full_name(before: str, acronym: str) -> str | None:
    """The last words of a text of whose initials an acronym is made, from its last letter to the first."""
    letters = [letter.casefold() for letter in acronym if letter.isalpha()]
    line = before[-200:].rsplit("\n", 1)[-1].rstrip()
    words = [(match.start(), match[0]) for match in _WORD.finditer(line)]
    small = MOST_SMALL_WORDS
    for start, word in reversed(words):
        if letters and word[0].casefold() == letters[-1] and word[0].isupper():
            letters.pop()
        elif word[0].isupper() or not small:
            return None
        else:
            small -= 1
        if not letters:
            return line[start:].strip(" ,")
    return None
