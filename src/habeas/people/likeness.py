"""Compares one part of a name with another: equal, a variant by a rule, close, an initial, or contradicted.

The result is a verdict and a distance from 0 (one name) to 1 (nothing in common), by the best of their readings. It is
the same both ways and is remembered for every two parts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import numpy as np

from habeas.people.edits import Codings, distances
from habeas.people.name_rules import given_names, name_rules, variant_groups
from habeas.people.other_names import (
    SYLLABLE_SHARPNESS,
    other_half,
    other_ian,
    other_iberian,
    other_last,
    other_nisba,
    other_surname,
    other_vowels,
    syllables_apart,
    two_syllables,
    womans_across,
)
from habeas.people.readings import CHARACTERS, VIETNAMESE, Part, ending_of, manly
from habeas.people.sounds import DIGITS, distance, remember, unknown, weight


class Likeness(Enum):
    """What comparing one part with another says."""

    EQUAL = "equal"
    VARIANT = "a variant by rule"
    CLOSE = "close"
    INITIAL = "an initial"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Compared:
    """A verdict on two parts, and how far apart they are."""

    likeness: Likeness
    distance: float


# Up to here the sounds are one sound by the rules; up to the second one the parts are close. On the judged pairs of
# benchmarks/name_pairs.py F1 out of fold is 0.987 with CLOSE at 0.32 or 0.38, and 0.992 here. The numbers below were
# set by hand on the same pairs.
BY_RULE = 0.06
CLOSE = 0.35
# What a rule adds where it has to be used: so that the same letters are still nearer.
VARIANT_OF_A_NAME = 0.03
# An ending of another kind (Mammadli, Mammadov), and one that only one side has (Yunus, Yunusova).
OTHER_ENDING = 0.35
NO_ENDING = 0.12
# The two endings that say "son of" in Kazakh, its own and the Russian one: Dulatuly, Dulatov.
SONS = {"uli", "ov"}
NO_OTHER_ENDING = 0.4
# Two words that have so little in common are not looked at any closer.
FAR = 0.7
# The ending that Latvian and Lithuanian give a man's name (Marats, Maratas), on one side only.
BALTIC = 0.1
_BALTIC = re.compile(r"(?<=...)[aiu]?s$")
# The kind of ending that is put on and left out: Yunus, Yunusov. Others make another name: Huseyn, Huseynzada.
PUT_ON = "ov"
# The same ending on both sides says nothing of the stems; they count almost by themselves.
STEM = 1.0
# Both in a script without vowels, so that fewer letters are there to differ.
UNVOWELLED_SHARPNESS = 1.6
# Two marked spellings that differ only in their marks: Hùng and Hưng are two names in Vietnamese.
OTHER_MARKS = 0.4
# Both sides are Vietnamese, where a rule of spelling never changes a letter.
TONAL_SHARPNESS = 2.5
# A short word has room for fewer differences: below so many consonants (a vowel is a quarter of one) they count more.
SHORT = 3.7
SHORT_SHARPNESS = 1.4
SHORTEST = 2.0
SHORTEST_SHARPNESS = 2.5
# The second half of a compound given name on one side only.
COMPOUND = 0.5
# Two given names that are names of their own and no variants of each other: Ahmet, Mehmet.
TWO_NAMES = 0.55
# Codes of a man's name that "a" makes a woman's are longer than this.
SHORTEST_MANS = 3
VOWELLED = frozenset({"latin", "cyrillic"})
ENDS = frozenset({"ao", "oa", "ae", "ea"})
# An initial says little.
INITIAL = 0.2
# Digits of a distance: a product of those measured and of the numbers above has no more, so this only undoes what is
# lost in adding, and comparing parts by themselves or many at a time is the same.
EXACT = 6

_NOTHING = Compared(Likeness.CONTRADICTED, 1.0)


@lru_cache(maxsize=524288)
def compare_parts(left: Part, right: Part) -> Compared:
    """How one part of a name is to another of another name."""
    if left.letters == right.letters:
        return Compared(Likeness.INITIAL, INITIAL) if left.initial else Compared(Likeness.EQUAL, 0.0)
    if left.initial or right.initial:
        return _initials(left, right)
    if left.script == right.script and left.script in CHARACTERS:
        return _characters(left, right)
    apart, syllables = _apart(left, right), two_syllables(left, right)
    if apart > 0 and not syllables and _groups(left) & _groups(right):
        apart = min(apart, VARIANT_OF_A_NAME)
    elif apart < TWO_NAMES and (syllables or _two_names(left, right, apart)):
        apart = TWO_NAMES
    apart = round(min(1.0, apart + _marks(left, right)), EXACT)
    if apart <= BY_RULE:
        unmarked = left.script == right.script == "latin" and left.plain == right.plain
        return Compared(Likeness.EQUAL if unmarked and apart == 0 else Likeness.VARIANT, apart)
    return Compared(Likeness.CLOSE if apart <= CLOSE else Likeness.CONTRADICTED, apart)


def prepare(pairs: Iterable[tuple[Part, Part]]) -> None:
    """Measures the distances that comparing these parts will ask for, all at once: some fifty times as fast."""
    wanted: dict[bool, set[tuple[str, str]]] = {False: set(), True: set()}
    for left, right in pairs:
        if left.initial or right.initial or left.letters == right.letters:
            continue
        loose = left.unvowelled or right.unvowelled or "han" in (left.script, right.script)
        for one in left.codes:
            for other in right.codes:
                wanted[loose].update(_asked(one, other, (ending_of(left), ending_of(right))))
        wanted[False].update((one, other) for one in left.syllables for other in right.syllables)
    for loose, codings in wanted.items():
        remember(_measured(unknown(codings, loose), loose))


def _asked(one: str, other: str, kinds: tuple[str | None, str | None]) -> Iterator[tuple[str, str]]:
    """The codings that `_spelt` compares for two words."""
    male, man = manly(one), manly(other)
    yield one, other
    if (male, man) != (one, other):
        yield male, man
    if kinds[0] == kinds[1] and kinds[0] is not None:
        yield stem(male, kinds[0]), stem(man, kinds[0])
    bare, short = unbaltic(one), unbaltic(other)
    if (bare != one) != (short != other):
        yield bare, short


def _measured(asked: Sequence[tuple[str, str]], loose: bool) -> dict[tuple[str, str, bool], float]:
    distinct = sorted({each for pair in asked for each in pair})
    places = {each: place for place, each in enumerate(distinct)}
    lefts = np.array([places[one] for one, _ in asked], dtype=np.int64)
    rights = np.array([places[other] for _, other in asked], dtype=np.int64)
    found = distances(Codings(distinct), lefts, rights, unvowelled=loose)
    return {
        (*pair, loose): each
        for pair, each in zip(asked, np.round(found.astype(np.float64), DIGITS).tolist(), strict=True)
    }


def _initials(left: Part, right: Part) -> Compared:
    first = [each.codes[0][:1] for each in (left, right) if each.codes]
    if len(first) == 2 and distance(first[0], first[1]) < CLOSE:
        return Compared(Likeness.INITIAL, INITIAL)
    return _NOTHING


def _characters(left: Part, right: Part) -> Compared:
    """Characters are one name or another; their sounds don't count."""
    same = sum(1 for one, other in zip(left.letters, right.letters, strict=False) if one == other)
    apart = 1 - same / max(len(left.letters), len(right.letters))
    return Compared(Likeness.CLOSE if apart <= CLOSE else Likeness.CONTRADICTED, apart)


