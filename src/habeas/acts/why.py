"""Why each claim is in its act: a sentence for every claim but the first, as for people's mentions."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.acts.agree import Setting, compare
from habeas.acts.beside import told_beside
from habeas.acts.decided import Decided
from habeas.model import Act, SourcedClaim


def reasons(act: Act, claims: Iterable[SourcedClaim] = (), constraints: Decided | None = None) -> tuple[str, ...]:
    """For every claim of the act but the first, why it tells of the same act as another.

    `claims` are all that are about the person, so that what is told next to an act counts; `constraints` the decisions.
    """
    setting = Setting(told_beside({claim.id: claim for claim in (*claims, *act.claims)}.values()))
    return tuple(_reason(claim, act.claims, setting, constraints) for claim in act.claims[1:])


def _reason(claim: SourcedClaim, told: tuple[SourcedClaim, ...], setting: Setting, constraints: Decided | None) -> str:
    others = [other for other in told if other.id != claim.id]
    for other in others if constraints else ():
        if constraints and constraints.of(claim.id) == constraints.of(other.id):
            return f"With {_source(other)}: somebody decided that both tell of one act."
    for other in others:
        verdict = compare(claim, other, setting)
        if verdict.answer == "same":
            return f"With {_source(other)}: {verdict.reason}."
    return "With the others only by what was decided of them."


def _source(claim: SourcedClaim) -> str:
    where = claim.document.publisher or claim.document.title or claim.document.name
    return f"{where}, {claim.document.published}" if claim.document.published else where
