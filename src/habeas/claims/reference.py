"""What refers to people by something else than their name: pronouns and phrases, where that is certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.model import Span

if TYPE_CHECKING:
    from habeas.claims.parse import Reading
    from habeas.claims.people_named import People


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place that speaks of people the document names: `names` are their fullest names.

    `how` is "name" (full, or the fullest there is), "surname", "title", "pronoun" or "phrase". Without names it
    speaks of somebody whom the document names, but of whom is not certain.
    """

    span: Span
    names: tuple[str, ...]
    how: str


def read_references(reading: Reading, named: list[NameMention], people: People) -> list[NameMention]:
    """The named mentions, and the references to the same people that are certain, in the order of the text."""
    return sorted(named, key=lambda mention: mention.span)
