"""Who is named in one document: people under their fullest name with all their mentions, and bodies.

First version: spaCy's entities, surnames linked to the full name before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.claims.parse import Reading, span_of
from habeas.model import NamedPerson, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place that speaks of people the document names: `names` are their fullest names.

    `how` is "name" (full, or the fullest there is), "surname", "title", "pronoun" or "phrase".
    """

    span: Span
    names: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A place that names an organization, as the document words it, without the article."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Names:
    """The people and bodies of one document."""

    people: tuple[NamedPerson, ...]
    all_mentions: tuple[NameMention, ...]
    all_bodies: tuple[BodyMention, ...]

    def mentions(self, span: Span) -> list[NameMention]:
        """All references to named people that lie within a stretch of the document, in order."""
        return [mention for mention in self.all_mentions if span.contains(mention.span)]

    def at(self, token: Token) -> NameMention | None:
        """The mention that covers a token."""
        place = span_of(token)
        return next((mention for mention in self.all_mentions if mention.span.overlaps(place)), None)

    def bodies(self, span: Span) -> list[BodyMention]:
        """All organizations named within a stretch of the document, in order."""
        return [body for body in self.all_bodies if span.contains(body.span)]

    def body_at(self, token: Token) -> str | None:
        """The organization that a token is part of, as the document words it."""
        place = span_of(token)
        return next((body.name for body in self.all_bodies if body.span.overlaps(place)), None)


def read_names(reading: Reading) -> Names:
    """The people and bodies that a document names."""
    entities = [entity for passage in reading.passages for entity in passage.tokens.ents]
    people = [entity for entity in entities if entity.label_ == "PERSON"]
    full = [_name(entity) for entity in people if len(entity) > 1]
    mentions = []
    for entity in people:
        name = _name(entity)
        fuller = [other for other in full if name in other.split() or other == name]
        mentions.append(NameMention(span_of(entity), (fuller[0] if fuller else name,), "name"))
    by_name: dict[str, list[Span]] = {}
    for mention in mentions:
        by_name.setdefault(mention.names[0], []).append(mention.span)
    named = tuple(NamedPerson(name, tuple(spans)) for name, spans in by_name.items())
    bodies = tuple(BodyMention(span_of(entity), _name(entity)) for entity in entities if entity.label_ == "ORG")
    return Names(named, tuple(mentions), bodies)


def _name(entity: Tokens) -> str:
    words = entity.text.replace("’s", "").replace("'s", "")
    return words.removeprefix("the ").removeprefix("The ").strip()
