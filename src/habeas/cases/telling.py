"""Where acts stand in the documents that tell them: which are told together, how near, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.acts.sources import card_order, told_by, told_on
from habeas.cases.remembered import Remembered
from habeas.claims.former import is_over
from habeas.dates import PartialDate
from habeas.documents.handed_on import quotes_of
from habeas.model import Act, DocumentCard, SourcedClaim


@dataclass(frozen=True, slots=True)
class Told:
    """An act as one document tells it, with where its quotes begin and end there."""

    act: Act
    places: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return self.places[0][0]

    def distance(self, other: Told) -> int:
        """The characters between the nearest quotes of the two; 0 where they overlap."""
        return min(max(0, left[0] - right[1], right[0] - left[1]) for left in self.places for right in other.places)


def tellings(acts: Iterable[Act]) -> list[tuple[DocumentCard, list[Told]]]:
    """Each document with the acts that it tells in the order of its text, the documents by their publication."""
    cards: dict[str, DocumentCard] = {}
    told: dict[str, list[Told]] = {}
    for act in acts:
        for document in {claim.document.id: claim.document for claim in act.claims}.values():
            cards[document.id] = document
            told.setdefault(document.id, []).append(Told(act, _places(act, document.id)))
    ordered = sorted(cards.values(), key=card_order)
    return [(card, sorted(told[card.id], key=lambda one: (one.start, one.act.id))) for card in ordered]


def nearest(told: Told, others: Iterable[Told]) -> Told | None:
    """Of the others the one told nearest to it; of two that are equally near the one told first."""
    return min(others, key=lambda other: (told.distance(other), other.start, other.act.id), default=None)


def first_told(act: Act) -> PartialDate | None:
    """The time from which the first document that tells the act speaks."""
    days = [day for claim in act.claims if (day := told_on(claim.document)) is not None]
    return min(days, key=lambda day: (day.last_day, day), default=None)


def latest_day(act: Act) -> date | None:
    """The last day on which the act can have happened, or None where nothing bounds it."""
    return _LATEST(act)


def _latest_day(act: Act) -> date | None:
    bounds = [bound.last_day for bound in (act.date, act.before) if bound is not None]
    bounds += [day for claim in act.claims if (day := told_by(claim.document)) is not None]
    return min(bounds, default=None)


_LATEST: Remembered[Act, date | None] = Remembered(_latest_day)


def shown_until(act: Act) -> date | None:
    """The last day for which the act shows anything: as `latest_day`, but an annual report speaks of its own year only.

    When it appears, which is a year later or not known, says nothing of how long a custody went on.
    """
    latest = latest_day(act)
    saying = [claim for claim in act.claims if not is_over(claim.claim)]
    years = [claim.document.report_year for claim in saying if claim.document.report_year is not None]
    if latest is None or act.date is not None or not years or len(years) < len(saying):
        return latest
    return min(latest, date(max(years), 12, 31))


def text_order(act: Act) -> tuple[object, ...]:
    """Sorts acts by the document that tells them first, then by their place in its text."""
    return _ORDER(act)


def _text_order(act: Act) -> tuple[object, ...]:
    first: SourcedClaim = act.claims[0]
    return (*card_order(first.document), _places(act, first.document.id)[0], act.id)


_ORDER: Remembered[Act, tuple[object, ...]] = Remembered(_text_order)


def _places(act: Act, document_id: str) -> tuple[tuple[int, int], ...]:
    quotes: Sequence[tuple[int, int]] = sorted(
        {
            (quote.start, quote.end)
            for claim in act.claims
            if claim.document.id == document_id
            for quote in quotes_of(claim.claim)
        }
    )
    return tuple(quotes) or ((0, 0),)
