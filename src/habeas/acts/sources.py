"""Which documents are independent of each other: copies of one story, and one publisher's documents, are one source.

A corroboration counts sources, not documents. A document whose publisher is not known is a source of its own unless
its story is another's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

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
    """Sorts by the day of publication, documents without one last."""
    return (card.published is None, str(card.published or ""), card.id)


def _distinct(documents: Iterable[DocumentCard]) -> list[DocumentCard]:
    return sorted({card.id: card for card in documents}.values(), key=card_order)


def _same_publisher(cards: list[DocumentCard]) -> list[tuple[int, int]]:
    first: dict[str, int] = {}
    pairs = []
    for place, card in enumerate(cards):
        publisher = " ".join((card.publisher or "").casefold().split())
        if publisher:
            pairs.append((first.setdefault(publisher, place), place))
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
