"""The part of a document around a claim: its words marked, those of other claims faint, each stretch with its place.

Long documents are cut at the ends of their parts, so that a page is as quick with a report of a thousand paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from habeas.model import Claim, Document, Quote, Span
from habeas.web.marks import Block, Mark, blocks

# Letters shown before a claim, so that it is in view without scrolling, and after it.
BEFORE, AFTER = 600, 3_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that begins at that character of the document: `kind` is "this", "trigger", "other" or nothing."""

    start: int
    text: str
    kind: str
    first: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the document in pieces."""

    kind: str
    label: str
    heading: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What is shown of a document, whether it goes on before and after that, and its language where it is known."""

    parts: tuple[Shown, ...]
    cut_before: bool
    cut_after: bool
    language: str | None = None


def passage(document: Document, claim: Claim, others: Iterable[Span]) -> Passage:
    """The passage around a claim, or the beginning where it has no words; `others` are the places of other claims."""
    begin, end = _window(document, claim.quotes or (Quote(0, 0, ""),))
    marks = [_mark(quote, "this", begin, 1) for quote in claim.quotes]
    if claim.trigger is not None:
        marks.append(_mark(claim.trigger, "trigger", begin, 1))
    marks += [_mark(other, "other", begin, 2) for other in others]
    parts = [
        replace(part, start=max(part.start, begin) - begin, end=min(part.end, end) - begin)
        for part in document.parts
        if part.start < end and begin < part.end
    ]
    text = document.text[begin:end]
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    shown = _placed(text, begin, blocks(text, parts, inside))
    before, after = document.text[:begin].strip(), document.text[end:].strip()
    return Passage(tuple(shown), bool(before), bool(after), document.language)


def _mark(place: Quote | Span, key: str, begin: int, number: int) -> Mark:
    return Mark(place.start - begin, place.end - begin, key, number, "act", key)


def _window(document: Document, quotes: Sequence[Quote]) -> tuple[int, int]:
    """Whole parts of the document around the quotes."""
    first, last = quotes[0].start - BEFORE, max(quote.end for quote in quotes) + AFTER
    flow = [part for part in document.parts if part.kind != "quotation"]
    begin = max((part.start for part in flow if part.start <= max(first, 0)), default=0)
    end = min((part.end for part in flow if part.end >= min(last, len(document.text))), default=len(document.text))
    return (0 if first <= 0 else begin), max(end, max(quote.end for quote in quotes))


def _placed(text: str, begin: int, found: Iterable[Block]) -> Iterable[Shown]:
    place, met = 0, False
    for block in found:
        pieces = []
        for stretch in block.stretches:
            while not text.startswith(stretch.text, place):
                place += 1  # white space between parts belongs to none
            keys = {mark.key for mark in stretch.marks}
            kind = next((key for key in ("trigger", "this", "other") if key in keys), "")
            kind = "" if kind == "trigger" and "this" not in keys else kind
            first = kind in ("this", "trigger") and not met
            met = met or first
            pieces.append(Piece(begin + place, stretch.text, kind, first))
            place += len(stretch.text)
        yield Shown(block.kind, block.label, block.depth is not None, tuple(pieces))
