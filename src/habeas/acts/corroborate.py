"""Joins the claims that speak of one act, told by several documents, into that act.

An act has one victim: a claim about several people goes into an act for each. What people decided of claims holds
whatever the claims say (`habeas.acts.decided`); the rest is `habeas.acts.gather`'s. The result does not depend on the
order of the claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from habeas.acts.agree import Setting
from habeas.acts.beside import told_beside
from habeas.acts.decided import Decided
from habeas.acts.gather import Unit, across_types, finest_first, gather, units_of
from habeas.acts.sources import copies
from habeas.acts.tell import act_of, claim_order
from habeas.documents.handed_on import quotes_of
from habeas.model import Act, Person, SourcedClaim
from habeas.people.names import fold


def corroborate(person: Person | None, claims: Iterable[SourcedClaim], constraints: Decided | None = None) -> list[Act]:
    """The acts that these claims tell of, each claim in exactly one of them, in the order of their first telling.

    With a person, all claims are taken to be about them. Without one the claims are about people who are not named:
    they join only where two documents tell the same in the same sentence, or one document is a copy of the other.
    With constraints, claims that people decided to be of one act are in one, and those of two in two.
    """
    distinct = list({claim.id: claim for claim in claims}.values())
    if person:
        gathered = gather(distinct, Setting(told_beside(distinct)), constraints)
    else:
        gathered = _gather_unnamed(distinct, constraints)
    acts = [act_of(person, each) for each in gathered]
    return sorted(acts, key=lambda act: (claim_order(act.claims[0]), act.id))


def _gather_unnamed(claims: Sequence[SourcedClaim], decided: Decided | None) -> list[list[SourcedClaim]]:
    story = {card.id: group[0].id for group in copies(claim.document for claim in claims) for card in group}
    waiting: dict[tuple[object, ...], list[list[Unit]]] = defaultdict(list)
    gatherings: list[list[Unit]] = []
    units = units_of(claims, decided)
    mixed = [unit for unit in units if len(unit.by_type()) > 1]
    if mixed:
        parts = [each for unit in units for each in unit.by_type()]
        units = sorted(parts, key=lambda each: finest_first(each.claims[0]))
    for unit in units:
        keys = [key for claim in unit.claims for key in _sayings(claim, story[claim.document.id])]
        near = [gathering for key in keys for gathering in waiting[key] if _retold(unit, gathering, decided)]
        if near:
            near[0].append(unit)
        else:
            near = [[unit]]
            gatherings += near
        for key in keys:
            if near[0] not in waiting[key]:
                waiting[key].append(near[0])
    gathered = [[claim for unit in gathering for claim in unit.claims] for gathering in gatherings]
    return across_types(gathered, mixed, decided) if decided and mixed else gathered


def _sayings(claim: SourcedClaim, story: str) -> list[tuple[object, ...]]:
    """What two claims on people without a name have to share: the group, and the sentence or the story."""
    whom = (claim.claim.type, fold(claim.claim.group or ""), claim.claim.number, claim.claim.organizations)
    return [(*whom, story), *((*whom, " ".join(quote.text.split())) for quote in quotes_of(claim.claim))]


def _retold(unit: Unit, gathering: Sequence[Unit], decided: Decided | None) -> bool:
    """Whether all of these stand in other documents, none on another country, and none contradicts the claim.

    Country reports say the same sentence of many countries, and each time of other people.
    """
    if decided and any(decided.apart(unit.claims[0].id, other.claims[0].id) for other in gathering):
        return False
    return all(
        one.document.id != other.document.id
        and len({one.document.country, other.document.country} - {None}) < 2
        and one.claim.date == other.claim.date
        and one.claim.modality == other.claim.modality
        and one.claim.term == other.claim.term
        and one.claim.actors == other.claim.actors
        for one in unit.claims
        for each in gathering
        for other in each.claims
    )
