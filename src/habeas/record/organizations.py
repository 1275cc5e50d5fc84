"""Writes and reads organizations: which claims, affiliations and publishers name them, and who they are.

They are derived like persons: emptied and made again, inside the one transaction that derives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from habeas.people.acronyms import introduced
from habeas.people.named_bodies import is_place_of_custody
from habeas.people.organization_model import Organization, OrganizationMention
from habeas.people.several_bodies import bodies_in
from habeas.record.connect import Record
from habeas.record.inserting import add_rows
from habeas.record.prepared import prepared
from habeas.record.review import REJECT
from habeas.record.rows import CHUNK, Rows

if TYPE_CHECKING:
    from django.db.models import QuerySet

ACTOR, HARMED, EMPLOYER, PUBLISHER = "actor", "harmed", "employer", "publisher"
# A body at which something was done, and one that a text names without a claim on it.
PLACE, NAMED = "place", "named"
_ACRONYM = re.compile(r"[^\W\d_][\w.&]{1,9}")
_Line = TypeVar("_Line")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place of the record that names an organization.

    `part` is what it is there: "actor", "harmed", "place", "employer", "publisher", or but "named".
    """

    document: str
    name: str
    part: str
    claim: str | None = None
    affiliation: int | None = None


def namings(record: Record) -> list[Naming]:
    """Every place that may name an organization but for those in texts alone; who is named as a person is none."""
    from habeas.record import models

    found = list(_names_in(_claims(record).iterator()))
    posts = models.Affiliation.objects.using(record.alias).exclude(organization=None).order_by("document", "order")
    told = posts.values_list("document", "pk", "organization", "document__country")
    for document, post, name, country in told.iterator():
        found += [Naming(document, one, EMPLOYER, affiliation=post) for one in bodies_in(name or "", country)]
    documents = models.Document.objects.using(record.alias).exclude(publisher=None).order_by("pk")
    for document, name in documents.values_list("pk", "publisher").iterator():
        found.append(Naming(document, name or "", PUBLISHER))
    return _but(found, _people(_named(record).iterator()))


def naming_of(record: Record, claims: Collection[str]) -> Iterator[Naming]:
    """What these claims name, as people left them; those that were rejected name nothing."""
    return _names_in(_claims_of(record, claims) if claims else ())


def _claims(record: Record) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.Claim.objects.using(record.alias).exclude(ruling__answer=REJECT).order_by("document", "order")
    told = ("document", "pk", "actors", "organizations", "place", "ruling__stands", "document__country")
    return rows.values_list(*told)


@prepared
def _claims_of(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    return _claims(record).filter(pk__in=claims)


def _names_in(rows: Iterable[Any]) -> Iterator[Naming]:
    for document, claim, actors, harmed, place, stands, country in rows:
        for part, names in ((ACTOR, "actors"), (HARMED, "organizations")):
            written = (actors if part == ACTOR else harmed) if stands is None else stands[names]
            for name in dict.fromkeys(one for each in written for one in bodies_in(each, country)):
                yield Naming(document, name, part, claim)
        where = place if stands is None else stands["place"]
        if where is not None and is_place_of_custody(where):
            yield Naming(document, where, PLACE, claim)


def but_people_in(record: Record, found: Sequence[Naming]) -> list[Naming]:
    """Those of these that their document does not name as a person."""
    return _but(found, _people(_named_in(record, {each.document for each in found}) if found else ()))


def _but(found: Iterable[Naming], people: set[tuple[str, str]]) -> list[Naming]:
    return [each for each in found if each.name.strip() and (each.document, each.name) not in people]


def _named(record: Record) -> QuerySet[Any]:
    from habeas.record import models

    return models.NamedPerson.objects.using(record.alias).order_by().values_list("document", "name", "aliases")


@prepared
def _named_in(record: Record, documents: Collection[str]) -> QuerySet[Any]:
    return _named(record).filter(document__in=documents)


def _people(rows: Iterable[Any]) -> set[tuple[str, str]]:
    return {(document, one) for document, name, aliases in rows for one in (name, *aliases)}


def mentions(record: Record, named: Iterable[Naming]) -> list[OrganizationMention]:
    """What documents name as organizations, each once, as resolution sees it."""
    from habeas.record import models

    certain: dict[tuple[str, str], bool] = {}
    for each in named:
        key = (each.document, each.name)
        certain[key] = certain.get(key, False) or each.part not in (ACTOR, PLACE)
    documents, countries = sorted({document for document, _ in certain}), dict[str, str | None]()
    for start in range(0, len(documents), CHUNK):
        rows = models.Document.objects.using(record.alias).filter(pk__in=documents[start : start + CHUNK]).order_by()
        countries |= dict(rows.values_list("pk", "country"))
    full = _introduced(record, certain)
    return [
        OrganizationMention(document, name, countries[document], full.get((document, name)), sure)
        for (document, name), sure in certain.items()
    ]


def mentions_in(record: Record, documents: Collection[str]) -> dict[str, list[OrganizationMention]]:
    """By document what it is known to name as organizations; a publisher that its text does not name is not in it."""
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).filter(document__in=documents).exclude(part=PUBLISHER)
    told = rows.order_by().values_list("document", "name", "part").distinct()
    found: dict[str, list[OrganizationMention]] = {}
    for each in mentions(record, [Naming(*one) for one in sorted(told)]):
        found.setdefault(each.document_id, []).append(each)
    return found


