"""Reads a sidecar: the small JSON file `NAME.meta.json` in which a person says where a document comes from.

It wins over everything that is guessed, so it is read strictly: an unknown field, a date that is none or a
country code that does not exist is refused with a sentence that says what to mend.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.dates import PartialDate
from habeas.documents.countries import all_countries
from habeas.errors import UnknownTerm, UnreadableDocument

# What an annotated document's `meta` says beside the fields of a sidecar: its licence, which is no fact about it.
_ANNOTATION_EXTRA = {"rights", "source", "license", "note"}
_EARLIEST_REPORT = 1900


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a person says of a document; None for what they do not say."""

    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    country: str | None = None
    language: str | None = None
    title: str | None = None
    author: str | None = None
    report_year: int | None = None


def read_sidecar(content: bytes, name: str) -> Sidecar:
    """The sidecar in these bytes: a JSON object of its fields, or an annotated document's, whose `meta` counts.

    Raises:
        UnreadableDocument: it is not such an object, has an unknown field, or a value that cannot be.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"{name} is not valid JSON in UTF-8; mend it or take it away") from error
    if not isinstance(data, dict):
        raise UnreadableDocument(f'{name} has to be one JSON object, like {{"publisher": "…"}}')
    if isinstance(data.get("meta"), dict) and "doc" in data:
        data = {key: value for key, value in data["meta"].items() if key not in _ANNOTATION_EXTRA}
    return _checked(data, name)


def _checked(data: Mapping[str, object], name: str) -> Sidecar:
    known = list(Sidecar.__dataclass_fields__)
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise UnreadableDocument(f"{name}: unknown field {', '.join(unknown)}; there are {', '.join(known)}")
    texts = {field: _text(data, field, name) for field in known if field != "report_year"}
    return Sidecar(
        publisher=texts["publisher"],
        published=_date(texts["published"], name),
        url=texts["url"],
        country=_country(texts["country"], name),
        language=_language(texts["language"], name),
        title=texts["title"],
        author=texts["author"],
        report_year=_year(data.get("report_year"), name),
    )


def _text(data: Mapping[str, object], field: str, name: str) -> str | None:
    value = data.get(field)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise UnreadableDocument(f"{name}: {field} has to be a text in quotation marks, or be left out")
    return " ".join("".join(char if char.isprintable() else " " for char in value).split())


def _date(value: str | None, name: str) -> PartialDate | None:
    if value is None:
        return None
    try:
        return PartialDate.parse(value)
    except UnknownTerm as error:
        raise UnreadableDocument(f"{name}: published: {error}") from error


def _country(value: str | None, name: str) -> str | None:
    if value is not None and value not in all_countries():
        raise UnreadableDocument(
            f"{name}: country {value!r} is not among the countries that Habeas knows; write it like AZ"
        )
    return value


def _language(value: str | None, name: str) -> str | None:
    if value is not None and not re.fullmatch(r"[a-z]{2}", value):
        raise UnreadableDocument(f"{name}: language {value!r} is no ISO 639-1 code of two small letters, like en")
    return value


def _year(value: object, name: str) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not _EARLIEST_REPORT <= value <= 9999:
        raise UnreadableDocument(f"{name}: report_year has to be a year like 2023, without quotation marks")
    return value
