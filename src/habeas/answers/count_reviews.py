"""What people decided of reported numbers: how a number is known again, and how far decisions leave it verified.

A number is known by its document and all that was read of it: same words, same verdict; other words are asked anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from habeas.model import Count
from habeas.people.judgements import key_of

ACCEPT, REJECT = "accept", "reject"
UNREVIEWED, BY_ONE, VERIFIED, REJECTED = "unreviewed", "accepted by one", "verified", "rejected"
# From what does not hold to what holds best.
FURTHEST = (REJECTED, UNREVIEWED, BY_ONE, VERIFIED)
# Digits of what was read, which tell the numbers of one document apart.
DIGITS = 24


@dataclass(frozen=True, slots=True)
class CountReview:
    """One decision on a number; `id` is its number in the log."""

    id: int
    answer: str
    by: str
    made: datetime
    because: str


def number_key(document_id: str, count: Count) -> str:
    """How the log addresses a number."""
    quote = " ".join(count.quote.text.split())
    read = (count.what, count.low, count.high, count.qualifier, count.as_of, count.place, count.by, count.kind, quote)
    told = "\x1f".join("" if one is None else str(one) for one in read)
    return key_of(document_id, hashlib.sha1(told.encode(), usedforsecurity=False).hexdigest()[:DIGITS])


def state_of(reviews: Iterable[CountReview], *, two: bool) -> str:
    """How a number stands after the decisions on it that hold, in their order.

    Args:
        two: whether the registry asks for two people to verify; then one alone has it accepted by one.
    """
    several = sorted(reviews, key=lambda one: one.id)
    if not several:
        return UNREVIEWED
    if several[-1].answer == REJECT:
        return REJECTED
    since = max((place for place, one in enumerate(several) if one.answer == REJECT), default=-1)
    people = {one.by.casefold() for one in several[since + 1 :]}
    return VERIFIED if len(people) > 1 or not two else BY_ONE
