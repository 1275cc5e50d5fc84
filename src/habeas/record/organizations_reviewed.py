"""Follows a decision on claims with the organizations that they name, where these stay the same bodies.

It gives what deriving all of them anew would give, or says that this has to be done.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from habeas.people.organization_model import Organization, OrganizationMention
from habeas.record.connect import Record
from habeas.record.facts import documents_state
from habeas.record.organizations import (
    ACTOR,
    PLACE,
    Naming,
    but_people_in,
    mentions,
    naming_of,
    organization,
    parts_of,
)
from habeas.record.prepared import prepared

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from habeas.people.judgements import Constraints

_DIGEST = re.compile(r"[0-9a-f]{8}")
Named = set[tuple[str, Naming]]
# A name, the part that it is named in, and the country of the document.
Told = tuple[str, str, str | None]
# Of organizations of which all that names them says one thing: that thing, and the newest row that was looked at.
Alike = dict[tuple[int, str], tuple[int, Told]]


def follow(record: Record, claims: Iterable[str], held: Constraints) -> bool:
    """Puts what some claims name in the place of what they named before, after decisions on them.

    False where that may make other organizations than there are; then nothing is changed, and all have to be derived.
    """
    from habeas.record import models

    wanted, rows = sorted(claims), models.OrganizationMention.objects.using(record.alias)
    old, new = _before(record, wanted), _after(record, wanted)
    if new is None:
        return False
    if new == old:
        return True
    owners = {owner for owner, _ in old | new}
    found: dict[str, Organization] = {}
    for owner in sorted(owners):
        now = _as_it_becomes(record, owner, wanted, new, held)
        if now is None:
            return False
        found[owner] = now
    places = {owner: {each.document for one, each in old | new if one == owner} for owner in owners}
    counted = {owner: _places_named(record, owner, documents) for owner, documents in places.items()}
    rows.filter(claim__in=wanted).delete()
    rows.bulk_create(
        models.OrganizationMention(
            organization_id=owner, document_id=each.document, claim_id=each.claim, part=each.part, name=each.name
        )
        for owner, each in sorted(new, key=lambda one: (one[1].document, one[1].claim or "", one[1].part, one[1].name))
    )
    for owner, now in found.items():
        more = len(_claims_of(new, owner)) - len(_claims_of(old, owner))
        _write(record, owner, now, more, _places_named(record, owner, places[owner]) - counted[owner])
    return True


def _claims_of(named: Named, owner: str) -> set[str | None]:
    return {each.claim for one, each in named if one == owner}


def _places_named(record: Record, owner: str, documents: set[str]) -> int:
    """In how many of these documents the organization is named. All that name it are many thousands."""
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).filter(document__in=documents).order_by()
    # Not asked of the organization: an index over its thousands of rows would be taken for it.
    return len({document for document, one in rows.values_list("document", "organization") if one == owner})


def _before(record: Record, wanted: list[str]) -> Named:
    told = _naming(record, wanted)
    return {(str(owner), Naming(document, name, part, claim)) for owner, document, claim, part, name in told}


@prepared
def _naming(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).filter(claim__in=claims).order_by()
    return rows.values_list("organization", "document", "claim", "part", "name")


def _after(record: Record, wanted: list[str]) -> Named | None:
    """Whom the claims name as they stand now; None where it is somebody who is not known as an organization yet."""
    named = list(naming_of(record, wanted))
    found: Named = set()
    for each in but_people_in(record, named):
        owner = _owner(record, each)
        if owner is not None:
            found.add((owner, each))
        elif _may_be_one(record, each):
            return None
    return found


# What is left of an organization that nothing names any more.
GONE = Organization("", "", (), None, None, None, (), ())


def _as_it_becomes(record: Record, owner: str, wanted: list[str], new: Named, held: Constraints) -> Organization | None:
    """The organization when these claims name what they name now; None where it may become another or several."""
    from habeas.people.organizations import organization_key, resolve_organizations
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).filter(organization=owner).order_by()
    mine = {each for one, each in new if one == owner}
    if _all_alike(record, owner, rows, wanted, mine):
        return _without_mentions(record, owner)
    known = organization(record, owner)
    if known is None:
        return None
    here = sorted(
        {each.document for each in mine} | set(rows.filter(claim__in=wanted).values_list("document", flat=True))
    )
    was, now = _named(record, rows.filter(document__in=here), wanted, mine)
    if was == now:
        return known
    was, now = _named(record, rows, wanted, mine)
    keys_before, keys_after = (
        {organization_key(one.name, one.country): one.certain for one in sorted(each, key=_sure)} for each in (was, now)
    )
    if not now and len(keys_before) == 1 and not _numbered(record, known) and not parts_of(record, owner):
        return GONE
    if keys_before != keys_after:
        return None
    several = resolve_organizations(now, held)
    # What its names say that it is a part of is found among all organizations, not among its mentions.
    return replace(several[0], parent=known.parent) if len(several) == 1 and several[0].id == owner else None


def _all_alike(record: Record, owner: str, rows: QuerySet[Any], wanted: list[str], mine: set[Naming]) -> bool:
    """Whether all that these rows say, and will, is one name in one part in documents on one country.

    Then the organization is the same however often it is named, and very many mentions need not be looked at. A name in
    capitals may be an acronym that only some documents introduce.
    """
    from habeas.record import models

    told = _what_all_say(record, owner, rows)
    if told is None:
        return False
    name, part, country = told
    if " " not in name and sum(map(str.isupper, name)) > 1:
        return False
    if not mine:
        return bool(rows.exclude(claim__in=wanted).exists())
    documents = models.Document.objects.using(record.alias).filter(pk__in={each.document for each in mine})
    countries = set(documents.order_by().values_list("country", flat=True))
    return countries == {country} and {(each.name, each.part) for each in mine} == {(name, part)}


def _what_all_say(record: Record, owner: str, rows: QuerySet[Any]) -> Told | None:
    """The one name, part and country of all these rows; None where they say more than one thing.

    Rows are only added and taken away until a document is stored, so that of many thousands the older ones, once they
    were looked at, are not read at every decision.
    """
    from django.db import transaction

    kept, key = _kept(record), (documents_state(record), owner)
    seen, said = kept.get(key, (0, None))
    newer = rows.filter(pk__gt=seen).values_list("name", "part", "document__country").distinct()[:2]
    whole: set[Told] = {*newer, *([] if said is None else [said])}
    if len(whole) != 1:
        return None
    (only,) = whole
    newest = rows.order_by("-pk").values_list("pk", flat=True).first() or 0
    # The rows of a decision that is called off go, and their numbers come again: only what was stored is kept.
    transaction.on_commit(lambda: kept.update({key: (newest, only)}), using=record.alias)
    return only


def _kept(record: Record) -> Alike:
    """What is kept as long as this connection is open: the registry may be another one when it opens again."""
    from django.db import connections

    connection = connections[record.alias]
    opened, kept = getattr(connection, "organizations_alike", (None, {}))
    if opened is None or opened is not connection.connection:
        kept = {}
        connection.organizations_alike = (connection.connection, kept)  # type: ignore[attr-defined] # ours
    found: Alike = kept
    return found


def _without_mentions(record: Record, owner: str) -> Organization | None:
    """The organization as it is, without the places that name it."""
    from habeas.record import models

    for row in models.Organization.objects.using(record.alias).filter(pk=owner):
        return Organization(
            owner, row.name, tuple(row.names), row.kind, row.country, row.parent, (), tuple(row.reasons)
        )
    return None


def _named(
    record: Record, rows: QuerySet[Any], wanted: list[str], mine: set[Naming]
) -> tuple[set[OrganizationMention], set[OrganizationMention]]:
    """What of these rows names an organization, before and after these claims name what they name now."""
    before = {Naming(*each) for each in rows.values_list("document", "name", "part")}
    rest = {Naming(*each) for each in rows.exclude(claim__in=wanted).values_list("document", "name", "part")}
    after = rest | {Naming(each.document, each.name, each.part) for each in mine}
    was, now = (set(mentions(record, sorted(each, key=str))) for each in (before, after))
    return was, now


def _sure(mention: OrganizationMention) -> tuple[bool, str]:
    """The certain ones last: a name is an organization's for sure where any of its mentions is."""
    return mention.certain, mention.document_id


