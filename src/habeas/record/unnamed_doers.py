"""Reads who did an act where documents give neither a person's name nor one body's: "the minister of interior"."""

from __future__ import annotations

from collections.abc import Callable

from habeas import terms
from habeas.record.connect import Record
from habeas.record.review import REJECT


def claims_of_unnamed(record: Record, fits: Callable[[str], bool]) -> dict[str, str]:
    """The claims of acts that give a phrase that fits as who did it, each with the phrase; names are none."""
    from habeas.record import models
    from habeas.record.organizations import ACTOR

    acts = [name for name, each in terms.claim_types().items() if each.kind == "act"]
    rows = models.Claim.objects.using(record.alias).filter(type__in=acts).exclude(ruling__answer=REJECT).order_by("pk")
    found: dict[str, tuple[str, str]] = {}
    for claim, document, actors, stands in rows.values_list("pk", "document", "actors", "ruling__stands").iterator():
        fitting = [each for each in (actors if stands is None else stands["actors"]) if fits(each)]
        if fitting:
            found[claim] = (document, fitting[0])
    if not found:
        return {}
    named = models.NamedPerson.objects.using(record.alias).filter(document__in={one for one, _ in found.values()})
    known = {
        (one, each) for one, name, more in named.values_list("document", "name", "aliases") for each in (name, *more)
    }
    bodies = models.OrganizationMention.objects.using(record.alias).filter(part=ACTOR, claim__in=list(found))
    of_bodies = set(bodies.values_list("claim", "name"))
    return {
        claim: phrase
        for claim, (document, phrase) in found.items()
        if (document, phrase) not in known and (claim, phrase) not in of_bodies
    }
