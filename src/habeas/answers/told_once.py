"""Claims that several documents make in the same words, each told once with the documents that say it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from habeas.model import SourcedClaim


@dataclass(frozen=True, slots=True)
class Once:
    """A found claim, and the other documents that say the same in the same words, each with its own quote."""

    claim: SourcedClaim
    again: tuple[SourcedClaim, ...]


def once(claims: Iterable[SourcedClaim]) -> list[Once]:
    """The claims in their order, what other documents say in the same words beside the first that says it."""
    same: dict[object, list[SourcedClaim]] = {}
    for each in claims:
        words = tuple(" ".join(quote.text.split()) for quote in each.claim.quotes)
        same.setdefault((replace(each.claim, quotes=(), trigger=None, rule="", confidence=1.0), words), []).append(each)
    return [Once(first, tuple(rest)) for first, *rest in same.values()]
