"""Asks a registry for questions of interviews and briefings, who answered in which office, what got no answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.acts.sources import told_on
from habeas.answers.exchanges import Exchange, exchanges
from habeas.answers.offices import Citation, Office, office_on, offices
from habeas.answers.tables import Row
from habeas.model import DocumentCard
from habeas.record import load, makers
from habeas.record import responses as rows
from habeas.record.connect import Record
from habeas.work.table import Listed, Table


@dataclass(frozen=True, slots=True)
class Asked:
    """An exchange with its document, the id and the office of who answered on that day, and ids of whom it names."""

    exchange: Exchange
    document: DocumentCard
    person: str | None
    office: Office | None
    about: frozenset[str]


def asked(record: Record) -> Table[Asked]:
    """Questions with their answers. Filters: unanswered (True for those alone), country, document, person (named)."""

    def ask(narrowed: dict[str, Any]) -> Listed[Asked]:
        query = {name: narrowed[name] for name in ("country",) if name in narrowed}
        query |= {"pk": narrowed["document"]} if "document" in narrowed else {}
        found = [each for each in _exchanges(record, query) if _is_so(each, narrowed)]
        return Listed(found)

    return Table("exchanges", ask, exchange_row, filters=("unanswered", "country", "document", "person"))


def exchange_row(each: Asked) -> Row:
    """An exchange as a row of a table."""
    one, card = each.exchange, each.document
    words = one.unanswered.words if one.unanswered else None
    return {
        "document": card.id,
        "document_name": card.name,
        "publisher": card.publisher,
        "published": None if card.published is None else str(card.published),
        "url": card.url,
        "asked_by": one.asked_by,
        "answered_by": one.answered_by,
        "office": each.office.words if each.office else None,
        "unanswered": one.unanswered.how if one.unanswered else None,
        "about": list(one.about),
        "question": one.question.text,
        "question_start": one.question.start,
        "question_end": one.question.end,
        "answer": one.answer.text,
        "answer_start": one.answer.start,
        "answer_end": one.answer.end,
        "words": words.text if words else None,
        "words_start": words.start if words else None,
        "words_end": words.end if words else None,
    }


def _is_so(each: Asked, narrowed: dict[str, Any]) -> bool:
    if narrowed.get("unanswered") and each.exchange.unanswered is None:
        return False
    return "person" not in narrowed or narrowed["person"] in each.about


def _exchanges(record: Record, query: dict[str, Any]) -> Iterator[Asked]:
    for document in rows.with_questions(record, **query):
        if not any(exchanges(document)):
            continue  # names are asked for only where somebody is asked something
        named = list(load.names(record, document=document.id))
        persons = {each.named.name: each.person_id for each in named}
        held: dict[str, tuple[Office, ...]] = {}
        card = load.card_of(document)
        for one in exchanges(document, [each.named for each in named]):
            person = persons.get(one.answered_by or "")
            if person is not None and person not in held:
                held[person] = _offices(record, person)
            office = office_on(held[person], told_on(card), [document.id]) if person is not None else None
            about = frozenset(known for name in one.about if (known := persons.get(name)) is not None)
            yield Asked(one, card, person, office, about)


def _offices(record: Record, person: str) -> tuple[Office, ...]:
    given = makers.offices_of(record, [person]).get(person, [])
    return offices(
        Citation(one.affiliation.role, one.affiliation.organization, one.document, one.affiliation.quote)
        for one in given
    )
