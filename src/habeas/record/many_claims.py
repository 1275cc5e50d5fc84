"""Reads many claims at once, as read and as they stand: one question for each table, and no object for a row.

What a derivation of a large registry reads of claims took a tenth of its processor time through such objects.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from habeas import model
from habeas.record import load
from habeas.record.connect import Record
from habeas.record.prepared import prepared
from habeas.record.review import REJECT, claim_with

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Ruled:
    """A claim as the machine read it and as it stands, and whether somebody rejected it."""

    read: model.SourcedClaim
    stands: model.SourcedClaim
    rejected: bool


class _Row(NamedTuple):
    """A claim's own row, with what was ruled on it."""

    id: str
    type: str
    group: str | None
    number: int | None
    organizations: list[str]
    actors: list[str]
    date: str | None
    place: str | None
    charges: list[str]
    term: str | None
    modality: str
    speaker: str | None
    rule: str
    trigger_start: int | None
    trigger_end: int | None
    confidence: float
    document_id: str
    answer: str | None
    stands: dict[str, Any] | None
    state: str | None
    date_given: str | None


def many(record: Record, ids: Sequence[str]) -> Iterator[Ruled]:
    """Those of these claims that are there, in no order."""
    if not ids:
        return
    quotes: dict[str, list[model.Quote]] = {}
    for claim, start, end, text in _quotes(record, ids):
        quotes.setdefault(claim, []).append(model.Quote(start, end, text))
    persons: dict[str, list[str]] = {}
    for claim, name in _persons(record, ids):
        persons.setdefault(claim, []).append(name)
    rows = list(map(_Row._make, _claims(record, ids)))
    cards = load.cards_of(record, {row.document_id for row in rows})
    for row in rows:
        said = tuple(quotes.get(row.id, ())), tuple(persons.get(row.id, ()))
        yield _ruled(row, load.claim_of(row, *said, cards[row.document_id]))


def _ruled(row: _Row, found: model.SourcedClaim) -> Ruled:
    if row.state is None:
        return Ruled(found, found, rejected=False)
    claim = found.claim if row.stands is None else claim_with(found.claim, row.stands)
    stands = model.SourcedClaim(found.id, claim, found.document, row.state, row.date_given or "")
    return Ruled(found, stands, rejected=row.answer == REJECT)


@prepared
def _quotes(record: Record, ids: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.Quote.objects.using(record.alias).filter(claim__in=ids).order_by("pk")
    return rows.values_list("claim", "start", "end", "text")


@prepared
def _persons(record: Record, ids: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.Subject.objects.using(record.alias).filter(claim__in=ids).order_by("order")
    return rows.values_list("claim", "named_person__name")


@prepared
def _claims(record: Record, ids: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    ruled = (f"ruling__{name}" for name in ("answer", "stands", "state", "date_given"))
    rows = models.Claim.objects.using(record.alias).filter(pk__in=ids).order_by()
    return rows.values_list(*load.CLAIM_FIELDS, "document_id", *ruled)
