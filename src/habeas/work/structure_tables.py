"""How the documents of a registry are made, as tables: sections, statements of law, named bodies, who is asked what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from habeas.exchange.structure_rows import Row, body_rows, passage_rows, report_row, section_rows
from habeas.record import load, sections
from habeas.record import organizations as organization_rows
from habeas.record import responses as response_rows
from habeas.record.connect import Record
from habeas.record.rows import CHUNK
from habeas.work.provisions import provisions_table


def structure_tables(record: Record, country: str | None = None) -> dict[str, Callable[[], Iterable[Row]]]:
    """By table what gives its rows, of documents on a country or of all."""
    asked: dict[str, Any] = {} if country is None else {"country": country}
    return {
        "reports": lambda: _reports(record, country),
        "sections": lambda: _sections(record, country),
        "bodies": lambda: _bodies(record, asked),
        "provisions": lambda: provisions_table(record).where(**asked).rows(),
        "passages": lambda: _passages(record, asked),
    }


def _reports(record: Record, country: str | None) -> Iterator[Row]:
    ids = sorted(sections.reports(record, country))
    for card in load.cards(record, pk__in=ids):
        outlined = sections.outlined_of(record, card.id)
        if outlined is not None:
            yield report_row(card, outlined)


def _sections(record: Record, country: str | None) -> Iterator[Row]:
    for one in sorted(sections.reports(record, country)):
        document, outlined = load.document(record, one), sections.outlined_of(record, one)
        if outlined is not None:
            yield from section_rows(load.card_of(document), document.text, outlined)


def _bodies(record: Record, asked: dict[str, Any]) -> Iterator[Row]:
    ids = [card.id for card in load.cards(record, **asked)]
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        named = organization_rows.mentions_in(record, some)
        for document in load.documents(record, pk__in=[one for one in some if one in named]):
            yield from body_rows(load.card_of(document), document.text, named[document.id])


def _passages(record: Record, asked: dict[str, Any]) -> Iterator[Row]:
    for document in response_rows.with_questions(record, **asked):
        people = [each.named for each in load.names(record, document=document.id)]
        yield from passage_rows(load.card_of(document), document, people)
