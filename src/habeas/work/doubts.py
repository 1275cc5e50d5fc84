"""Pairs of persons who may be one, with all that speaks for and against it: what a person needs to decide.

The sentences are those by which resolution weighs two mentions: of all of the two, those that speak most for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas import model
from habeas.record import cases as case_rows
from habeas.record import load
from habeas.record import who_is_who as who_rows
from habeas.record.connect import Record

if TYPE_CHECKING:
    from habeas.people.pairs import Sentence

ACTS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the person, the mention that was compared, and what is known of them.

    Attributes:
        key: how a decision addresses the mention.
        roles: what documents describe the person as, without repeats.
        acts: the latest acts.
    """

    person: model.Person
    key: str
    roles: tuple[str, ...]
    documents: tuple[model.DocumentCard, ...]
    acts: tuple[model.Act, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two persons who may be one; `shared` are the documents that name both."""

    left: Side
    right: Side
    probability: float
    speaks_for: tuple[Sentence, ...]
    speaks_against: tuple[Sentence, ...]
    shared: tuple[model.DocumentCard, ...]


def number(record: Record) -> int:
    """How many pairs wait for somebody to decide."""
    return who_rows.number_of_doubts(record)


def doubt(record: Record, place: int) -> Doubt | None:
    """The pair at that place, the likeliest first; None where there are not so many."""
    from habeas.people.beside import compare_mentions

    pairs = who_rows.doubts(record)
    if not 0 <= place < len(pairs):
        return None
    left_id, right_id, _, (one, other) = pairs[place]
    sides = [_side(record, each, (one, other)) for each in (left_id, right_id)]
    left, right = sides
    mentions = [_mention(side) for side in sides]
    found = compare_mentions(*mentions, namesakes=who_rows.namesakes(record, [each.name for each in mentions]))
    weighed = sorted(found.sentences, key=lambda each: -abs(each.adds))
    there = {card.id for card in right.documents}
    return Doubt(
        left,
        right,
        found.probability,
        tuple(each for each in weighed if each.adds > 0),
        tuple(each for each in weighed if each.adds < 0),
        tuple(card for card in left.documents if card.id in there),
    )


def _side(record: Record, person_id: str, keys: tuple[str, str]) -> Side:
    from habeas.people.judgements import mention_key

    (person,) = case_rows.people(record, pk=person_id)
    own = [mention_key(mention) for mention in person.mentions]
    roles = dict.fromkeys(each.affiliation.role for each in load.affiliations(record, named_person__person=person_id))
    acts = case_rows.acts(record, person=person_id)
    latest = acts[max(0, len(acts) - ACTS_SHOWN) : len(acts)]
    cards = load.cards(record, pk__in=sorted({mention.document_id for mention in person.mentions}))
    return Side(
        person,
        next((key for key in keys if key in own), own[0]),
        tuple(roles),
        tuple(cards),
        tuple(reversed(latest)),
    )


def _mention(side: Side) -> model.Mention:
    from habeas.people.judgements import mention_key

    return next(mention for mention in side.person.mentions if mention_key(mention) == side.key)
