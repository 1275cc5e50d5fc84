"""The words and patterns by which parts of a text are told, read from `data/documents/parts.toml` and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary
from habeas.terms import load_toml

_FILE = "documents/parts.toml"


@dataclass(frozen=True, slots=True)
class Wording:
    """The compiled patterns and the word lists; see the data file for what each is."""

    boilerplate: re.Pattern[str]
    sections: frozenset[str]
    byline: re.Pattern[str]
    author: re.Pattern[str]
    headings: tuple[tuple[re.Pattern[str], int], ...]
    small_words: frozenset[str]
    english: frozenset[str]
    question: re.Pattern[str]
    answer: re.Pattern[str]
    speaker: re.Pattern[str]
    label: re.Pattern[str]
    asks: frozenset[str]
    not_speakers: frozenset[str]
    speech_verbs: tuple[str, ...]
    pronouns: tuple[str, ...]
    titles: tuple[str, ...]
    not_names: frozenset[str]


@cache
def wording() -> Wording:
    """The wording of the package.

    Raises:
        BadVocabulary: the data file does not say what it should.
    """
    return read_wording(load_toml(_FILE))


def read_wording(data: dict[str, object]) -> Wording:
    """Checks and compiles a parsed wording file."""
    strange = set(data) ^ set(Wording.__dataclass_fields__)
    if strange:
        raise BadVocabulary(f"data/{_FILE}: missing or unknown entries {sorted(strange)}")
    return Wording(
        boilerplate=_any_of(data, "boilerplate"),
        sections=frozenset(word.casefold() for word in _words(data, "sections")),
        byline=_any_of(data, "byline"),
        author=_pattern(data["author"], "author"),
        headings=_headings(data["headings"]),
        small_words=frozenset(_words(data, "small_words")),
        english=frozenset(_words(data, "english")),
        question=_any_of(data, "question"),
        answer=_any_of(data, "answer"),
        speaker=_pattern(data["speaker"], "speaker"),
        label=_pattern(data["label"], "label"),
        asks=frozenset(_words(data, "asks")),
        not_speakers=frozenset(_words(data, "not_speakers")),
        speech_verbs=_words(data, "speech_verbs"),
        pronouns=_words(data, "pronouns"),
        titles=_words(data, "titles"),
        not_names=frozenset(_words(data, "not_names")),
    )


def _words(data: dict[str, object], key: str) -> tuple[str, ...]:
    words = data[key]
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word.strip() for word in words):
        raise BadVocabulary(f"data/{_FILE}: `{key}` has to be a list of words")
    return tuple(words)


def _any_of(data: dict[str, object], key: str) -> re.Pattern[str]:
    """One pattern that matches where any of the entry's does."""
    return _pattern("|".join(_scoped(each, key) for each in _words(data, key)), key)


def _scoped(source: str, key: str) -> str:
    """The pattern in a group of its own, so that its (?i) holds for it alone."""
    _pattern(source, key)
    return f"(?i:{source[4:]})" if source.startswith("(?i)") else f"(?:{source})"


def _pattern(source: object, key: str) -> re.Pattern[str]:
    if not isinstance(source, str):
        raise BadVocabulary(f"data/{_FILE}: `{key}` has to be a pattern in quotation marks")
    try:
        return re.compile(source)
    except re.error as error:
        raise BadVocabulary(f"data/{_FILE}, {key}: {source!r} is no regular expression: {error}") from error


def _headings(entries: object) -> tuple[tuple[re.Pattern[str], int], ...]:
    if not isinstance(entries, list) or not all(isinstance(each, list) and len(each) == 2 for each in entries):
        raise BadVocabulary(f"data/{_FILE}: `headings` has to be a list of pairs, a pattern and a level")
    if not all(isinstance(level, int) and 1 <= level <= 6 for _, level in entries):
        raise BadVocabulary(f"data/{_FILE}: a heading's level is a number from 1 to 6")
    return tuple((_pattern(pattern, "headings"), level) for pattern, level in entries)
