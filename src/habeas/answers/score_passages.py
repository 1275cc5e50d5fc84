"""The place in a text where a mistake of an extractor stands: the paragraphs of its quotes, with the quotes marked.

A paragraph lies between blank lines; one that is too long to read beside many others is cut to the quotes' lines,
and in the end to the words around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.model import Span

# The longest paragraph shown whole, and how much is left on each side of a quote in one that is longer. A paragraph
# of a country report has up to 1,500 characters; twice that is a text that lost its line breaks.
LONGEST = 1500
AROUND = 400
CUT = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, and whether it is quoted."""

    words: str
    quoted: bool


Passage = tuple[Piece, ...]


def passages(text: str, quotes: Sequence[str]) -> tuple[Passage, ...]:
    """The paragraphs that hold the quotes, in the order of the text; a quote that is not in it has none."""
    spans = sorted({Span(start, start + len(quote)) for quote in quotes if quote and (start := text.find(quote)) >= 0})
    joined: list[Span] = []
    for around in (_paragraph(text, span) for span in spans):
        if joined and around.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, around.end))
        else:
            joined.append(around)
    return tuple(_marked(text, around, [span for span in spans if around.contains(span)]) for around in joined)


def _paragraph(text: str, span: Span) -> Span:
    for border in ("\n\n", "\n"):
        start = text.rfind(border, 0, span.start)
        end = text.find(border, span.end)
        around = Span(0 if start < 0 else start + len(border), len(text) if end < 0 else end)
        if around.end - around.start <= LONGEST:
            return around
    start = max(around.start, text.find(" ", max(span.start - AROUND, 0), span.start) + 1)
    end = text.rfind(" ", span.end, span.end + AROUND)
    return Span(start, around.end if end < 0 else min(end, around.end))


def _marked(text: str, around: Span, spans: Sequence[Span]) -> Passage:
    pieces = [] if _begins(text, around.start) else [Piece(f"{CUT} ", quoted=False)]
    place = around.start
    for span in spans:
        if span.end <= place:
            continue
        pieces.append(Piece(text[place : max(place, span.start)], quoted=False))
        pieces.append(Piece(text[max(place, span.start) : span.end], quoted=True))
        place = span.end
    pieces.append(Piece(text[place : around.end], quoted=False))
    if around.end < len(text) and text[around.end] != "\n":
        pieces.append(Piece(f" {CUT}", quoted=False))
    return tuple(piece for piece in pieces if piece.words)


def _begins(text: str, place: int) -> bool:
    return place == 0 or text[place - 1] == "\n"
