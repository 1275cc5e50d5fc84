"""The classes of people that sources count, taken apart into their heads ("political prisoners and detainees").

Whether a figure is about the class that someone asks for is decided here, and strictly: a number of journalists whom
somebody considers political prisoners is no number of political prisoners.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.errors import BadVocabulary
from habeas.people.names import fold
from habeas.terms import load_toml

_FILE = "answers/counts.toml"


def matches(what: str, query: str) -> bool:
    """Whether a counted class is, or includes as one of its heads, the class asked for.

    "political prisoners" finds "political prisoners and detainees", not "journalists considered political prisoners"
    and not "women political prisoners", which count others. A single word finds every class with that noun.
    """
    asked = heads(query)
    if any(len(head) == 1 for head in asked):
        return any(head[-1:] == one for head in heads(what) for one in asked)
    return bool(set(heads(what)) & set(asked))


@lru_cache(maxsize=16384)
def heads(what: str) -> tuple[tuple[str, ...], ...]:
    """The classes that a phrase names, each as its words in the singular: (political, prisoner), (political, detainee).

    What only says more of the same people ("unjustly detained") is left out; what narrows them ("women") stays.
    """
    words = count_words()
    named = re.split(words.narrowed_by, what.casefold())[0]
    found: list[tuple[str, ...]] = []
    for phrase in re.split(r",|;|/|\band\b|\bor\b|\bas well as\b", named):
        folded = [fold(word).removesuffix("s") for word in re.split(r"[\s-]+", phrase)]
        plain = tuple(word for word in folded if word and word not in words.says_no_more)
        if plain:
            found.append((*found[0][:-1], *plain) if found and len(plain) == 1 else plain)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class CountWords:
    """Words of counted classes: those that say no more of the same people, and what ends the head of a phrase."""

    says_no_more: frozenset[str]
    narrowed_by: re.Pattern[str]


@cache
def count_words() -> CountWords:
    """The vocabulary of counted classes.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    data = load_toml(_FILE)
    lists = [data.get("says_no_more"), data.get("narrowed_by")]
    for values in lists:
        if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
            raise BadVocabulary(f"data/{_FILE}: `says_no_more` and `narrowed_by` have to be lists of words")
    plain, narrowing = ([str(value) for value in values] for values in lists if isinstance(values, list))
    pattern = "|".join(re.escape(word) for word in narrowing)
    return CountWords(frozenset(plain), re.compile(rf"\b(?:{pattern})\b"))
