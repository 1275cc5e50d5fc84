"""Every noun as a row of a table: the same columns for CSV, JSON Lines, Parquet and Arrow.

A row names the documents that it rests on and quotes them: `quotes[n]` is the slice from `starts[n]` to `ends[n]`
of the text of the document in `documents[n]`. Dates are texts at the precision that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.answers.exchange_columns import PLAIN, QUOTED, REPORTS
from habeas.answers.response_columns import EXCHANGES, OUTCOMES, RESPONSES, SILENCES
from habeas.errors import UnknownTerm

if TYPE_CHECKING:
    import pyarrow

    from habeas.documents.outline import Section

Row = dict[str, Any]
# Rows that are held at once while a table is made.
BATCH = 1000

_DOCUMENT = {"document": "text", "document_name": "text", "publisher": "text", "published": "text", "url": "text"}
# What the gazetteer says of the place beside it: names, ISO code, and the number in GeoNames.
_LOCATED = {"settlement": "text", "region": "text", "place_country": "text", "geonames": "number"}
# Where in a country report it stands: the section with its number, and what that is about in every edition.
_SECTION = {"section": "text", "topic": "text"}
_QUOTES = {"quotes": "texts", "starts": "numbers", "ends": "numbers"}
_QUOTE = {"quote": "text", "start": "number", "end": "number"}
_SOURCES = {
    "documents": "texts",
    "document_names": "texts",
    "publishers": "texts",
    "published": "texts",
    "urls": "texts",
    **_QUOTES,
}

# Its columns are the topics of the outlines, so they are read only when they are asked for.
COUNTRY_YEARS = "country_years"

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "id": "text",
        "name": "text",
        "title": "text",
        "publisher": "text",
        "published": "text",
        "url": "text",
        "country": "text",
        "report_year": "number",
    },
    "set_asides": {"path": "text", "reason": "text"},
    "claims": {
        "id": "text",
        "type": "text",
        "persons": "texts",
        "group": "text",
        "number": "number",
        "organizations": "texts",
        "actors": "texts",
        "date": "text",
        "place": "text",
        **_LOCATED,
        "charges": "texts",
        "term": "text",
        "modality": "text",
        "speaker": "text",
        "rule": "text",
        "confidence": "real",
        "trigger_start": "number",
        "trigger_end": "number",
        "date_given": "text",
        "review": "text",
        "country": "text",
        **_SECTION,
        **_DOCUMENT,
        **_QUOTES,
    },
    "people": {
        "id": "text",
        "name": "text",
        "names": "texts",
        "gender": "text",
        "reasons": "texts",
        **_SOURCES,
    },
    "acts": {
        "id": "text",
        "type": "text",
        "person": "text",
        "person_name": "text",
        "group": "text",
        "number": "number",
        "organizations": "texts",
        "actors": "texts",
        "date": "text",
        "before": "text",
        "place": "text",
        **_LOCATED,
        "country": "text",
        "charges": "texts",
        "term": "text",
        "modality": "text",
        "sources": "number",
        "disputed": "texts",
        "claims": "texts",
        "reviews": "texts",
        **_SOURCES,
    },
    "cases": {
        "id": "text",
        "person": "text",
        "person_name": "text",
        "country": "text",
        "as_of": "text",
        "status": "text",
        "reason": "text",
        "days_held_at_least": "number",
        "days_held_at_most": "number",
        "custody": "flag",
        "released": "flag",
        "start": "text",
        "end": "text",
        "last_known": "text",
        "acts": "texts",
        "act_types": "texts",
        "responses": "texts",
        **_SOURCES,
    },
    "responses": {**RESPONSES, **_SOURCES},
    "outcomes": OUTCOMES,
    "silences": SILENCES,
    "exchanges": EXCHANGES,
    "counts": {
        "id": "text",
        "what": "text",
        "low": "number",
        "high": "number",
        "qualifier": "text",
        "as_of": "text",
        "place": "text",
        "by": "text",
        "kind": "text",
        "country": "text",
        **_SECTION,
        **_DOCUMENT,
        **_QUOTE,
    },
    "changes": {
        **dict.fromkeys(
            ("level", "change", "subject", "topic", "left", "right", "why", "source", "source_said"), "text"
        ),
        **dict.fromkeys(("left_document", "right_document"), "text"),
        **{
            f"{side}_{name}": kind
            for side in ("left", "right")
            for name, kind in (("quotes", "texts"), ("starts", "numbers"), ("ends", "numbers"))
        },
    },
    "provisions": {
        "kind": "text",
        "subject": "text",
        "law": "text",
        "article": "text",
        "date": "text",
        "penalties": "texts",
        "condition": "text",
        "thresholds": "texts",
        "report_year": "number",
        "country": "text",
        **_SECTION,
        **_DOCUMENT,
        **_QUOTE,
    },
    **{name: {**own, **_DOCUMENT, **_QUOTE} for name, own in QUOTED.items()},
    "reports": {**REPORTS, **_DOCUMENT},
    **PLAIN,
}


def columns(what: str) -> Mapping[str, str]:
    """The columns of a table with the kind of their values.

    Raises:
        UnknownTerm: there is no such table.
    """
    if what == COUNTRY_YEARS:
        from habeas.answers.country_years import country_year_columns

        return country_year_columns()
    try:
        return COLUMNS[what]
    except KeyError as error:
        raise UnknownTerm(f"There is no table {what!r}; there are {', '.join((*COLUMNS, COUNTRY_YEARS))}.") from error


def document_row(card: model.DocumentCard) -> Row:
    """A document without its text."""
    names = ("id", "name", "title", "publisher", "url", "country", "report_year")
    return {**{name: getattr(card, name) for name in names}, "published": _text(card.published)}


def set_aside_row(aside: model.SetAside) -> Row:
    """A file that could not be read."""
    return {"path": aside.path, "reason": aside.reason}


def claim_row(sourced: model.SourcedClaim, located: model.Located | None = None, section: Section | None = None) -> Row:
    """A claim with its document and all its quotes; `located` is what its place is in the gazetteer."""
    claim = sourced.claim
    names = ("type", "group", "number", "place", "term", "modality", "speaker", "rule", "confidence")
    return {
        "id": sourced.id,
        **{name: getattr(claim, name) for name in names},
        **{name: list(getattr(claim, name)) for name in ("persons", "organizations", "actors", "charges")},
        "date": _text(claim.date),
        "trigger_start": None if claim.trigger is None else claim.trigger.start,
        "trigger_end": None if claim.trigger is None else claim.trigger.end,
        "date_given": sourced.date_given or None,
        "review": sourced.review,
        **_located(located),
        "country": sourced.document.country,
        **_section(section),
        **_document(sourced.document),
        **_quotes([(sourced.document, quote) for quote in claim.quotes]),
    }


def person_row(person: model.Person, named: Sequence[tuple[model.DocumentCard, model.NamedPerson, str]]) -> Row:
    """A person with the first place in each document that names them."""
    places = [
        (card, model.Quote(each.mentions[0].start, each.mentions[0].end, shown))
        for card, each, shown in named
        if each.mentions
    ]
    return {
        "id": person.id,
        "name": person.name,
        "names": list(person.names),
        "gender": person.gender,
        "reasons": list(person.reasons),
        **sources(places),
    }


def act_row(act: model.Act) -> Row:
    """An act with every quote of every claim that tells of it."""
    names = ("id", "type", "person_name", "group", "number", "place", "country", "term", "modality", "sources")
    return {
        **{name: getattr(act, name) for name in names},
        "person": act.person_id,
        **{name: list(getattr(act, name)) for name in ("organizations", "actors", "charges")},
        "date": _text(act.date),
        "before": _text(act.before),
        **_located(act.located),
        "disputed": [
            f"{dispute.field}: {' / '.join(value for value, _ in dispute.values)}" for dispute in act.disputes
        ],
        "claims": [claim.id for claim in act.claims],
        "reviews": [claim.review for claim in act.claims],
        **sources(_told([act])),
    }


def case_row(each: model.CaseOn) -> Row:
    """A case as it stood on a day, with every quote of its acts and responses."""
    case = each.case
    return {
        "id": case.id,
        "person": case.person_id,
        **{name: getattr(case, name) for name in ("person_name", "country", "custody", "released")},
        "as_of": each.as_of.isoformat(),
        "status": each.status.value,
        "reason": each.status.reason,
        "days_held_at_least": each.days_held,
        "days_held_at_most": each.days_held_most,
        **{name: _text(getattr(case, name)) for name in ("start", "end", "last_known")},
        "acts": [act.id for act in case.acts],
        "act_types": [act.type for act in case.acts],
        "responses": [act.id for act in case.responses],
        **sources(_told([*case.acts, *case.responses])),
    }


def count_row(count_id: str, count: model.Count, document: model.DocumentCard, section: Section | None = None) -> Row:
    """A reported number with its quote."""
    names = ("what", "low", "high", "qualifier", "place", "by", "kind")
    return {
        "id": count_id,
        **{name: getattr(count, name) for name in names},
        "as_of": _text(count.as_of),
        "country": document.country,
        **_section(section),
        **_document(document),
        "quote": count.quote.text,
        "start": count.quote.start,
        "end": count.quote.end,
    }


def arrow(what: str, rows: Iterable[Row]) -> pyarrow.Table:
    """Rows as an Arrow table; a table without rows has its columns all the same."""
    import pyarrow

    schema = arrow_schema(what)
    batches = [pyarrow.RecordBatch.from_pylist(batch, schema=schema) for batch in batched(rows, BATCH)]
    return pyarrow.Table.from_batches(batches, schema=schema)


def arrow_schema(what: str) -> pyarrow.Schema:
    """The columns of a table as Arrow has them."""
    import pyarrow

    kinds = {
        "text": pyarrow.string(),
        "number": pyarrow.int64(),
        "real": pyarrow.float64(),
        "flag": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
        "numbers": pyarrow.list_(pyarrow.int64()),
    }
    return pyarrow.schema([(name, kinds[kind]) for name, kind in columns(what).items()])


def batched(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Rows in lists of at most that many."""
    each = iter(rows)
    while batch := list(islice(each, size)):
        yield batch


