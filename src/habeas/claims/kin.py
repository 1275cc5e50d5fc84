"""Reads who is whose kin: "his brother A", "A, the daughter of B", "B's wife, A", "the brothers A and B".

Only what stands between two names is read, or between a name and a pronoun whose person is certain; what could be said
of a third is left out. Kin are told beside each other and never taken for one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from habeas.claims.mentions import NameMention
from habeas.claims.parse import Passage, Reading
from habeas.claims.wordlists import any_of, plural, words
from habeas.model import Kin, Quote, Span

if TYPE_CHECKING:
    from habeas.claims.names import Names

# Characters that may stand between the two names.
FARTHEST = 60
_POSSESSIVE = ("his", "her")


def read_kin(reading: Reading, names: Names) -> tuple[Kin, ...]:
    """The kin that a document tells of, in the order of its text, each pair and word once."""
    found: dict[tuple[str, str, str], Kin] = {}
    for passage in reading.passages:
        where = Span(passage.start, passage.start + len(passage.text))
        mentions = [one for one in names.mentions(where) if len(one.names) == 1]
        for kin in _in_passage(reading, passage, mentions):
            if kin.person != kin.relative:
                found.setdefault((kin.person, kin.relative, kin.word), kin)
    return tuple(sorted(found.values(), key=lambda kin: kin.quote))


def _in_passage(reading: Reading, passage: Passage, mentions: list[NameMention]) -> Iterator[Kin]:
    named = [one for one in mentions if one.how in ("name", "surname", "title")]
    for left, right in pairwise(mentions):
        if right in named:
            yield from _of_two(reading, passage, left, right)
    # "B and his wife A": the pronoun stands between the two, and may be a mention itself.
    for left, right in pairwise(named):
        match = _with_his().fullmatch(_between(passage, left, right))
        if match:
            yield _kin(reading, left, right, match["word"], left.span.start)


def _of_two(reading: Reading, passage: Passage, left: NameMention, right: NameMention) -> Iterator[Kin]:
    between = _between(passage, left, right)
    said = passage.text[left.span.start - passage.start : left.span.end - passage.start]
    if left.how == "pronoun":
        match = _word_before_name().fullmatch(between) if said.lower() in _POSSESSIVE else None
    else:
        match = _of_a_name().fullmatch(between)
    if match:
        yield _kin(reading, left, right, match["word"], left.span.start)
        return
    if left.how == "pronoun":
        return
    match = _of_the_next().fullmatch(between)
    if match:
        yield _kin(reading, right, left, match["word"], left.span.start, right.span.end)
        return
    after = _behind_the_next().match(passage.text, right.span.end - passage.start) if between == ", " else None
    if after:
        yield _kin(reading, right, left, after["word"], left.span.start, passage.start + after.end("word"))
        return
    lead = passage.text[max(0, left.span.start - passage.start - FARTHEST) : left.span.start - passage.start]
    match = _before_the_first().search(lead)
    if match and between == ", " and passage.text[right.span.end - passage.start :].startswith(","):
        start = left.span.start - len(lead) + match.start()
        yield _kin(reading, left, right, match["word"], start)
        return
    match = _before_both().search(passage.text[: left.span.start - passage.start])
    if match and between == " and ":
        start = passage.start + match.start("words")
        yield _kin(reading, left, right, _singular()[match["words"].lower()], start)


def _between(passage: Passage, left: NameMention, right: NameMention) -> str:
    """The words between two mentions; none where they are too far apart to be said of each other."""
    start, end = left.span.end - passage.start, right.span.start - passage.start
    return passage.text[start:end] if 0 <= end - start <= FARTHEST else "\n"


def _kin(
    reading: Reading, person: NameMention, relative: NameMention, word: str, start: int, end: int | None = None
) -> Kin:
    end = max(person.span.end, relative.span.end) if end is None else end
    quote = Quote(start, end, reading.document.text[start:end])
    return Kin(person.names[0], relative.names[0], word.lower(), quote)


@cache
def _word() -> str:
    beside = any_of(words("kin", "beside"))
    return rf"(?:(?:{beside})[\s-]+)*(?P<word>{any_of(words('kin', 'family'))})"


@cache
def _word_before_name() -> re.Pattern[str]:
    """Between "his" and the name: "his brother A", "her late husband, A"."""
    return re.compile(rf"\s+{_word()},?\s+", re.IGNORECASE)


@cache
def _of_a_name() -> re.Pattern[str]:
    """Between the names of "B's brother A"."""
    return re.compile(rf"[’']s?\s+{_word()},?\s+", re.IGNORECASE)


@cache
def _with_his() -> re.Pattern[str]:
    """Between the names of "B and his wife A", "B, with her son, A", "B, whose wife A"."""
    own = r"(?:(?:and|with|along with|together with)\s+(?:his|her)|whose)"
    return re.compile(rf",?\s+{own}\s+{_word()},?\s+", re.IGNORECASE)


@cache
def _of_the_next() -> re.Pattern[str]:
    """Between the names of "A, the daughter of B", "A is a brother of B", "A, wife of jailed lawyer and blogger B"."""
    # A description of B, in small letters at its end, may have a body's name in it.
    described = r"(?:\s+(?:[a-z-]+|\w+(?=(?:\s+\w+){0,3}\s+[a-z]+\s*$))){0,7}"
    return re.compile(
        rf"(?:,|,? who (?:is|was)| is| was)\s+(?:(?:the|a|an)\s+)?{_word()}\s+of{described}\s+", re.IGNORECASE
    )


@cache
def _behind_the_next() -> re.Pattern[str]:
    """Behind the second name of "A, B's brother,": no third name follows."""
    return re.compile(rf"[’']s?\s+{_word()}(?=[,.;:)]|\s+(?:who|was|is|has|had|said|told)\b)", re.IGNORECASE)


@cache
def _before_the_first() -> re.Pattern[str]:
    """Before two names, the second between commas: "the wife of B, A,"."""
    return re.compile(rf"\b{_word()}\s+of\s+$", re.IGNORECASE)


@cache
def _before_both() -> re.Pattern[str]:
    """Before two names: "the brothers A and B"."""
    return re.compile(rf"\b(?P<words>{any_of(_singular())})\s+$", re.IGNORECASE)


@cache
def _singular() -> dict[str, str]:
    return {plural(word): word for word in sorted(words("kin", "mutual"))}
