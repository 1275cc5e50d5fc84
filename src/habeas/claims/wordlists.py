"""Lists of words out of `data/claims/*.toml`, checked as they are read, and letters made comparable.

A list that is missing, empty or holds anything but words is refused with its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from habeas.documents.countries import all_countries
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

# Letters that no Unicode decomposition takes to a plain one.
_LETTERS = str.maketrans({"ə": "e", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@cache
def words(file: str, name: str) -> frozenset[str]:
    """The words under a name of `data/claims/FILE.toml`.

    Raises:
        BadVocabulary: there is no such list, it is empty, or it holds something else than words.
    """
    return frozenset(read_words(_table(file), f"data/claims/{file}.toml", name))


@cache
def _table(file: str) -> dict[str, object]:
    """A data file, read once for all of its lists."""
    return load_toml(f"claims/{file}.toml")


def read_words(table: dict[str, object], where: str, name: str) -> list[str]:
    """Checks and returns one list of a parsed data file.

    Raises:
        BadVocabulary: there is no such list, it is empty, or it holds something else than words.
    """
    value = table.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and word.strip() for word in value):
        raise BadVocabulary(f"{where}: {name!r} has to be a list of words")
    return value


@cache
def folded(file: str, name: str) -> frozenset[str]:
    """The words of a list, each as `fold` has it."""
    return frozenset(fold(word) for word in words(file, name))


@cache
def with_plurals(file: str, name: str) -> dict[str, str]:
    """Every word of a list of nouns in lower case, and its plural, each with the singular."""
    forms = {}
    for word in sorted(words(file, name)):
        singular = word.lower()
        forms[singular] = singular
        forms[plural(singular)] = singular
    return forms


def plural(noun: str) -> str:
    """A regular English plural, or one in -men."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def nations() -> frozenset[str]:
    """Every name of a country and every word for what belongs to one ("Azerbaijani"), as `fold` has it."""
    named = (name for one in all_countries().values() for name in (one.name, *one.names, *one.adjectives))
    return frozenset(map(fold, named)) | folded("names", "shared_by_nations")


@cache
def given_names() -> frozenset[str]:
    """The given names of women and men, as `fold` has them."""
    return folded("names", "male_given") | folded("names", "female_given")


def any_of(listed: Iterable[str]) -> str:
    """A part of a pattern that takes any of some words as they are written, the longest first."""
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """A word without case, diacritics, apostrophes and hyphens, to compare it with others."""
    # Some letters have no lower case before they are taken apart (𝕬), others are taken apart into one that has.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS))
    return re.sub(r"[^\w\s!.]", "", "".join(sign for sign in plain if not unicodedata.combining(sign)))
