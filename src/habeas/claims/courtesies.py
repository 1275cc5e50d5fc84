"""Titles that are names elsewhere: titles of two words ("Tan Sri"), and the courtesies of Myanmar ("Ko", "Daw")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.wordlists import any_of, folded, with_plurals, words

if TYPE_CHECKING:
    from habeas.claims.runs import Run
    from habeas.model import Document

# Words of a name behind a Burmese courtesy, at least: "U Nu" and "Ma Thida" are whole names.
_REST = 2


def courtesies(run: Run, start: int, *, burmese: bool) -> int:
    """How many words at the beginning of a run are titles, with those that are one only here, from a word on."""
    length = start
    for first in (start - 1, start):  # its first word may be a title alone, and so known already
        if 0 <= first < len(run.words) - 2 and " ".join(run.key[first : first + 2]) in folded("titles", "of_two_words"):
            length = first + 2
    rest = run.key[length:]
    if burmese and len(rest) > _REST and rest[0] in _burmese() and rest[0] != rest[1]:
        return length + 1
    return length


@cache
def _burmese() -> frozenset[str]:
    return folded("titles", "burmese_male") | folded("titles", "burmese_female")


def without_courtesies(text: str) -> int:
    """How long a text before a name is without the courtesies that it ends in: "the governor, Alhaji "."""
    match = _at_the_end().search(text)
    return match.start() if match is not None and match.start() else len(text)


@cache
def _at_the_end() -> re.Pattern[str]:
    """Courtesies, not offices: what is a role as well ("Judge", "Minister") stays."""
    lists = ("male", "female", "either", "burmese_male", "burmese_female", "of_two_words")
    titles = {word for each in lists for word in words("titles", each)}
    courtesies = {word for word in titles if word.lower().rstrip(".") not in with_plurals("roles", "roles")}
    return re.compile(rf"(?<=[\s])(?:(?:{any_of(courtesies)})\s+)+$")


def is_about_myanmar(document: Document) -> bool:
    """Whether a document is about Myanmar, by what is known of it or by its words."""
    return document.country == "MM" or _country_named().search(document.text) is not None


@cache
def _country_named() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words("titles", "about_myanmar")))))
