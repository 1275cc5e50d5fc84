"""A place of a document that speaks of people whom it names."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Span


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place that speaks of people the document names: `names` are their fullest names.

    `how` is "name" (full, or the fullest there is), "surname", "title", "pronoun" or "phrase". Without names it
    speaks of somebody whom the document names, but of whom is not certain.
    """

    span: Span
    names: tuple[str, ...]
    how: str
