"""Which values of claims a person gave: in place of what the machine read there, or where it read nothing.

A page that shows such a value says so, with who gave it: it is not what the words say by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from habeas import model
from habeas.record import decisions
from habeas.record.connect import Record
from habeas.record.differing import in_turn
from habeas.record.review import ADD, CORRECT, FIELDS, REJECTED, UNREVIEWED, Review


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave of one claim, as its review has it.

    Attributes:
        by, made, because: who gave it, when, and why.
        fields: the fields that the person gave, in the order of a claim.
        read: what the machine had read in each of them; empty for a claim that it had missed.
        added: whether the person gave all of the claim.
    """

    by: str
    made: datetime
    because: str
    fields: tuple[str, ...]
    read: Mapping[str, Any] = field(default_factory=dict, hash=False)
    added: bool = False


def given(record: Record, claims: Iterable[model.SourcedClaim]) -> dict[str, Given]:
    """What a person gave of each of these claims, by its id; of one that stands as it was read, nothing."""
    from habeas.record import models

    reviewed = {each.id for each in claims if each.review not in (UNREVIEWED, REJECTED)}
    held: dict[str, int] = {}
    for some in in_turn(reviewed):
        rows = models.Ruling.objects.using(record.alias).filter(pk__in=some)
        held.update(rows.filter(answer__in=(CORRECT, ADD)).values_list("pk", "decision"))
    reviews = decisions.reviews_numbered(record, held.values()) if held else {}
    return {claim: _given(reviews[number]) for claim, number in held.items() if number in reviews}


def _given(review: Review) -> Given:
    added = review.answer == ADD
    fields = tuple(name for name in FIELDS if name in review.fields)
    read = {} if added else {name: review.original.get(name) for name in fields}
    return Given(review.by, review.made, review.because, fields, read, added)
