"""What of a record is exchanged: its people, bodies, acts and offices with their documents, and nothing else.

An export is made of these and of no table of the record, so what is not named here can't get out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.acts.sources import copies
from habeas.model import Act, Case, Count, DocumentCard, NamedPerson, Person, Quote
from habeas.people.organization_model import Organization


@dataclass(frozen=True, slots=True)
class Office:
    """That a document gives a person an office, an occupation or a membership, with the words that do.

    `name` is what the document calls the person; empty where that is not known.
    """

    person_id: str
    role: str
    organization: str | None
    document: DocumentCard
    quote: Quote
    name: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """That a document says that `relative` is the `word` of `person`, with the words that do.

    `names` is what the document calls the two; empty where that is not known.
    """

    person_id: str
    relative_id: str
    word: str
    document: DocumentCard
    quote: Quote
    names: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Named:
    """A person as a document names them."""

    person_id: str
    named: NamedPerson
    shown: str
    document: DocumentCard

    @property
    def quote(self) -> Quote | None:
        """The first place that names them, as the document has it."""
        place = next(iter(self.named.mentions), None)
        return None if place is None else Quote(place.start, place.end, self.shown)


@dataclass(frozen=True, slots=True)
class Reported:
    """A number that a document reports."""

    id: str
    document: DocumentCard
    count: Count


@dataclass(frozen=True, slots=True)
class Holdings:
    """A record as exchange sees it; `cases` are as of the day that the export is of.

    `structure` are the rows of `structure.TABLES`, each with its table; `order` says of each claim, by its id, which of
    its document it is. `decisions` are rows of the log as `exchange.judged` hands them on.
    """

    people: Sequence[Person] = ()
    organizations: Sequence[Organization] = ()
    acts: Sequence[Act] = ()
    cases: Sequence[Case] = ()
    offices: Sequence[Office] = ()
    relations: Sequence[Relation] = ()
    documents: Sequence[DocumentCard] = ()
    counts: Sequence[Reported] = ()
    named: Sequence[Named] = ()
    structure: Sequence[tuple[str, Mapping[str, Any]]] = ()
    order: Mapping[str, int] = field(default_factory=dict)
    decisions: Sequence[Mapping[str, Any]] = ()


def alike_in(documents: Iterable[DocumentCard]) -> dict[str, tuple[str, ...]]:
    """For each document that others copy, or that copies others, these: they tell one story in the same words."""
    return {
        card.id: tuple(sorted(other.id for other in story if other.id != card.id))
        for story in copies(documents)
        for card in story
        if len(story) > 1
    }
