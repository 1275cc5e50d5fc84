"""Several things with labelled parts in one cell, for people to read and to be read again, whatever their values hold.

    • arrest | date: 2024-12-03 | by: police | source: 1 | words at 120: Police led her away
    • sentence | term: 3 years | source: 2 | words at 7: three years

A cell comes back on one line with every run of spaces as one, so all that would not come back as it is, and what parts
things and their parts, is written by its number: "\\7c;" is a bar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# A part of a thing: its label, "" for what the thing is, and its value.
Part = tuple[str, str]
THING, PART, LABEL = "• ", " | ", ": "
NUMBER = "\\"
# What is never written as it is: the signs above, the one for numbers, spaces that would go, what an XLSX has for signs
# ("_x0041_"), and signs without ink.
_SPECIAL = re.compile(r"[\\|•]|^ | $|(?<= ) |_(?=x[0-9A-Fa-f]{4}_)")
_NUMBERED = re.compile(r"\\([0-9a-f]{1,6});")
_LAST_SIGN = 0x10FFFF
# Between things and parts; spaces around it may have been lost where a cell was cut.
_THINGS = re.compile(r"\s*•\s*")
_PARTS = re.compile(r"\s*\|\s*")


def as_cell(things: Iterable[Sequence[Part]]) -> str:
    """The cell that holds these things, each on a line of its own."""
    return "\n".join(THING + PART.join(map(_written, parts)) for parts in things)


def things_in(cell: str) -> list[list[Part]]:
    """The things that a cell holds, each as its parts; a part without a label has "" for one."""
    return [[_read(part) for part in _PARTS.split(thing.strip())] for thing in _THINGS.split(cell) if thing.strip()]


def _written(part: Part) -> str:
    label, value = part
    return f"{label}{LABEL}{_kept(value)}" if label else _kept(value)


def _kept(value: str) -> str:
    kept = _SPECIAL.sub(lambda found: numbered(found[0]), value)
    return kept if kept.isprintable() else "".join(sign if sign.isprintable() else numbered(sign) for sign in kept)


def numbered(sign: str) -> str:
    """A sign by its number, which is read as the sign."""
    return f"{NUMBER}{ord(sign):x};"


def _read(part: str) -> Part:
    label, between, value = part.partition(LABEL)
    if not between and part.endswith(LABEL.strip()):
        label, between, value = part.removesuffix(LABEL.strip()), LABEL, ""
    return (label, _unnumbered(value)) if between else ("", _unnumbered(part))


def _unnumbered(value: str) -> str:
    return _NUMBERED.sub(_sign, value)


def _sign(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return chr(number) if number <= _LAST_SIGN else found[0]
