"""Two people of one name in one table: some words behind the name tell them apart, "A Bek (born 1961)"."""

from __future__ import annotations

import re

_TOLD = re.compile(r" \((?:born \d{4}(?:-\d\d){0,2}|no\. [^()]+|row \d+|female|male)\)$")


def told_as(name: str, words: str) -> str:
    """A name with the words behind it that tell who is meant."""
    return f"{name} ({words})"


def name_of(written: str) -> str | None:
    """The name before such words; None where there are none."""
    found = _TOLD.search(written)
    return None if found is None else written[: found.start()]
