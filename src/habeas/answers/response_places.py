"""What stands around a quote: its paragraph, the sentences behind it, those that name somebody, its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from habeas.model import Document, Quote, Span

# A full stop ends a sentence where a capital, a digit or a quotation mark follows, but behind an initial or a title.
_ENDS = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?][”\"’']?(?=\s+[A-Z0-9“\"‘(])")
# Sentences behind a response in which its answer and its outcome are looked for: what stands further off is of another.
BEHIND = 2
_TOLD = ("paragraph", "list_item", "question", "answer")
# Words of a document by which its answers are those of a briefing, not of an interview.
_BRIEFING = re.compile(r"\b(?:(?:press|news|daily|department)\s+briefing|press\s+conference)\b", re.IGNORECASE)
_OPENING = re.compile(r"[^\n:]{1,60}:|\S+(?:\s+\S+){0,5}")


@dataclass(frozen=True, slots=True)
class Place:
    """Some words of a document, and where they begin."""

    start: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    def slice(self, start: int, end: int) -> Quote:
        """The words from one place of these words to another, as a slice of the document."""
        return Quote(self.start + start, self.start + end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Near:
    """What stands around a quote.

    Attributes:
        paragraph: the whole of it.
        behind: the rest of its sentence and the next ones, up to the end of the paragraph.
        next: the first sentence of the next paragraph, where the quote is in the last one of its own.
        others: the other sentences of its paragraph and of the two beside it, the nearest first.
    """

    paragraph: Place
    behind: tuple[Place, ...]
    others: tuple[Place, ...]
    next: Place | None = None

    def naming(self, names: Iterable[str]) -> list[Place]:
        """Those of the other sentences that have one of these words."""
        wanted = [re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE) for name in names]
        return [place for place in self.others if any(each.search(place.text) for each in wanted)]


def near(document: Document, span: Span) -> Near:
    """What stands around a quote of the document."""
    told = [part for part in document.parts if part.kind in _TOLD]
    at = next((number for number, part in enumerate(told) if part.span.overlaps(span)), None)
    if at is None:
        here = Place(span.start, document.text[span.start : span.end])
        return Near(here, (), ())
    part = told[at]
    paragraph = Place(part.start, document.text[part.start : part.end])
    own = list(_sentences(paragraph))
    after = [one for one in own if one.span.end > span.end]
    beside = [
        one
        for other in (*told[at + 1 : at + 2], *told[max(at - 1, 0) : at])
        for one in _sentences(Place(other.start, document.text[other.start : other.end]))
    ]
    others = [one for one in own if not (one.start >= span.start and one.span.end <= span.end)]
    goes_on = [one for one in told[at + 1 : at + 2] if one.kind == "paragraph" and not after[1:]]
    following = [one for each in goes_on for one in _sentences(Place(each.start, document.text[each.start : each.end]))]
    return Near(paragraph, tuple(after[: BEHIND + 1]), (*others, *beside), next(iter(following), None))


def spoken_in(document: Document, span: Span) -> Iterator[tuple[str, Quote]]:
    """The form that a place has by being part of an answer, with the words that open the answer."""
    for part in document.parts:
        if part.kind == "answer" and part.span.contains(span):
            form = "briefing answer" if _BRIEFING.search(f"{document.title} {document.text}") else "interview"
            opening = _OPENING.match(document.text[part.start : part.end])
            if opening is not None:
                yield form, Quote(part.start, part.start + opening.end(), opening.group())


def _sentences(place: Place) -> Iterator[Place]:
    bounds = [0, *(match.end() for match in _ENDS.finditer(place.text)), len(place.text)]
    for start, end in pairwise(bounds):
        words = place.text[start:end]
        stripped = words.strip()
        if stripped:
            yield Place(place.start + start + words.index(stripped), stripped)
