"""Lays out plain text: its lines are paragraphs, unless they are lines of a paragraph that was wrapped by hand.

The text itself stays as it came, to the last space: offsets into the file's own text hold in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from habeas.documents.layout import Facts, Reading, clean, cut
from habeas.model import Part

# Lines of e-mails and typed statements are wrapped at 60 to 100 characters; a paragraph kept on one line is longer,
# or, where it is shorter, seldom as long as its neighbours. All lines but the last have to look wrapped.
_SHORTEST_WRAPPED = 45
_LONGEST_WRAPPED = 100
# A text of so many lines below each other, none longer than this, may have been wrapped at one width all through.
_FEWEST_WRAPPED = 12
_WIDEST = 120
# It was where so large a share of its lines had no room for the word that the next line begins with, and where so many
# of those next lines begin with a small letter: in English prose it is nine of ten and seven of ten.
_FULL_SHARE = 0.5
_SMALL_SHARE = 0.4
_HEADING_LINES = 3
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"”’»')\]]*\s*$")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·–]\s+|\(?\d{1,2}[.)]\s+)\S")


def read_plain(text: str, facts: Facts | None = None) -> Reading:
    """The reading of a decoded plain text."""
    cleaned = clean(text)
    return Reading(cleaned, cut(_blocks(cleaned), cleaned), facts or Facts())


def _blocks(text: str) -> Iterator[Part]:
    groups = list(_groups(text))
    width = _width(groups, text)
    for group in groups:
        yield from _joined(group, text) if width is None else _unwrapped(group, text, width)


def _groups(text: str) -> Iterator[list[Part]]:
    """The lines between two empty lines."""
    group: list[Part] = []
    for line in _lines(text):
        if group and "\n" in text[group[-1].end : line.start].replace("\n", "", 1):
            yield group
            group = []
        group.append(line)
    yield group


def _width(groups: list[list[Part]], text: str) -> int | None:
    """The width that the whole text was wrapped at; None where it was not."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    width = max((line.end - _line_start(line, text) for group in groups for line in group), default=0)
    if len(pairs) < _FEWEST_WRAPPED or width > _WIDEST:
        return None
    full = [below for above, below in pairs if _is_full(above, below, text, width)]
    small = [below for below in full if text[below.start].islower()]
    enough = len(full) >= _FULL_SHARE * len(pairs) and len(small) >= _SMALL_SHARE * len(full)
    return width if enough else None


def _line_start(line: Part, text: str) -> int:
    return text.rfind("\n", 0, line.start) + 1


def _is_full(above: Part, below: Part, text: str, width: int) -> bool:
    """Whether the first word of a line had no room on the line above it."""
    first = text[below.start : below.end].split(None, 1)[0]
    return above.end - _line_start(above, text) + 1 + len(first) > width


def _unwrapped(group: list[Part], text: str, width: int) -> Iterator[Part]:
    """The paragraphs of lines that were wrapped at a width: one ends where the next word would have had room."""
    paragraph: list[Part] = []
    for line in group:
        if paragraph and (line.kind == "list_item" or not _goes_on(paragraph[-1], line, text, width)):
            yield from _with_heading_apart(paragraph, text)
            paragraph = []
        paragraph.append(line)
    yield from _with_heading_apart(paragraph, text)


def _with_heading_apart(paragraph: list[Part], text: str) -> Iterator[Part]:
    """The lines as one; lines that end no sentence below one that does are the heading of what follows."""
    ends = [bool(_ENDS_SENTENCE.search(text[line.start : line.end].rstrip(":"))) for line in paragraph]
    last = max((place for place, is_end in enumerate(ends) if is_end), default=-1) + 1
    first = paragraph if last in (0, len(paragraph)) or len(paragraph) - last > _HEADING_LINES else paragraph[:last]
    yield Part(first[0].start, first[-1].end, first[0].kind)
    if len(first) < len(paragraph):
        yield Part(paragraph[last].start, paragraph[-1].end, paragraph[last].kind)


def _goes_on(above: Part, below: Part, text: str, width: int) -> bool:
    indent = below.start - _line_start(below, text)
    is_indented = indent > above.start - _line_start(above, text) and not text[below.start].islower()
    return not is_indented and _is_full(above, below, text, width)


def _lines(text: str) -> Iterator[Part]:
    """Every line with something in it, without the white space around it."""
    begins = 0
    for line in text.split("\n"):
        if words := line.strip():
            start = begins + len(line) - len(line.lstrip())
            yield Part(start, start + len(words), "list_item" if _LIST_ITEM.match(line) else "paragraph")
        begins += len(line) + 1


def _joined(group: list[Part], text: str) -> Iterator[Part]:
    """The lines between two empty lines: one paragraph where they were wrapped, else each its own."""
    if (
        len(group) > 1
        and group[0].kind == "paragraph"
        and _are_wrapped([text[line.start : line.end] for line in group])
    ):
        yield Part(group[0].start, group[-1].end, "paragraph")
    else:
        yield from group


def _are_wrapped(lines: list[str]) -> bool:
    inner = lines[:-1]
    if any(_LIST_ITEM.match(line) for line in lines) or max(map(len, lines)) > _LONGEST_WRAPPED:
        return False
    if min(map(len, inner)) < _SHORTEST_WRAPPED:
        return False
    return sum(1 for line in inner if _ENDS_SENTENCE.search(line)) * 2 <= len(inner)
