"""Marks what each stretch of a text is: paragraph, heading, question, answer, byline, boilerplate, quotation.

Nothing is deleted and nothing is moved: the parts and the white space between them are the whole text. Where the
words leave it open, a block stays a paragraph: what is wrongly marked boilerplate would be lost to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.documents.dateline import with_datelines
from habeas.documents.labelled import label_of, labelled
from habeas.documents.quotations import mark_quotations
from habeas.documents.unlabelled import unlabelled
from habeas.documents.wording import Wording, wording
from habeas.model import Part

# A block of this many characters is told by its words only when they fit as a whole; longer ones are always story.
LONGEST_BOILERPLATE = 300
LONGEST_HEADING = 170
LONGEST_TITLE = 250
# What has at least this length and ends a sentence is a paragraph of the story, by which beginning and end are known.
SHORTEST_STORY = 80
# The share of a line's words that are capitalised, small words left aside, from which on it is set as a heading: with
# 0.75, 911 of the 913 headings of the 21 reports' plain texts are found, and 2 lines too many.
CAPITALISED_SHARE = 0.75
# So many lines in a row that only look like headings are a list (of names, for instance), not headings.
LIST_OF_LINES = 3
_NO_HEADING_END = tuple('.!?:;,…"”»')
_SENTENCE_END = tuple('.!?…"”»’)')


@dataclass(frozen=True, slots=True)
class _Story:
    """Where the story begins and ends: the numbers of its first and last blocks that are plainly paragraphs."""

    first: int
    last: int


def mark(text: str, blocks: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of the text, made of its blocks as the reader laid them out, in their order, quotations inside."""
    words = wording()
    parts = [_plain_kind(text, block, words) for block in blocks]
    story = _story(text, parts)
    parts = [_at_the_edge(text, parts, number, story) for number in range(len(parts))]
    parts = _interview(text, parts, words)
    parts = with_datelines(text, _headings(text, parts, words))
    return tuple(_with_quotations(text, parts))


def heading_title(text: str, parts: Sequence[Part]) -> str | None:
    """The document's first heading of level 1 that stands before its first paragraph, on one line."""
    for part in parts:
        if part.kind == "heading" and part.level == 1:
            return " ".join(text[part.start : part.end].split())
        if part.kind not in ("boilerplate", "byline", "heading"):
            return None
    return None


def story_of(text: str, parts: Sequence[Part]) -> str:
    """The text without boilerplate, bylines and quotation marks of its own: what is told."""
    kept = [part for part in parts if part.kind not in ("boilerplate", "byline", "quotation")]
    return "\n".join(text[part.start : part.end] for part in kept)


def _plain_kind(text: str, block: Part, words: Wording) -> Part:
    """The block as boilerplate or byline where its words alone say so."""
    written = text[block.start : block.end]
    if block.kind == "boilerplate" or len(written) > LONGEST_BOILERPLATE or block.kind == "table":
        return block
    if words.boilerplate.fullmatch(written):
        return replace(block, kind="boilerplate", level=None)
    if block.kind != "heading" and words.byline.fullmatch(written):
        return replace(block, kind="byline")
    return block


def _story(text: str, parts: Sequence[Part]) -> _Story:
    long = [
        number
        for number, part in enumerate(parts)
        if part.kind in ("paragraph", "list_item")
        and part.end - part.start >= SHORTEST_STORY
        and text[part.start : part.end].endswith(_SENTENCE_END)
    ]
    return _Story(long[0], long[-1]) if long else _Story(len(parts), len(parts))


def _at_the_edge(text: str, parts: Sequence[Part], number: int, story: _Story) -> Part:
    """What only its place tells: section names around the story, the author's name behind it, a title set twice."""
    part, words = parts[number], wording()
    if part.kind not in ("paragraph", "heading") or story.first <= number <= story.last:
        return part
    written = text[part.start : part.end].strip()
    if written.casefold() in words.sections and (number > story.last or number > 0):
        return replace(part, kind="boilerplate", level=None)
    if number > story.last and part.kind == "paragraph" and words.author.fullmatch(written):
        return replace(part, kind="byline")
    if number > 0 and written == text[parts[number - 1].start : parts[number - 1].end].strip():
        return replace(part, kind="boilerplate", level=None)
    return part


