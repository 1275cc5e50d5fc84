"""What of a record is exchanged: its people, bodies, acts and offices with their documents, and nothing else.

An export is made of these and of no table of the record, so what is not named here can't get out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.acts.sources import copies
from habeas.model import Act, Case, Count, DocumentCard, Person, Quote
from habeas.people.organization_model import Organization


@dataclass(frozen=True, slots=True)
class Office:
    """That a document gives a person an office, an occupation or a membership, with the words that do."""

    person_id: str
    role: str
    organization: str | None
    document: DocumentCard
    quote: Quote


@dataclass(frozen=True, slots=True)
class Relation:
    """That a document says that `relative` is the `word` of `person`, with the words that do."""

    person_id: str
    relative_id: str
    word: str
    document: DocumentCard
    quote: Quote


@dataclass(frozen=True, slots=True)
class Reported:
    """A number that a document reports."""

    id: str
    document: DocumentCard
    count: Count


@dataclass(frozen=True, slots=True)
class Holdings:
    """A record as exchange sees it; `cases` are as of the day that the export is of."""

    people: Sequence[Person] = ()
    organizations: Sequence[Organization] = ()
    acts: Sequence[Act] = ()
    cases: Sequence[Case] = ()
    offices: Sequence[Office] = ()
    relations: Sequence[Relation] = ()
    documents: Sequence[DocumentCard] = ()
    counts: Sequence[Reported] = ()


def alike_in(documents: Iterable[DocumentCard]) -> dict[str, tuple[str, ...]]:
    """For each document that others copy, or that copies others, these: they tell one story in the same words."""
    return {
        card.id: tuple(sorted(other.id for other in story if other.id != card.id))
        for story in copies(documents)
        for card in story
        if len(story) > 1
    }
