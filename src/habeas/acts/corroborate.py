"""Joins the claims that speak of one act, told by several documents, into that act.

An act has one victim: a claim about several people goes into an act for each. Claims join only if every two of them
may speak of one act, and a claim that fits two acts joins neither: it stands as an act of its own, so that nothing is
counted under the wrong date. The result does not depend on the order of the claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from habeas.acts.agree import differences, one_act, same_quote
from habeas.acts.sources import copies
from habeas.acts.tell import act_of, claim_order
from habeas.model import Act, Person, SourcedClaim
from habeas.people.names import fold


@dataclass(slots=True, eq=False)
class _Gathering:
    """Claims that are becoming an act; `unclear` where its first claim fitted several others."""

    claims: list[SourcedClaim] = field(default_factory=list)
    unclear: bool = False

    def fits(self, claim: SourcedClaim) -> bool:
        return all(one_act(claim, other) for other in self.claims)

    def quotes(self, claim: SourcedClaim) -> bool:
        """Whether a claim of it is shown by the same sentence."""
        return any(same_quote(claim.claim, other.claim) for other in self.claims)

    def agrees(self, claim: SourcedClaim) -> bool:
        """Whether no claim of it differs in place, charges or term."""
        return not any(differences(claim.claim, other.claim) for other in self.claims)

    def repeats(self, claim: SourcedClaim) -> bool:
        """Whether a claim of it says the same with the same sentence, as a copy of the document does."""
        said = (claim.claim.date, claim.claim.term, claim.claim.charges, claim.claim.place, claim.claim.actors)
        return any(
            said == (one.date, one.term, one.charges, one.place, one.actors) and same_quote(claim.claim, one)
            for one in (other.claim for other in self.claims)
        )


def corroborate(person: Person | None, claims: Iterable[SourcedClaim]) -> list[Act]:
    """The acts that these claims tell of, each claim in exactly one of them, in the order of their first telling.

    With a person, all claims are taken to be about them. Without one the claims are about people who are not named:
    they join only where two documents tell the same in the same sentence, or one document is a copy of the other.
    """
    distinct = {claim.id: claim for claim in claims}
    by_type: dict[str, list[SourcedClaim]] = defaultdict(list)
    for claim in sorted(distinct.values(), key=_finest_first):
        by_type[claim.claim.type].append(claim)
    gathered = [
        gathering.claims
        for kind in sorted(by_type)
        for gathering in (_gather(by_type[kind]) if person else _gather_unnamed(by_type[kind]))
    ]
    acts = [act_of(person, each) for each in gathered]
    return sorted(acts, key=lambda act: (claim_order(act.claims[0]), act.id))


def _gather(claims: Sequence[SourcedClaim]) -> list[_Gathering]:
    gatherings: list[_Gathering] = []
    for claim in claims:
        near = [gathering for gathering in gatherings if gathering.fits(claim)]
        best = [gathering for gathering in near if gathering.quotes(claim)] or near
        best = [gathering for gathering in best if gathering.repeats(claim)] or best
        best = [gathering for gathering in best if gathering.agrees(claim)] or best
        if len(best) > 1:
            best = [gathering for gathering in best if gathering.unclear]
        if len(best) == 1:
            best[0].claims.append(claim)
        else:
            gatherings.append(_Gathering([claim], unclear=len(near) > 1))
    return gatherings


def _gather_unnamed(claims: Sequence[SourcedClaim]) -> list[_Gathering]:
    story = {card.id: group[0].id for group in copies(claim.document for claim in claims) for card in group}
    waiting: dict[tuple[object, ...], list[_Gathering]] = defaultdict(list)
    gatherings: list[_Gathering] = []
    for claim in claims:
        keys = _sayings(claim, story[claim.document.id])
        near = [gathering for key in keys for gathering in waiting[key] if _retold(claim, gathering)]
        if near:
            near[0].claims.append(claim)
        else:
            near = [_Gathering([claim])]
            gatherings += near
        for key in keys:
            if near[0] not in waiting[key]:
                waiting[key].append(near[0])
    return gatherings


def _sayings(claim: SourcedClaim, story: str) -> list[tuple[object, ...]]:
    """What two claims on people without a name have to share: the group, and the sentence or the story."""
    whom = (fold(claim.claim.group or ""), claim.claim.number, claim.claim.organizations)
    return [(*whom, story), *((*whom, " ".join(quote.text.split())) for quote in claim.claim.quotes)]


def _retold(claim: SourcedClaim, gathering: _Gathering) -> bool:
    """Whether all of these stand in other documents and none contradicts the claim."""
    return all(
        claim.document.id != other.document.id
        and claim.claim.date == other.claim.date
        and claim.claim.modality == other.claim.modality
        and claim.claim.term == other.claim.term
        and claim.claim.actors == other.claim.actors
        for other in gathering.claims
    )


def _finest_first(claim: SourcedClaim) -> tuple[object, ...]:
    date = claim.claim.date
    return (-len(str(date or "")), str(date or ""), *claim_order(claim))
