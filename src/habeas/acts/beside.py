"""What a document tells next to an act that it does not date.

"Subsequently arrested him" is of about the time of what came before. Only acts count, not what was said about them: an
appeal is of the document's days, not of the act's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from habeas.dates import PartialDate
from habeas.documents.handed_on import quotes_of
from habeas.model import SourcedClaim
from habeas.terms import claim_type

# Characters between the quotes of two claims that are told next to each other: a sentence, or two short ones.
BESIDE_CHARACTERS = 200


def told_beside(claims: Iterable[SourcedClaim]) -> dict[str, tuple[PartialDate, ...]]:
    """For each claim without a date, by its id, the dates of the acts that its document tells next to it, in order."""
    acts = [claim for claim in claims if claim_type(claim.claim.type).kind != "response"]
    dated: dict[str, list[SourcedClaim]] = defaultdict(list)
    for claim in acts:
        if claim.claim.date is not None:
            dated[claim.document.id].append(claim)
    beside = {
        claim.id: {
            other.claim.date
            for other in dated[claim.document.id]
            if other.claim.date is not None and _distance(claim, other) <= BESIDE_CHARACTERS
        }
        for claim in acts
        if claim.claim.date is None
    }
    return {name: tuple(sorted(dates)) for name, dates in beside.items() if dates}


def _distance(left: SourcedClaim, right: SourcedClaim) -> int:
    """The characters between the nearest quotes of the two; 0 where they overlap."""
    pairs = [(one, other) for one in quotes_of(left.claim) for other in quotes_of(right.claim)]
    apart = (max(0, one.start - other.end, other.start - one.end) for one, other in pairs)
    return min(apart, default=BESIDE_CHARACTERS + 1)
