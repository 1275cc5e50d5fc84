"""Two people of one name in one table: some words behind the name tell them apart, "A Bek (born 1961)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count

_TOLD = re.compile(r" \((?:born \d{4}(?:-\d\d){0,2}|no\. [^()]+|row \d+|female|male)\)$")


def told_as(name: str, words: str) -> str:
    """A name with the words behind it that tell who is meant."""
    return f"{name} ({words})"


def name_of(written: str) -> str | None:
    """The name before such words; None where there are none."""
    found = _TOLD.search(written)
    return None if found is None else written[: found.start()]


def numbered(names: Mapping[str, str]) -> dict[str, str]:
    """People by what identifies them, each with a name that none of the others has: their own, or it with a number.

    The numbers are in the order in which they are given, and none that somebody is called by already.
    """
    alike: dict[str, list[str]] = {}
    for one, name in names.items():
        alike.setdefault(name, []).append(one)
    taken, found = set(alike), {}
    for name, several in alike.items():
        numbers = count(1)
        for one in several:
            called = name if len(several) == 1 else _free(name, numbers, taken)
            taken.add(called)
            found[one] = called
    return {one: found[one] for one in names}


def _free(name: str, numbers: count[int], taken: set[str]) -> str:
    return next(called for number in numbers if (called := told_as(name, f"no. {number}")) not in taken)
