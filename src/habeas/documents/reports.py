"""Knows annual reports on countries: the year, the country and the publisher that a title tells, or an outline.

The series and their outlines are `data/documents/reports.toml`. A report whose text begins with its first section gets
the title of its series; nothing is put into the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from habeas.documents.countries import country_named, name_of
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

_FILE = "documents/reports.toml"
_NEEDED, _ALLOWED = {"source", "title", "covers"}, {"source", "title", "covers", "publisher", "worded", "outlines"}

# A country's name as an index turns it: "Congo, Democratic Republic of the".
_TURNED = re.compile(
    r"(?P<name>[^,(]+), (?P<kind>(?i:[^,(]*\b(?:republic|kingdom|state|states)\b[^,(]*|the))(?:\s*\(.*\))?"
)


@dataclass(frozen=True, slots=True)
class Series:
    """A series of annual reports.

    Attributes:
        title: the pattern of its titles, with the groups `year` and `country`.
        covers: what to add to the year in the title to get the year that the report covers.
        publisher: who publishes it.
        worded: how its titles are worded, with {year} and {country} in their places.
        outlines: patterns of headings; a report that has all of one list is of this series.
    """

    title: re.Pattern[str]
    covers: int
    publisher: str | None
    worded: str | None
    outlines: tuple[tuple[re.Pattern[str], ...], ...]


def titled_report(title: str | None) -> tuple[int, str | None] | None:
    """The year that a report of this title covers, and its country; None where it is no annual report's title."""
    for series in _all_series():
        found = series.title.search(title or "")
        if found:
            return int(found["year"]) + series.covers, _country_of(found["country"] or "")
    return None


def _country_of(words: str) -> str | None:
    """The country of a title: of "Korea, Republic of" as it is said, of one with its territories the first.

    "China (Includes Hong Kong, Macau, and Tibet)", "Israel, West Bank and Gaza".
    """
    turned = _TURNED.fullmatch(words.strip())
    if turned is not None:
        return country_named(f"{turned['kind']} {turned['name']}")
    return country_named(words) or country_named(re.split(r"[(,]|\s[–—-]\s", words, maxsplit=1)[0])


def report_publisher(title: str | None) -> str | None:
    """Who publishes reports on a country that have this title."""
    for series in _all_series():
        found = series.title.search(title or "")
        if found:
            return series.publisher if found["country"] and _country_of(found["country"]) else None
    return None


def report_by_outline(year: int, country: str | None, headings: Sequence[str]) -> tuple[str | None, str | None]:
    """The title and the publisher of the report of that year with these headings, each None where not known."""
    outline = " ".join(headings)
    for series in _all_series():
        known = any(all(pattern.search(outline) for pattern in each) for each in series.outlines)
        if known and series.worded is not None and country is not None:
            titled = year - series.covers
            return series.worded.format(year=titled, country=name_of(country)), series.publisher
    return None, None


@cache
def _all_series() -> tuple[Series, ...]:
    return read_series(load_toml(_FILE))


def read_series(data: dict[str, object]) -> tuple[Series, ...]:
    """Checks and compiles a parsed file of series of reports.

    Raises:
        BadVocabulary: it does not say what it should.
    """
    entries = data.get("report")
    if not isinstance(entries, list) or any(not _NEEDED <= set(entry) <= _ALLOWED for entry in entries):
        raise BadVocabulary(f"data/{_FILE} needs entries [[report]] with source, title and covers")
    return tuple(
        Series(
            re.compile(entry["title"]),
            int(entry["covers"]),
            entry.get("publisher"),
            entry.get("worded"),
            tuple(tuple(re.compile(pattern) for pattern in outline) for outline in entry.get("outlines", ())),
        )
        for entry in entries
    )
