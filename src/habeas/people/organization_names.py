"""Takes the name of an organization into what can be compared: its kind, country, numbers and words.

A name that stands for no one body ("a court in Baku", "security forces", "the judge") is told as such. The words are
those of `data/people/organization_words.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.claims.wordlists import any_of, fold
from habeas.documents.countries import all_countries
from habeas.people.organization_words import general_words, organization_words, word_form

# Names that are longer are sentences; only their beginning is read.
LONGEST_NAME = 200
STATE, INTERNATIONAL = "state", "international"

_ACRONYM_BEHIND = re.compile(r"\s*\(([^()]*)\)\s*$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=\w)[’'`´ʼ]s?(?=\W|$)")
_APOSTROPHE = re.compile(r"[’'`´ʼʹ]")
_NUMBER_SIGN = re.compile(r"[№#]\s*(?=\d)|\bNo\.\s*(?=\d)")
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_BREAK = re.compile(r"[^\w!.]+|_")
_SHORT = re.compile(r"[^\W\d_][\w&.!/-]{1,9}")
_PLACED = re.compile(r"\s(?:of|in|from|at)\s")
_SMALL_COURT = re.compile(r"\b(?:court|tribunal)s?\b")
_OF_PEOPLE = re.compile(r"^(\w+)\s+(?:of|from|with|at|in)\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OrganizationName:
    """A name as it is compared.

    Attributes:
        text: as written.
        words: its words in a common form, sorted, without those for its country and its numbers.
        joined: the words in the order written, run together.
        numbers: "2" of "Colony No. 2".
        kind: "court", "prison", "outlet" … or None where no word shows it.
        country: ISO code of the country that the name itself names.
        acronym: the capitals in parentheses behind it, or the whole name where it is nothing else.
        nameless: whether it stands for no one body.
        bound: whether a body of this name in another country is another body.
    """

    text: str
    words: tuple[str, ...]
    joined: str
    numbers: tuple[str, ...]
    kind: str | None
    country: str | None
    acronym: str | None
    nameless: bool
    bound: bool


@lru_cache(maxsize=65536)
def read_name(name: str) -> OrganizationName:
    """The name of an organization as it is compared."""
    text = " ".join(unicodedata.normalize("NFKC", name[:LONGEST_NAME]).split())
    written, acronym = _without_acronym(text)
    written = _ARTICLE.sub("", written)
    body, of_people = _without_people(written)
    plain, country = _without_country(_plain(body))
    words, numbers = _words(plain)
    if acronym is None and _SHORT.fullmatch(body) and sum(map(str.isupper, body)) > 1:
        acronym = body.replace(".", "")
    kind = _kind(frozenset(words))
    if country and not words and not numbers:
        kind = None if of_people else STATE
    return OrganizationName(
        text=text,
        words=tuple(sorted(words)),
        joined="".join(words),
        numbers=numbers,
        kind=kind,
        country=country,
        acronym=acronym,
        nameless=_nameless(body, words, numbers, kind),
        bound=kind in organization_words().to_a_country or (kind != INTERNATIONAL and not _distinctive(words)),
    )


def folded(name: str) -> str:
    """A name without case, accents and signs: what a judgement addresses it by."""
    return " ".join(_BREAK.sub(" ", _folded(_ARTICLE.sub("", name))).split()) or fold(name).strip()


def _folded(text: str) -> str:
    return fold(_BREAK.sub(" ", _APOSTROPHE.sub("", text)))


def _without_acronym(text: str) -> tuple[str, str | None]:
    found = _ACRONYM_BEHIND.search(text)
    if found is None or not text[: found.start()].strip():
        return text, None
    inside = found[1].strip()
    acronym = inside if re.fullmatch(r"[^\W\d_][\w.\-]{1,9}", inside) and sum(map(str.isupper, inside)) > 1 else None
    return text[: found.start()].strip(), acronym


def _without_people(text: str) -> tuple[str, bool]:
    """Cuts the people of a body from its name, before or behind: "officers of the State Security Service"."""
    people, cut = organization_words().people, False
    before = _OF_PEOPLE.match(text)
    if before and before[1].casefold() in people and before[1].islower():
        text, cut = text[before.end() :], True
    words = text.split()
    while words and words[-1] in people:
        words.pop()
        cut = True
    return " ".join(words), cut


def _plain(text: str) -> str:
    """The name in small plain letters, with spellings that go over several words put into one."""
    rules = organization_words()
    text = _capitals().sub(lambda found: rules.capitals[found[0]], text)
    text = _NUMBER_SIGN.sub(" number ", text)
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    plain = " ".join(fold(_BREAK.sub(" ", text)).split())
    for pattern, other in rules.phrases:
        plain = pattern.sub(other, plain)
    return plain


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{any_of(organization_words().capitals)})(?![\w.])")


def _without_country(plain: str) -> tuple[str, str | None]:
    """Cuts the first word for a country; another one stays, as in "U.S. Embassy in Azerbaijan"."""
    found = _nation().search(plain)
    if found is None:
        return plain, None
    return f"{plain[: found.start()]} {plain[found.end() :]}".strip(), _nations()[found[0]]


@cache
def _nations() -> dict[str, str]:
    """Names of countries and words for what is of one, as `_plain` leaves them. Capitals are places, not countries."""
    return {
        " ".join(fold(_BREAK.sub(" ", _APOSTROPHE.sub("", word))).split()): code
        for code, country in sorted(all_countries().items())
        for word in (country.name, *country.names, *country.adjectives)
        if len(word) > 2 and "." not in word
    }


@cache
def _nation() -> re.Pattern[str]:
    return re.compile(rf"(?<!central )(?<!latin )(?<!south )(?<![\w.])(?:{any_of(_nations())})(?![\w.])")


@cache
def capitals_of_countries() -> dict[str, str]:
    """The country of each capital, by which a court there is known to be that country's."""
    return {
        word_form(fold(word)): code
        for code, country in sorted(all_countries().items())
        for word in country.capitals
        if " " not in word
    }


