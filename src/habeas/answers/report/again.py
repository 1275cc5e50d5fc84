"""A source that is quoted twice in a row is named once: "It also stated: …". Only as paragraphs are set.

Each sentence keeps its whole words, so that it stands by itself where somebody moves it or leaves out the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from habeas.answers.report.sentences import Sentence
from habeas.answers.report.wording import Wording


def in_a_row(sentences: Iterable[Sentence], wording: Wording) -> Iterator[str]:
    """The words of the sentences of a paragraph."""
    openings = _openings((str(wording.table["pieces"]["quote"]), *map(str, wording.table["answers"].values())))
    again = str(wording.table["pieces"]["quote_again"]).partition("{quote}")[0]
    before = ""
    for sentence in sentences:
        opening = "" if sentence.author else _opening(sentence.text, openings)
        yield again + sentence.text[len(opening) :] if opening and opening == before else sentence.text
        before = opening


def _opening(text: str, openings: tuple[re.Pattern[str], ...]) -> str:
    """What stands before the quote, which names the source; empty for a sentence that is none."""
    return next((found[0] for pattern in openings if (found := pattern.match(text))), "")


@cache
def _openings(templates: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    found = []
    for template in templates:
        head = template.partition("{quote}")[0]
        words, _, rest = head.partition("{source}")
        found.append(re.compile(rf"{re.escape(words)}[^“«:]*(?:[“«][^”»]*[”»])?{re.escape(rest)}"))
    return tuple(found)
