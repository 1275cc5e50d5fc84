"""Finds the claim that somebody points at: by its id, or by that of an act that it tells of; a beginning will do.

An act that had another id before a decision is found by that one, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas import model
from habeas.errors import NotFound
from habeas.record import act_moves
from habeas.record import cases as case_rows
from habeas.record.connect import Record
from habeas.work.finding import OFFERED, SHORTEST_ID

_ID = re.compile(rf"[0-9a-f]{{{SHORTEST_ID},40}}(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class PointedAct:
    """A claim that somebody points at, with the acts that it tells of: one for each person it is about.

    `by` says how it was found: as the "claim" itself, or as the first claim of the "act".
    """

    claim: model.SourcedClaim
    acts: tuple[model.Act, ...]
    by: str

    @property
    def key(self) -> str:
        return self.claim.id

    @property
    def persons(self) -> dict[str, str]:
        """Whom the acts were done to: the persons' names by their ids; empty for nobody named."""
        return {act.person_id: act.person_name or act.person_id for act in self.acts if act.person_id is not None}


def pointed_act(record: Record, text: str) -> PointedAct:
    """The claim that a text points at.

    Raises:
        NotFound: it is the beginning of no id of an act or a claim, or of several.
    """
    asked = text.strip().lower()
    if not _ID.fullmatch(asked):
        raise NotFound(
            f"{text.strip()[:60]!r} is no id of an act or a claim, nor the beginning of one. "
            "See the ids of somebody's acts with: habeas case NAME --ids"
        )
    acts, claims = case_rows.ids_beginning(record, asked)
    several = [each for each in (*acts, *claims) if each != asked]
    exact = [each for each in (*acts, *claims) if each == asked]
    found = exact or several or act_moves.moved_to(record, asked)
    if not found:
        raise NotFound(
            f"No act and no claim has an id that begins with {asked!r}. See the ids of somebody's acts with: "
            "habeas case NAME --ids"
        )
    if len(found) > 1:
        raise NotFound(f"Several ids begin with {asked!r}: {', '.join(found[:OFFERED])}.")
    return _pointed(record, found[0], found[0] not in claims)


def _pointed(record: Record, found: str, is_act: bool) -> PointedAct:
    if is_act:
        (act,) = case_rows.acts(record, pk=found)
        return PointedAct(act.claims[0], (act,), "act")
    told = tuple(case_rows.acts_told_by(record, [found]))
    if not told:
        raise NotFound(f"Claim {found} was rejected in a review, so it tells of no act. Undo that first.")
    claim = next(claim for claim in told[0].claims if claim.id == found)
    return PointedAct(claim, told, "claim")
