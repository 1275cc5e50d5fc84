"""A number that a source reports as a Note of the FollowTheMoney model, out and in.

The model has no property for any part of it, so each stands in the description, a line for each value: "low: 254".
Notes of others say whatever they say: only one with our keyword is a number.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.exchange.counted import PARTS, counted_of, parts_of, title_of
from habeas.exchange.entities import Entity, entity
from habeas.exchange.ftm_words import word_for_numbers
from habeas.exchange.holdings import Reported
from habeas.exchange.model import Counted
from habeas.lists.model import Problem

SCHEMA = "Note"


def note(each: Reported, key: str, **known_of_document: Iterable[str | None] | str | None) -> Entity:
    """A reported number, with what is known of its document."""
    quote = each.count.quote
    lines = [f"{name.replace('_', ' ')}: {value}" for name, value in parts_of(each.count).items()]
    return entity(
        key,
        SCHEMA,
        name=title_of(each.count),
        keywords=word_for_numbers(),
        summary=quote.text,
        description=[*lines, f"characters {quote.start} to {quote.end}"],
        **known_of_document,
    )


def is_number(one: Entity) -> bool:
    """Whether an entity is a reported number, and no note on something else."""
    return one.schema == SCHEMA and word_for_numbers() in one.all("keywords")


def counted(one: Entity, line: int, problems: list[Problem]) -> Counted | None:
    """The number that an entity gives; None where it gives none."""
    if not is_number(one):
        return None
    parts: dict[str, str] = {}
    for told in one.all("description"):
        name, colon, value = told.partition(": ")
        if colon and (part := name.replace(" ", "_")) in PARTS:
            parts.setdefault(part, value)
    return counted_of(parts, line, problems)
