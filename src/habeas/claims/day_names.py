"""Names without the day that the parser took for a part of them: "the State Department Tuesday announced"."""

from __future__ import annotations

from functools import cache

from habeas.claims.lexicon import data


def without_day(name: str) -> str:
    """The name without a day of the week at its end, or one (or "yesterday") before it."""
    words = name.split()
    first, last = 0, len(words)
    while last > 1 and words[last - 1].lower() in _days():
        last -= 1
    while first < last - 1 and words[first].lower() in _days() | {"yesterday", "today"}:
        first += 1
    return name if (first, last) == (0, len(words)) else " ".join(words[first:last])


@cache
def days_and_months() -> frozenset[str]:
    """The names of days and months, in small letters."""
    return _days() | frozenset(data("dates")["months"])


@cache
def _days() -> frozenset[str]:
    return frozenset(data("dates")["weekdays"])
