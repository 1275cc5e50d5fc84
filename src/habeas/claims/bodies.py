"""Finds the organizations of a document, as it words them: courts, ministries, outlets, governments, NGOs.

A name that the language model cut is made whole by the words that bodies are known by; what it takes for a body
and is none (a prize, a law, a person) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.claims.parse import Passage, Reading
from habeas.claims.wordlists import fold, folded, words
from habeas.model import Span

_ARTICLE = re.compile(r"(?:the|a|an|this|its|their|his|her)\s+", re.IGNORECASE)
_SMALL = r"(?:of|for|and|on|in|to|the|de|del|du|des|la|against|without|&)"
_CAPITAL = r"(?:[A-ZÀ-ÞČŠŽĞİÖÜŞÇƏ][\w!.’'\-–]*\w|[A-Z]\.(?:[A-Z]\.)+|[A-Z])"
_NAME = re.compile(rf"{_CAPITAL}(?:(?:,?\s+{_SMALL}(?:\s+the)?)?\s+{_CAPITAL})*")
_POSSESSIVE = re.compile(r"[’'”]s\s*$")


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A place that names an organization, as the document words it, without the article."""

    span: Span
    name: str


def read_bodies(reading: Reading, people: Iterable[Span]) -> list[BodyMention]:
    """The organizations of a document, in order; where a person is named there is none."""
    taken = sorted(people)
    found = (body for passage in reading.passages for body in _in_passage(passage))
    return [body for body in found if not any(body.span.overlaps(span) for span in taken)]


def _in_passage(passage: Passage) -> Iterator[BodyMention]:
    spans = [(one.start_char, one.end_char) for one in passage.tokens.ents if one.label_ == "ORG"]
    last = -1
    for start, end in sorted(spans):
        text = passage.tokens.text[start:end]
        article = _ARTICLE.match(text)
        if article:
            start += len(article[0])
        possessive = _POSSESSIVE.search(passage.tokens.text[start:end])
        if possessive:
            end -= len(possessive[0])
        end = start + len(_without_place(passage.tokens.text[start:end]))
        name = passage.tokens.text[start:end].strip()
        if start < last or not name or name in words("bodies", "never"):
            continue
        last = end
        yield BodyMention(Span(passage.start + start, passage.start + end), " ".join(name.split()))


def _without_place(name: str) -> str:
    """Cuts a town that the model hung on an acronym: "HDP | Adana"."""
    first, _, rest = name.partition(" ")
    acronym = first.isupper() and 1 < len(first) < 6
    other = [word for word in rest.split() if word.isupper() or fold(word) in folded("bodies", "heads")]
    return first if acronym and rest[:1].isupper() and not other else name
