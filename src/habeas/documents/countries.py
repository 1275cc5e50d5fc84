"""The gazetteer: which country a text names, and under which names a country goes.

`country_about` says what a whole document is about and prefers not to say; `country_named` reads a place.
Names are matched with their capitals, the longest first, so that Guinea is not found in Papua New Guinea.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import load_toml

_FILE = "documents/countries.toml"
# A mention in the title weighs as five in the text, one in the opening as two. A country is what the document is
# about when it weighs two and a half times the next one and at least three. On the 208 annotated documents that names
# 176 countries as their annotators do, 1 otherwise, and leaves 31 open; a lead of two names 180 right and 4 wrong.
TITLE_WEIGHT = 5
OPENING_WEIGHT = 2
OPENING = 600
# Of a longer text, what it is about is told from this much, more than the longest country report has.
ENOUGH_TEXT = 300_000
CLEAR_LEAD = 2.5
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with the words it goes by."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that names it."""
        return (self.name, *self.names, *self.adjectives, *self.capitals)


@cache
def all_countries() -> dict[str, Country]:
    """All countries by their ISO 3166-1 alpha-2 code.

    Raises:
        BadVocabulary: the gazetteer does not say what it should.
    """
    entries = load_toml(_FILE).get("country")
    if not isinstance(entries, dict) or not entries:
        raise BadVocabulary(f"data/{_FILE} needs a table [country]")
    return {code: _read_country(code, entry) for code, entry in entries.items()}


def name_of(code: str) -> str:
    """The country's short name in English.

    Raises:
        UnknownTerm: no country has that code.
    """
    return _country(code).name


def names_of(code: str) -> tuple[str, ...]:
    """The country's names, the shown one first: no adjectives, no capitals.

    Raises:
        UnknownTerm: no country has that code.
    """
    country = _country(code)
    return (country.name, *country.names)


def country_named(text: str) -> str | None:
    """The country that a short text (a place, a title) names in some way; None for none or several."""
    found = {_codes()[match.group()] for match in _pattern().finditer(text)}
    return found.pop() if len(found) == 1 else None


def countries_named(text: str) -> Counter[str]:
    """How often a text names each country, without those that are only named as the speaker's ("U.S. Secretary …")."""
    found: Counter[str] = Counter()
    for match in _pattern().finditer(text):
        if not _speaks().match(text, match.end()):
            found[_codes()[match.group()]] += 1
    return found


def country_about(title: str | None, text: str) -> str | None:
    """The country that a document is about, or None where it is about none or about several alike."""
    weights = countries_named(text[:ENOUGH_TEXT])
    for code, number in countries_named(text[:OPENING]).items():
        weights[code] += number * (OPENING_WEIGHT - 1)
    for code, number in countries_named(title or "").items():
        weights[code] += number * TITLE_WEIGHT
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] < CLEAR_LEAD * ranked[1][1]:
        return None
    return ranked[0][0]


def _country(code: str) -> Country:
    try:
        return all_countries()[code]
    except KeyError as error:
        raise UnknownTerm(f"{code!r} is no country's code; write it like AZ") from error


def _read_country(code: str, entry: object) -> Country:
    where = f"data/{_FILE}, country {code}"
    if not re.fullmatch("[A-Z]{2}", code) or not isinstance(entry, dict):
        raise BadVocabulary(f"{where}: the key has two capitals, the entry is a table")
    if set(entry) != {"name", "names", "adjectives", "capitals"}:
        raise BadVocabulary(f"{where} has to have name, names, adjectives and capitals, and nothing else")
    lists = [entry["names"], entry["adjectives"], entry["capitals"]]
    if not isinstance(entry["name"], str) or not all(isinstance(word, str) and word for each in lists for word in each):
        raise BadVocabulary(f"{where}: names have to be words in quotation marks")
    return Country(code, entry["name"], *(tuple(each) for each in lists))


@cache
def _codes() -> dict[str, str]:
    """Every word that names a country, also in capitals as in headings, with the country's code."""
    codes: dict[str, str] = {}
    for code, country in all_countries().items():
        for word in country.words:
            for form in {word, f"{word}s" if word in country.adjectives else word, word.upper()}:
                if codes.setdefault(form, code) != code:
                    raise BadVocabulary(f"data/{_FILE}: {word!r} names both {codes[form]} and {code}")
    return codes


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_codes(), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _speaks() -> re.Pattern[str]:
    """The words behind a country that make it the one who speaks."""
    offices = load_toml(_FILE).get("speaks")
    if not isinstance(offices, list) or not all(isinstance(word, str) for word in offices):
        raise BadVocabulary(f"data/{_FILE}: `speaks` has to be a list of words")
    return re.compile(
        rf"(?:['’]s?|[,”\"]+)?\s+(?:has |have |also |is |will |strongly )*(?:{'|'.join(map(re.escape, offices))})\b"
    )
