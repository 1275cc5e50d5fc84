"""Finds the organizations of a document, as it words them: courts, ministries, outlets, governments, NGOs.

A name that the language model cut is made whole by the words that bodies are known by; what it takes for a body
and is none (a prize, a law, a person) is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from habeas.claims.day_names import days_and_months
from habeas.claims.parse import Passage, Reading
from habeas.claims.wordlists import any_of, fold, folded, nations, words
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

_ARTICLE = re.compile(r"(?:the|a|an|this|its|their|his|her)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’'”]s\s*$")
_CAPITAL = r"(?:(?!\d)[^\W_a-z][\w!’'\-–]*(?<![’'])|(?:[A-Z]\.)+)"
# A capitalised run with the small words that bodies have inside: "Baku Court of Grave Crimes", "Youth Committee of
# the Popular Front Party"; and the list that an office's name may end in: "Bureau of Democracy, and Labor".
_LINK = r"\s+(?:(?:(?:of|for|on|to|de|del|du|des|against|without|&)\s+(?:the\s+|la\s+)?)|and\s+)?"
_LISTED = rf"(?:(?:,\s+{_CAPITAL}(?:\s+{_CAPITAL}){{0,4}}){{1,5}},?\s+and\s+{_CAPITAL}(?:\s+{_CAPITAL})*)?"
_RUN = re.compile(rf"(?<![\w’']){_CAPITAL}(?:{_LINK}{_CAPITAL})*{_LISTED}")
# A name behind a noun for bodies: capitals, digits, an Arabic article, a hyphen inside.
_NAME_OF_BODY = rf"(?:al[-–’])?{_CAPITAL}(?: (?:(?:al|el)[-–])?{_CAPITAL}){{0,3}}"
_NEXT_NAME = re.compile(rf"(?:,? and|,) ({_NAME_OF_BODY})")


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A place that names an organization, as the document words it, without the article."""

    span: Span
    name: str


def read_bodies(reading: Reading, people: Iterable[Span]) -> list[BodyMention]:
    """The organizations of a document, in order; where a person is named there is none."""
    taken = sorted(people)
    starts, ends = [span.start for span in taken], list(accumulate((span.end for span in taken), max))
    again = _again_pattern(reading)
    found = (body for passage in reading.passages for body in _in_passage(passage, again))
    return [body for body in found if not _meets(body.span, starts, ends)]


def _meets(span: Span, starts: list[int], ends: list[int]) -> bool:
    """Whether a span overlaps one of several, by their sorted starts and the last end up to each of them."""
    before = bisect_left(starts, span.end)
    return before > 0 and ends[before - 1] > span.start


def _again_pattern(reading: Reading) -> re.Pattern[str] | None:
    """The names of several words that the document somewhere calls a group or the like, to find wherever they stand."""
    texts = [passage.text for passage in reading.passages]
    names = {text[start:end] for text in texts for start, end in _called(text) if " " in text[start:end]}
    return re.compile(rf"(?<![\w-])(?:{any_of(names)})(?![\w-])") if names else None


def _in_passage(passage: Passage, again: re.Pattern[str] | None) -> Iterator[BodyMention]:
    """The longest reading of each place: a run with a word for a body in it, an entity, a body known by name."""
    text = passage.text
    repeated = [match.span() for match in again.finditer(text)] if again is not None else []
    found = [*repeated, *_runs(text), *_entities(passage), *_known(text), *_sites(text), *_called(text)]
    found += [match.span() for match in _numbered_pattern().finditer(text)]
    found = [part for place in found for part in _apart(text, *place)]
    last = -1
    before: BodyMention | None = None
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        name = " ".join(text[start:end].split())
        if before is not None and start < last < end and before.name.endswith(text[start:last]):
            before = BodyMention(Span(before.span.start, passage.start + end), f"{before.name}{text[last:end]}")
            last = end  # "U.S. Department", and "Department of the Treasury"
            continue
        if start < last or not name or name in words("bodies", "never") or fold(name) in nations():
            continue
        last = end
        if before is not None:
            yield before
        before = BodyMention(Span(passage.start + start, passage.start + end), name)
    if before is not None:
        yield before


def _runs(text: str) -> Iterator[tuple[int, int]]:
    for match in _RUN.finditer(text):
        run = _without_possession(_without_what_follows(match[0]))
        start, end = _trimmed(text, match.start(), match.start() + len(run))
        parts = re.split(r"[\s\-–]+", text[start:end])
        if len(parts) > 1 and any(fold(part) in folded("bodies", "heads") for part in parts) and not _titled(parts[0]):
            yield start, end


def _entities(passage: Passage) -> Iterator[tuple[int, int]]:
    text = passage.text
    for one in passage.tokens.ents:
        start, end = _trimmed(text, one.start_char, one.end_char)
        last = text[start:end].split()[-1:]
        if one.label_ == "ORG" and not set(map(fold, last)) & folded("bodies", "no_heads"):
            name = _without_possession(text[start : _before_verb(one, end)].rstrip())
            yield start, start + len(_without_place(name))


