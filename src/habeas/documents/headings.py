"""Finds the blocks of a report that may be headings, and reads the number and the words of one however they are set.

A heading may be in capitals, wrapped over lines, marked as in Markdown, or numbered "Section 1.", "1.", "(a)" or "1.a".
What recurs on every page, and a table of contents, is no heading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import islice

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from habeas.documents.editions import EditionSection, outlines, plain_title
from habeas.documents.heading_numbers import Numbered, is_number_alone, numbered
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
# In a shorter title one letter may be wrong, and in one of five or six letters only missing, added, or out of its
# place: "woman" is another word than "women".
ONE_LETTER, FEWEST_LETTERS = 7, 5
# Signs behind which the words of a paragraph may begin that are looked at before its title is given up.
MOST_ENDS = 4
# From so many lines of nothing but titles that come again on, it is a table of contents.
FEWEST_CONTENTS = 5
CONTENTS_SHARE = 0.6
# A line that no edition knows and that is there so often, but for the numbers in it, stands at the edge of each page.
ON_PAGES = 3
_TOLD = ("heading", "paragraph", "list_item")
# What stands around a story may be a heading alone: two words with capitals near the end look like an author's name.
_AROUND = ("boilerplate", "byline")
# What stands between a title and the paragraph in whose line it is.
_ENDS = re.compile(r":(?=\s)|\.(?=\s+[A-Z“\"])|\s[–—-](?=\s+[A-Z“\"])|[ \t]*\n")
_SENTENCES = re.compile(r"\w{3,}[.!?] [A-Z“\"]")
_LETTER = re.compile(r"[a-z]\s?[.:)]")
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


@lru_cache(maxsize=4096)
def without_slips(plain: str) -> str | None:
    """The title of some edition that these words are with a slip in them; None where there is none so near."""
    if len(plain) < SHORTEST_WITH_A_SLIP:
        return next((title for title in _short_titles() if _is_one_letter_off(plain, title)), None)
    found = process.extractOne(plain, _titles_in_order(), scorer=fuzz.ratio, score_cutoff=SLIP)
    return found[0] if found is not None else None


def _is_one_letter_off(plain: str, title: str) -> bool:
    if OSA.distance(plain, title, score_cutoff=1) > 1:
        return False
    return len(title) >= ONE_LETTER or len(plain) != len(title) or sorted(plain) == sorted(title)


@cache
def _short_titles() -> tuple[str, ...]:
    return tuple(sorted(title for title in all_titles() if FEWEST_LETTERS <= len(title) < SHORTEST_WITH_A_SLIP))


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
    if is_number_alone(first) and len(parts) > 1:
        return 2 + (_lines(text, parts[1:]) - 1 if len(parts) > 2 else 0)
    words = ""
    for number, part in enumerate(parts):
        words = f"{words} {text[part.start : part.end]}"
        if len(words) > LONGEST_HEADING or (number and is_number_alone(text[part.start : part.end])):
            return 1
        plain = numbered(words).plain
        own = numbered(text[part.start : part.end]).plain
        stands_alone = own in all_titles() or without_slips(own) is not None
        if number and (plain in all_titles() or (not stands_alone and without_slips(plain) is not None)):
            return number + 1
    return 1


def _is_title(plain: str) -> bool:
    return plain in all_titles() or without_slips(plain) is not None


def _heading(document: Document, parts: Sequence[Part]) -> Iterator[Heading]:
    """The blocks as a heading that they may be, else the words before a paragraph that may stand for one."""
    title = " ".join(" ".join(document.text[part.start : part.end] for part in parts).split())
    first = parts[0]
    labels = list(_labels(document.text, first)) if first.kind in ("paragraph", "list_item") else []
    # A short sentence behind its title is no part of it, also where the two are no longer than a title may be.
    behind = document.text[labels[-1].end : first.end].split() if labels else []
    goes_on = title.endswith(".") and (len(behind) >= FEWEST_WORDS or _SENTENCES.search(numbered(title).words))
    if 0 < len(title) <= LONGEST_HEADING and not _LEADERS.search(title) and not goes_on and len(labels) < 2:
        is_title = title.casefold() == " ".join((document.title or "").casefold().split())
        may_head = not is_title and not _NO_HEADING.search(title) and not _is_no_heading(plain_title(title))
        is_set = first.kind == "heading" and may_head
        yield Heading(first.start, parts[-1].end, title, is_set)
    yield from labels


def _labels(text: str, part: Part) -> Iterator[Heading]:
    """The titles that a paragraph begins with; below one on a line of its own the next may stand."""
    start, end = part.start, _run_in(text, part)
    while end is not None:
        yield Heading(start, end, " ".join(text[start:end].split()), False, is_label=True)
        behind = text[end : part.end]
        start = part.end - len(behind.lstrip(" \t\n:."))
        if "\n" not in text[end:start] or start >= part.end:
            return
        end = _run_in(text, replace(part, start=start))
        if end is None and _is_worded(numbered(text[start : part.end]).plain):
            end = part.end


def _is_no_heading(plain: str) -> bool:
    return any(pattern.fullmatch(plain) for pattern in outlines().no_headings)


def _run_in(text: str, part: Part) -> int | None:
    """Where a title ends that a paragraph begins with: before a sign or a line's end; a long one before a capital."""
    if text[part.start].islower() and not _LETTER.match(text, part.start):
        return None
    limit = min(part.end, part.start + LONGEST_HEADING)
    for found in islice(_ENDS.finditer(text, part.start, limit), MOST_ENDS):
        if _is_worded(numbered(text[part.start : found.start()]).plain):
            return found.start()
    long = _before_a_capital().match(text, part.start, part.end)
    return long.end("title") if long is not None else None


def _is_worded(plain: str) -> bool:
    return plain in all_titles() or _other_wordings().fullmatch(plain) is not None


@cache
def _other_wordings() -> re.Pattern[str]:
    """How editions word their titles beside the titles themselves, but for wordings that end in whatever may follow."""
    every = (each for known in outlines().editions.values() for section in known.sections for each in section.wordings)
    return re.compile(
        "|".join(sorted({f"(?:{each.pattern})" for each in every if not re.search(r"[*+]", each.pattern)}))
    )


@cache
def _before_a_capital() -> re.Pattern[str]:
    """A title that is long or has a letter, before a capital."""
    titles = sorted({each.title for known in outlines().editions.values() if known.years for each in known.sections})
    ways = [way for title in titles for way in (title, title.upper())]
    worded = {way: r"\s+".join(re.escape(word) for word in way.rstrip(":").split()) for way in ways}
    whole = "|".join(sorted(worded.values(), key=len, reverse=True))
    long = "|".join(sorted((worded[way] for way in ways if len(way.split()) >= FEWEST_WORDS), key=len, reverse=True))
    return re.compile(rf"(?P<title>(?:{long})(?=\s+[A-Z“\"])|[a-z]\.\s+(?:{whole})(?=\s+[A-Z“\"]))")


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