def _numbered(record: Record, known: Organization) -> bool:
    """Whether others are told apart from it by what stands behind their ids, which would be shorter without it."""
    from habeas.record import models

    base, _, behind = known.id.rpartition("-")
    if not _DIGEST.fullmatch(behind):
        return False
    others = models.Organization.objects.using(record.alias).exclude(pk=known.id)
    return others.filter(pk__startswith=f"{base}-").exists()


def _write(record: Record, owner: str, now: Organization, claims: int, documents: int) -> None:
    """Writes the organization as it is now, named by so many claims and documents more than before."""
    from django.db.models import F

    from habeas.record import models

    row = models.Organization.objects.using(record.alias).filter(pk=owner)
    if not models.OrganizationMention.objects.using(record.alias).filter(organization=owner).order_by().exists():
        row.delete()
        return
    row.update(
        claims=F("claims") + claims,
        documents=F("documents") + documents,
        **{name: getattr(now, name) for name in ("name", "kind", "country", "parent")},
        names=list(now.names),
        reasons=list(now.reasons),
    )


def _owner(record: Record, naming: Naming) -> str | None:
    """The organization that its document means by a name, else the only one that documents on that country mean."""
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).filter(name=naming.name).order_by()
    here = list(rows.filter(document=naming.document).values_list("organization", flat=True).distinct()[:2])
    if here or not _may_be_one(record, naming):  # most names that are no organization's are many documents' "the court"
        return str(here[0]) if len(here) == 1 else None
    country = models.Document.objects.using(record.alias).filter(pk=naming.document).values("country")[:1]
    there = list(rows.filter(document__country=country).values_list("organization", flat=True).distinct()[:2])
    return str(there[0]) if len(there) == 1 else None


def _may_be_one(record: Record, naming: Naming) -> bool:
    """Whether a name that nothing knows would be an organization's: not one like "the court"."""
    from habeas.record import models

    rows = models.Document.objects.using(record.alias).filter(pk=naming.document)
    return _is_one(naming.name, rows.values_list("country", flat=True)[0], naming.part not in (ACTOR, PLACE))


@lru_cache(maxsize=2_000)
def _is_one(name: str, country: str | None, certain: bool) -> bool:
    from habeas.people.judgements import constraints
    from habeas.people.organizations import resolve_organizations

    return bool(resolve_organizations([OrganizationMention("", name, country, None, certain)], constraints(())))
