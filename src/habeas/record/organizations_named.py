"""Follows with organizations what a decision on a claim changes, in few steps however often they are named.

`organizations` derives all of them; this gives what that would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from habeas.people.organization_model import OrganizationMention
from habeas.record.connect import Record
from habeas.record.organizations import ACTOR, Naming, but_people, claims_naming

# By an organization's id what names it: ("…", "claims", a claim's id) or ("…", "documents", a document's id).
Places = set[tuple[str, str, str]]


def places(record: Record, documents: Iterable[str]) -> Places:
    """Where these documents name organizations: to be asked before a decision is ruled on, for `follow`."""
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).filter(document__in=list(documents)).order_by()
    found = set()
    for owner, document, claim in rows.values_list("organization", "document", "claim"):
        found |= {(owner, "documents", document), *([(owner, "claims", claim)] if claim is not None else ())}
    return found


def follow(record: Record, claims: Iterable[str], documents: Iterable[str], before: Places) -> bool:
    """Puts what some claims of these documents name in the place of what they named before, after decisions on them.

    `before` is what `places` said then. False where one of them names what is not known as an organization yet, and
    nothing is changed: then all have to be derived. What nothing names any more is gone.
    """
    from habeas.record import models

    wanted, mentions = sorted(claims), models.OrganizationMention.objects.using(record.alias)
    named = list(claims_naming(record, pk__in=wanted))
    named = but_people(record, named, document__in={each.document for each in named})
    rows = mentions.filter(claim__in=wanted).values_list("organization", "document", "claim", "part", "name")
    old = {(str(owner), Naming(document, name, part, claim)) for owner, document, claim, part, name in rows.order_by()}
    new: set[tuple[str, Naming]] = set()
    for each in named:
        owner = _owner(record, each)
        if owner is not None:
            new.add((owner, each))
        elif _may_be_one(record, each):
            return False
    if new != old:
        _put(record, wanted, new)
    _count_on(record, before, places(record, documents))
    return True


def _put(record: Record, claims: Sequence[str], new: Iterable[tuple[str, Naming]]) -> None:
    from habeas.record import models

    mentions = models.OrganizationMention.objects.using(record.alias)
    mentions.filter(claim__in=claims).delete()
    mentions.bulk_create(
        models.OrganizationMention(
            organization_id=owner, document_id=each.document, claim_id=each.claim, part=each.part, name=each.name
        )
        for owner, each in sorted(new, key=lambda one: (one[1].document, one[1].claim or "", one[1].part, one[1].name))
    )


def _owner(record: Record, naming: Naming) -> str | None:
    """The organization that its document means by a name, else the only one that documents on that country mean."""
    from habeas.record import models

    every = models.OrganizationMention.objects.using(record.alias).order_by()
    in_document = every.filter(document=naming.document).values_list("name", "organization")
    here = list({owner for name, owner in in_document if name == naming.name})
    if here or not _may_be_one(record, naming):  # most names that are no organization's are many documents' "the court"
        return str(here[0]) if len(here) == 1 else None
    country = models.Document.objects.using(record.alias).filter(pk=naming.document).values("country")[:1]
    rows = every.filter(name=naming.name)
    of_the_name = rows.values_list("organization", flat=True).distinct()
    there = [each for each in of_the_name if rows.filter(organization=each, document__country=country).exists()]
    return str(there[0]) if len(there) == 1 else None


def _may_be_one(record: Record, naming: Naming) -> bool:
    """Whether a name that nothing knows would be an organization's: not one like "the court"."""
    from habeas.record import models

    rows = models.Document.objects.using(record.alias).filter(pk=naming.document)
    return _is_one(naming.name, rows.values_list("country", flat=True)[0], naming.part != ACTOR)


@lru_cache(maxsize=2_000)
def _is_one(name: str, country: str | None, certain: bool) -> bool:
    from habeas.people.judgements import constraints
    from habeas.people.organizations import resolve_organizations

    return bool(resolve_organizations([OrganizationMention("", name, country, None, certain)], constraints(())))


def _count_on(record: Record, before: Places, now: Places) -> None:
    """Counts by how much more or less organizations are named in: one may be named in very many places."""
    from django.db.models import F

    from habeas.record import models

    for owner in sorted({each[0] for each in before ^ now}):
        row = models.Organization.objects.using(record.alias).filter(pk=owner)
        if not models.OrganizationMention.objects.using(record.alias).filter(organization=owner).exists():
            row.delete()
            continue
        more = Counter(what for one, what, _ in now - before if one == owner)
        more.subtract(what for one, what, _ in before - now if one == owner)
        row.update(claims=F("claims") + more["claims"], documents=F("documents") + more["documents"])
