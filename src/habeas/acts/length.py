"""How long a term is ("nine years", "30 days"), as the longest number of days that the words allow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from habeas.acts.words import act_words

# Where one source counts in months and another in days ("a month", "30 days"; "three months", "90 days"), they mean one
# length if it is the same to two hundredths, months taken at their mean; 15 days and two weeks are not the same.
DAYS_OF_A_MONTH = 30.44
SAME_SHARE = 0.02
_IN_MONTHS = {"year": 12, "month": 1}
_WORD = re.compile(r"\d{1,9}(?:\.\d{1,2}(?!\.?\d))?|[a-z]+")
_ARTICLES, _HUNDRED = ("a", "an"), 100
# "eight and one-half years" is half a year more than eight, not one and a half.
_ONE_HALF = re.compile(r"\bone[\s\-‑–]half\b|½|(?<=\d) 1/2\b")


@lru_cache(maxsize=4096)
def length_of(term: str) -> int | None:
    """The days of a fixed term at most; None for a term without an end ("life") or one that gives no length.

    "two years and six months" is the sum; a year has 366 days here and a month 31, so that a term that has run out
    by this count has surely run out.
    """
    known = act_words()
    if is_endless(term):
        return None
    if bounds := _range(term):
        return length_of(bounds[1])
    return sum(int(number * known.units[unit]) for number, unit in _amounts(term)) or None


def shortest_of(term: str) -> int | None:
    """The days that a fixed term lasts at least: of a range its shorter end; None where only the most is told."""
    if _at_most(term):
        return None
    bounds = _range(term)
    return length_of(bounds[0]) if bounds else length_of(term)


def is_endless(term: str) -> bool:
    """Whether a term has no end of its own ("life imprisonment")."""
    return bool(act_words().endless & set(_words(term)))


def surely_endless(term: str) -> bool:
    """Whether a term has no end, and not only at most ("five years to life")."""
    return is_endless(term) and _range(term) is None and not _at_most(term)


def same_length(left: str, right: str) -> bool:
    """Whether two terms are equally long (24 months are two years, and 30 days a month), or one wording in the other.

    Where no length can be read in either, a term contradicts another only if neither has all of the other's words
    ("life", "life imprisonment"), or each names another term without an end ("life", "death"). A range ("five years to
    life") is as long as whatever lies in it.
    """
    if _range(left) or _range(right):
        return _overlap(left, right)
    if length_of(left) is None or length_of(right) is None:
        return length_of(left) is length_of(right) and _one_wording(set(_words(left)), set(_words(right)))
    one, other = _months_and_days(left), _months_and_days(right)
    if all(one) == all(other) and bool(one[0]) == bool(other[0]):
        return one == other
    days, more = sorted(months * DAYS_OF_A_MONTH + rest for months, rest in (one, other))
    return more - days <= SAME_SHARE * more


def _at_most(term: str) -> bool:
    said = " ".join(_words(term))
    return any(re.search(rf"\b{words}\b", said) for words in act_words().at_most)


@lru_cache(maxsize=4096)
def _range(term: str) -> tuple[str, str] | None:
    """The two ends of a term that is given as a range ("from five to seven years"), each with its unit."""
    low, to, high = (part.strip() for part in term.lower().partition(" to "))
    if not to or not (_is_length(high) and (_is_length(low) or _counts(low))):
        return None
    unit = next((word for word in _words(high) if word.removesuffix("s") in act_words().units), "")
    return (low if _is_length(low) else f"{low} {unit}"), high


def _is_length(words: str) -> bool:
    return bool(_amounts(words)) or is_endless(words)


def _counts(words: str) -> bool:
    """Whether the words end with a bare number ("from five")."""
    last = _words(words)[-1:]
    return bool(last) and (last[0][0].isdigit() or last[0] in act_words().numbers)


def _overlap(left: str, right: str) -> bool:
    (low, high), (other_low, other_high) = (
        tuple(_days(end) for end in _range(term) or (term, term)) for term in (left, right)
    )
    return low <= other_high and other_low <= high


def _days(term: str) -> float:
    length = length_of(term)
    return float("inf") if length is None else length


def _one_wording(left: set[str], right: set[str]) -> bool:
    endless = act_words().endless
    if left & endless and right & endless:
        return bool(left & right & endless)
    return left <= right or right <= left


def _months_and_days(term: str) -> tuple[float, float]:
    """The term in months and, for what is given in weeks or days, days."""
    months, days = 0.0, 0.0
    for number, unit in _amounts(term):
        if unit in _IN_MONTHS:
            months += number * _IN_MONTHS[unit]
        else:
            days += number * act_words().units[unit]
    return months, days


def _amounts(term: str) -> list[tuple[float, str]]:
    """Each number of the term with its unit, half a one included."""
    units, amounts = act_words().units, list[tuple[float, str]]()
    number, half = _Number(), False
    for word in _words(_ONE_HALF.sub(" half ", term.lower())):
        if word.removesuffix("s") in units:
            amounts.append((number.value + half / 2, word.removesuffix("s")))
            number, half = _Number(), False
        elif word == "half":
            half = True
        else:
            number.read(word)
    if half and amounts:  # "three years and a half"
        amounts[-1] = (amounts[-1][0] + 0.5, amounts[-1][1])
    return amounts


@dataclass(slots=True)
class _Number:
    """A number while its words are read, and what it was read from: an article, words or digits."""

    value: float = 0.0
    source: str = ""

    def read(self, word: str) -> None:
        """Takes one word more of it."""
        if word[0].isdigit():
            # "a 15-day term" is not one of 16 days, nor are "five (5) years" ten.
            self.value = self.value + float(word) if self.source == "digits" else float(word)
            self.source = "digits"
        elif word in _ARTICLES:
            # "two and a half years" are not three and a half
            self.value, self.source = self.value or 1.0, self.source or "article"
        elif said := act_words().numbers.get(word):
            if self.source == "digits":  # "5 (five) years" are not ten
                return
            earlier = self.value if self.source == "words" else 0.0
            self.value = (earlier or 1.0) * said if said >= _HUNDRED else earlier + said
            self.source = "words"
        elif self.source in ("digits", "words") and word not in act_words().in_length:
            self.value, self.source = 0.0, ""  # they were of lashes or money


def _words(term: str) -> list[str]:
    return _WORD.findall(term.lower())
