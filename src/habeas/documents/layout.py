"""What every reader hands over: the text, the blocks it is laid out in, and the facts the file states of itself.

A block is a `Part` whose kind is what the file's own markup says: "paragraph" where it says nothing particular.
`parts` refines them by their words. Nothing here looks at meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.dates import PartialDate
from habeas.model import Part

# A block longer than this is cut at a sentence's end or a space, so that no later step meets a paragraph of
# megabytes. The longest paragraph of the 21 country reports has 3,300 characters; 20,000 leaves those whole.
LONGEST_BLOCK = 20_000
# About 5,000 printed pages, forty times the longest country report: beyond is not a document but a dump.
LONGEST_TEXT = 10_000_000

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufffe\uffff]")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]*\s")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file states of itself in its own metadata, as it writes it; None where it does not."""

    title: str | None = None
    published: PartialDate | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, its blocks in order, and what it states of itself."""

    text: str
    blocks: tuple[Part, ...]
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text before it has its place: what a reader of markup collects."""

    text: str
    kind: str = "paragraph"
    level: int | None = None


def clean(text: str) -> str:
    """The text with every line end as a newline and without control characters; all else stays as it is."""
    return _UNPRINTABLE.sub("", _NEWLINES.sub("\n", text))


def clean_name(name: str) -> str:
    """A file's name that can be shown: control, direction and unpaired characters become a question mark."""
    return "".join(char if char.isprintable() else "?" for char in name)


def one_line(text: str | None) -> str | None:
    """A metadata value on one line, or None where nothing is left of it."""
    return " ".join(clean(text).split()) or None if text else None


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Part, ...]]:
    """One text of the pieces, an empty line between two of them, and the blocks that they are in it."""
    texts: list[str] = []
    blocks: list[Part] = []
    position = 0
    for piece in pieces:
        text = piece.text.strip()
        if text:
            blocks.append(Part(position, position + len(text), piece.kind, level=piece.level))
            texts.append(text)
            position += len(text) + 2
    return "\n\n".join(texts), cut(blocks, "\n\n".join(texts))


def cut(blocks: Iterable[Part], text: str) -> tuple[Part, ...]:
    """The blocks, those longer than `LONGEST_BLOCK` cut at the last sentence's end or space before it."""
    whole: list[Part] = []
    for block in blocks:
        start = block.start
        while block.end - start > LONGEST_BLOCK:
            end = _cut_before(text, start, start + LONGEST_BLOCK)
            whole.append(Part(start, end, block.kind, level=block.level))
            start = end
            while start < block.end and text[start].isspace():
                start += 1
        if start < block.end:
            whole.append(Part(start, block.end, block.kind, level=block.level))
    return tuple(whole)


def _cut_before(text: str, start: int, limit: int) -> int:
    """Where to cut: after the last sentence's end in the second half, else before its last space, else at the limit."""
    middle = start + (limit - start) // 2
    ends = [found.end() - 1 for found in _SENTENCE_END.finditer(text, middle, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", middle, limit)
    return space if space > start else limit
