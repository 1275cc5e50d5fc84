"""Turns a word of a name into codes of its sounds, from any alphabet, and says how far two such codings are apart.

The codes are those of `data/people/sounds.toml`: letters that languages use differently get an open code that is near
each of its sounds, so a word needs one coding, not one for each language that may have written it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter

from anyascii import anyascii

from habeas.errors import BadVocabulary
from habeas.terms import load_toml

_UNDONE = re.compile(r"(.)\1+")
_ONCE = itemgetter(1)  # what was found is put in by far faster than a template is read
_GLIDE = re.compile(r"i+y?(?=[aeou])")
_LAST_GLIDE = re.compile(r"(?<=.)i?y?i$|(?<=.)i[yj]$|(?<=[aeou])y$")
OTHER_LETTERS = re.compile("[^a-z]")
# Words longer than this are compared by their first letters: no name has more, and the work grows with the square.
LONGEST = 48
# A last he is a vowel in Persian, and in Arabic a ta marbuta without its dots.
LAST_HE = "ه"
# Distances that are remembered; beyond, they are forgotten and measured again.
MOST_KNOWN = 1_000_000
# Digits of a distance: whether it is measured by itself or, among others in whole numbers, it is the same.
# No distance is halfway between two of these with so much more.
DIGITS, NO_TIE = 4, 1e-5
# Costs of edits are whole hundredths.
UNIT = 100
_known: dict[tuple[str, str, bool], float] = {}


@dataclass(frozen=True, slots=True)
class Sounds:
    """What `data/people/sounds.toml` says."""

    look_alikes: tuple[dict[int, int], dict[int, int]]
    scripts: dict[str, dict[str, str]]
    latin: dict[str, tuple[frozenset[str], dict[str, str], re.Pattern[str]]]
    costs: dict[str, float]
    distances: dict[str, float]
    vowels: frozenset[str]
    weak: frozenset[str]


@cache
def sounds() -> Sounds:
    """The table of sounds.

    Raises:
        BadVocabulary: `data/people/sounds.toml` does not say what it should.
    """
    return read_sounds(load_toml("people/sounds.toml"))


def read_sounds(data: dict[str, object]) -> Sounds:
    """Checks and returns a parsed table of sounds."""
    looks, kinds = _table(data, "look_alikes"), _table(data, "kinds")
    letters, latin = _table(data, "letters"), _table(data, "latin")
    pair = (str(looks.get("latin", "")), str(looks.get("cyrillic", "")))
    if len(pair[0]) != len(pair[1]):
        raise BadVocabulary(
            "data/people/sounds.toml: [look_alikes] needs as many letters of one script as of the other"
        )
    distances = {name: _number(value) for name, value in _table(data, "distances").items()}
    vowels, weak = frozenset(str(kinds.get("vowels", ""))), frozenset(str(kinds.get("weak", "")))
    return Sounds(
        look_alikes=(str.maketrans(*pair[::-1]), str.maketrans(*pair)),
        scripts={name: _texts(letters, name) for name in letters},
        latin=_ways(latin),
        costs=_costs(_table(data, "near"), vowels, distances),
        distances=distances,
        vowels=vowels,
        weak=weak,
    )


@lru_cache(maxsize=262144)
def code(word: str, way: str = "always") -> str:
    """The codes of a word's sounds; `way` is how its Latin letters are read: see `way_of`."""
    word = own_script(word)
    return code_in(script_of(word), word, way)


def code_in(script: str, word: str, way: str) -> str:
    """The same for a word that is in this script already."""
    table = sounds().scripts.get(script)
    if table is not None:
        bare = unicodedata.normalize("NFC", word)
        spelt = (
            "".join(table.get(letter, "") for letter in bare).replace("dZ", "J").replace("dz", "8").replace("ks", "X")
        )
        spelt = spelt.replace("tS", "C") if script == "arabic" else spelt
        if len(spelt) > 2 and bare.endswith(LAST_HE):
            spelt = spelt[:-1] + "A"
    else:
        _, rules, pattern = sounds().latin[way]
        lowered = word if script == "latin" else OTHER_LETTERS.sub("", romanized(word))
        spelt = "".join([rules[found] for found in pattern.findall(_known_letters(lowered, rules))])
    return _LAST_GLIDE.sub("i", _GLIDE.sub("y", _UNDONE.sub(_ONCE, spelt)))[:LONGEST]


