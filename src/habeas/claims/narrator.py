"""Who tells a document in the first person: the author of an essay, by its byline or by what its end says of them.

A story that says "I" only in quotations has no narrator, whoever wrote it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.wordlists import any_of, words
from habeas.model import Span

if TYPE_CHECKING:
    from habeas.model import Document, Part

# How often an essay says "I" or "my" outside of quotations, at least: once is a slip, or "World War I".
ENOUGH = 2
# Blocks at the end, one of which may say who the author is.
LAST = 3
# Blocks at the beginning among which a byline stands.
FIRST = 6

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_OWN = re.compile(r"\bI(?= [a-z]|[’'](?:m|ve|d|ll)\b)|\b[Mm]y(?= [a-z])")


def narrator_of(document: Document) -> Span | None:
    """Where the name of the narrator stands; None where nobody tells it in the first person, or it is not said who."""
    told = [part for part in document.parts if part.kind in ("paragraph", "list_item", "byline")]
    if _said(document, told) < ENOUGH:
        return None
    for part in told[-LAST:]:
        if (found := _introduced().match(document.text, part.start, part.end)) is not None:
            return Span(*found.span("name"))
    for part in (one for one in document.parts[:FIRST] if one.kind == "byline"):
        if (found := _signed().match(document.text, part.start, part.end)) is not None:
            return Span(*found.span("name"))
    return None


def _said(document: Document, told: list[Part]) -> int:
    """How often the document says "I" or "my" outside of quotations."""
    return sum(len(_OWN.findall(_QUOTED.sub(" ", document.text[part.start : part.end]))) for part in told)


@cache
def _name() -> str:
    small = any_of(words("names", "particles"))
    word = rf"(?:(?:{small})[- ])?[^\W\d_a-z][\w’'-]*\.?"
    return rf"(?P<name>{word}(?:\s+(?:(?:{small})\s+)?{word}){{1,4}})"


@cache
def _signed() -> re.Pattern[str]:
    """A byline: "By A", "By A, as told to B"."""
    return re.compile(rf"\s*(?:By|by|BY)\s+(?:{_titles()})?{_name()}(?=\s*(?:$|[,|•–—\n]|as told))")


@cache
def _introduced() -> re.Pattern[str]:
    """What the end says of an author: "A is a lawyer from", "A, a nurse, is the author of"."""
    return re.compile(rf"\s*(?:{_titles()})?{_name()}(?:, [^.\n]{{3,80}},)? (?:is|was) (?:an?|the|currently) ")


def _titles() -> str:
    return f"(?:{any_of(words('titles', 'male') | words('titles', 'female') | {'Dr', 'Dr.', 'Prof.'})})\\s+"
