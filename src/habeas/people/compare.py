"""Whether two mentions may be one person, with the reason in a sentence.

Three answers: the same, different, or not enough to tell, which joins nothing. A contradicted part of a name (another
given name, another father's name, another surname: Anar Mammadli is not Anar Mammadov) always parts two people; a
part that one side leaves out does not. A letter with a mark may be spelt in two ways: Oršova is Orsova and Orshova.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import product

from habeas.model import Mention
from habeas.people.names import Name, name_words, parse, readings, sound, spelling, unmarked


class Verdict(Enum):
    """What comparing two mentions says."""

    SAME = "same"
    DIFFERENT = "different"
    UNCLEAR = "not enough to tell"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict on two mentions and the sentence that explains it."""

    verdict: Verdict
    reason: str


def same(left: Mention, right: Mention) -> Comparison:
    """Whether two mentions with full names are one person.

    A single name never decides here, nor does an initial: see `habeas.people.resolve` for a surname alone.
    """
    if left.gender and right.gender and left.gender != right.gender:
        return Comparison(Verdict.DIFFERENT, "one is a woman and the other a man")
    one, other = parse(left.name), parse(right.name)
    if not (one.complete and other.complete):
        return Comparison(Verdict.UNCLEAR, "a single name or an initial is not enough to tell")
    if one.full == other.full:
        return Comparison(Verdict.SAME, _same_letters(left.name, right.name))
    pairs = product(readings(left.name), readings(right.name))
    compared = [_by_parts(left, right, *pair) for pair in pairs]
    found = next((each for each in compared if each.verdict is Verdict.SAME), compared[0])
    if found.verdict is Verdict.DIFFERENT and _only_marks_differ(left, right, one, other):
        return Comparison(Verdict.UNCLEAR, f"the mark of a letter may tell them apart: {left.name}, {right.name}")
    return found


def _only_marks_differ(left: Mention, right: Mention, one: Name, other: Name) -> bool:
    """Whether the two would be spellings of one name if sh were s: Orsova and Orshova, but also Zang and Zhang."""
    return _by_parts(left, right, _unmarked(one), _unmarked(other)).verdict is not Verdict.DIFFERENT


def _unmarked(name: Name) -> Name:
    return Name(
        given=None if name.given is None else unmarked(name.given),
        middle=tuple(map(unmarked, name.middle)),
        patronymic=None if name.patronymic is None else unmarked(name.patronymic),
        family=unmarked(name.family),
        foreign=name.foreign,
    )


def same_part(left: str, right: str, *, open_vowels: bool) -> bool:
    """Whether two folded parts are spellings of one name; `open_vowels` lets a and e stand for each other."""
    return sound(left) == sound(right) if open_vowels else spelling(left) == spelling(right)


def _by_parts(left: Mention, right: Mention, one: Name, other: Name) -> Comparison:
    loose = _open_vowels(left, right, one, other)
    if not same_part(one.family, other.family, open_vowels=loose):
        return Comparison(Verdict.DIFFERENT, f"the surnames differ: {left.name}, {right.name}")
    if not same_part(one.given or "", other.given or "", open_vowels=loose):
        return Comparison(Verdict.DIFFERENT, f"the given names differ: {left.name}, {right.name}")
    if one.patronymic and other.patronymic and not same_part(one.patronymic, other.patronymic, open_vowels=loose):
        return Comparison(Verdict.DIFFERENT, f"the fathers' names differ: {left.name}, {right.name}")
    if not _middle_fits(one.middle, other.middle, open_vowels=loose):
        return Comparison(Verdict.DIFFERENT, f"the middle names differ: {left.name}, {right.name}")
    if left.country and right.country and left.country != right.country:
        return Comparison(Verdict.UNCLEAR, "names spelt differently, in documents about different countries")
    return Comparison(Verdict.SAME, _same_parts(left.name, right.name, one, other))


def _open_vowels(left: Mention, right: Mention, one: Name, other: Name) -> bool:
    countries = {country for country in (left.country, right.country) if country}
    return one.foreign or other.foreign or bool(countries & name_words().open_vowel_countries)


def _middle_fits(left: tuple[str, ...], right: tuple[str, ...], *, open_vowels: bool) -> bool:
    """Whether the shorter list of middle names is contained in the longer one; an initial stands for a name."""
    fewer, more = sorted((left, right), key=len)
    return all(any(_middle_same(part, whole, open_vowels) for whole in more) for part in fewer)


def _middle_same(left: str, right: str, open_vowels: bool) -> bool:
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    return same_part(left, right, open_vowels=open_vowels)


def _same_letters(left: str, right: str) -> str:
    if left == right:
        return f"the same name, {left}"
    return f"the same name in other letters: {left}, {right}"


def _same_parts(left: str, right: str, one: Name, other: Name) -> str:
    if len(one.full) != len(other.full):
        return f"the same given name and surname, with a further name on one side: {left}, {right}"
    return f"two spellings of one given name and one surname: {left}, {right}"