def _known_letters(word: str, rules: dict[str, str]) -> str:
    if word.isascii():
        return word.lower()
    return "".join(letter if letter in rules else anyascii(letter).lower() for letter in word)


def way_of(name: str) -> str:
    """Which Latin spelling a whole name is in, by letters that only it has; "always" where nothing shows it."""
    if _signs().isdisjoint(name):
        return "always"
    letters = set(name)
    return next((way for way, (signs, _, _) in sounds().latin.items() if signs & letters), "always")


@cache
def _signs() -> frozenset[str]:
    return frozenset().union(*(signs for signs, _, _ in sounds().latin.values()))


@lru_cache(maxsize=262144)
def romanized(word: str) -> str:
    """A word in the letters of ASCII, in lower case."""
    return anyascii(word).lower()


def own_script(word: str) -> str:
    """The word with look-alike letters put back into the script of its other letters: "Cафаров" with a Latin C."""
    return word if word.isascii() else _own_script(word)


@lru_cache(maxsize=262144)
def _own_script(word: str) -> str:
    to_latin, to_cyrillic = sounds().look_alikes
    cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u052f"]
    if not cyrillic:
        return word
    latin = [letter for letter in word if letter < "\u02b0" and letter.isalpha()]
    if not latin:
        return word
    foreign = sum(1 for letter in latin if ord(letter) not in to_cyrillic)
    native = sum(1 for letter in cyrillic if ord(letter) not in to_latin)
    if native >= foreign:
        return word.translate(to_cyrillic)
    return word.translate(to_latin)


def script_of(word: str) -> str:
    """The script of a word's first letter, as far as it matters here."""
    for letter in word:
        if not letter.isalpha():
            continue
        if letter < "\u02b0" or "\u1e00" <= letter <= "\u1eff":
            return "latin"
        if "\u0400" <= letter <= "\u052f":
            return "cyrillic"
        if "\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f":
            return "arabic"
        if "\u3400" <= letter <= "\u9fff":
            return "han"
        if "\u0590" <= letter <= "\u05ff":
            return "hebrew"
        if "\uac00" <= letter <= "\ud7a3":
            return "hangul"
        if "\u10d0" <= letter <= "\u10fa":
            # A word with a letter of another script among them is romanized, which reads both.
            return "georgian" if all(one >= "\u10d0" for one in word if one.isalpha()) else "other"
        return "ethiopic" if "\u1200" <= letter <= "\u139f" else "other"
    return "other"


def distance(left: str, right: str, *, unvowelled: bool = False) -> float:
    """How far two codings are apart: 0 is the same sounds, 1 nothing in common; the order does not matter."""
    if left == right:
        return 0.0
    asked = (left, right, unvowelled) if left < right else (right, left, unvowelled)
    known = _known.get(asked)
    if known is None:
        known = _measured(*asked)
        remember({asked: known})
    return known


def remember(measured: dict[tuple[str, str, bool], float]) -> None:
    """Distances that were measured elsewhere, many at once: by left and right coding in order, and `unvowelled`."""
    if len(_known) + len(measured) > MOST_KNOWN:
        _known.clear()
    _known.update(measured)


def unknown(codings: Iterable[tuple[str, str]], unvowelled: bool) -> list[tuple[str, str]]:
    """Of the pairs of codings those whose distance isn't known yet, each in order and once."""
    asked = ((one, other) if one < other else (other, one) for one, other in codings if one != other)
    return [pair for pair in dict.fromkeys(asked) if (*pair, unvowelled) not in _known]