def _before_verb(entity: Tokens, end: int) -> int:
    """Where an entity ends that the model let run on over a verb: "the Committee | urged Georgian"."""
    verbs = (token.idx for token in entity[1:] if token.tag_ in ("VBD", "VBZ", "VBP") and token.text.islower())
    end = min(next(verbs, end), end)
    opened = entity.text.rfind("(")
    return entity.start_char + opened if opened > 0 and ")" not in entity.text else end


@cache
def _numbered_pattern() -> re.Pattern[str]:
    """A unit by its number and what it is part of: "Penal Colony No. 4", "Branch 15 of the Revolutionary Court"."""
    unit = rf"(?:{_CAPITAL}\s+){{0,3}}(?:{any_of(words('bodies', 'numbered'))})"
    number = r"\s+(?:(?:No|Nr|Number|№)\.?\s?)?\d{1,4}(?![\w,.:/–-]*\d)(?:st|nd|rd|th)?\b"
    return re.compile(rf"(?<![\w’'-]){unit}{number}(?:\s+of\s+(?:the\s+)?{_CAPITAL}(?:\s+{_CAPITAL}){{0,5}})?")


def _known(text: str) -> Iterator[tuple[int, int]]:
    for match in _known_pattern().finditer(text):
        yield match.span()


def _sites(text: str) -> Iterator[tuple[int, int]]:
    """Addresses of websites, by which outlets are called."""
    for match in _site_pattern().finditer(text):
        yield match.span()


def _called(text: str) -> Iterator[tuple[int, int]]:
    """Names behind what they are called: "the news site Open Ledger", "the websites Ledger24, Sabah, and al-Fajr"."""
    for match in _called_pattern().finditer(text):
        start, end = match.span(2)
        if _titled(text[start:end].split()[0]):
            continue
        yield start, end
        while match[1] and (other := _NEXT_NAME.match(text, end)):
            yield other.span(1)
            end = other.end()


@cache
def _site_pattern() -> re.Pattern[str]:
    ends = any_of(words("bodies", "domains"))
    return re.compile(rf"(?<![\w@./-])(?:[\w-]+\.)+(?:{ends})(?![\w/-])", re.IGNORECASE)


@cache
def _called_pattern() -> re.Pattern[str]:
    nouns = any_of(words("bodies", "called"))
    return re.compile(rf"(?<![\w-])(?:{nouns})(s?) ({_NAME_OF_BODY})")


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run of two names that "and" joins, each by itself: "Lantern TV and ORT"; an office's long name stays whole."""
    left, joint, right = text[start:end].partition(" and ")
    parts = left.split()
    two = len(parts) > 1 and fold(parts[-1]) in folded("bodies", "heads") and not re.search(r"\b(?:of|for|the)\b", left)
    if joint and two and "," not in left and right:
        yield start, start + len(left)
        yield end - len(right), end
    else:
        yield start, end


@cache
def _known_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(words('bodies', 'known'))})(?![\w-])")


def _titled(word: str) -> bool:
    """Whether a run begins with a person's title: "President of the Council" is an office, not a body."""
    return any(fold(word) in folded("titles", name) for name in ("either", "male", "female"))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without an article before and a possessive after."""
    article = _ARTICLE.match(text[start:end])
    start += len(article[0]) if article else 0
    possessive = _POSSESSIVE.search(text[start:end])
    return start, end - (len(possessive[0]) if possessive else 0)


def _without_possession(run: str) -> str:
    """Cuts what a body has: "State Department's | Senior Official"; "Prosecutor General’s Office" stays whole."""
    for match in re.finditer(r"([\w!-]+)[’']s\s", run):
        owner = fold(match[1])
        if owner in folded("bodies", "heads") and owner != "prosecutor":
            return run[: match.end(1)]
    return run


def _without_what_follows(run: str) -> str:
    """Cuts a day or a place behind "on" or "to"; a subject or a purpose stays: "Committee on | Friday"."""
    for match in re.finditer(r"([\w!-]+)\s+(on|to)\s+(?:the\s+|la\s+)?([\w!-]+)", run):
        before, after = fold(match[1]), match[3]
        on_a_subject = (
            match[2] == "on" and before in folded("bodies", "on_subjects") and after.lower() not in days_and_months()
        )
        for_a_purpose = match[2] == "to" and fold(after) in folded("bodies", "purposes")
        if not on_a_subject and not for_a_purpose:
            return run[: match.end(1)]
    return run


def _without_place(name: str) -> str:
    """Cuts a town that the model hung on an acronym: "HDP | Adana"."""
    first, _, rest = name.partition(" ")
    acronym = first.isupper() and 1 < len(first) < 6
    other = [word for word in rest.split() if word.isupper() or fold(word) in folded("bodies", "heads")]
    return first if acronym and rest[:1].isupper() and not other else name