def _apart(left: Part, right: Part) -> float:
    loose = left.unvowelled or right.unvowelled
    foreign = "han" in (left.script, right.script)
    best, syllabic = 1.0, 1.0
    chinese = bool(left.syllables and right.syllables)
    if not chinese and left.codes and right.codes:
        # No rule below brings two names together that are so far apart.
        apart = distance(manly(left.codes[0]), manly(right.codes[0]), unvowelled=loose or foreign)
        if apart > FAR and len(left.codes) == len(right.codes) == 1:
            return apart
    if chinese:
        syllabic = min(SYLLABLE_SHARPNESS * distance(one, other) for one in left.syllables for other in right.syllables)
    for one in _codes(left, chinese and foreign):
        for other in _codes(right, chinese and foreign):
            best = min(best, _spelt(one, other, left, right, loose or foreign))
    if left.way == right.way == VIETNAMESE or (chinese and foreign and "han" in _short_scripts(left, right)):
        best *= TONAL_SHARPNESS
    elif left.unvowelled and right.unvowelled and left.script == right.script:
        best *= UNVOWELLED_SHARPNESS
    elif min(len(left.plain), len(right.plain)) > 2 and best > BY_RULE and compound(left, right):
        best = max(best, COMPOUND)
    return min(1.0, best, syllabic)


