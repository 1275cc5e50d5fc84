"""How long a term is ("nine years", "30 days"), as the longest number of days that the words allow."""

from __future__ import annotations

import re
from functools import lru_cache

from habeas.acts.words import act_words

_WORD = re.compile(r"\d{1,9}|[a-z]+")


@lru_cache(maxsize=4096)
def length_of(term: str) -> int | None:
    """The days of a fixed term at most; None for a term without an end ("life") or one that gives no length.

    "two years and six months" is the sum; a year has 366 days here and a month 31, so that a term that has run out
    by this count has surely run out.
    """
    known = act_words()
    words = _WORD.findall(term.lower())
    if known.endless & set(words):
        return None
    days, number, half = 0, 0, False
    for word in words:
        unit = known.units.get(word.removesuffix("s"))
        if unit is not None:
            days += number * unit + (unit // 2 if half else 0)
            number, half = 0, False
        elif word == "half":
            half = True
        elif word not in ("a", "an") or not number:  # "two and a half years" is not three
            number += int(word) if word.isdigit() else known.numbers.get(word, 0)
    return days or None


def same_length(left: str, right: str) -> bool:
    """Whether two terms are equally long, or worded alike where a length cannot be read."""
    one, other = length_of(left), length_of(right)
    if one is None or other is None:
        return one is other and left.lower().split() == right.lower().split()
    return one == other
