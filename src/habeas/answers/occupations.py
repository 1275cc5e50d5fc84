"""The classes of people that a census can be about, by the words with which documents describe them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import load_toml

_FILE = "data/answers/occupations.toml"


@cache
def occupations() -> dict[str, re.Pattern[str]]:
    """The classes, each with what finds its words in a role.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_occupations(load_toml("answers/occupations.toml"))


def read_occupations(data: dict[str, object]) -> dict[str, re.Pattern[str]]:
    """Checks and returns parsed classes."""
    found: dict[str, re.Pattern[str]] = {}
    entries = data.get("class")
    for entry in entries if isinstance(entries, list) else []:
        words = entry.get("words") if isinstance(entry, dict) else None
        if not words or not isinstance(entry.get("name"), str) or not all(isinstance(each, str) for each in words):
            raise BadVocabulary(f"{_FILE}: every [[class]] needs a name and a list of words")
        found[entry["name"]] = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")s?\b", re.IGNORECASE)
    if not found:
        raise BadVocabulary(f"{_FILE}: it has no [[class]]")
    return found


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    return read_nouns(load_toml("answers/occupations.toml"))


def read_nouns(data: dict[str, object]) -> dict[str, tuple[str, str]]:
    """Checks and returns what one and what several people of each class are called in a sentence."""
    entries = data.get("class")
    found: dict[str, tuple[str, str]] = {}
    for entry in entries if isinstance(entries, list) else []:
        one, many = entry.get("one"), entry.get("many", entry["name"])
        if not isinstance(one, str) or not isinstance(many, str):
            raise BadVocabulary(f"{_FILE}, class {entry['name']}: it does not say what one of them is called")
        found[entry["name"]] = (one, many)
    return found


def noun_of(name: str, number: int) -> str:
    """What so many people of a class are called: "journalist" of one, "journalists" of any other number."""
    one, many = _nouns()[class_named(name)]
    return one if number == 1 else many


def class_named(name: str) -> str:
    """The class of that name.

    Raises:
        UnknownTerm: there is none; the message names those that there are.
    """
    if name not in occupations():
        raise UnknownTerm(f"{name[:60]!r} is no class of people here; there are {', '.join(occupations())}.")
    return name


def classes_of(roles: Iterable[str]) -> frozenset[str]:
    """The classes that somebody described so is of."""
    given = list(roles)
    return frozenset(name for name, words in occupations().items() if any(words.search(role) for role in given))
