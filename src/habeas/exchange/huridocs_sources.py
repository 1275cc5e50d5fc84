"""The documents of a HURIDOCS file: each record of information quotes one of them, out and in.

The standard has the source, its date and remarks; what else is known of a document stands in columns of our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from habeas.exchange.citing import source, span, words
from habeas.exchange.claim_lines import ClaimLine, claim_line, read_claim_line
from habeas.exchange.huridocs_tables import Row
from habeas.exchange.model import Cited, Source
from habeas.model import Claim, DocumentCard, Quote

# The columns that say what a document itself says, and what the standard has no table for.
CLAIM, COLUMN = "habeas_claim", "habeas_told"
_NUMBER = re.compile(r"-\d{1,6}$")


def said_of(claim: Claim, quote: Quote, order: int) -> dict[str, object]:
    """The words by which a machine saw a claim; beside its first quote, what the document itself says."""
    seen = claim.trigger
    found: dict[str, object] = {} if seen is None else {"habeas_seen_start": seen.start, "habeas_seen_end": seen.end}
    return found if quote != claim.quotes[0] else {**found, CLAIM: claim_line(claim, order)}


def words_of(card: DocumentCard, quote: Quote, alike: Sequence[str]) -> dict[str, object]:
    """What information has of a document and its words; `alike` tell the same story in the same words."""
    return {
        "source": card.publisher or card.name, "date_of_source_material": card.published, "remarks": quote.text,
        "habeas_document": card.id, "habeas_file": card.name, "habeas_report_year": card.report_year,
        "habeas_title": card.title, "habeas_address": card.url, "habeas_start": quote.start, "habeas_end": quote.end,
        "habeas_country": card.country, "habeas_same_story": tuple(alike),
    }  # fmt: skip


class SourcesIn:
    """The documents among records of information, and which of them tell of what."""

    def __init__(self, information: Iterable[Row]) -> None:
        self._rows: dict[str, list[Row]] = {}
        self._sources: dict[str, Source] = {}
        self._ids: dict[str, str] = {}
        for row in information:
            if _first(row, "habeas_document") and (_quotes(row) or COLUMN in row):
                found = _source(row)
                self._sources.setdefault(found.id, found)
                self._ids[_first(row, "habeas_document")] = found.id
            if _quotes(row) and _first(row, "habeas_act"):
                self._rows.setdefault(_first(row, "habeas_act"), []).append(row)

    def all(self) -> tuple[Source, ...]:
        """The documents, each once."""
        return tuple(self._sources.values())

    def of_act(self, act: str) -> tuple[Cited, ...]:
        """The documents that tell of an act, each claim of theirs with its words; not those of `claims_of`."""
        return tuple(self._cited(several) for several in self._told(act).values() if _claim(several) is None)

    def claims_of(self, act: str) -> Iterator[tuple[tuple[str, str], ClaimLine, Cited]]:
        """What documents themselves say of an act: with what each claim is known by, what it says, and its words."""
        for (document, record), several in self._told(act).items():
            claim = _claim(several)
            if claim is not None:
                yield (document, record.removeprefix(f"{act}-")), claim, self._cited(several)

    def of_one(self, row: Row, names: tuple[str, ...] | None = None) -> Cited | None:
        """The document of one record with its words, and the people under these names; None where it names none."""
        return replace(self._cited([row]), names=names) if _quotes(row) else None

    def document_of(self, row: Row) -> str | None:
        """The id of the document of a record, where that is one of `all`."""
        return self._ids.get(_first(row, "habeas_document"))

    def _told(self, act: str) -> dict[tuple[str, str], list[Row]]:
        """The records of an act, those of one claim together."""
        told: dict[tuple[str, str], list[Row]] = {}
        for row in self._rows.get(act, ()) if act else ():
            record = _NUMBER.sub("", _first(row, "information_record_number"))
            told.setdefault((_first(row, "habeas_document"), record if record.startswith(act) else ""), []).append(row)
        return told

    def _cited(self, rows: Sequence[Row]) -> Cited:
        told = dict.fromkeys(words(_first(row, "remarks"), _first(row, "habeas_start")) for row in rows)
        seen = span(_first(rows[0], "habeas_seen_start"), _first(rows[0], "habeas_seen_end"))
        return Cited(_source(rows[0]).id, tuple(told), trigger=seen)


def _claim(rows: Sequence[Row]) -> ClaimLine | None:
    """What the document of these records says itself; None where they do not say it."""
    lines = (line for row in rows for line in row.get(CLAIM, ()))
    return next((claim for line in lines if (claim := read_claim_line(line)) is not None), None)


def _quotes(row: Row) -> bool:
    """Whether a record says of which document it is, and in which words."""
    return bool(_first(row, "habeas_document") and _first(row, "remarks"))


def _source(row: Row) -> Source:
    publisher, file = _first(row, "source"), _first(row, "habeas_file")
    return source(
        _first(row, "habeas_document"),
        name=file or publisher,
        alike=row.get("habeas_same_story", ()),
        title=_first(row, "habeas_title"),
        publisher=publisher if publisher != file else None,
        published=_first(row, "date_of_source_material"),
        url=_first(row, "habeas_address"),
        country=_first(row, "habeas_country"),
        report_year=_first(row, "habeas_report_year"),
    )


def _first(row: Row, name: str) -> str:
    return next(iter(row.get(name, ())), "")
