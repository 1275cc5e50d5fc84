"""Names for claims and counts that stay the same as long as they say the same at the same place of one document.

A later extraction that only improves a date or a place keeps the name, so that what was decided about a claim
holds for it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from habeas.model import Claim, Count

# 96 bits: among a thousand million claims, two share a digest with a chance of one in a hundred thousand million.
DIGITS = 24


def claim_ids(document_id: str, claims: Iterable[Claim]) -> Iterator[str]:
    """A name for each claim of a document, in order; equal ones are told apart by a number."""
    yield from _numbered(_digest(document_id, "claim", *_saying(claim)) for claim in claims)


def count_ids(document_id: str, counts: Iterable[Count]) -> Iterator[str]:
    """A name for each count of a document, in order; equal ones are told apart by a number."""
    yield from _numbered(
        _digest(document_id, "count", count.what, count.low, count.high, count.kind, count.quote.start, count.quote.end)
        for count in counts
    )


def wording(claim: Claim) -> str:
    """A digest of a claim's type and its quotes without their spacing."""
    return _digest(claim.type, *(" ".join(quote.text.split()) for quote in claim.quotes))


_PLAIN = ("type", "group", "number", "place", "term", "modality", "speaker", "rule", "confidence")


def row(document_id: str, order: int, claim_id: str, claim: Claim, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """A row of the table of claims that says what a claim says; its quotes and people are rows of their own."""
    return dict(
        id=claim_id,
        document_id=document_id,
        order=order,
        organizations=list(claim.organizations),
        actors=list(claim.actors),
        charges=list(claim.charges),
        date=None if claim.date is None else str(claim.date),
        trigger_start=None if claim.trigger is None else claim.trigger.start,
        trigger_end=None if claim.trigger is None else claim.trigger.end,
        wording=wording(claim),
        **{name: getattr(claim, name) for name in _PLAIN},
        **more,
    )


def _saying(claim: Claim) -> list[object]:
    spans = [[quote.start, quote.end] for quote in claim.quotes]
    return [claim.type, claim.persons, claim.group, claim.number, claim.organizations, claim.actors, spans]


# Made once: `json.dumps` makes one for each call.
_written = json.JSONEncoder(ensure_ascii=False).encode


def _digest(*parts: object) -> str:
    return hashlib.sha256(_written(parts).encode()).hexdigest()[:DIGITS]


def _numbered(names: Iterable[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"
