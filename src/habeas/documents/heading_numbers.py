"""Reads the number before the words of a heading, however a report writes it.

"Section 1. Life", "Sec. I – Life", "SECTION ONE: LIFE" and "1) Life" are section 1; "a. Life", "(a) Life", "1.a Life",
"Section 1(a) Life" and "I.A. Life" are the letter a. A single I is a Roman number before what a section is called and a
letter before anything else. How numbers are written is `data/outlines/numbers.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from habeas.documents.editions import outlines, plain_title
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

_FILE = "outlines/numbers.toml"
# A word before a number that is this alike to "section" (of 100) is that word with a slip in it: "Secton", "Scction".
SECTION_ALIKE = 75
# What is this alike to the title of a section is it, for telling a Roman number from a letter.
TITLE_ALIKE = 80


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading taken apart: "Section 1. Life" has the section 1, "a. Life" and "1.a Life" the letter a.

    Attributes:
        words: as they stand after the number; plain: in small letters.
        above: the section that is written before the letter, as in "1.a".
        is_bare: the number stands without the word section, as that of an item in a list may.
    """

    words: str
    plain: str
    section: str | None = None
    letter: str | None = None
    above: str | None = None
    is_bare: bool = False

    @property
    def has_number(self) -> bool:
        return self.section is not None or self.letter is not None


@dataclass(frozen=True, slots=True)
class _Ways:
    """How numbers are written: patterns with a number, a letter and the words after them, tried in their order."""

    patterns: tuple[re.Pattern[str], ...]
    alone: tuple[re.Pattern[str], ...]
    marks: re.Pattern[str]
    numbers: Mapping[str, str]
    before: frozenset[str]


def numbered(title: str) -> Numbered:
    """The number and the words of a heading."""
    ways = _ways()
    line = ways.marks.sub("", " ".join(title.replace("\u00ad", "").split()))
    found = _first(ways.patterns, line, ways.before)
    if found is None:
        return Numbered(line, plain_title(line))
    known = {"said": None, "number": None, "letter": None} | found.groupdict()
    words, plain = found["words"], plain_title(found["words"])
    section = ways.numbers.get((known["number"] or "").casefold(), known["number"])
    if known["letter"] is not None:
        return Numbered(words, plain, letter=known["letter"].casefold(), above=section)
    if known["number"] == "I" and known["said"] is None and not _heads_section(plain):
        return Numbered(words, plain, letter="i")
    return Numbered(words, plain, section=section, is_bare=known["said"] is None)


def is_number_alone(line: str) -> bool:
    """Whether a line has the number of a section and no words, which then come with the next line."""
    ways = _ways()
    return _first(ways.alone, line.strip(), ways.before) is not None


def _first(patterns: Sequence[re.Pattern[str]], line: str, before: frozenset[str]) -> re.Match[str] | None:
    """The first of the patterns that is the whole line, the word before its number being one for a section."""
    for pattern in patterns:
        found = pattern.fullmatch(line)
        if found is not None and _is_section(found.groupdict().get("said"), before):
            return found
    return None


def _is_section(said: str | None, before: frozenset[str]) -> bool:
    word = (said or "").casefold()
    return not word or word in before or (word != "sections" and fuzz.ratio(word, "section") >= SECTION_ALIKE)


def _heads_section(plain: str) -> bool:
    return any(fuzz.ratio(plain, title) >= TITLE_ALIKE for title in _section_titles())


@cache
def _section_titles() -> frozenset[str]:
    """The plain words of the titles of numbered sections of all editions."""
    titles = (each.title for known in outlines().editions.values() for each in known.sections if each.key.isdigit())
    return frozenset(numbered(title).plain for title in titles)


@cache
def _ways() -> _Ways:
    return read_ways(load_toml(_FILE))


def read_ways(data: dict[str, object]) -> _Ways:
    """Checks a parsed file of how numbers are written, and makes the patterns of it.

    Raises:
        BadVocabulary: it does not say what it should.
    """
    before, words, roman, behind = (_list(data, name) for name in ("before", "words", "roman", "behind"))
    taken, marks = data.get("taken"), data.get("marks")
    if not isinstance(taken, dict) or not isinstance(marks, str) or not marks:
        raise BadVocabulary(f"data/{_FILE} needs `marks`, the signs before a heading, and a table [taken]")
    numbers = {word: str(value) for word, value in taken.items()}
    numbers |= {each: str(place) for known in (words, roman) for place, each in enumerate(known, 1)}
    signs = re.escape(marks)
    shown = "|".join(re.escape(each[0].upper() + each[1:]) for each in behind)
    around = rf"^[{signs}\s]+|[=~_*#\s-]+$|(?:(?<=[A-Za-z)”])|\s+)(?:{shown})\s*$"
    patterns = _patterns(_any(numbers), _any(each.upper() for each in roman))
    end = r"(?P<words>\S.*)"
    return _Ways(
        tuple(re.compile(each + end, re.IGNORECASE | re.DOTALL) for each in patterns),
        tuple(re.compile(each, re.IGNORECASE) for each in patterns),
        re.compile(around),
        numbers,
        frozenset(before),
    )


def _patterns(written: str, roman: str) -> tuple[str, ...]:
    """A number and what stands between it and the words: of a section and a letter, a section, or a letter alone."""
    said = rf"(?P<said>[a-z][a-z0-9]{{2,7}}\.?|§)(?![a-z])\s*(?P<number>[1-9]\d?|(?:{written})(?![a-z]))"
    bare = rf"(?P<number>[1-9]\d?|(?-i:{roman})(?![A-Za-z]))"
    # A letter has a sign behind it; after a digit a space and a capital are enough.
    letter = r"(?P<letter>[a-z])(?:\s*[.:)]+\s*(?:[–—-]\s+)?|\s+[–—-]\s+|\s+(?=(?-i:[A-Z“\"])))"
    below = r"(?:\s*[.,(]\s*|\s+|(?<=\d))"
    return (
        said + below + letter,
        said + r"\s*[.:)–—-]*\s*",
        rf"\(?{bare}(?:\s*[.,(]\s*|(?<=\d))" + letter,
        rf"\(?{bare}(?:\s*[.:)]+\s*(?:[–—-]\s+)?|\s+[–—-]\s+)",
        r"\(?(?P<letter>[a-z])(?:\s*[.:)]+\s*|\s+[–—-]\s+)",
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=lambda each: (-len(each), each)))


def _list(data: dict[str, object], name: str) -> list[str]:
    value = data.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(each, str) and each for each in value):
        raise BadVocabulary(f"data/{_FILE}: `{name}` has to be a list of words")
    return value
