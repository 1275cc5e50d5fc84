"""Words as the scorer compares them: folded, stemmed, without what says nothing.

The lists come from `data/score.toml`. The rules are those of the scorer that belongs to the annotated documents,
so that both give the same figures; they are deliberately coarse, and no other step uses them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.errors import BadVocabulary
from habeas.terms import load_toml

STEM_LENGTH = 7  # letters that are kept of a word: "azerbai" stands for Azerbaijan and Azerbaijani

_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ`´]s\b")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_JOINERS = re.compile(r"['’ʼ`´\-‐‑–]")
_COORDINATION = re.compile(r"[,;/]|\band\b|\bor\b|\bas well as\b")
_NUMBER_OR_WORD = re.compile(r"\d+(?:\.\d+)?|[a-z]+")
_HISSING_PLURAL = re.compile(r"(?:s|x|z|ch|sh)es\Z")
_PLAIN_PLURAL = re.compile(r"[^sui]s\Z")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `data/score.toml` lists."""

    letters: dict[int, str]
    initials: dict[str, str]
    plurals: dict[str, str]
    numbers: dict[str, int]
    words: dict[str, frozenset[str]]


LISTS = {
    "titles", "particles", "function", "quantities", "quantity_nouns", "postmodifiers", "articles", "government",
    "units",
}  # fmt: skip


@cache
def vocabulary() -> Vocabulary:
    """The scorer's lists.

    Raises:
        BadVocabulary: a table or a list is missing, unknown or of the wrong kind.
    """
    return read_vocabulary(load_toml("score.toml"))


def read_vocabulary(data: dict[str, object]) -> Vocabulary:
    """Checks and returns the lists of a parsed vocabulary file."""
    lists = data.get("words")
    if not isinstance(lists, dict) or set(lists) != LISTS:
        raise BadVocabulary(f"data/score.toml: [words] needs exactly the lists {sorted(LISTS)}")
    for name, entries in lists.items():
        if not isinstance(entries, list) or not all(isinstance(entry, str) and entry for entry in entries):
            raise BadVocabulary(f"data/score.toml: `{name}` has to be a list of words")
    numbers = data.get("numbers")
    if not isinstance(numbers, dict) or not all(type(value) is int for value in numbers.values()):
        raise BadVocabulary("data/score.toml: [numbers] has to give an integer for every word")
    return Vocabulary(
        letters=str.maketrans(_pairs(data, "letters")),
        initials=_pairs(data, "initials"),
        plurals=_pairs(data, "plurals"),
        numbers=dict(numbers),
        words={name: frozenset(entries) for name, entries in lists.items()},
    )


def _pairs(data: dict[str, object], name: str) -> dict[str, str]:
    table = data.get(name)
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise BadVocabulary(f"data/score.toml needs a table [{name}] of words")
    return dict(table)


def fold(text: str | None) -> str:
    """Lower case without diacritics."""
    plain = unicodedata.normalize("NFKD", (text or "").casefold().translate(vocabulary().letters))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=65536)
def words(text: str | None) -> tuple[str, ...]:
    """The words of a text, folded: "U.S." is "us", and a hyphen or an apostrophe joins."""
    known = vocabulary().initials
    folded = _POSSESSIVE.sub("", fold(text))
    folded = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", folded)
    folded = _long_names().sub(lambda found: known[found[0]], folded)
    return tuple(re.findall(r"\w+", _JOINERS.sub("", folded)))


@cache
def _long_names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, vocabulary().initials))})\b")


def singular(word: str) -> str:
    """A plural noun's singular, roughly."""
    if word in vocabulary().plurals:
        return vocabulary().plurals[word]
    if word.endswith("ies") and len(word) > 4:
        return word.removesuffix("ies") + "y"
    if _HISSING_PLURAL.search(word):
        return word.removesuffix("es")
    return word.removesuffix("s") if _PLAIN_PLURAL.search(word) else word


@lru_cache(maxsize=65536)
def stems(text: str | None) -> frozenset[str]:
    """A text's words but for function words, cut so that "Azerbaijan" and "Azerbaijani" are one."""
    function = vocabulary().words["function"]
    return frozenset(singular(word)[:STEM_LENGTH] for word in words(text) if word not in function)


@lru_cache(maxsize=65536)
def heads(phrase: str | None) -> frozenset[str]:
    """The head nouns of a noun phrase, one for each coordinated part; none in "two of them"."""
    found = (_head(words(_quantity_of().sub("", part))) for part in _COORDINATION.split(fold(phrase)))
    return frozenset(head for head in found if head is not None)


@cache
def _quantity_of() -> re.Pattern[str]:
    return re.compile(rf".*\b(?:{'|'.join(sorted(vocabulary().words['quantity_nouns']))}) of\b")


def _head(phrase: tuple[str, ...]) -> str | None:
    """The head of one noun phrase: the word before whatever says more of it, after what counts it."""
    postmodifiers = vocabulary().words["postmodifiers"]
    noun_phrase = _without_quantity(phrase)
    head = None
    for position, word in enumerate(noun_phrase):
        if word in postmodifiers or (position and _is_participle(word, noun_phrase[position - 1])):
            break
        head = word
    return None if head is None else singular(head)


def _without_quantity(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """A phrase from its first word that may be its noun on; nothing where no noun follows ("those who dared")."""
    lists = vocabulary().words
    lead = lists["function"] | set(vocabulary().numbers) | lists["quantities"] | lists["postmodifiers"]
    counted = False
    for position, word in enumerate(phrase):
        if word not in lead and not word.isdigit():
            return phrase[position:]
        if counted and word in lists["postmodifiers"] and word != "of":
            return ()
        counted = counted or (word not in lists["postmodifiers"] and word not in lists["articles"])
    return ()


def _is_participle(word: str, noun: str) -> bool:
    """Whether a word says more of the noun before it: "people killed", "a person posting"."""
    if not word.endswith(("ed", "ing")):
        return False
    plurals = vocabulary().plurals
    return noun in plurals or noun in plurals.values() or (singular(noun) != noun and noun != "rights")


@lru_cache(maxsize=65536)
def amounts(phrase: str | None) -> tuple[frozenset[float], frozenset[str]]:
    """The numbers and the units of a phrase: "twenty-five years" is ({25}, {"year"})."""
    numbers: set[float] = set()
    units: set[str] = set()
    tens = 0
    for word in _NUMBER_OR_WORD.findall(fold(phrase)):
        spelled = vocabulary().numbers.get(word)
        value = float(word) if word[0].isdigit() else spelled
        if value is not None and 0 < value < 10:
            numbers = numbers - {tens} | {value + tens}
        elif value is not None:
            numbers.add(value)
        tens = spelled if spelled in range(20, 100, 10) and spelled is not None else 0
        units |= {singular(word)} & vocabulary().words["units"]
    return frozenset(numbers), frozenset(units)


def share(left: frozenset[object] | frozenset[str], right: frozenset[object] | frozenset[str]) -> float:
    """How much of two sets is common to both, from 0 to 1 (Dice's coefficient)."""
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0