def _codes(each: Part, chinese: bool) -> tuple[str, ...]:
    """The readings to compare by sound; a short Chinese word is compared by its syllables instead of its pinyin."""
    return each.codes[1:] if chinese and each.script == "han" and len(each.letters) < 3 else each.codes


def _short_scripts(left: Part, right: Part) -> set[str]:
    return {each.script for each in (left, right) if len(each.letters) < 3}


def compound(left: Part, right: Part) -> bool:
    """Whether one is the other with the second half of a compound name, "Mohammad" and "Mohammad-Reza".

    Surnames that are made of such names are no more one name than these: Hasanov, Hasanaliyev.
    """
    one, other = (left, right) if len(left.plain) <= len(right.plain) else (right, left)
    short, whole = bare(one), bare(other)
    if not short or not whole.endswith(name_rules().compounds):
        return False
    return any(
        whole.endswith(second) and distance(short, whole[: -len(second)], unvowelled=True) <= BY_RULE
        for second in name_rules().compounds
    )


@lru_cache(maxsize=262144)
def bare(each: Part) -> str:
    """Codes of a name in its first reading, without the ending that makes a surname of it."""
    if not each.codes:
        return ""
    kind, coded = ending_of(each), manly(each.codes[0])
    if kind is None:
        return each.codes[0]
    found = stem(coded, kind)
    return f"{found}i" if coded[len(found) : len(found) + 1] == "y" else found  # Hasanaliyev


def _spelt(one: str, other: str, left: Part, right: Part, loose: bool) -> float:
    apart = distance(one, other, unvowelled=loose)
    if apart > BY_RULE:
        length = max(weight(one, unvowelled=True), weight(other, unvowelled=True))
        apart *= SHORTEST_SHARPNESS if length < SHORTEST else SHORT_SHARPNESS if length < SHORT else 1
    if "japanese" in (left.script, right.script):
        return apart  # no ending of other languages is one there: Takuya
    if apart > BALTIC:
        bare, short = unbaltic(one), unbaltic(other)
        if (bare != one) != (short != other) and distance(bare, short, unvowelled=loose) <= BY_RULE:
            return BALTIC
    male, man = manly(one), manly(other)
    if (male, man) != (one, other):
        apart = min(apart, distance(male, man, unvowelled=loose))
    kinds = (ending_of(left), ending_of(right))
    if kinds[0] == kinds[1]:
        return apart if kinds[0] is None else max(apart, STEM * _stems_apart(male, man, kinds[0], loose))
    if set(kinds) == SONS:
        return max(NO_ENDING, STEM * distance(stem(male, str(kinds[0])), stem(man, str(kinds[1])), unvowelled=loose))
    if None not in kinds:
        return apart + OTHER_ENDING
    short, whole = sorted((male, man), key=len)
    if len(short) > 3 and whole.startswith(short):
        return min(apart, NO_ENDING) if PUT_ON in kinds else max(apart, NO_OTHER_ENDING)
    return apart


def _stems_apart(one: str, other: str, kind: str, loose: bool) -> float:
    return distance(stem(one, kind), stem(other, kind), unvowelled=loose)


