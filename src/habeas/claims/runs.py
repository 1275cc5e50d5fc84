"""Finds runs of capitalised words in a passage: what may name a person or a body.

A run keeps particles ("bin", "de"), initials, a nickname in quotation marks and a suffix ("Jr."); it ends at a
possessive, at punctuation and at any word that grammar holds together with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from habeas.claims.misparsed import is_before_finite
from habeas.claims.parse import Passage
from habeas.claims.token_places import places_of, touched
from habeas.claims.wordlists import fold, folded, words
from habeas.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_](?:\w|[’'‘ʻ`\-\u00ad\u200b-\u200f\u2060\ufeff](?=[^\W_])|!(?=[^\W_]))*")
# Words in small letters one behind the other, before a space or a comma: nine words in ten are in such a row.
_PLAIN = r"(?P<plain>[a-z]+(?=[ ,;])(?: [a-z]+(?=[ ,;]))*)"
_WORDS = re.compile(f"{_PLAIN}|{_WORD.pattern}")
_POSSESSIVE = re.compile(r"[’'”]s$")
_POSSESSED = re.compile(r"[’']s?(?!\w)")
_OPEN, _CLOSE = "“\"‘'(", "”\"’')"
# A nickname of at most three words in quotation marks, behind which the name goes on, and its beginning.
_INSIDE = r"[^\W\d_][\w.-]*(?:\s[^\W\d_][\w.-]*){0,2}"
_NICKNAME = re.compile(rf"\s[{_OPEN[:3]}]{_INSIDE}[{_CLOSE[:3]}]\s(?=[^\W\d_a-z])")
_OPENED = re.compile(rf"\s[{_OPEN}]{_INSIDE}$")
_LONGEST_NICKNAME = 40

# Words of these kinds begin no name, whatever the typesetter did to their first letter.
_GRAMMAR = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word, at its place in the document; `possessive` where an 's followed it."""

    text: str
    start: int
    end: int
    possessive: bool = False

    @property
    def key(self) -> str:
        """The word made comparable."""
        return fold(self.text)


@dataclass(frozen=True)
class Run:
    """Consecutive words that belong together by their capitals; what is asked of them again and again is kept."""

    passage: Passage
    words: tuple[Word, ...]

    @cached_property
    def span(self) -> Span:
        """Where it stands in the document."""
        return Span(self.words[0].start, self.words[-1].end)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Its words made comparable."""
        return tuple(word.key.removesuffix(".") for word in self.words)

    @cached_property
    def tokens(self) -> list[Token]:
        """The parser's tokens under it; never empty."""
        return tokens_at(self.passage, self.span)

    def part(self, start: int, end: int | None = None) -> Run | None:
        """Some of its words, or None where none are left."""
        chosen = self.words[start:end]
        return Run(self.passage, chosen) if chosen else None


def tokens_at(passage: Passage, span: Span) -> list[Token]:
    """The tokens of a passage that a stretch of the document touches."""
    tokens = passage.tokens
    return [tokens[number] for number in touched(tokens, span.start - passage.start, span.end - passage.start)]


def runs_of(passage: Passage) -> list[Run]:
    """The runs of a passage, in order."""
    text, tokens = passage.text, passage.tokens
    at = {place: number for number, place in enumerate(places_of(tokens)[0])}
    found: list[Run] = []
    current: list[Word] = []
    for word in _words(text, passage.start):
        if word is None:
            _close(found, passage, current)
            continue
        if current and not _joined(text, current[-1], word, passage.start):
            _close(found, passage, current)
        number = at.get(word.start - passage.start)
        particle = bool(current) and word.text in words("names", "particles") and not _preposition(tokens, number)
        if particle or (_capital(word) and not _grammar(word, tokens, number)):
            current.append(word)
        else:
            _close(found, passage, current)
        if word.possessive:
            _close(found, passage, current)
    _close(found, passage, current)
    return found


def _words(text: str, offset: int) -> list[Word | None]:
    """The words in order, None for each that is plainly in small letters or for several of them in a row."""
    found: list[Word | None] = []
    particles = words("names", "particles")
    for match in _matches(text, particles):
        if match.lastgroup or (match[0][0].islower() and match[0].isalpha() and match[0] not in particles):
            found.append(None)
            continue
        start, end = match.span()
        possessive = _POSSESSIVE.search(match[0]) if match[0][-1] == "s" else None
        if possessive:
            end -= len(possessive[0])
        elif text[end : end + 1] == "." and (_initial(match[0]) or match[0] + "." in _abbreviations()):
            end += 1
        ending = possessive is not None or (text[end : end + 1] in "’'" and _POSSESSED.match(text, end) is not None)
        found.append(Word(text[start:end], offset + start, offset + end, ending))
    return found


def _matches(text: str, particles: frozenset[str]) -> Iterator[re.Match[str]]:
    """The words of a text; those in small letters in a row as one, where none of them is a particle of a name."""
    for match in _WORDS.finditer(text):
        if match.lastgroup is None or particles.isdisjoint(match[0].split(" ")):
            yield match
        else:
            yield from _WORD.finditer(text, *match.span())


def _initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"


@cache
def _abbreviations() -> frozenset[str]:
    lists = (("titles", "male"), ("titles", "female"), ("titles", "either"), ("names", "suffixes"))
    return frozenset(word for each in lists for word in words(*each) if word.endswith("."))


def _capital(word: Word) -> bool:
    first, _, rest = word.text.partition("-")
    return word.text[0].isupper() or (first in words("names", "particles") and rest[:1].isupper())


def _grammar(word: Word, tokens: Doc, number: int | None) -> bool:
    """Whether a capital is only the sentence's: at its beginning, for a word that is no name."""
    if number is None:
        return False
    token = tokens[number]
    if token.ent_type_ == "PERSON" or word.key in folded("names", "male_given"):
        return False
    if token.pos_ == "AUX" and is_before_finite(token):
        return False
    if token.pos_ in _GRAMMAR and token.text.title() == token.text:
        return True
    return bool(token.is_sent_start) and token.pos_ not in ("PROPN", "X") and not token.ent_type_ and token.tag_ != "NN"


def _preposition(tokens: Doc, number: int | None) -> bool:
    """Whether a particle is the English word: "detained Kamara at Karoo", not "Ibn at Tayyib"."""
    return number is not None and tokens[number].lower_ in ("at", "as", "an") and tokens[number].pos_ in _GRAMMAR


def _joined(text: str, left: Word, right: Word, offset: int) -> bool:
    gap = text[left.end - offset : right.start - offset]
    if gap.isspace():
        return True
    if gap.strip() == "," and right.text in words("names", "suffixes"):
        return True
    inside = gap.strip()
    if len(inside) != 1:
        return False
    opens = gap[:1].isspace() and inside in _OPEN[:3] and _NICKNAME.match(text, left.end - offset) is not None
    before = text[max(0, left.end - offset - _LONGEST_NICKNAME) : left.end - offset]
    closes = gap[-1:].isspace() and inside in _CLOSE[:3] and _OPENED.search(before) is not None
    return opens or closes


def _close(found: list[Run], passage: Passage, current: list[Word]) -> None:
    while current and not _capital(current[-1]):
        current.pop()
    if current:
        found.append(Run(passage, tuple(current)))
    current.clear()