def _words(plain: str) -> tuple[list[str], tuple[str, ...]]:
    """The words that count, in the order written, and the numbers, sorted."""
    rules = organization_words()
    words: list[str] = []
    numbers: set[str] = set()
    for raw in plain.split():
        token = raw if _SITE.fullmatch(raw) else raw.replace(".", "").replace("!", "i")
        digits = _ORDINAL.fullmatch(token)
        if digits:
            numbers.add(digits[1].lstrip("0") or "0")
        elif token in rules.numbers:
            numbers.add(rules.numbers[token])
        elif token and token not in rules.stop:
            words += [word for word in word_form(token).split() if word != "number"]
    kept = [word for word in words if word not in rules.light]
    return list(dict.fromkeys(kept or words)), tuple(sorted(numbers))


def _kind(words: frozenset[str]) -> str | None:
    kinds = organization_words().kinds
    whole = organization_words().whole_names
    if words in whole:
        return whole[words]
    return next((kind for kind, entries in kinds.items() if any(entry <= words for entry in entries)), None)


def _distinctive(words: list[str]) -> bool:
    return any(word not in general_words() for word in words)


def _nameless(body: str, words: list[str], numbers: tuple[str, ...], kind: str | None) -> bool:
    """Whether a name, its people cut off, stands for no one body."""
    rules = organization_words()
    if kind == STATE or frozenset(words) in rules.national:
        return False
    if not words:
        return True
    # "Security authorities in Halem": the word for people stands before where they are.
    last = {part.split()[-1] for part in (body, _PLACED.split(body)[0]) if part.split()}
    if last & rules.no_body or not _named(body):
        return True
    if kind == "court" and _SMALL_COURT.search(body) and not set(words) & rules.ranks:
        return True
    general = set(words) <= rules.nameless and (len(words) == 1 or not _in_capitals(body))
    return not numbers and general


def _in_capitals(body: str) -> bool:
    """Whether a word beside those for a country has a capital: "Federal Security Service", not "Egyptian forces"."""
    return any(word[:1].isupper() and fold(word) not in _nations() for word in _POSSESSIVE.sub("", body).split())


def _named(body: str) -> bool:
    """Whether it begins with a capital, or with a small word that is a part of names, or in letters without case."""
    first = re.match(r"[^\W\d_]+", body.lstrip("“\"'’«"))
    if first is None or not first[0].islower():
        return True
    return first[0] in organization_words().small_beginnings or _SITE.fullmatch(body) is not None
