"""Cuts a paragraph into sentences by its stops alone, where no parse is at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|No))(?<!\bMrs)(?<!\bvs)[.!?][\"”’)]*\s+(?=[A-Z“\"(])")
# A label before a paragraph, as country reports have it: "Pretrial Detention: The law ...".
_LABEL = re.compile(r"[A-Z][^.:]{2,110}:\s+")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of `text[start:end]` stand, a label before the first left out."""
    label = _LABEL.match(text, start, end)
    position = label.end() if label and label.end() < end else start
    for stop in _END.finditer(text, position, end):
        yield position, stop.start() + len(stop[0].rstrip())
        position = stop.end()
    if position < end:
        yield position, end
