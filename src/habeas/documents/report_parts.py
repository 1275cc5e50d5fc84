"""Parts of a country report that have the sections of an outline once more: Tibet, Hong Kong, the West Bank and Gaza.

What begins such a part is known by its heading, and by the sections that begin again below it. Headings that only
mention the territory begin none. The parts are `data/outlines/parts.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from habeas.documents.countries import all_countries
from habeas.documents.editions import plain_title
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

if TYPE_CHECKING:
    from habeas.documents.headings import Heading
    from habeas.documents.outline import Section

_FILE = "outlines/parts.toml"
_FIELDS = {"name", "of", "wordings"}
PART_LEVEL = 0
# What stands around the name in a heading.
_AROUND = r"(?:read a section:? )?(?:{wordings})(?: (?:19|20)\d\d)?(?: human rights report)?"
# A part has this section, or the summary, before any other.
_FIRST = ("1", None)


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part by its name, the country in whose report it stands, and the pattern of its heading."""

    name: str
    of: str
    heading: re.Pattern[str]


def with_parts(
    sections: Sequence[Section], headings: Sequence[Heading], country: str | None, end: int
) -> tuple[Section, ...]:
    """The sections with a section of level 0 for each part, and the part's name before the paths inside of it."""
    starts = list(_starts(sections, headings, country))
    if not starts:
        return tuple(sections)
    opened = [heading.start for heading, _ in starts]
    bounds = [*opened[1:], end]
    whole = [_part(heading, name, until) for (heading, name), until in zip(starts, bounds, strict=True)]
    inside = [each for each in sections if each.start not in opened]
    found = [_inside(each, whole) for each in inside]
    return tuple(sorted((*found, *whole), key=lambda each: (each.start, each.level)))


def numbers_by_part(sections: Sequence[Section]) -> list[list[str]]:
    """The numbers of the sections of the report itself, then of each of its parts."""
    parts = [each for each in sections if each.level == PART_LEVEL]
    numbers: list[list[str]] = [[] for _ in range(len(parts) + 1)]
    for each in sections:
        if each.level == 1 and each.number is not None:
            place = next((n for n, part in enumerate(parts, 1) if part.start <= each.start < part.end), 0)
            numbers[place].append(each.number)
    return numbers


@cache
def report_parts() -> tuple[ReportPart, ...]:
    """All parts that are known.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_parts(load_toml(_FILE))


def read_parts(data: dict[str, object]) -> tuple[ReportPart, ...]:
    """Checks and returns the parts of a parsed file."""
    entries = data.get("part")
    if not isinstance(entries, list) or any(not isinstance(each, dict) or set(each) != _FIELDS for each in entries):
        raise BadVocabulary(f"data/{_FILE} needs entries [[part]] with name, of and wordings, and nothing else")
    strange = sorted({str(each["of"]) for each in entries} - set(all_countries()))
    if strange:
        raise BadVocabulary(f"data/{_FILE}: {', '.join(strange)} is no country's code; write it like CN")
    try:
        return tuple(
            ReportPart(each["name"], each["of"], re.compile(_AROUND.format(wordings="|".join(each["wordings"]))))
            for each in entries
        )
    except (re.error, TypeError) as error:
        raise BadVocabulary(f"data/{_FILE}: {error} in one of the wordings") from error


def _starts(sections: Sequence[Section], headings: Sequence[Heading], country: str | None) -> list[tuple[Heading, str]]:
    """The headings that open a part: with its words, and with the first section of an outline right below."""
    found: dict[str, tuple[Heading, str]] = {}
    named = [(heading, _named(heading.title, country)) for heading in headings]
    for place, (heading, name) in enumerate(named):
        # "Hong Kong", "Macau", "Tibet" one below the other are links to the parts, whose headings come further on.
        beside = (*named[max(0, place - 1) : place], *named[place + 1 : place + 2])
        if any(other is not None for _, other in beside):
            continue
        following = next((each for each in sections if each.start > heading.start), None)
        opens = following is not None and following.level == 1 and following.number in _FIRST
        if name is not None and opens and following is not None and following.topic is not None:
            found[name] = (heading, name)
    return sorted(found.values(), key=lambda each: each[0].start)


def _named(title: str, country: str | None) -> str | None:
    plain = plain_title(title)
    meant = (each for each in report_parts() if country in (None, each.of))
    return next((each.name for each in meant if each.heading.fullmatch(plain)), None)


def _part(heading: Heading, name: str, until: int) -> Section:
    from habeas.documents.outline import Section

    return Section(PART_LEVEL, None, heading.title, name, None, heading.start, until)


def _inside(section: Section, parts: Sequence[Section]) -> Section:
    """A section as its part has it; one of the report itself ends where the first part begins."""
    part = next((each for each in reversed(parts) if each.start <= section.start < each.end), None)
    end = min([section.end, *(each.start for each in parts if each.start > section.start)])
    return replace(section, path=section.path if part is None else f"{part.path} > {section.path}", end=end)
