"""Lays out plain text: its lines are paragraphs, unless they are lines of a paragraph that was wrapped by hand.

The text itself stays as it came, to the last space: offsets into the file's own text hold in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.documents.layout import Facts, Reading, clean, cut
from habeas.model import Part

# Lines of e-mails and typed statements are wrapped at 60 to 100 characters; a paragraph kept on one line is longer,
# or, where it is shorter, seldom as long as its neighbours. All lines but the last have to look wrapped.
_SHORTEST_WRAPPED = 45
_LONGEST_WRAPPED = 100
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"”’»')\]]*\s*$")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·–]\s+|\(?\d{1,2}[.)]\s+)\S")


def read_plain(text: str, facts: Facts | None = None) -> Reading:
    """The reading of a decoded plain text."""
    cleaned = clean(text)
    return Reading(cleaned, cut(_blocks(cleaned), cleaned), facts or Facts())


def _blocks(text: str) -> Iterator[Part]:
    group: list[Part] = []
    for line in _lines(text):
        if group and "\n" in text[group[-1].end : line.start].replace("\n", "", 1):
            yield from _joined(group, text)
            group = []
        group.append(line)
    yield from _joined(group, text)


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
