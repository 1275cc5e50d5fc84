"""What a file says of a document that it names, made fit to be kept: it is somebody's word, and may be anything."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from habeas.dates import PartialDate
from habeas.documents.countries import all_countries
from habeas.documents.layout import LONGEST_TEXT, one_line
from habeas.errors import UnknownTerm
from habeas.exchange.model import Source, Words

_SHA256 = re.compile(r"[0-9a-f]{64}")
# No text of a document has these: a sign that no database keeps, and halves of letters.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_EARLIEST_REPORT, _LATEST_REPORT = 1900, 2999
_LONGEST_FACT, _LONGEST_START = 4_096, 10
UNNAMED = "document"


def document_id(given: str) -> str:
    """A document's SHA-256, where that is what it is called; else a digest of what it is called."""
    if _SHA256.fullmatch(given):
        return given
    return hashlib.sha256(f"a document of an import\n{given}".encode(errors="replace")).hexdigest()


def source(given: str, *, name: str | None, alike: Iterable[str] = (), **facts: object) -> Source:
    """A document that a file calls so; of its facts those that can be."""
    texts = {each: _fact(facts.get(each)) for each in ("title", "publisher", "url")}
    return Source(
        document_id(given),
        _fact(name) or texts["title"] or UNNAMED,
        **texts,
        published=_day(facts.get("published")),
        country=_country(facts.get("country")),
        report_year=_year(facts.get("report_year")),
        alike=tuple(document_id(each) for each in alike),
    )


def words(text: str, start: object = None) -> Words:
    """Words of a document; where they begin only where that is a number."""
    return Words(_NO_TEXT.sub("\ufffd", text), _place(start))


def span(start: object, end: object) -> tuple[int, int] | None:
    """A stretch of a document's text; None where it is none."""
    first, last = _place(start), _place(end)
    return None if first is None or last is None or not first < last <= LONGEST_TEXT else (first, last)


def _place(given: object) -> int | None:
    if isinstance(given, str):
        given = int(given) if given.isascii() and given.isdigit() and len(given) < _LONGEST_START else None
    return given if isinstance(given, int) and not isinstance(given, bool) and given >= 0 else None


def _fact(given: object) -> str | None:
    if not isinstance(given, str):
        return None
    clean = one_line(_NO_TEXT.sub("\ufffd", given))
    return None if clean is None else clean[:_LONGEST_FACT]


def _day(given: object) -> PartialDate | None:
    if isinstance(given, PartialDate):
        return given
    try:
        return PartialDate.parse(given[:10]) if isinstance(given, str) else None
    except UnknownTerm:
        return None


def _country(given: object) -> str | None:
    code = given.upper() if isinstance(given, str) else ""
    return code if code in all_countries() else None


def _year(given: object) -> int | None:
    if isinstance(given, str) and given.isascii() and given.isdigit() and len(given) == len("2024"):
        given = int(given)
    is_year = isinstance(given, int) and not isinstance(given, bool)
    return given if is_year and _EARLIEST_REPORT <= given <= _LATEST_REPORT else None  # type: ignore[operator, return-value]