def _introduced(record: Record, named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The full names that documents introduce behind acronyms; only of documents that use one is the text read."""
    from habeas.record import models

    asked: dict[str, set[str]] = {}
    for document, name in named:
        if _ACRONYM.fullmatch(name) and sum(map(str.isupper, name)) > 1:
            asked.setdefault(document, set()).add(name)
    found: dict[tuple[str, str], str] = {}
    ids = sorted(asked)
    for start in range(0, len(ids), CHUNK):
        rows = models.Document.objects.using(record.alias).filter(pk__in=ids[start : start + CHUNK])
        for document, text in rows.values_list("pk", "text").iterator():
            for acronym, full in introduced(text, sorted(asked[document])).items():
                found[document, acronym] = full
    return found


def former_ids(record: Record) -> dict[tuple[str, str], str]:
    """By document and name the id that each organization had when they were last derived."""
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).order_by()
    told = rows.values_list("document", "name", "organization").distinct()
    return {(document, name): organization for document, name, organization in told.iterator()}


def replace_all(record: Record, found: Sequence[Organization], named: Sequence[Naming]) -> None:
    """Puts these organizations in the place of all that there are, with every place that names them."""
    from django.db import connections

    from habeas.record import models

    with connections[record.alias].cursor() as cursor:
        for table in (models.OrganizationMention, models.Organization):
            cursor.execute(f"DELETE FROM {table._meta.db_table}")  # noqa: S608 (a name of ours)
    ids = {(mention.document_id, mention.name): each.id for each in found for mention in each.mentions}
    placed = [(ids[each.document, each.name], each) for each in named if (each.document, each.name) in ids]
    claims = Counter(owner for owner, _ in {(owner, each.claim) for owner, each in placed if each.claim is not None})
    documents = Counter(owner for owner, _ in {(owner, each.document) for owner, each in placed})
    rows = (
        {
            **{name: getattr(each, name) for name in ("id", "name", "kind", "country", "parent")},
            "names": list(each.names),
            "reasons": list(each.reasons),
            "documents": documents[each.id],
            "claims": claims[each.id],
        }
        for each in found
    )
    add_rows(record, models.Organization, rows)
    mentions = (
        {
            "organization_id": owner,
            "document_id": each.document,
            "claim_id": each.claim,
            "affiliation_id": each.affiliation,
            "part": each.part,
            "name": each.name,
        }
        for owner, each in placed
    )
    add_rows(record, models.OrganizationMention, mentions)


def redirect(record: Record, moved: Mapping[str, str]) -> None:
    """Notes under which id the organizations are now whose ids are no more."""
    from django.utils import timezone

    from habeas.record import models

    for old, new in sorted(moved.items()):
        models.OrganizationRedirect.objects.using(record.alias).update_or_create(
            old=old, defaults={"new": new, "since": timezone.now()}
        )


def moved_to(record: Record, organization: str) -> str | None:
    """The id that an organization has now, by this one or one that it had; None where there is none."""
    from habeas.record import models

    seen: set[str] = set()
    while organization not in seen:
        if models.Organization.objects.using(record.alias).filter(pk=organization).exists():
            return organization
        seen.add(organization)
        rows = models.OrganizationRedirect.objects.using(record.alias).filter(old=organization)
        organization = rows.values_list("new", flat=True).first() or organization
    return None


# --- reading ------------------------------------------------------------------------------------------


def lines(record: Record, line: Callable[..., _Line], **asked: Any) -> Rows[_Line]:  # noqa: ANN401
    """Organizations with the numbers of their claims and documents, those with most claims first."""
    from habeas.record import models

    rows = models.Organization.objects.using(record.alias).filter(**asked).order_by("-claims", "-documents", "id")
    return Rows(rows, lambda row: line(read_row(row), row.claims, row.documents))


def organization(record: Record, organization_id: str) -> Organization | None:
    """The organization with that id, with its mentions."""
    from habeas.record import models

    row = models.Organization.objects.using(record.alias).filter(pk=organization_id).first()
    if row is None:
        return None
    named = models.OrganizationMention.objects.using(record.alias).filter(organization=organization_id)
    told = named.order_by("document", "name").values_list("document", "name", "document__country").distinct()
    return read_row(row, tuple(OrganizationMention(*each) for each in told))


def holders(record: Record) -> dict[str, str]:
    """For every name as a judgement addresses it the id of the organization that it is of."""
    from habeas.people.organizations import organization_key
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).order_by()
    told = rows.values_list("name", "document__country", "organization").distinct()
    return {organization_key(name, country): organization for name, country, organization in told.iterator()}


def named_in(record: Record, document_id: str) -> list[tuple[str, str]]:
    """The names of organizations that a document has, in order, each with the id of the organization."""
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).filter(document=document_id)
    return list(rows.order_by("name").values_list("name", "organization").distinct())


def all_names(record: Record) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every organization's id, shown name and other names, those with most claims first."""
    from habeas.record import models

    rows = models.Organization.objects.using(record.alias).order_by("-claims", "-documents", "id")
    for organization_id, name, names in rows.values_list("pk", "name", "names").iterator():
        yield organization_id, name, tuple(names)


def name_of(record: Record, organization_id: str) -> str | None:
    """The shown name of the organization that has this id, or had it once; None where there is none."""
    from habeas.record import models

    rows = models.Organization.objects.using(record.alias).filter(pk=moved_to(record, organization_id))
    return rows.values_list("name", flat=True).first()


def kinds(record: Record) -> list[str]:
    """The kinds of all organizations, each once, sorted."""
    from habeas.record import models

    rows = models.Organization.objects.using(record.alias).exclude(kind=None).order_by("kind")
    return [str(kind) for kind in rows.values_list("kind", flat=True).distinct()]


def parts_of(record: Record, organization_id: str) -> list[tuple[str, str]]:
    """The id and the name of each organization that is a part of it, by name."""
    from habeas.record import models

    rows = models.Organization.objects.using(record.alias).filter(parent=organization_id)
    return list(rows.order_by("name", "pk").values_list("pk", "name"))


def claims_with(record: Record, organization_id: str, part: str | None = None) -> QuerySet[Any]:
    """A query for the ids of the claims that name it in that part, or in any."""
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).filter(organization=organization_id)
    rows = rows if part is None else rows.filter(part=part)
    return rows.exclude(claim=None).order_by().values("claim")


