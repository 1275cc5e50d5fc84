"""How far a claim is accepted by those who decided the same of it: by one, or verified.

A claim is verified once somebody who may review decided so, and in a registry that asks for two people once a second
one did. What only somebody who annotates says waits for a reviewer. Names are compared as accounts are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.record.accounts import folded
from habeas.record.connect import Record
from habeas.record.prepared import prepared
from habeas.record.review import BY_ONE, VERIFIED, Review
from habeas.terms import load_toml

if TYPE_CHECKING:
    from django.db.models import QuerySet

# The right that `data/access/roles.toml` gives to those whose word is a review.
REVIEW = "review"


class Reviewers:
    """Who might review when, by the roles that accounts had; all of it is read once."""

    def __init__(self, record: Record) -> None:
        self._roles: dict[str, list[tuple[datetime, str]]] = {}
        for name, made, role in _roles_given(record):
            self._roles.setdefault(name, []).append((made, role))

    def might(self, review: Review) -> bool:
        """Whether whoever decided so might review then, by the role that is kept with it, else by that of the account.

        Who has no account, or had none yet, decides by command: with the registry's folder one may do everything.
        """
        if review.role is not None:
            return review.role in _reviewing()
        changes = self._roles.get(folded(review.by), [])
        place = bisect_right([made for made, _ in changes], review.made)
        return place == 0 or changes[place - 1][1] in _reviewing()


@prepared
def _roles_given(record: Record) -> QuerySet[Any]:
    from habeas.record.account_models import AccountChange

    rows = AccountChange.objects.using(record.alias).filter(what__in=("made", "role")).order_by("pk")
    return rows.values_list("account__folded", "made", "value")


def accepted(agreed: Sequence[Review], reviewers: Reviewers, *, two: bool) -> tuple[str, str | None]:
    """How far a claim is that these reviews leave the same, and who decided so alone where somebody else has to agree.

    Args:
        agreed: the reviews that hold and say the same, the latest first; at least one.
        two: whether the registry asks for two people.
    """
    # What one import brought came in by one hand: a second person here has to agree with it.
    people = {folded(each.by) if each.handed_on is None else each.handed_on for each in agreed}
    reviewed = any(reviewers.might(each) for each in agreed)
    if reviewed and (len(people) > 1 or not two):
        return VERIFIED, None
    return BY_ONE, agreed[0].by


@cache
def _reviewing() -> frozenset[str]:
    """The names of the roles that may review."""
    entries = load_toml("access/roles.toml").get("roles")
    return frozenset(each["name"] for each in (entries if isinstance(entries, list) else []) if REVIEW in each["may"])
