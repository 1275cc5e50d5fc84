"""Statements of law in the record: written with their document, read back with the document that makes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from habeas import model
from habeas.claims.provisions import Penalty, Provision, Threshold
from habeas.record import load
from habeas.record.connect import Record
from habeas.record.rows import Rows

_PLAIN = ("kind", "subject", "law", "article", "condition")


@dataclass(frozen=True, slots=True)
class SourcedProvision:
    """A statement of law with the document that makes it."""

    document: model.DocumentCard
    provision: Provision


def store_provisions(record: Record, document_id: str, told: Iterable[Provision]) -> None:
    """Stores what a document says of the law, in place of what it had."""
    from habeas.record import models

    models.Provision.objects.using(record.alias).filter(document=document_id).delete()
    models.Provision.objects.using(record.alias).bulk_create(
        models.Provision(
            document_id=document_id,
            order=order,
            **{name: getattr(each, name) for name in _PLAIN},
            date=None if each.date is None else str(each.date),
            penalties=[asdict(penalty) for penalty in each.penalties],
            thresholds=[asdict(threshold) for threshold in each.thresholds],
            start=each.quote.start,
            end=each.quote.end,
            quote=each.quote.text,
        )
        for order, each in enumerate(told)
    )


def provisions(record: Record, **asked: Any) -> Rows[SourcedProvision]:  # noqa: ANN401
    """Statements of law by document, in the order of its text."""
    from habeas.record import models

    rows = models.Provision.objects.using(record.alias).filter(**asked)
    return Rows(rows.prefetch_related(load.document_cards(record)).order_by("document_id", "order"), _read)


def _read(row: Any) -> SourcedProvision:  # noqa: ANN401
    provision = Provision(
        **{name: getattr(row, name) for name in _PLAIN},
        date=load.partial(row.date),
        penalties=tuple(Penalty(**each) for each in row.penalties),
        thresholds=tuple(Threshold(**each) for each in row.thresholds),
        quote=model.Quote(row.start, row.end, row.quote),
    )
    return SourcedProvision(load.read_card(row.document), provision)
