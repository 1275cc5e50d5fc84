"""Splits a country report into the sections of its edition: which heading stands where, and what each is about.

Headings are found by what an edition calls its sections (`documents.editions`), however the document sets them: marked
up, as paragraphs, in capitals, broken over lines, or as a label before a paragraph. A heading that no edition knows is
kept as it stands, without a topic. What is no country report has no outline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from habeas.documents.editions import Edition, EditionSection, edition_of_year, outlines, plain_title
from habeas.documents.reports import titled_report
from habeas.model import Document, Part

# The longest heading of the 21 reports has 136 characters; the rest is room for others.
LONGEST_HEADING = 240
# So many known headings, with two numbered sections among them, make a document without a title a country report.
FEWEST_HEADINGS = 4
FEWEST_NUMBERED = 2
# A page of a PDF breaks the longest titles over three lines.
MOST_LINES = 3
# A title of fewer words may be how a sentence begins, so it opens a paragraph as a heading only with a number or colon.
FEWEST_WORDS = 4
# A heading with the right number or letter whose words are at least this alike is that section, worded anew. Set by
# hand, not measured: titles of different topics come to 0.79 ("Section 1. Life", "Section 2. Liberty"), so the number
# has to fit as well.
ALIKE = 0.7
LABEL_LEVEL = 5
_TOLD = ("heading", "paragraph", "list_item")
# What stands around a story may be a heading alone: two words with capitals near the end look like an author's name.
_AROUND = ("boilerplate", "byline")
_SECTION_ALONE = re.compile(r"(?i)section\s+\d{1,2}\s*[.:]?")
_NUMBERED = re.compile(r"(?is)section\s+(?P<section>\d{1,2})\s*[.:]\s*\S.*|(?P<letter>[a-z])\s*[.)]\s+(?P<words>\S.*)")
_NO_HEADING = re.compile(r"https?:|www\.|\||[.;,]\s*$")
_LABEL = re.compile(r"(?P<label>[A-Z][^:.]{2,160}):\s")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a report: `text[start:end]`, its heading and all that stands below it.

    Attributes:
        level: 1 a section, 2 a subsection, 3 and 4 below, 5 a label before a paragraph.
        number: "1", "1.e"; None where the heading has none.
        title: the heading on one line, as the document has it.
        path: number and title ("1.e Denial of Fair Public Trial"), or the title below the nearest number above it
            ("1.e > Trial Procedures").
        topic: what it is about, of `data/outlines/topics.toml`; None where no edition knows the heading.
    """

    level: int
    number: str | None
    title: str
    path: str
    topic: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outlined:
    """The sections of a report in their order.

    Attributes:
        edition: the name of the outline.
        sections: its headings; `labels` are what stands before paragraphs in the place of a heading.
        missing: numbers of sections that the edition has and this document does not.
        notes: what is not as it should be, in sentences.
    """

    edition: str
    sections: tuple[Section, ...]
    labels: tuple[Section, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[Section, ...]:
        """Sections and labels together, in the order of the text."""
        return tuple(sorted((*self.sections, *self.labels), key=lambda each: (each.start, each.level)))


def section_at(sections: Sequence[Section], offset: int) -> Section | None:
    """The innermost section that a place of the text stands in; the sections are in the order of the text."""
    last = bisect_right(sections, offset, key=lambda each: each.start)
    return next((each for each in reversed(sections[:last]) if offset < each.end), None)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A block that may be a heading: where it stands, its words, and whether the document sets it as one."""

    start: int
    end: int
    title: str
    is_set: bool
    is_label: bool = False


def outlined(document: Document) -> Outlined | None:
    """The sections of a country report; None for what is none, or has no heading that an edition knows."""
    candidates = list(_candidates(document))
    chosen = _edition(document, candidates)
    if chosen is None:
        return None
    found = list(_sections(chosen, candidates, len(document.text)))
    numbers = [each.number for each in found if each.level == 1 and each.number is not None]
    wanted = [each.key for each in chosen.sections if each.level == 1 and each.number is not None]
    missing = tuple(number for number in wanted if number not in numbers)
    labels = tuple(_labels(document, chosen, found))
    return Outlined(chosen.name, tuple(found), labels, missing, tuple(_notes(numbers, missing, chosen)))


def _candidates(document: Document) -> Iterator[_Heading]:
    """The blocks short enough for a heading; those that only together have the words of one are one."""
    blocks = [part for part in document.parts if part.kind in (*_TOLD, *_AROUND)]
    told = [number for number, part in enumerate(blocks) if part.kind in _TOLD]
    joined: set[int] = set()
    for number, part in enumerate(blocks):
        if number in joined:
            continue
        following = list(told[bisect_right(told, number) :][: MOST_LINES - 1])
        parts = [part, *(blocks[each] for each in following)] if part.kind in _TOLD else [part]
        lines = _lines(document.text, parts)
        joined.update(following[: lines - 1])
        yield from _heading(document, parts[:lines])


def _lines(text: str, parts: Sequence[Part]) -> int:
    """How many of these blocks make one heading: a number and its words, or lines of a title that was broken."""
    first = text[parts[0].start : parts[0].end].strip()
    if _SECTION_ALONE.fullmatch(first) and len(parts) > 1:
        return 2 + (_lines(text, parts[1:]) - 1 if len(parts) > 2 else 0)
    words = ""
    for number, part in enumerate(parts):
        words = f"{words} {text[part.start : part.end]}"
        if len(words) > LONGEST_HEADING:
            return 1
        if number and _bare(words) in _all_titles():
            return number + 1
    return 1


def _heading(document: Document, parts: Sequence[Part]) -> Iterator[_Heading]:
    """The blocks as a heading that they may be, else the words before a paragraph that may stand for one."""
    title = " ".join(" ".join(document.text[part.start : part.end] for part in parts).split())
    first = parts[0]
    if 0 < len(title) <= LONGEST_HEADING:
        is_set = first.kind == "heading" and not _NO_HEADING.search(title) and not _is_no_heading(_bare(title))
        yield _Heading(first.start, parts[-1].end, title, is_set)
    found = _run_in().match(document.text, first.start, first.end) if first.kind == "paragraph" else None
    if found is not None:
        yield _Heading(first.start, found.end("title"), " ".join(found["title"].split()), False, is_label=True)


def _is_no_heading(plain: str) -> bool:
    return any(pattern.fullmatch(plain) for pattern in outlines().no_headings)


@cache
def _run_in() -> re.Pattern[str]:
    """A title at the beginning of a paragraph: before a colon, or, where it is long or numbered, before a capital."""
    titles = sorted({each.title for known in outlines().editions.values() if known.years for each in known.sections})
    ways = [way for title in titles for way in (title, title.upper())]
    worded = {way: r"\s+".join(re.escape(word) for word in way.rstrip(":").split()) for way in ways}
    whole = "|".join(sorted(worded.values(), key=len, reverse=True))
    long = "|".join(sorted((worded[way] for way in ways if len(way.split()) >= FEWEST_WORDS), key=len, reverse=True))
    return re.compile(
        rf"(?P<title>(?:{whole})(?=:\s)|(?:{long})(?=\s+[A-Z“\"])|[a-z]\.\s+(?:{whole})(?=:?\s+[A-Z“\"]))"
    )


@cache
def _all_titles() -> frozenset[str]:
    """The plain words of the titles of all editions."""
    return frozenset(plain_title(each.title) for known in outlines().editions.values() for each in known.sections)


def _edition(document: Document, candidates: Sequence[_Heading]) -> Edition | None:
    """The edition by the year that the report covers, else the one that knows most of the headings."""
    titled = titled_report(document.title)
    is_series = titled is not None and "country reports" in (document.title or "").casefold()
    year = document.report_year if document.report_year is not None else titled[0] if titled else None
    known = {
        each.name: {found.key for candidate in candidates if (found := _exact(each, candidate)) is not None}
        for each in outlines().editions.values()
        if each.years
    }
    best = max(known, key=lambda name: (len(known[name]), name))
    numbered = [key for key in known[best] if key.isdigit()]
    enough = len(known[best]) >= FEWEST_HEADINGS and len(numbered) >= FEWEST_NUMBERED
    if not enough and not (is_series and known[best]):
        return None
    by_year = edition_of_year(year) if year is not None else None
    return by_year if by_year is not None and known[by_year.name] else outlines().editions[best]


def _exact(edition: Edition, heading: _Heading) -> EditionSection | None:
    """The section with exactly these words, whatever stands before it."""
    return next(iter(_headed(edition.name).get(_words(heading), ())), None) or next(
        (each for each in edition.sections if each.wordings and each.is_headed(_words(heading))), None
    )


@cache
def _headed(name: str) -> dict[str, tuple[EditionSection, ...]]:
    """The sections of an edition by the plain words of their title."""
    found: dict[str, tuple[EditionSection, ...]] = {}
    for each in outlines().editions[name].sections:
        plain = plain_title(each.title)
        found[plain] = (*found.get(plain, ()), each)
    return found


def _words(heading: _Heading) -> str:
    return _bare(heading.title)


def _bare(title: str) -> str:
    """The plain words of a heading, without its letter."""
    line = " ".join(title.split())
    numbered = _NUMBERED.fullmatch(line)
    return plain_title(numbered["words"] if numbered and numbered["words"] else line)


def _sections(edition: Edition, candidates: Sequence[_Heading], length: int) -> Iterator[Section]:
    """The headings among the candidates as sections, each up to the next of the same or a higher level."""
    found: list[Section] = []
    keys: list[str] = []
    headed = {each.key for heading in candidates if not heading.is_label for each in [_exact(edition, heading)] if each}
    for heading in candidates:
        known = _known(edition, heading, keys[-1] if keys else None)
        if known is not None and heading.is_label:
            numbered = _NUMBERED.fullmatch(heading.title)
            if known.key in headed or not _fits(known, numbered, keys[-1] if keys else None):
                continue
        if known is not None:
            keys.append(known.key)
            found.append(_section(heading, known.level, known.number, known.topics[0], found))
        elif heading.is_set:
            found.append(_unknown(heading, found))
    for number, each in enumerate(found):
        end = next((later.start for later in found[number + 1 :] if later.level <= each.level), length)
        yield replace(each, end=end)


def _known(edition: Edition, heading: _Heading, above: str | None) -> EditionSection | None:
    """The section of the edition that a heading opens, by its words and where it stands."""
    words, numbered = _words(heading), _NUMBERED.fullmatch(heading.title)
    exact = [each for each in edition.sections if each.is_headed(words)]
    if exact:
        return min(exact, key=lambda each: (not _fits(each, numbered, above), _distance(edition, each, above)))
    if numbered is None or not (heading.is_set or numbered["section"]):
        return None
    alike = [
        each
        for each in edition.sections
        if each.number is not None
        and _fits(each, numbered, above)
        and SequenceMatcher(None, plain_title(each.title), words).ratio() >= ALIKE
    ]
    return alike[0] if alike else None


def _fits(section: EditionSection, numbered: re.Match[str] | None, above: str | None) -> bool:
    """Whether the number before a heading, and what stands above it, are those of the section."""
    if numbered is None:
        return section.number is None and (above or "").startswith((section.parent or "").split(".")[0])
    if numbered["section"]:
        return section.key == numbered["section"]
    letter = numbered["letter"].lower()
    return section.number is not None and section.key.endswith(f".{letter}")


def _distance(edition: Edition, section: EditionSection, above: str | None) -> int:
    """How far behind the last heading the section comes in the edition; those before it are farthest."""
    order = [each.key for each in edition.sections]
    steps = order.index(section.key) - (order.index(above) if above in order else -1)
    return steps if steps > 0 else len(order) - steps


def _section(
    heading: _Heading, level: int, number: str | None, topic: str | None, before: Sequence[Section]
) -> Section:
    numbered = _NUMBERED.fullmatch(heading.title)
    bare = numbered["words"] if numbered and numbered["words"] and number is not None else heading.title
    if level == 1:
        path = heading.title
    elif number is not None:
        path = f"{number} {bare}"
    else:
        above = next((each.number for each in reversed(before) if each.number is not None and each.level < level), None)
        path = f"{above} > {heading.title}" if above is not None else heading.title
    return Section(level, number, heading.title, path, topic, heading.start, heading.end)


def _unknown(heading: _Heading, before: Sequence[Section]) -> Section:
    """A heading that the edition does not know: by its number, else beside the last one or below that one's number."""
    numbered = _NUMBERED.fullmatch(heading.title)
    top = next((each.number for each in reversed(before) if each.level == 1 and each.number is not None), None)
    topic = _topic_elsewhere(_words(heading))
    if numbered and numbered["section"]:
        return _section(heading, 1, numbered["section"], topic, before)
    if numbered and top is not None:
        return _section(heading, 2, f"{top}.{numbered['letter'].lower()}", topic, before)
    last = before[-1] if before else None
    level = 1 if last is None else last.level + 1 if last.number is not None else max(last.level, 2)
    return _section(heading, level, None, topic, before)


@cache
def _topic_elsewhere(words: str) -> str | None:
    """What a heading is about in another edition."""
    for each in reversed(list(outlines().editions.values())):
        found = next((section for section in each.sections if each.years and section.is_headed(words)), None)
        if found is not None:
            return found.topics[0]
    return None


def _labels(document: Document, edition: Edition, sections: Sequence[Section]) -> Iterator[Section]:
    """Labels before paragraphs, each up to the next label or heading."""
    known = [label for label in outlines().labels if edition.name in label.editions]
    labels: list[tuple[int, str, str | None]] = []
    for part in document.parts:
        found = _LABEL.match(document.text, part.start, part.end) if part.kind == "paragraph" else None
        if found is not None:
            plain = plain_title(found["label"])
            topic = next((each.topic for each in known if any(one.fullmatch(plain) for one in each.wordings)), None)
            labels.append((part.start, " ".join(found["label"].split()), topic))
    starts = [start for start, _, _ in labels]
    for start, title, topic in labels:
        inside = section_at(sections, start)
        if topic is None or inside is None:
            continue
        ends = [each for each in starts if each > start] + [each.start for each in sections if each.start > start]
        above = inside.number or inside.path.partition(" > ")[0]
        yield Section(LABEL_LEVEL, None, title, f"{above} > {title}", topic, start, min([*ends, inside.end]))


def _notes(numbers: Sequence[str], missing: Sequence[str], edition: Edition) -> Iterator[str]:
    if len(numbers) > len(set(numbers)):
        twice = ", ".join(sorted({each for each in numbers if numbers.count(each) > 1}))
        yield (
            f"Section {twice} begins more than once: there may be two reports in this file. Split it into its reports, "
            "so that each has its own country and year."
        )
    if missing:
        yield (
            f"Section {', '.join(missing)} of the outline {edition.name} is not in this document: it may be a part of "
            "a report, or cut off. That a section is missing says nothing about the country."
        )
