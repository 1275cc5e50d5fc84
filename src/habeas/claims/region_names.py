"""The names of a country's regions, as runs of words: what is named so in a document on it is hardly a person.

From the table of the first divisions of countries (`data/people/regions.tsv`); the words for what they are ("Province")
are left off too.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from habeas.claims.wordlists import fold, words
from habeas.terms import data_text

Key = tuple[str, ...]


def regions_of(country: str | None) -> frozenset[Key]:
    """The names of a country's regions, each as the words that `fold` makes comparable; none without a country."""
    return _regions().get(country or "", frozenset())


@cache
def _regions() -> dict[str, frozenset[Key]]:
    found: dict[str, set[Key]] = defaultdict(set)
    for line in data_text("people/regions.tsv").splitlines():
        if line and not line.startswith("#"):
            country, _, name, others = line.split("\t")
            for one in (name, *filter(None, others.split("|"))):
                found[country].add(_key(one))
    return {country: frozenset(keys - {()}) for country, keys in found.items()}


def _key(name: str) -> Key:
    key = tuple(fold(word) for word in name.split())
    return key[:-1] if len(key) > 1 and key[-1] in words("names", "place_nouns") else key
