"""What an imported file says of the source of each thing that it hands on: when it spoke, and of which country.

An import is one document, and its claims quote the lines of their sources. Whether somebody is held on a day hangs on
when each source spoke, so a claim has that day, not that of the import. What the lines do not say stays not known.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.model import Claim, DocumentCard, Quote

# How the rules of all that was imported begin (`exchange.lines`), but for tables, whose rows have dates of their own.
_RULE = "import: "
# The rule of a claim from a row that says in which country it happened: a table may tell of many.
_IN_COUNTRY = re.compile(r"list: .* in ([A-Z]{2})")
# Under what the tables and entities of `habeas.exchange` have the day of a source, the year of a report, and a country.
_DAYS = ("published", "publishedAt", "date_of_source_material")
_YEARS = ("report_year", "habeas_report_year")
_COUNTRIES = ("country", "habeas_country")
# The same as lines of notes.
_REPORT, _COUNTRY = "report on: ", "country: "
# Under what they have the words of a source, the document that these are of, and where they begin in it.
_WORDS = ("quotes", "summary", "remarks")
_OF_DOCUMENT = ("document", "habeas_document")
_STARTS = ("starts", "habeas_start")
_CHARACTERS = re.compile(r"characters (\d{1,9}) to \d{1,9}")
_MOST_DIGITS = 10
_A_YEAR, _A_CODE = re.compile(r"(?:19|20|21)[0-9]{2}"), re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class _Source:
    """When a source spoke: its day of publication, or the year that it is on."""

    published: PartialDate | None
    year: int | None

    def latest(self) -> date:
        """The last day on which it may have spoken."""
        if self.published is not None:
            return self.published.last_day
        return date.min if self.year is None else date(self.year + 1, 12, 31)


def as_handed_on(card: DocumentCard, claim: Claim) -> DocumentCard:
    """The document of a claim, for one of an import with the day and the country of the source that its lines name.

    Of several sources it is the one that spoke last.
    """
    of_row = _IN_COUNTRY.fullmatch(claim.rule)
    if of_row is not None:
        return replace(card, country=of_row[1])
    if not claim.rule.startswith(_RULE):
        return card
    rows = [row for quote in claim.quotes if (row := _row(quote.text)) is not None]
    source = max(_sources(rows), key=_Source.latest, default=_Source(None, None))
    return replace(
        card,
        published=source.published or card.published,
        report_year=source.year if source.year is not None else card.report_year,
        country=next(_countries(rows), card.country),
    )


def rule_in(rule: str, country: str) -> str:
    """The rule of a claim from a row of that country."""
    return f"{rule} in {country}"


def quotes_of(claim: Claim) -> tuple[Quote, ...]:
    """The words that show a claim; of one of an import those of the sources, at their places there, without the line.

    Where the lines hand on no words, they are all there is.
    """
    if not claim.rule.startswith(_RULE):
        return claim.quotes
    return tuple(each for quote in claim.quotes for each in _words(quote.text)) or claim.quotes


@lru_cache(maxsize=16384)
def _words(line: str) -> tuple[Quote, ...]:
    """The words of a source that a line has, each of whose sources begins far from any other's."""
    row = _row(line)
    if row is None:
        return ()
    source = next((each for name in _OF_DOCUMENT for each in _said(row, name)), "")
    begins = zlib.crc32(source.encode(errors="replace")) << 32
    found = []
    for number, text in enumerate(each for name in _WORDS for each in _said(row, name)):
        starts = _numbers(row, _STARTS)
        start = begins + (starts[number] if number < len(starts) else 0)
        found.append(Quote(start, start + len(text), text))
    return tuple(found)


def _numbers(row: Mapping[str, Any], names: Iterable[str]) -> list[int]:
    told = [each for name in names for each in _said(row, name)]
    told += [found[1] for each in _said(row, "description") if (found := _CHARACTERS.fullmatch(each))]
    return [int(each) for each in told if each.isascii() and each.isdigit() and len(each) < _MOST_DIGITS]


def _row(line: str) -> Mapping[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _sources(rows: Iterable[Mapping[str, Any]]) -> Iterator[_Source]:
    """What the lines say of sources, each only where it says when one spoke."""
    for row in rows:
        days = [_day(each) for name in _DAYS for each in _said(row, name)]
        years = [each for name in _YEARS for each in _said(row, name)]
        years += [note.removeprefix(_REPORT) for note in _said(row, "notes") if note.startswith(_REPORT)]
        day = next((each for each in days if each is not None), None)
        year = next((int(each) for each in years if _A_YEAR.fullmatch(each)), None)
        if day is not None or year is not None:
            yield _Source(day, year)


def _countries(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The countries that lines name, first that of what happened, then those of the sources."""
    for row in sorted(rows, key=lambda row: row.get("table") == "documents" or row.get("schema") == "Document"):
        named = [each for name in _COUNTRIES for each in _said(row, name)]
        notes = [note for name in ("notes", "description") for note in _said(row, name)]
        named += [note.removeprefix(_COUNTRY) for note in notes if note.startswith(_COUNTRY)]
        yield from (code.upper() for code in named if _A_CODE.fullmatch(code))


def _said(row: Mapping[str, Any], name: str) -> list[str]:
    """The values of a line under a name: of a row, of an entity, or of one statement on an entity."""
    if "entity_id" in row:
        found = row.get("value") if row.get("prop") == name else None
    else:
        properties = row.get("properties")
        found = (properties if isinstance(properties, dict) else row).get(name)
    several = found if isinstance(found, list) else [found]
    return [str(each) for each in several if isinstance(each, str | int) and not isinstance(each, bool)]


def _day(given: str) -> PartialDate | None:
    try:
        return PartialDate.parse(given[:10])
    except UnknownTerm:
        return None
