"""Which claims the judgements on acts and the choices speak of by now: in other words a claim has another id.

An entry keeps its claims as they were read. Where no claim has such an id any more, the claim at the same words that
tells the same of the same people is meant; where there is none, the entry waits until it is read again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from habeas import model
from habeas.people.judgements import ACTS, key_of
from habeas.record import load
from habeas.record.connect import Record
from habeas.record.mentions_now import current_keys
from habeas.record.review import ACCEPT, DISAGREEMENTS, Review, values_of
from habeas.record.rows import CHUNK
from habeas.record.same_claim import best, takes_its_place

# Where an entry keeps its claims as they were: for each id the document and the values, and the ids of which it had
# taken the place by then.
WAS = "was"


def as_they_are(record: Record, claims: Iterable[str]) -> dict[str, Any]:
    """What an entry keeps of the claims that it speaks of, as the machine reads them."""
    before: dict[str, list[str]] = {}
    for old, new in sorted(claims_now(record).items()):
        before.setdefault(new, []).append(old)
    return {
        one.id: {"document": one.document.id, "values": values_of(one.claim), "before": before.get(one.id, [])}
        for one in load.claims(record, pk__in=sorted(claims))
    }


def claims_now(record: Record) -> dict[str, str]:
    """For each claim of an entry that no document has any more the id of the one that took its place, where one did."""
    from habeas.record import models

    rows = models.Decision.objects.using(record.alias).filter(subject__in=(ACTS, DISAGREEMENTS)).order_by("pk")
    was = {claim: kept for told in rows.values_list("value", flat=True) for claim, kept in told.get(WAS, {}).items()}
    there = load.are_there(record, was)
    # A claim that took another's place, and was decided on itself since, stands for both.
    later = {old: claim for claim, kept in was.items() for old in kept.get("before", ())}
    heads = {claim: _head(claim, later, there) for claim in was.keys() - there}
    by_document: dict[str, list[str]] = {}
    for claim in sorted(set(heads.values()) - there):
        by_document.setdefault(was[claim]["document"], []).append(claim)
    found: dict[str, str] = {}
    documents = sorted(by_document)
    for start in range(0, len(documents), CHUNK):
        here: dict[str, list[model.SourcedClaim]] = {}
        for one in load.claims(record, document__in=documents[start : start + CHUNK]):
            here.setdefault(one.document.id, []).append(one)
        for document, claims in sorted(here.items()):
            taken = set(was)
            for claim in by_document[document]:
                review = _as_read(claim, document, was[claim]["values"])
                names = _names(record, document, review.first["persons"])
                fitting = [one for one in claims if one.id not in taken and takes_its_place(one.claim, review, names)]
                now = best(fitting, review)
                if now is not None:
                    taken.add(now.id)
                    found[claim] = now.id
    now_of = {head: head if head in there else found.get(head) for head in heads.values()}
    return {claim: meant for claim, head in heads.items() if (meant := now_of[head]) is not None}


def _head(claim: str, later: Mapping[str, str], there: Collection[str]) -> str:
    """The claim that stands for one that is gone: the first of those after it that is there, else the last."""
    seen = {claim}
    while claim in later and later[claim] not in seen and claim not in there:
        claim = later[claim]
        seen.add(claim)
    return claim


def former(record: Record, claims: Iterable[str]) -> set[str]:
    """These claims with the ids that entries know them by."""
    wanted = set(claims)
    return wanted | {claim for claim, now in claims_now(record).items() if now in wanted}


def _names(record: Record, document: str, persons: Iterable[str]) -> Mapping[str, str]:
    keys = {name: key_of(document, name) for name in persons}
    now = current_keys(record, keys.values())
    return {name: now[key].partition(" ")[2] for name, key in keys.items() if key in now}


def _as_read(claim: str, document: str, values: Mapping[str, Any]) -> Review:
    """A claim as it was, in the form in which its place is looked for."""
    return Review(0, claim, document, ACCEPT, "", datetime.min.replace(tzinfo=UTC), "", dict(values), {}, ())
