"""Whether a row of a table that Habeas wrote is as it was written: then its sources say all that it says.

What somebody changes in such a row is told by whoever imports it, beside what the sources say. A spreadsheet that
writes days in another way has changed nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from habeas.errors import UnknownTerm
from habeas.lists.days import read_day
from habeas.lists.model import ALL_FIELDS, DATES, OF_SOURCES
from habeas.lists.words import is_none, says_nothing

_DIGITS = 12
# What says nothing of anybody, though somebody may add to it.
_NOT_TOLD = (*OF_SOURCES, "note", "source")


def check_of(cells: Mapping[str, str]) -> str:
    """A digest of what a row says by its fields, those of its sources left out."""
    told = {
        name: _written(name, value)
        for name in ALL_FIELDS
        if name not in _NOT_TOLD and (value := cells.get(name)) and not _is_nothing(name, value)
    }
    # A letter first: digits alone are a number for a spreadsheet, and are written in another way.
    return f"h{hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:_DIGITS]}"


def _is_nothing(name: str, value: str) -> bool:
    return says_nothing(value) or is_none(name, value)


def _written(name: str, value: str) -> str:
    if name not in DATES:
        return value
    try:
        found, unclear = read_day(value, None)
    except UnknownTerm:
        return value
    return value if unclear else str(found)
