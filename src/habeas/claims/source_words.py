"""The vocabulary of sources: `data/claims/attributions.toml`, checked and compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.errors import BadVocabulary
from habeas.terms import load_toml

_FILE = "data/claims/attributions.toml"

_PLAIN = (
    "no_source", "opening", "determiners", "closing", "speaking", "described", "bodies", "before_a_name", "published",
    "possessor", "listed_name", "explained",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The compiled patterns; see the data file for what each is.

    Attributes:
        verb: a verb before which a source stands; its group `finds` says that it is not one of saying.
        participles, gerunds: words in -ed and in -ing that are no verbs.
        plain: the other patterns by their names.
        generic: the name and the kind of generic sources for each pattern, in the order of the file.
        kinds: the patterns of each kind with its name, the first that fits first.
        labels: what a kind is called.
        same: other names, with the name that a source is counted under.
        alike: names that bodies are counted under, with the patterns of what they are called.
    """

    after: tuple[re.Pattern[str], ...]
    itself: tuple[re.Pattern[str], ...]
    verb: re.Pattern[str]
    ends: re.Pattern[str]
    inside: re.Pattern[str]
    months: re.Pattern[str]
    participles: frozenset[str]
    gerunds: frozenset[str]
    plain: Mapping[str, re.Pattern[str]]
    generic: tuple[tuple[str, str, re.Pattern[str]], ...]
    kinds: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]
    labels: Mapping[str, str]
    same: Mapping[str, str]
    alike: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]


@cache
def source_words() -> SourceWords:
    """The vocabulary of the package.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_source_words(load_toml("claims/attributions.toml"))


def read_source_words(table: dict[str, Any]) -> SourceWords:
    """Checks and compiles a parsed file."""
    try:
        adjectives = rf"(?:(?:{table['any']['words']}),? )*"
        who = table["any"]["who"]
        verb = rf"(?: (?:{table['between']}))* (?:(?:{table['says']})|(?P<finds>{table['finds']}))\b"
        found = SourceWords(
            after=tuple(_compiled(each) for each in table["after"]),
            itself=tuple(_compiled(each) for each in table["itself"]),
            verb=_compiled(verb),
            ends=_compiled(rf"\b(?:{table['ends']})\b"),
            inside=_compiled(table["inside"]),
            months=_compiled(table["months"]),
            participles=frozenset(table["participles"].split("|")),
            gerunds=frozenset(table["gerunds"].split("|")),
            plain={name: _compiled(table[name]) for name in _PLAIN},
            generic=tuple(
                (
                    str(each["name"]),
                    str(each["kind"]),
                    _compiled(f"(?i:{one.replace('<any>', adjectives).replace('<who>', who)})"),
                )
                for each in table["generic"]
                for one in each["wordings"]
            ),
            kinds=tuple((str(each["name"]), tuple(map(_compiled, each["wordings"]))) for each in table["kind"]),
            labels={str(each["name"]): str(each["label"]) for each in table["kind"]},
            alike=tuple((str(each["name"]), tuple(map(_compiled, each["wordings"]))) for each in table["alike"]),
            same={str(name): str(full) for name, full in table["same"].items()},
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise BadVocabulary(f"{_FILE}: {error} is missing or is not what it should be") from error
    if any("who" not in way.groupindex for way in found.itself):
        raise BadVocabulary(f"{_FILE}: each of `itself` names the source as (?P<who>...)")
    return found


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise BadVocabulary(f"{_FILE}: {pattern[:80]!r} is no regular expression: {error}") from error