def acts_with(record: Record, organization_id: str, part: str | None = None) -> QuerySet[Any]:
    """A query for the ids of the acts that such claims tell of."""
    from habeas.record import models

    told = models.Telling.objects.using(record.alias).filter(claim__in=claims_with(record, organization_id, part))
    return told.order_by().values("act")


def act_types(record: Record, organization_id: str, part: str) -> list[tuple[str, int]]:
    """How many acts of each type it has that part in, the most frequent first."""
    from django.db.models import Count

    from habeas.record import models

    rows = models.Act.objects.using(record.alias).filter(pk__in=acts_with(record, organization_id, part))
    counted = rows.order_by().values_list("type").annotate(number=Count("pk"))
    return sorted(((kind, number) for kind, number in counted), key=lambda each: (-each[1], each[0]))


def affiliations_with(record: Record, organization_id: str) -> QuerySet[Any]:
    """A query for the affiliations that name it."""
    from habeas.record import models

    rows = models.OrganizationMention.objects.using(record.alias).filter(organization=organization_id, part=EMPLOYER)
    return rows.exclude(affiliation=None).order_by().values("affiliation")


def documents_with(record: Record, organization_id: str) -> QuerySet[Any]:
    """A query for the documents that name it."""
    from habeas.record import models

    return (
        models.OrganizationMention.objects.using(record.alias)
        .filter(organization=organization_id)
        .order_by()
        .values("document")
    )


def read_row(row: Any, mentions: tuple[OrganizationMention, ...] = ()) -> Organization:  # noqa: ANN401
    names, reasons = tuple(row.names), tuple(row.reasons)
    return Organization(row.id, row.name, names, row.kind, row.country, row.parent, mentions, reasons)
