"""Turns documents into claims: any extractor's proposals, through the gate.

An extractor reads many documents in one go and answers in their order. One document that it cannot read does
not stop the others; it is said so, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from habeas.claims.gate import Proposals, admit
from habeas.claims.known_names import KnownNames
from habeas.model import Document, Extraction


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that an extractor could not read, with the reason; it names no people and quotes nothing."""

    document_id: str
    reason: str


@runtime_checkable
class Extractor(Protocol):
    """Whatever reads claims out of documents.

    `name` says which extractor it is, with its version and whatever else decides what it reads (a model, the
    digest of its data): two runs under one name over one document propose the same.
    """

    @property
    def name(self) -> str:
        """Which extractor it is, with all that decides what it reads."""
        ...

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        """The proposals for each document, in the order given, one for one."""


@runtime_checkable
class Knowing(Extractor, Protocol):
    """An extractor that can be told names of people; each of its `Proposals` then has `known_names`."""

    def knowing(self, names: KnownNames) -> Extractor:
        """The same extractor with known names, in the place of any that it knew."""
        ...


def knowing(extractor: Extractor, names: KnownNames) -> Extractor:
    """The extractor with known names, where it can know any; else as it is."""
    return extractor.knowing(names) if isinstance(extractor, Knowing) else extractor


def extract(documents: Iterable[Document], extractor: Extractor) -> Iterator[Extraction | Failed]:
    """What each document claims, in the order given; `Failed` in the place of one that could not be read."""
    for proposed in extractor.propose(documents):
        if isinstance(proposed, Failed):
            yield proposed
        else:
            yield admit(proposed, extractor.name)
