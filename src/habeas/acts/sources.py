"""Which documents are independent of each other: copies of one story, and one publisher's documents, are one source.

A corroboration counts sources, not documents. A document whose publisher is not known is a source of its own unless
its story is another's; annual reports on one country without a publisher are taken for one series, since a source too
few is a smaller mistake than one too many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date

from habeas.dates import PartialDate
from habeas.documents.copies import same_story
from habeas.model import DocumentCard

# Among so many documents that share a hash (a wire story, a standing phrase) each is compared with the first only, not
# with all: the copies of one story are found all the same, and a common phrase does not cost the square of its uses.
MANY_DOCUMENTS_OF_A_HASH = 50


def independent_sources(documents: Iterable[DocumentCard]) -> list[list[DocumentCard]]:
    """The documents in groups that count as one source each, the earliest first in and among the groups."""
    cards = _distinct(documents)
    return _groups(cards, [*_same_publisher(cards), *_copies(cards)])


def copies(documents: Iterable[DocumentCard]) -> list[list[DocumentCard]]:
    """The documents in groups that tell one story in the same words, whoever published them."""
    cards = _distinct(documents)
    return _groups(cards, _copies(cards))


def card_order(card: DocumentCard) -> tuple[bool, str, str]:
    """Sorts by the time that the document speaks from, documents without one last."""
    told = told_on(card)
    return (told is None, str(told or ""), card.id)


def told_on(card: DocumentCard) -> PartialDate | None:
    """The time that the document speaks from: its publication, else the year that an annual report covers."""
    if card.published is not None:
        return card.published
    return PartialDate(card.report_year) if card.report_year is not None else None


def told_by(card: DocumentCard) -> date | None:
    """The last day on which the document can have been written: an annual report appears in the year after its own."""
    if card.published is not None:
        return card.published.last_day
    return date(card.report_year + 1, 12, 31) if card.report_year is not None else None


def _distinct(documents: Iterable[DocumentCard]) -> list[DocumentCard]:
    return sorted({card.id: card for card in documents}.values(), key=card_order)


def _same_publisher(cards: list[DocumentCard]) -> list[tuple[int, int]]:
    first: dict[str, int] = {}
    pairs = []
    for place, card in enumerate(cards):
        publisher = " ".join((card.publisher or "").casefold().split())
        series = f"annual reports on {card.country}" if card.report_year is not None and card.country else ""
        if publisher or series:
            pairs.append((first.setdefault(publisher or series, place), place))
    return pairs


def _copies(cards: list[DocumentCard]) -> list[tuple[int, int]]:
    if len(cards) < 2:
        return []
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for place, card in enumerate(cards):
        for mark in set(card.sketch):
            holders[mark].append(place)
    near = {
        (left, right)
        for places in holders.values()
        for number, left in enumerate(places[:1] if len(places) > MANY_DOCUMENTS_OF_A_HASH else places)
        for right in places[number + 1 :]
    }
    return sorted(pair for pair in near if same_story(cards[pair[0]].sketch, cards[pair[1]].sketch))


def _groups(cards: list[DocumentCard], pairs: list[tuple[int, int]]) -> list[list[DocumentCard]]:
    leader = list(range(len(cards)))

    def lead(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for left, right in pairs:
        low, high = sorted((lead(left), lead(right)))
        leader[high] = low
    groups: dict[int, list[DocumentCard]] = defaultdict(list)
    for place, card in enumerate(cards):
        groups[lead(place)].append(card)
    return [groups[first] for first in sorted(groups)]