def _located(located: model.Located | None) -> Row:
    told = located or model.Located()
    names = {"settlement": told.settlement, "region": told.region, "place_country": told.country}
    return {**names, "geonames": told.geonames}


def place_row(document: model.DocumentCard, section: Section | None) -> Row:
    """Of which country, in which section of which document something stands."""
    return {"country": document.country, **_section(section), **_document(document)}


def _section(section: Section | None) -> Row:
    return {"section": section.path if section else None, "topic": section.topic if section else None}


def _document(card: model.DocumentCard) -> Row:
    return {
        "document": card.id,
        "document_name": card.name,
        "publisher": card.publisher,
        "published": _text(card.published),
        "url": card.url,
    }


def _told(acts: Iterable[model.Act]) -> list[tuple[model.DocumentCard, model.Quote]]:
    return [(claim.document, quote) for act in acts for claim in act.claims for quote in claim.claim.quotes]


def sources(places: Sequence[tuple[model.DocumentCard, model.Quote]]) -> Row:
    """The columns of the documents and the quotes that a row rests on."""
    cards = [card for card, _ in places]
    return {
        "documents": [card.id for card in cards],
        "document_names": [card.name for card in cards],
        "publishers": [card.publisher for card in cards],
        "published": [_text(card.published) for card in cards],
        "urls": [card.url for card in cards],
        **_quotes(places),
    }


def _quotes(places: Sequence[tuple[model.DocumentCard, model.Quote]]) -> Row:
    return {
        "quotes": [quote.text for _, quote in places],
        "starts": [quote.start for _, quote in places],
        "ends": [quote.end for _, quote in places],
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)