def _measured(left: str, right: str, unvowelled: bool) -> float:
    longest = max(weight(left, unvowelled=unvowelled), weight(right, unvowelled=unvowelled))
    if not (left and right and longest):
        return 1.0
    return round(min(1.0, _edits(left, right, unvowelled) / longest) + NO_TIE, DIGITS)


@lru_cache(maxsize=262144)
def weight(coded: str, *, unvowelled: bool = False) -> float:
    """The length of a coding, in consonants; a vowel is about half of one."""
    known = sounds()
    vowel = known.distances["vowel_weight"] * (0.5 if unvowelled else 1)
    weak = known.distances["weak_weight"]
    return sum(vowel if each in known.vowels else weak if each in known.weak else 1.0 for each in coded)


def change_cost(one: str, other: str) -> float:
    """What changing one sound to another costs."""
    return 0.0 if one == other else sounds().costs.get(one + other, sounds().distances["consonants"])


def _edits(left: str, right: str, unvowelled: bool) -> float:
    costs, gaps, vowels, known = sounds().costs, gap_costs(unvowelled), sounds().vowels, sounds().distances
    swap, loose, unlike, plain = known["swap"], known["unvowelled_vowels"], known["consonants"], known["consonant_gap"]
    before: list[float] = []
    row = [0.0]
    for letter in right:
        row.append(row[-1] + gaps.get(letter, plain))
    for place, one in enumerate(left):
        gap = gaps.get(one, plain)
        new = [row[0] + gap]
        for column, other in enumerate(right):
            change = 0.0 if one == other else costs.get(one + other, unlike)
            if unvowelled and change > loose and one in vowels and other in vowels:
                change = loose
            best = min(row[column] + change, row[column + 1] + gap, new[column] + gaps.get(other, plain))
            if place and column and one == right[column - 1] and other == left[place - 1] and one != other:
                best = min(best, before[column - 1] + swap)
            new.append(best)
        before, row = row, new
    return row[-1]


@cache
def gap_costs(unvowelled: bool) -> dict[str, float]:
    """What leaving out each letter costs; one that is not in it costs `consonant_gap`."""
    known = sounds()
    vowel = known.distances["unvowelled_gap" if unvowelled else "vowel_gap"]
    weak = known.distances["weak_gap"]
    return dict.fromkeys(known.vowels, vowel) | dict.fromkeys(known.weak, weak) | {"h": known.distances["h_gap"]}


def _ways(latin: dict[str, object]) -> dict[str, tuple[frozenset[str], dict[str, str], re.Pattern[str]]]:
    always = _texts(latin, "always")
    alphabet = {letter: letter for letter in "abcdefghijklmnopqrstuvwxyz"}
    ways: dict[str, tuple[frozenset[str], dict[str, str], re.Pattern[str]]] = {}
    for name in [*(one for one in latin if one != "always"), "always"]:
        own = _texts(latin, name)
        signs = frozenset(own.pop("signs", ""))
        rules = alphabet | always | own
        pattern = re.compile("|".join(sorted(map(re.escape, rules), key=lambda each: (-len(each), each))))
        ways[name] = (signs, rules, pattern)
    return ways


def _costs(near: dict[str, object], vowels: frozenset[str], distances: dict[str, float]) -> dict[str, float]:
    costs = {one + other: distances["vowels"] for one in vowels for other in vowels}
    for cost, pairs in sorted(near.items(), reverse=True):
        for pair in pairs if isinstance(pairs, list) else []:
            costs[pair] = costs[pair[::-1]] = float(cost)
    return costs


def _table(data: dict[str, object], name: str) -> dict[str, object]:
    table = data.get(name)
    if not isinstance(table, dict):
        raise BadVocabulary(f"data/people/sounds.toml needs [{name}]")
    return table


def _texts(data: dict[str, object], name: str) -> dict[str, str]:
    return {key: str(value) for key, value in _table(data, name).items()}


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadVocabulary(f"data/people/sounds.toml: {value!r} has to be a number")
    if abs(value * UNIT - round(value * UNIT)) > NO_TIE:
        raise BadVocabulary(f"data/people/sounds.toml: {value!r} has to be in whole hundredths")
    return float(value)
