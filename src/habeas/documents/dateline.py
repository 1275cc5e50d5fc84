"""Parts the dateline from the sentence that it opens: "MIRESK, March 13, 2024 (TolWire) - Officers of …".

Where and when a story was filed is nobody's act and no act's day: the dateline is a byline of its own, so that what
follows is read as the sentence that it is. Nothing is deleted, and the two cover what the paragraph covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from habeas.errors import BadVocabulary
from habeas.model import Part
from habeas.terms import load_toml

_FILE = "documents/datelines.toml"
# No dateline is longer; looking no further keeps every pattern quick.
REACH = 120
# A paragraph of fewer characters behind the dateline would be no sentence, so that was none.
SHORTEST_SENTENCE = 20


@dataclass(frozen=True, slots=True)
class Datelines:
    """The compiled forms: those that are datelines by themselves, and those that an entry of a list may have."""

    sure: re.Pattern[str]
    likely: re.Pattern[str]


def with_datelines(text: str, parts: Sequence[Part]) -> list[Part]:
    """The parts, each paragraph that opens with a dateline as that byline and the paragraph behind it."""
    return [part for number in range(len(parts)) for part in _parted(text, parts, number)]


@cache
def datelines() -> Datelines:
    """The forms of datelines.

    Raises:
        BadVocabulary: the data file does not say what it should.
    """
    return read_datelines(load_toml(_FILE))


def read_datelines(data: dict[str, object]) -> Datelines:
    """Checks and compiles a parsed file of datelines."""
    names = {key: value for key, value in data.items() if isinstance(value, str)}
    if set(data) - set(names) != {"sure", "likely"}:
        raise BadVocabulary(f"data/{_FILE} needs the lists `sure` and `likely`, and patterns for the names in them")
    return Datelines(*(_compiled(data[key], names) for key in ("sure", "likely")))


def _parted(text: str, parts: Sequence[Part], number: int) -> Iterator[Part]:
    part = parts[number]
    found = _dateline(text, part)
    before, behind = parts[number - 1] if number else None, parts[number + 1] if number + 1 < len(parts) else None
    if found is not None and datelines().sure.match(found) is None:
        # Entries of a list stand under each other; a story opens once, behind no other paragraph.
        alone = (before is None or before.kind != "paragraph") and (behind is None or _dateline(text, behind) is None)
        found = found if alone else None
    if found is None:
        yield part
        return
    yield Part(part.start, part.start + len(found.rstrip()), "byline")
    yield replace(part, start=part.start + len(found))


def _dateline(text: str, part: Part) -> str | None:
    """The dateline that the paragraph opens with, and the white space behind it."""
    if part.kind != "paragraph":
        return None
    opening = text[part.start : min(part.end, part.start + REACH)]
    found = datelines().sure.match(opening) or datelines().likely.match(opening)
    if found is None or part.end - part.start - found.end() < SHORTEST_SENTENCE:
        return None
    return found.group()


def _compiled(forms: object, names: dict[str, str]) -> re.Pattern[str]:
    if not isinstance(forms, list) or not forms or not all(isinstance(form, str) for form in forms):
        raise BadVocabulary(f"data/{_FILE}: `sure` and `likely` have to be lists of patterns")
    source = "|".join(forms)
    for _ in names:  # a name's pattern may have another name in it
        for name, pattern in names.items():
            source = source.replace(f"{{{name}}}", pattern)
    try:
        return re.compile(source)
    except re.error as error:
        raise BadVocabulary(f"data/{_FILE}: {error} in the forms of datelines") from error
