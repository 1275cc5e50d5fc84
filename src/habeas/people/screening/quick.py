"""A quick look that leaves out most names of a long list: a microsecond or ten, where the real keys take a millisecond.

It loses next to nobody whom the slow look finds (`tests/people/screening` holds that), and joins nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, product

from habeas.errors import BadVocabulary
from habeas.terms import load_toml

_FILE = "screening/quick.toml"
# Consonants of a word that count, and of a whole name; a word can be read in so many ways.
LETTERS, WHOLE, MOST_WAYS = 5, 5, 32
# Of longer names only so many words are looked at.
MOST_WORDS = 8
# Of names of so many words two are joined at most: longer ones are mostly titles and what stands beside.
MOST_JOINED = 4
# What a word without any letter that counts is read as ("Hui", "Aya", "Wu"), so that its name is found all the same.
_BARE = "-"
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[a-z]+")
# The Arabic article is written as a part of the word, where Latin letters have it apart.
_ARTICLE = re.compile("(?<!\\w)\u0627\u0644(?=\\w{2})")
# The Russian ending as French and older English passports have it: Karimoff is Karimov.
_FRENCH = re.compile(r"(?<=[oe])ff\b")
# The Azerbaijani schwa is written both ways in plain letters.
_SCHWA = str.maketrans("əƏ", "aA")


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    table = load_toml(_FILE).get("classes")
    if not isinstance(table, dict) or not table:
        raise BadVocabulary(f"data/{_FILE} needs [classes]")
    found = {str(letter): tuple(map(str, ways)) if isinstance(ways, list) else () for letter, ways in table.items()}
    if not all(found.values()):
        raise BadVocabulary(f"data/{_FILE}: every letter needs a list of classes")
    return found


def quick_keys(name: str) -> Iterator[str]:
    """The keys of a name of a list, each word read in one way."""
    read = plain(name)
    words = [_one_way(word) for word in read]
    for one, other in combinations(words, 2):
        yield f"{one}+{other}" if one <= other else f"{other}+{one}"
    for joined, others in _joined(read):
        one = _one_way(joined)
        for other in map(_one_way, others):
            yield f"{one}+{other}" if one <= other else f"{other}+{one}"
    for whole in _wholes(words):
        yield f"one {whole}"  # for a name here that is written as one word
        if len(words) == 1:
            yield f"all {whole}"


def every_key(name: str) -> Iterator[str]:
    """The keys of a name that is looked for, each word read in every way."""
    whole_words = plain(name)
    words = [_every_way(word) for word in whole_words]
    yield from _pairs(words)
    for joined, others in _joined(whole_words):
        for other in others:
            yield from _pairs([_every_way(joined), _every_way(other)])
    for whole in _wholes([ways[0] for ways in words]):
        yield f"all {whole}"  # for a name of the list that is written as one word
        if len(words) == 1:
            yield f"one {whole}"


def plain(name: str) -> list[str]:
    """The words of a name in plain small letters, those of one letter left out."""
    from anyascii import anyascii

    letters = name if name.isascii() else anyascii(_ARTICLE.sub("", name).translate(_SCHWA))
    letters = letters.replace("'", "").casefold().replace("ks", "x")
    letters = _FRENCH.sub("v", letters) if "ff" in letters else letters
    return [word for word in _WORD.findall(letters) if len(word) > 1][:MOST_WORDS]


def _joined(words: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Two words that others write as one, with each other word: "Gholam Reza Ziaei" is Gholamreza Ziaei."""
    if 2 < len(words) <= MOST_JOINED:
        for place in range(len(words) - 1):
            yield words[place] + words[place + 1], [*words[:place], *words[place + 2 :]]


def _pairs(words: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Any two words, in any order."""
    for one, other in combinations(words, 2):
        for left, right in product(one, other):
            yield f"{left}+{right}" if left <= right else f"{right}+{left}"


def _wholes(words: Sequence[str]) -> Iterator[str]:
    """The beginning of all words run together, in both orders."""
    for order in (words, words[::-1]):
        whole = _DOUBLED.sub(r"\1", "".join(order).replace(_BARE, ""))[:WHOLE]
        if whole:
            yield whole


@cache
def _table() -> dict[int, str]:
    """How a letter of a list's name is read."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return str.maketrans({letter: _classes().get(letter, ("",))[0] for letter in letters})


@lru_cache(maxsize=262144)
def _one_way(word: str) -> str:
    return _DOUBLED.sub(r"\1", word.translate(_table()))[:LETTERS] or _BARE


def _every_way(word: str) -> tuple[str, ...]:
    ways = [""]
    for letter in word:
        classes = _classes().get(letter, ("",))
        if len(ways) * len(classes) > MOST_WAYS:
            classes = classes[:1]
        ways = [way + each for way in ways for each in classes]
    return tuple(dict.fromkeys(_DOUBLED.sub(r"\1", way)[:LETTERS] or _BARE for way in ways))
