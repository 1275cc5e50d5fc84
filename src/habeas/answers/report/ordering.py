"""The acts of one time in custody in the order in which they came, without those of which nothing says when they did.

An arrest without a day beside a sentence of an earlier year may be that year's or a new one: it is not told. Nothing
that people verified is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from habeas.answers.report.citing import VERIFIED
from habeas.model import Act, SourcedClaim
from habeas.terms import claim_type, load_toml

_FILE = "answers/report/plain.toml"
# What leads into custody and out of it, in the order in which it comes.
CHAIN = ("arrest", "charge", "remand", "trial", "sentence", "imprisonment", "release")
_LASTING, _DISAPPEARANCE = "imprisonment", "disappearance"
# An act without a day belongs to one with a day that the same document tells within so many characters.
_NEAR = 600


def in_course(acts: Sequence[Act], year: int) -> list[Act]:
    """Acts of one time in custody in their order, an undated one where it belongs: a sentence comes after the arrest.

    What was done besides comes in between where days say so; what was said of it comes behind all of them.
    """
    chain = [act for act in acts if act.type in CHAIN]
    open_ = [act for act in chain if _is_open(act, year)]
    found = _by_month([act for act in chain if act not in open_])
    for act in sorted(open_, key=lambda one: CHAIN.index(one.type)):
        rank = CHAIN.index(act.type)
        last = max((place for place, other in enumerate(found, 1) if CHAIN.index(other.type) <= rank), default=0)
        found.insert(last, act)
    for act in (one for one in acts if one.type not in CHAIN):
        found.insert(_place(act, found), act)
    return found


def without_unplaced(acts: Sequence[Act], year: int) -> list[Act]:
    """The acts without those that have no day and cannot be put in order with those that have one."""
    dated = [act for act in acts if act.type in CHAIN and not _is_open(act, year)]
    return [act for act in acts if not _is_open(act, year) or act.type not in CHAIN or _has_its_place(act, dated, year)]


def _is_open(act: Act, year: int) -> bool:
    """Whether nothing but the year of the report says when an act was."""
    return act.date is None or (act.date.precision == "year" and act.date.year == year)


def _has_its_place(act: Act, dated: Sequence[Act], year: int) -> bool:
    if act.type == _LASTING or not dated or any(told.review == VERIFIED for told in act.claims):
        return True
    if any(other.type == act.type for other in dated) or _is_of_another_time(act):
        return False
    near = [other for other in dated if _is_near(act, other)]
    earlier = any(other.date is not None and other.date.year < year for other in dated)
    if not near or any(_is_of_another_time(other) for other in near):
        return False
    return not earlier or all(CHAIN.index(act.type) > CHAIN.index(other.type) for other in near)


def _is_near(act: Act, other: Act) -> bool:
    places = [(told.document.id, told.claim.quotes[0].start) for told in act.claims]
    return any(
        told.document.id == document and abs(told.claim.quotes[0].start - start) <= _NEAR
        for told in other.claims
        for document, start in places
    )


def _is_of_another_time(act: Act) -> bool:
    """Whether all sentences of an act say that it was another one of its kind: "again", "his previous sentence"."""
    return bool(act.claims) and all(any(_again().search(line) for line in _lines(told)) for told in act.claims)


def _lines(told: SourcedClaim) -> Iterator[str]:
    yield from (" ".join(quote.text.split()) for quote in told.claim.quotes[:1])


def _by_month(acts: Sequence[Act]) -> list[Act]:
    """Acts in their order, one of which only the month is known behind those of the month that come before its kind."""
    found = list(acts)
    for act in [one for one in acts if one.date is not None and one.date.precision == "month"]:
        rank = CHAIN.index(act.type)
        later = [
            place
            for place, other in enumerate(found)
            if other.date is not None
            and act.date is not None
            and act.date.compatible(other.date)
            and CHAIN.index(other.type) < rank
        ]
        place = found.index(act)
        if later and later[-1] > place:
            found.insert(later[-1], found.pop(place))
    return found


def _place(act: Act, told: Sequence[Act]) -> int:
    """Before which of them an act belongs: by its day, where all behind it have a later one; else behind all."""
    if claim_type(act.type).kind != "act":
        return len(told)
    if act.date is None or act.date.precision == "year":
        return 0 if act.type == _DISAPPEARANCE else len(told)
    day = act.date.first_day
    later = [place for place, other in enumerate(told) if other.date is not None and other.date.first_day > day]
    first = min(later, default=len(told))
    return first if all(other.date is not None for other in told[first:]) else len(told)


@cache
def _again() -> re.Pattern[str]:
    table: dict[str, Any] = load_toml(_FILE)
    return re.compile(table["again"], re.IGNORECASE)
