"""A document's text as blocks of marked stretches: every character once, in its order, claims shown in place.

Claims, counts and affiliations overlap freely, so each block is cut at every end of every mark; a stretch knows
all marks that cover it. White space between parts is kept; text that no part covers is shown as a paragraph.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from habeas.model import Part, Span

LABELS = {
    "question": _("Question"),
    "answer": _("Answer"),
    "byline": _("Byline"),
    "boilerplate": _("Not part of the story"),
}
# In the order in which they colour what several of them cover.
KINDS = ("act", "response", "count", "affiliation", "name")
DEEPEST_HEADING = 6
# The page's own heading is h1 and the text's is h2, so the document's begin at h3.
FIRST_HEADING = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that something was read from.

    Attributes:
        key: names what was read; several spans of one claim share it.
        number: what the reader sees beside the text and beside the sentence, as with a footnote; 0 for a name.
        kind: "act", "response", "count", "affiliation", or "name" for a place that only names someone.
        label: what it is, in words.
    """

    start: int
    end: int
    key: str
    number: int
    kind: str
    label: str

    @property
    def anchor(self) -> str:
        return anchor(Span(self.start, self.end))


Range = TypeVar("Range", Mark, Part)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text under the same marks; `anchors` begin here, `references` end here."""

    text: str
    marks: tuple[Mark, ...] = ()
    quotation: bool = False
    speaker: str | None = None
    anchors: tuple[str, ...] = ()
    references: tuple[Mark, ...] = ()

    @property
    def kind(self) -> str:
        """The kind that colours it: what was done comes before what was said of it."""
        return min((mark.kind for mark in self.marks), key=KINDS.index, default="")

    @property
    def keys(self) -> str:
        return " ".join(dict.fromkeys(mark.key for mark in self.marks))


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the document, ready to be shown; `depth` is the h-level of a heading, `start` where it begins."""

    kind: str
    stretches: tuple[Stretch, ...]
    speaker: str | None = None
    depth: int | None = None
    start: int = 0

    @property
    def label(self) -> str:
        return str(LABELS.get(self.kind, ""))


def anchor(span: Span) -> str:
    """The name of a place in a document's page, for addresses: "at-120-164"."""
    return f"at-{span.start}-{span.end}"


def blocks(text: str, parts: Sequence[Part], marks: Iterable[Mark]) -> list[Block]:
    """The text in its parts with the marks in place. Joining all stretches gives the text but for outer white space."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.number))
    quotations = sorted((part for part in parts if part.kind == "quotation"), key=lambda part: (part.start, part.end))
    flow = _without_gaps(text, [part for part in parts if part.kind != "quotation"])
    depths = _heading_depths(flow)
    marked, said = _by_part(flow, ordered), _by_part(flow, quotations)
    return [
        Block(
            kind=part.kind,
            stretches=tuple(_stretches(text, part, marked[place], said[place])),
            speaker=part.speaker,
            depth=depths.get(part.start),
            start=part.start,
        )
        for place, part in enumerate(flow)
    ]


def _by_part(flow: Sequence[Part], ranges: Iterable[Range]) -> list[list[Range]]:
    """For each part, the ranges that reach into it (a quote may run over two paragraphs)."""
    ends = [part.end for part in flow]
    found: list[list[Range]] = [[] for _ in flow]
    for one in ranges:
        place = bisect_right(ends, one.start)
        while place < len(flow) and flow[place].start < one.end:
            found[place].append(one)
            place += 1
    return found


def _without_gaps(text: str, parts: Iterable[Part]) -> list[Part]:
    """The parts in order, with a paragraph for whatever lies between them and is not white space."""
    flow: list[Part] = []
    position = 0
    for part in sorted(parts, key=lambda part: (part.start, part.end)):
        start = max(part.start, position)
        if start >= part.end:
            continue
        flow += _loose(text, position, start)
        flow.append(Part(start, part.end, part.kind, part.speaker, part.level))
        position = part.end
    return flow + _loose(text, position, len(text))


def _loose(text: str, start: int, end: int) -> list[Part]:
    return [Part(start, end, "paragraph")] if text[start:end].strip() else []


def _heading_depths(flow: Sequence[Part]) -> dict[int, int]:
    """An h-level for each heading, by its start, so that no level is skipped on the way down."""
    depths: dict[int, int] = {}
    open_levels: list[int] = []
    for part in flow:
        if part.kind != "heading":
            continue
        level = part.level or 1
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        depths[part.start] = min(FIRST_HEADING + len(open_levels) - 1, DEEPEST_HEADING)
    return depths


def _stretches(text: str, part: Part, here: Sequence[Mark], said: Sequence[Part]) -> Iterable[Stretch]:
    """The part in stretches. A name inside of a quote does not cut it: its anchor stands where the stretch begins."""
    names = [mark for mark in here if mark.kind == "name"]
    quotes = [mark for mark in here if mark.kind != "name"]
    for start, end in _cut(part.start, part.end, [*quotes, *said]):
        quotation = next((one for one in said if one.start <= start and end <= one.end), None)
        covering = _covering(quotes, start, end)
        pieces = [(start, end)] if covering else _cut(start, end, names)
        for first, last in pieces:
            marks = covering or _covering(names, first, last)
            begun = [mark for mark in marks if mark.start == first]
            begun += [name for name in names if covering and first <= name.start < last]
            yield Stretch(
                text=text[first:last],
                marks=marks,
                quotation=quotation is not None,
                speaker=quotation.speaker if quotation is not None else None,
                anchors=tuple(dict.fromkeys(mark.anchor for mark in begun)),
                references=tuple(mark for mark in marks if mark.end == last and mark.number),
            )


def _cut(start: int, end: int, ranges: Iterable[Mark | Part]) -> Iterable[tuple[int, int]]:
    """The stretch cut at every end of the ranges."""
    cuts = {min(max(place, start), end) for one in ranges for place in (one.start, one.end)}
    return itertools.pairwise(sorted(cuts | {start, end}))


def _covering(marks: Iterable[Mark], start: int, end: int) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.start <= start and end <= mark.end)
