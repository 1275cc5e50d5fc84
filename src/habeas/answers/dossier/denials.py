"""Denials that stand beside what a document tells of an act: in the same sentence, or in the next of its paragraph.

"Police detained A, who died two days later. Police claimed that he fell." Whether such words are about the very act
a person has to judge, so they are told as what the document goes on with, and never as a denial of the act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from habeas.answers.dossier.words import dossier_words
from habeas.model import Quote

# Sentences behind the one that tells of the act, and letters, within which a denial is looked for.
SENTENCES = 3
REACH = 1_200
# Of a longer sentence only its beginning is shown.
LONGEST = 400
_END = re.compile(r"(?<=[.!?”\"])\s+(?=[\"“A-ZÀ-ÞА-Я])")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")


def denials_beside(text: str, quotes: Iterable[Quote]) -> tuple[str, ...]:
    """The sentences with words of denial that stand in a quote, or close behind it in its paragraph, each once."""
    found: dict[str, None] = {}
    for quote in quotes:
        end = _PARAGRAPH.search(text, quote.end)
        behind = text[quote.start : min(len(text) if end is None else end.start(), quote.end + REACH)]
        for sentence in _sentences(behind, quote.end - quote.start):
            if any(pattern.search(sentence) for pattern in _patterns()):
                shown = sentence if len(sentence) <= LONGEST else f"{sentence[:LONGEST].rsplit(' ', 1)[0]} […]"
                found[shown] = None
    return tuple(found)


def _sentences(behind: str, quoted: int) -> Iterator[str]:
    """The sentences of the quote, and those that follow it."""
    place, after = 0, 0
    for sentence in _END.split(behind):
        place = behind.find(sentence, place)
        after += place >= quoted
        if after > SENTENCES:
            return
        yield " ".join(sentence.split())
        place += len(sentence)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in dossier_words().denials)