def _interview(text: str, parts: list[Part], words: Wording) -> list[Part]:
    """Questions and answers, each until the next one begins; none where nothing tells them apart."""
    written = [text[part.start : part.end] if part.kind == "paragraph" else "" for part in parts]
    kinds = labelled(written, words)
    openings = [_opening(block, words, kinds) if block else None for block in written]
    if not _is_interview([opening for opening in openings if opening]):
        told = unlabelled(written)
        kinds_told = [told.get(number, (part.kind, part.speaker)) for number, part in enumerate(parts)]
        return [replace(part, kind=one, speaker=who) for part, (one, who) in zip(parts, kinds_told, strict=True)]
    marked: list[Part] = []
    current: tuple[str, str | None] | None = None
    for part, opening in zip(parts, openings, strict=True):
        if opening is not None:
            current = opening
        elif part.kind == "heading":
            current = None
        if current is not None and part.kind in ("paragraph", "list_item"):
            part = replace(part, kind=current[0], speaker=current[1])
        marked.append(part)
    return marked


def _is_interview(openings: Sequence[tuple[str, str | None]]) -> bool:
    """Whether somebody asks and somebody answers, or one speaker's name opens several blocks."""
    speakers = [speaker for _, speaker in openings if speaker is not None]
    return {kind for kind, _ in openings} == {"question", "answer"} or len(set(speakers)) < len(speakers)


def _opening(written: str, words: Wording, kinds: Mapping[str, str]) -> tuple[str, str | None] | None:
    """The kind that the block opens, and its speaker; `kinds` are those of the names that blocks alternate with."""
    if words.question.match(written):
        return "question", None
    if words.answer.match(written):
        return "answer", None
    label = label_of(written, words)
    if label is not None and label in kinds:
        return kinds[label], label
    found = words.speaker.match(written)
    speaker = " ".join(found.group("speaker").split()) if found else None
    if speaker is None or speaker in words.not_speakers:
        return None
    return ("question" if speaker.split(" (")[0] in words.asks else "answer"), speaker


def _headings(text: str, parts: list[Part], words: Wording) -> list[Part]:
    """Headings that the text sets as such without saying so, and lists of short lines."""
    marked = list(parts)
    looks: list[int] = []
    last = max((number for number, part in enumerate(parts) if _is_told(part)), default=-1)
    for number, part in enumerate(parts):
        written = text[part.start : part.end]
        level = _stated_level(written, words) if part.kind == "paragraph" else None
        if _is_title(written, parts, number, last):
            marked[number] = replace(part, kind="heading", level=1)
        elif level is not None and number < last:
            marked[number] = replace(part, kind="heading", level=level)
        elif part.kind == "paragraph" and number < last and _looks_like_heading(written, words):
            looks.append(number)
    for run in _runs(looks):
        kind, level = ("list_item", None) if len(run) >= LIST_OF_LINES else ("heading", 3)
        for number in run:
            marked[number] = replace(parts[number], kind=kind, level=level)
    return marked


def _is_told(part: Part) -> bool:
    return part.kind in ("paragraph", "list_item", "question", "answer", "table")


def _is_title(written: str, parts: Sequence[Part], number: int, last: int) -> bool:
    """Whether this is the first thing of the document that is not boilerplate, and set like a title."""
    return (
        parts[number].kind == "paragraph"
        and number < last
        and all(part.kind in ("boilerplate", "byline") for part in parts[:number])
        and len(written) <= LONGEST_TITLE
        and "\n" not in written
        and not written.endswith((".", ":", ";", ","))
        and not written[:1].islower()
    )


def _stated_level(written: str, words: Wording) -> int | None:
    if len(written) > LONGEST_HEADING or "\n" in written:
        return None
    return next((level for pattern, level in words.headings if pattern.fullmatch(written)), None)


def _looks_like_heading(written: str, words: Wording) -> bool:
    """Short, without a final stop, and with capitals as a heading has."""
    if len(written) > LONGEST_HEADING or "\n" in written or written.endswith(_NO_HEADING_END):
        return False
    spelled = [word.strip("“”\"'‘’()") for word in written.split()]
    counted = [word for word in spelled if word and word.casefold() not in words.small_words]
    if not counted or not counted[0][:1].isupper():
        return False
    capitals = sum(1 for word in counted if not word[0].islower())
    return len(spelled) <= 3 or capitals >= CAPITALISED_SHARE * len(counted)


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """The numbers in runs without a gap."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _with_quotations(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Each part followed by the quotations inside it."""
    quotations = mark_quotations(text, parts)
    for part in parts:
        yield part
        yield from quotations.get(part.start, ())
