"""What stands beside the acts of an actor: denials in the same paragraphs, and acts that they failed to prevent.

A claim names who did something. That somebody did not prevent or investigate it stands in its words alone, so the
claims of the documents that name the actor are looked through for those words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from habeas.answers.dossier.denials import denials_beside
from habeas.answers.dossier.involvement import FAILED, involvement
from habeas.answers.dossier.model import Actor, Named
from habeas.model import SourcedClaim
from habeas.record import dossiers as rows
from habeas.record.connect import Record

# Acts that an official may be said to have failed to prevent.
VIOLENT = ("attack", "disappearance", "killing", "threat", "torture")


def denials(record: Record, acts: Iterable[Named]) -> dict[str, tuple[str, ...]]:
    """By the id of a claim that names the actor the denials that stand beside its quotes."""
    by_document: dict[str, list[SourcedClaim]] = defaultdict(list)
    for each in acts:
        for claim in each.act.claims:
            if claim.id in each.by and claim.claim.modality != "denied":
                by_document[claim.document.id].append(claim)
    found = {}
    for document, text in rows.plain_texts(record, by_document):
        for claim in by_document[document]:
            if said := denials_beside(text, claim.claim.quotes):
                found[claim.id] = said
    return found


def not_prevented(record: Record, actor: Actor) -> set[str]:
    """The ids of claims of violence whose words say that the actor failed to prevent, or to look into, it."""
    found = set()
    for claim, kind, quotes in rows.quoted_beside(record, actor.id, VIOLENT, person=actor.is_person):
        if involvement(kind, actor.kind, (), quotes, actor.called).degree == FAILED:
            found.add(claim)
    return found
