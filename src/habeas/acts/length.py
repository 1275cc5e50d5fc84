"""How long a term is ("nine years", "30 days"), as the longest number of days that the words allow."""

from __future__ import annotations

import re
from functools import lru_cache

from habeas.acts.words import act_words

_PIECE = re.compile(
    r"(\d+|[a-z]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)(?:\s+and\s+a\s+half)?[\s-]+([a-z]+)"
)


@lru_cache(maxsize=4096)
def length_of(term: str) -> int | None:
    """The days of a fixed term at most; None for a term without an end ("life") or one that gives no length.

    "two years and six months" is the sum; a year has 366 days here and a month 31, so that a term that has run out
    by this count has surely run out.
    """
    words = act_words()
    text = re.sub(r"\s+", " ", term.lower().replace("\u00a0", " ")).strip()
    if words.endless & set(re.findall(r"[a-z]+", text)):
        return None
    days = sum(_days(match) for match in _PIECE.finditer(text))
    return days or None


def same_length(left: str, right: str) -> bool:
    """Whether two terms are equally long, or worded alike where a length cannot be read."""
    one, other = length_of(left), length_of(right)
    if one is None or other is None:
        return one is other and left.lower().split() == right.lower().split()
    return one == other


def _days(match: re.Match[str]) -> int:
    words = act_words()
    unit = words.units.get(match[2].removesuffix("s"))
    number = _number(match[1])
    if unit is None or number is None:
        return 0
    return number * unit + (unit // 2 if "half" in match[0] else 0)


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    parts = [act_words().numbers.get(part) for part in text.split("-")]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None
