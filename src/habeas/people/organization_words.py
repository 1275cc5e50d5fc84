"""The words of `data/people/organization_words.toml`, read and checked, and the form in which words are compared.

Every word there and every word of a name goes through `word_form`, so that plurals and spellings meet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.claims.wordlists import fold
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

_FILE = "people/organization_words.toml"
# Words as short as these have no plural to take off: "aids", "abc".
SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True)
class OrganizationWords:
    """What the file says; see there. All words are as `word_form` has them but those of `people` and `no_body`."""

    stop: frozenset[str]
    light: frozenset[str]
    people: frozenset[str]
    nameless: frozenset[str]
    no_body: frozenset[str]
    national: frozenset[frozenset[str]]
    small_beginnings: frozenset[str]
    alike_sounds: dict[int, str]
    ranks: frozenset[str]
    plain: frozenset[str]
    capitals: dict[str, str]
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    numbers: dict[str, str]
    kinds: dict[str, tuple[frozenset[str], ...]]
    whole_names: dict[frozenset[str], str]
    to_a_country: frozenset[str]

    @property
    def general(self) -> frozenset[str]:
        """Words that many bodies have in their names."""
        return self.ranks | self.plain | self.nameless | _words_of(self.kinds)


@cache
def organization_words() -> OrganizationWords:
    """The words.

    Raises:
        BadVocabulary: `data/people/organization_words.toml` does not say what it should.
    """
    return read_organization_words(load_toml(_FILE))


@cache
def general_words() -> frozenset[str]:
    """`OrganizationWords.general`, put together once."""
    return organization_words().general


def read_organization_words(data: dict[str, object]) -> OrganizationWords:
    """Checks and returns parsed words."""
    belongs = _table(data, "belongs")
    kinds = {
        kind: tuple(_form_set(entry) for entry in _list(_table(data, "kinds"), kind)) for kind in _table(data, "kinds")
    }
    return OrganizationWords(
        stop=frozenset(_list(data, "stop")),
        light=frozenset(word_form(word) for word in _list(data, "light")),
        people=frozenset(_list(data, "people")),
        nameless=frozenset(word_form(word) for word in _list(data, "nameless")),
        no_body=frozenset(_list(data, "no_body")),
        national=frozenset(_form_set(entry) for entry in _list(data, "national")),
        small_beginnings=frozenset(_list(data, "small_beginnings")),
        alike_sounds={ord(each): group[0] for group in _list(data, "alike_sounds") for each in group},
        ranks=frozenset(word_form(word) for word in _list(data, "ranks")),
        plain=frozenset(word_form(word) for word in _list(data, "plain")),
        capitals=_texts(data, "capitals"),
        phrases=tuple((re.compile(rf"\b{re.escape(one)}\b"), to) for one, to in _texts(data, "phrases").items()),
        numbers=_texts(data, "numbers"),
        kinds=kinds,
        whole_names={_form_set(entry): kind for entry, kind in _texts(data, "whole_names").items()},
        to_a_country=frozenset(_list(belongs, "to_a_country")),
    )


def word_form(word: str) -> str:
    """A folded word in the singular and in the spelling that it is compared in."""
    known = _spellings()
    if word in known:
        return known[word]
    if len(word) >= SHORTEST_PLURAL and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) >= SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "os")):
        word = word[:-1]
    return known.get(word, word)


@cache
def _spellings() -> dict[str, str]:
    return {fold(one): to for one, to in _texts(load_toml(_FILE), "spellings").items()}


def _form_set(entry: str) -> frozenset[str]:
    return frozenset(word_form(word) for word in entry.split())


def _words_of(kinds: dict[str, tuple[frozenset[str], ...]]) -> frozenset[str]:
    return frozenset(word for entries in kinds.values() for entry in entries for word in entry)


def _list(data: dict[str, object], name: str) -> list[str]:
    value = data.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
        raise BadVocabulary(f"data/{_FILE}: {name!r} has to be a list of words")
    return value


def _table(data: dict[str, object], name: str) -> dict[str, object]:
    value = data.get(name)
    if not isinstance(value, dict) or not value:
        raise BadVocabulary(f"data/{_FILE} needs [{name}]")
    return value


def _texts(data: dict[str, object], name: str) -> dict[str, str]:
    table = _table(data, name)
    if not all(isinstance(to, str) for to in table.values()):
        raise BadVocabulary(f"data/{_FILE}: [{name}] has to give a text for every word")
    return {one: str(to) for one, to in table.items()}
