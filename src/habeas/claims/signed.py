"""Who signs a statement, by a short line of its own above the text: "Press Statement", then "A, Secretary of State".

A story of news has a byline there; nobody who is only said to have written something signs a statement.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon

if TYPE_CHECKING:
    from habeas.model import Document

# Lines among which the one that signs stands, and how long it is at most.
FIRST, LONGEST = 7, 130

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def signed_by(document: Document) -> str | None:
    """The name in the line that signs a statement; None where there is no such line, or it is an annual report."""
    if document.report_year is not None:
        return None
    lines = [found.group().strip() for found in _LINE.finditer(document.text[: FIRST * LONGEST])][:FIRST]
    for line in lines[1:]:
        if len(line) > LONGEST:
            return None  # the text has begun
        for pattern in _signatures():
            match = pattern.fullmatch(line)
            if match is not None:
                return " ".join(match["who"].split())
    return None


@cache
def _signatures() -> tuple[re.Pattern[str], ...]:
    patterns = lexicon.words_of(lexicon.data("responses")["speaker"], "signatures", "responses")
    return tuple(lexicon.compiled(pattern, "responses.toml") for pattern in sorted(patterns))
