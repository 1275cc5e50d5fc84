"""Custody that did not last: a stay of hours, and a sentence that waits for an appeal, by the quotes of a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from habeas.model import Claim, Quote
from habeas.terms import load_toml

_FILE = "claims/lasted.toml"
# Acts by which somebody is held, of which hours are told.
HELD = frozenset(("arrest", "imprisonment", "remand"))
# Where what is said of somebody else begins in one sentence.
_PARTS = re.compile(r";|,? (?:while|whereas|but)\b")


def lasted_hours(claim: Claim) -> bool:
    """Whether a claim says of a custody that it lasted for hours, by its term or in its words."""
    if claim.type not in HELD:
        return False
    if claim.term is not None:
        return _hours_only().fullmatch(claim.term.strip()) is not None
    return any(hours().search(part) for quote in claim.quotes for part in _said_of(claim, quote))


def waits_for_appeal(claim: Claim) -> bool:
    """Whether a claim says of a sentence that it is not in force until an appeal is heard."""
    if claim.type != "sentence":
        return False
    return any(on_appeal().search(part) for quote in claim.quotes for part in _said_of(claim, quote))


def _said_of(claim: Claim, quote: Quote) -> Iterator[str]:
    """The part of a quote in which the act is told, or the whole where it is told elsewhere."""
    if claim.trigger is None or not quote.span.overlaps(claim.trigger):
        yield quote.text
        return
    at = claim.trigger.start - quote.start
    start = max((found.end() for found in _PARTS.finditer(quote.text) if found.end() <= at), default=0)
    ends = (found.start() for found in _PARTS.finditer(quote.text) if found.start() > at)
    yield quote.text[start : next(ends, len(quote.text))]


@cache
def _table() -> dict[str, Any]:
    return load_toml(_FILE)


@cache
def hours() -> re.Pattern[str]:
    """How a stay of hours is told."""
    table = _table()
    return _any(tuple(one.replace("{number}", table["number"]) for one in table["hours"]))


@cache
def _hours_only() -> re.Pattern[str]:
    number = _table()["number"]
    return _any((rf"(?:[\w-]+ ){{0,3}}?(?:an|several|few|many|some|{number})[ -]hours?",))


@cache
def on_appeal() -> re.Pattern[str]:
    """How it is told that a sentence waits for an appeal."""
    return _any(tuple(_table()["on_appeal"]))


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
