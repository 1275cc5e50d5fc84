"""Finds the blocks of a report that may be headings, and reads the number and the words of one however they are set.

A heading may be in capitals, wrapped over lines, marked as in Markdown, or numbered "Section 1.", "1.", "(a)" or "1.a".
What recurs on every page, and a table of contents, is no heading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz import fuzz, process

from habeas.documents.editions import EditionSection, outlines, plain_title
from habeas.model import Document, Part

# The longest heading of the 21 reports has 136 characters; the rest is room for others.
LONGEST_HEADING = 240
# A page of a PDF breaks the longest titles over three lines.
MOST_LINES = 3
# A title of fewer words may be how a sentence begins, so it opens a paragraph as a heading only with a number or colon.
FEWEST_WORDS = 4
# Words that stand alone and are this alike to a title (of 100) are that title with a slip in it: of the titles of all
# editions no two of different topics come nearer than 78. Shorter ones are too near to other words.
SLIP, SHORTEST_WITH_A_SLIP = 88, 9
# From so many lines of nothing but titles that come again on, it is a table of contents.
FEWEST_CONTENTS = 5
CONTENTS_SHARE = 0.6
# A line that no edition knows and that is there so often, but for the numbers in it, stands at the edge of each page.
ON_PAGES = 3
_TOLD = ("heading", "paragraph", "list_item")
# What stands around a story may be a heading alone: two words with capitals near the end look like an author's name.
_AROUND = ("boilerplate", "byline")
_SECTION_ALONE = re.compile(r"(?i)section\s+\d{1,2}\s*[.:]?")
_NUMBERED = re.compile(
    r"""(?isx)
    section\s*(?P<section>\d{1,2})\s*[.:–—-]?\s*(?P<section_words>\S.*)
    | (?P<above>\d{1,2})\.?(?P<below>[a-z])(?:\s*[.:)]\s*|\s+(?=(?-i:[A-Z“"])))(?P<below_words>\S.*)
    | (?P<bare>\d{1,2})\s*[.:)]\s*(?P<bare_words>\S.*)
    | \(?(?P<letter>[a-z])\s*(?:\)\s*|[.:]\s*)(?P<words>\S.*)
    """
)
_MARKS = re.compile(r"^[#*_>\s]+|[*_#\s]+$")
_NO_HEADING = re.compile(r"https?:|www\.|\||[.;,]\s*$")
# "Women ........ 12", "Women … 12": a line of a table of contents.
_LEADERS = re.compile(r"(?:\.{3,}|…|(?:\s\.){3,})\s*\d*\s*$")
_PAGE = re.compile(r"[\s.…]+\d{1,3}$")


@dataclass(frozen=True)
class Heading:
    """A block that may be a heading: where it stands, its line, and whether the document sets it as one.

    Attributes:
        is_label: it stands before the words of a paragraph.
    """

    start: int
    end: int
    title: str
    is_set: bool
    is_label: bool = False

    @cached_property
    def numbered(self) -> Numbered:
        """Its number and its words."""
        return numbered(self.title)

    @property
    def plain(self) -> str:
        """Its words alone, in small letters."""
        return self.numbered.plain


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading taken apart: "Section 1. Life" has the section 1, "a. Life" and "1.a Life" the letter a.

    Attributes:
        words: as they stand after the number; plain: in small letters.
        is_bare: the number stands without the word section, as that of an item in a list may.
    """

    words: str
    plain: str
    section: str | None = None
    letter: str | None = None
    is_bare: bool = False

    @property
    def has_number(self) -> bool:
        return self.section is not None or self.letter is not None


def numbered(title: str) -> Numbered:
    """The number and the words of a heading."""
    line = _MARKS.sub("", " ".join(title.replace("\u00ad", "").split()))
    found = _NUMBERED.fullmatch(line)
    if found is None:
        return Numbered(line, plain_title(line))
    words = next(found[name] for name in ("section_words", "below_words", "bare_words", "words") if found[name])
    letter = found["letter"] or found["below"]
    section = found["section"] or found["bare"]
    letter = letter.casefold() if letter else None
    return Numbered(words, plain_title(words), section, letter, is_bare=found["bare"] is not None)


def is_headed(section: EditionSection, plain: str) -> bool:
    """Whether a heading with these plain words, without its number, is one of a section."""
    if plain == plain_words(section):
        return True
    number = f"section {section.key}. " if section.level == 1 else ""
    return any(pattern.fullmatch(plain) or pattern.fullmatch(number + plain) for pattern in section.wordings)


@cache
def plain_words(section: EditionSection) -> str:
    """The plain words of a section's title, without its number."""
    return numbered(section.title).plain


def without_slips(plain: str) -> str | None:
    """The title of some edition that these words are with a slip in them; None where there is none so near."""
    if len(plain) < SHORTEST_WITH_A_SLIP:
        return None
    found = process.extractOne(plain, _titles_in_order(), scorer=fuzz.ratio, score_cutoff=SLIP)
    return found[0] if found is not None else None


@cache
def all_titles() -> frozenset[str]:
    """The plain words of the titles of all editions."""
    return frozenset(plain_words(each) for known in outlines().editions.values() for each in known.sections)


@cache
def _titles_in_order() -> tuple[str, ...]:
    return tuple(sorted(title for title in all_titles() if len(title) >= SHORTEST_WITH_A_SLIP))


def candidates(document: Document) -> list[Heading]:
    """The blocks short enough for a heading; those that only together have the words of one are one."""
    found = list(_blocks(document))
    return _without_contents(_without_page_edges(found), document.text)


def _blocks(document: Document) -> Iterator[Heading]:
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
        plain = numbered(words).plain
        whole = numbered(text[part.start : part.end]).plain in all_titles()
        if number and (plain in all_titles() or (not whole and without_slips(plain) is not None)):
            return number + 1
    return 1


def _is_title(plain: str) -> bool:
    return plain in all_titles() or without_slips(plain) is not None


def _heading(document: Document, parts: Sequence[Part]) -> Iterator[Heading]:
    """The blocks as a heading that they may be, else the words before a paragraph that may stand for one."""
    title = " ".join(" ".join(document.text[part.start : part.end] for part in parts).split())
    first = parts[0]
    found = _run_in().match(document.text, first.start, first.end) if first.kind == "paragraph" else None
    # A short sentence behind its title is no part of it, also where the two are no longer than a title may be.
    goes_on = found is not None and len(document.text[found.end("title") : first.end].split()) >= FEWEST_WORDS
    if 0 < len(title) <= LONGEST_HEADING and not _LEADERS.search(title) and not (goes_on and title.endswith(".")):
        is_title = title.casefold() == " ".join((document.title or "").casefold().split())
        may_head = not is_title and not _NO_HEADING.search(title) and not _is_no_heading(plain_title(title))
        is_set = first.kind == "heading" and may_head
        yield Heading(first.start, parts[-1].end, title, is_set)
    if found is not None:
        yield Heading(first.start, found.end("title"), " ".join(found["title"].split()), False, is_label=True)


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


def _without_page_edges(found: Sequence[Heading]) -> list[Heading]:
    """Without what no edition knows and stands on page after page."""
    often = Counter(_but_for_numbers(each) for each in found if each.is_set)
    edges = {words for words, times in often.items() if times >= ON_PAGES}
    return [each for each in found if _but_for_numbers(each) not in edges or _is_title(each.plain)]


def _but_for_numbers(heading: Heading) -> str:
    return re.sub(r"\d+", "#", heading.title.casefold())


def _without_contents(found: Sequence[Heading], text: str) -> list[Heading]:
    """Without the lines of a table of contents: titles with nothing between them, most of which come again later."""
    later = Counter(each.plain for each in found if not each.is_label)
    kept: list[Heading] = []
    for run in _runs(found, text):
        later.subtract(each.plain for each in run if not each.is_label)
        kept += [] if _are_contents(run, later) else run
    return kept


def _runs(found: Sequence[Heading], text: str) -> Iterator[list[Heading]]:
    """What may be headings in runs with no words between them; a title that comes again begins another run."""
    run: list[Heading] = []
    for heading in found:
        apart = bool(run) and re.search(r"[^\W\d_]", text[run[-1].end : heading.start]) is not None
        if apart or (run and _is_sentence(run[-1])) or any(_listed(heading) == _listed(each) for each in run):
            yield run
            run = []
        run.append(heading)
    yield run


def _is_sentence(heading: Heading) -> bool:
    """Whether what may be a heading is a sentence, as no line of a table of contents is: "See the report at …"."""
    words = heading.title.rstrip()
    return not _is_title(heading.plain) and len(words.split()) > 4 and ("://" in words or words.endswith((".", "/")))


def _listed(heading: Heading) -> str:
    """The plain words of a heading without the page that a table of contents gives after them."""
    return plain_title(_PAGE.sub("", heading.numbered.words))


def _are_contents(run: Sequence[Heading], later: Counter[str]) -> bool:
    again = [each for each in run if later[_listed(each)] > 0]
    return len(run) >= FEWEST_CONTENTS and len(again) >= CONTENTS_SHARE * len(run)