@lru_cache(maxsize=262144)
def stem(coded: str, kind: str) -> str:
    """Codes of a surname without its ending of this kind."""
    return name_rules().ending[kind].sub("", coded)


@lru_cache(maxsize=262144)
def unbaltic(coded: str) -> str:
    """Codes of a name without the ending that Latvian and Lithuanian give a man's."""
    return _BALTIC.sub("", coded)


@lru_cache(maxsize=65536)
def _groups(each: Part) -> frozenset[int]:
    found = variant_groups()
    return frozenset().union(*(found[one] for one in each.codes if one in found))


def group_mask(each: Part) -> int:
    """The groups of variants that a part is in, as bits of a number."""
    if variant_groups().keys().isdisjoint(each.codes):
        return 0
    return sum(1 << number for number in _groups(each))


def _two_names(left: Part, right: Part, apart: float) -> bool:
    """Whether they are two names, not spellings: in two groups, a man's and a woman's, or both listed and unlike.

    What sounds the same may still be two where a dash joins two syllables: Tong-gyun, Tong-hyun.
    """
    if apart == 0:
        return syllables_apart(left, right)
    if _groups(left) and _groups(right):
        return True
    if left.script == right.script == "arabic" and woman(left.letters, right.letters):
        return True
    if womans_across(left, right):
        return True
    if (
        womans(left, right)
        or other_nisba(left, right)
        or other_half(left, right)
        or other_surname(left, right)
        or other_iberian(left, right)
    ):
        return True
    if other_vowels(left, right) or other_last(left, right) or other_ian(left, right):
        return True
    return own_name(left) and own_name(right) and (apart > BY_RULE or other_end(left, right))


def other_end(left: Part, right: Part) -> bool:
    """Whether they differ in the last vowel alone, and it is the "a" of a woman's name on one side: Paulo, Paula."""
    one, other = (each.codes[0] if each.codes else "" for each in (left, right))
    return one[:-1] == other[:-1] and one[-1:] + other[-1:] in ENDS


def woman(left: str, right: str) -> bool:
    """Whether one is the other with the ending of a woman's name: سعید, سعیده."""
    stem, whole = sorted((left, right), key=len)
    return len(stem) > 2 and whole in (f"{stem}ه", f"{stem}ة")


def womans(left: Part, right: Part) -> bool:
    """The same in scripts with vowels: Karim, Karima. A surname in -ov has a woman's form that is the same name."""
    one, other = (left, right) if len(left.plain) <= len(right.plain) else (right, left)
    if len(one.codes) != 1 or len(other.codes) != 1 or not {one.script, other.script} <= VOWELLED:
        return False
    if ending_of(one) is not None or ending_of(other) is not None:
        return False
    mans, longer = one.codes[0], other.codes[0]
    return len(mans) > SHORTEST_MANS and longer == f"{mans}a" and manly(longer) != mans


def own_name(each: Part) -> bool:
    """Whether it is a given name of its own, however near to another one."""
    return not given_names().isdisjoint(each.codes)


def _marks(left: Part, right: Part) -> float:
    if left.script != "latin" or right.script != "latin" or left.plain != right.plain:
        return 0.0
    one, other = (marked(each.letters, vietnamese=each.way == VIETNAMESE) for each in (left, right))
    return OTHER_MARKS if one and other and one != other else 0.0


@lru_cache(maxsize=65536)
def marked(letters: str, *, vietnamese: bool = False) -> str:
    """The letters and marks of a word with marks of Vietnamese, else nothing: elsewhere they come and go.

    Their order doesn't count: a tone is put on either vowel (Hòa, Hoà).
    """
    if letters.isascii():
        return ""
    spelt = unicodedata.normalize("NFD", letters)
    toned = vietnamese or any(mark in spelt for mark in "\u0300\u0309\u0323\u031b") or "đ" in spelt
    return "".join(sorted(spelt)) if toned or ("\u0301" in spelt and "\u0302" in spelt) else ""
