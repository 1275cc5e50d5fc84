"""The cells of a table that goes out: several values in one, and nothing in them that a spreadsheet runs as a formula.

Both can be read back: what comes in equals what went out, value for value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from habeas.answers.export import BETWEEN

# What makes a spreadsheet take a cell for a formula (the OWASP list for CSV injection), behind any signs for words.
_FORMULA = re.compile(r"'*[ \n]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"'+[ \n]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_MOST_DIGITS = 12
_PART = re.compile(r"\|\|| \| ")


def guarded(text: str) -> str:
    """A cell that can't run: a sign for words stands before it where it would, or where it would be taken for one."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell as it was before it was guarded."""
    return cell[1:] if _GUARDED.match(cell) else cell


def joined(values: Iterable[str]) -> str:
    """Several values as one cell, parted by bars; a bar inside a value is doubled."""
    return BETWEEN.join(value.replace("|", "||") for value in values)


def parted(cell: str) -> tuple[str, ...]:
    """The values of a cell; an empty one has none."""
    if not cell:
        return ()
    parts, start = [""], 0
    for match in _PART.finditer(cell):
        parts[-1] += cell[start : match.start()]
        if match[0] == BETWEEN:
            parts.append("")
        else:
            parts[-1] += "|"
        start = match.end()
    parts[-1] += cell[start:]
    return tuple(parts)


def whole_number(text: str) -> int | None:
    """The number in these digits; None where they are none, or more than any number of people has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None
