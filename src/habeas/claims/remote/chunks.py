"""Cuts a document into the stretches that a model is asked about: whole paragraphs, as many as fit.

What is not part of the story (boilerplate, bylines) is left out, and no stretch reaches over it, so that each is an
exact slice of the text. A paragraph that is too long by itself is cut at the end of a sentence or between words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.model import Document, Part, Span

# Characters of text in one question: some 1,500 tokens, so that with the instructions (about as many) and the answer
# it fits a window of 8,192 tokens, the smallest that local models of today are commonly served with.
LONGEST = 6000
# Below this many characters a stretch is not cut further: it is a sentence or two.
SHORTEST = 400
# Kinds of parts that tell no story. Quotations lie inside of other parts.
_LEFT_OUT = frozenset(("boilerplate", "byline", "quotation"))
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s")


def chunks(document: Document, longest: int = LONGEST) -> list[Span]:
    """The stretches of a document's story in order, none longer than `longest` characters and none only white space."""
    return [chunk for story in _stories(document) for chunk in _filled(document.text, story, longest)]


def smaller(document: Document, chunk: Span) -> list[Span]:
    """A stretch in two or three, for a model that could not finish its answer; itself where it is too short."""
    longest = max((chunk.end - chunk.start) // 2 + 1, SHORTEST)
    inside = [
        Span(max(paragraph.start, chunk.start), min(paragraph.end, chunk.end))
        for story in _stories(document)
        for paragraph in story
        if paragraph.overlaps(chunk)
    ]
    return list(_filled(document.text, inside, longest))


def _stories(document: Document) -> Iterator[list[Span]]:
    """The paragraphs of the story, in runs that nothing else interrupts."""
    run: list[Span] = []
    for part in document.parts or (Part(0, len(document.text), "paragraph"),):
        if part.kind not in _LEFT_OUT:
            run.append(part.span)
        elif part.kind != "quotation":
            yield run
            run = []
    yield run


def _filled(text: str, paragraphs: list[Span], longest: int) -> Iterator[Span]:
    """As many paragraphs in each stretch as fit."""
    filled: Span | None = None
    for piece in (piece for paragraph in paragraphs for piece in _pieces(text, paragraph, longest)):
        if filled is not None and piece.end - filled.start <= longest:
            filled = Span(filled.start, piece.end)
            continue
        if filled is not None:
            yield filled
        filled = piece
    if filled is not None:
        yield filled


def _pieces(text: str, paragraph: Span, longest: int) -> Iterator[Span]:
    """A paragraph whole, or cut into pieces that fit."""
    start = paragraph.start
    while start < paragraph.end:
        end = paragraph.end if paragraph.end - start <= longest else _cut(text, start, start + longest)
        if text[start:end].strip():
            yield Span(start, end)
        start = end


def _cut(text: str, start: int, limit: int) -> int:
    """Where to cut: after the last sentence that fits, else after a word, else anywhere."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start + 1, limit)]
    if ends:
        return ends[-1]
    space = max(text.rfind(sign, start + 1, limit) for sign in " \n\t\u00a0")
    return space + 1 if space > 0 else limit
