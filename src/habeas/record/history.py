"""Entries of the log a page at a time, the newest first, of all records or of one, in a bounded number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from habeas.model import Span
from habeas.people.organizations import organization_key
from habeas.record import claims_now, decisions, rulings
from habeas.record.connect import Record
from habeas.record.decisions import Decision
from habeas.record.recognitions import RECOGNITIONS
from habeas.record.review import CLAIMS, REJECT

if TYPE_CHECKING:
    from django.db.models import Q

CLAIM, DOCUMENT, PERSON, ORGANIZATION, ACT = "claim", "document", "person", "organization", "act"
CASE = "case"
KINDS = (CLAIM, DOCUMENT, PERSON, ORGANIZATION, ACT, CASE)
# The subject of a decision on which photo of somebody is shown: a mention of the person, and the picture's hash.
PHOTOS = "photos"
# Decisions on an actor, addressed as a mention of a person or an organization's name and country: whether a criterion
# is met ("regime/criterion"), and whether an entry of a sanctions list ("dataset/entity") is the one who is meant.
DOSSIERS, SCREENING = "dossiers", "screening"
# The subjects of decisions on what may be published: a mention of a person, or a country and what is counted there.
RELEASES, RELEASED_COUNTS = "releases", "released counts"
# The subject of decisions on reported numbers: whether one is right as it was read.
COUNTS = "counts"
# How the evidence of a release names a mention that it is of, beside the fields that it releases.
RELEASED_MENTION = "mention"


def page(
    record: Record, about: tuple[str, str] | None, *, before: int | None = None, skip: int = 0, limit: int
) -> list[Decision]:
    """The newest entries with lower numbers than `before`, but for the first so many: of everything, or of one record.

    A record is named by its kind and its id.
    """
    from habeas.record import models

    rows = models.Decision.objects.using(record.alias).order_by("-pk")
    if about is not None:
        rows = rows.filter(_about(record, *about))
    if before is not None:
        rows = rows.filter(pk__lt=before)
    undone = decisions.undone(record)
    return [decisions.read(row, undone.get(row.pk)) for row in rows[skip : skip + limit]]


def entries(record: Record, numbers: Iterable[int]) -> list[Decision]:
    """The entries with these numbers."""
    from habeas.record import models

    rows = models.Decision.objects.using(record.alias).filter(pk__in=set(numbers)).order_by("pk")
    return [decisions.read(row, None) for row in rows]


def on_claims(record: Record, claims: Iterable[str]) -> dict[str, list[Decision]]:
    """For each of these claims every entry about it, whatever its words were then, the earliest first."""
    from habeas.record import models

    known = decisions.as_decided(record, claims)
    wanted = sorted(set().union(*known.values()))
    rows = models.Decision.objects.using(record.alias).filter(subject=CLAIMS, claim__in=wanted).order_by("pk")
    entries = [(row.claim, decisions.read(row, None)) for row in rows]
    return {claim: [entry for told, entry in entries if told in ids] for claim, ids in known.items()}


def there(record: Record, claims: Iterable[str]) -> dict[str, Span | None]:
    """Those of these claims that are there, each with where the words stand by which the machine read it."""
    from habeas.record import models

    rows = models.Claim.objects.using(record.alias).filter(pk__in=set(claims)).order_by()
    places = rows.values_list("id", "trigger_start", "trigger_end")
    return {claim: None if start is None or end is None else Span(start, end) for claim, start, end in places}


def kind_of(record: Record, record_id: str) -> str | None:
    """What has that id: a claim, a document, an act, an organization or a person; None for nothing that is known.

    A case is not meant by its id alone, which its person has too.
    """
    from habeas.record import models

    if models.Decision.objects.using(record.alias).filter(claim=record_id).exists():
        return CLAIM
    kinds = (CLAIM, DOCUMENT, ACT, ORGANIZATION, PERSON)
    return next((kind for kind in kinds if is_there(record, kind, record_id)), None)


def is_there(record: Record, kind: str, record_id: str) -> bool:
    """Whether a record of one of `KINDS` has that id."""
    from habeas.record import models

    tables: dict[str, Any] = {
        CLAIM: models.Claim,
        DOCUMENT: models.Document,
        ACT: models.Act,
        CASE: models.Case,
        ORGANIZATION: models.Organization,
        PERSON: models.Person,
    }
    return bool(tables[kind].objects.using(record.alias).filter(pk=record_id).exists())


def _about(record: Record, kind: str, record_id: str) -> Q:
    from django.db.models import Q

    from habeas.record import models

    if kind == CLAIM:
        return Q(claim__in=decisions.known_as(record, [record_id]))
    if kind == DOCUMENT:
        return Q(document=record_id)
    if kind == PERSON:
        named = models.NamedPerson.objects.using(record.alias).filter(person=record_id)
        keys = [f"{document} {name}" for document, name in named.values_list("document", "name")]
        claims = decisions.known_as(record, rulings.ids_told(record, [record_id]))
        of_them = _judged("people", keys) | _judged(PHOTOS, keys) | _judged(RELEASES, keys) | _on_actor(keys)
        return Q(claim__in=claims) | of_them | _judged(RECOGNITIONS, keys)
    if kind == ORGANIZATION:
        mentions = models.OrganizationMention.objects.using(record.alias).filter(organization=record_id)
        named_so = set(mentions.order_by().values_list("name", "document__country").distinct())
        keys = [organization_key(name, country) for name, country in named_so]
        claims = set(mentions.exclude(claim=None).values_list("claim", flat=True)) | _named_before(record, named_so)
        return Q(claim__in=decisions.known_as(record, claims)) | _judged("organizations", keys) | _on_actor(keys)
    of_it = {"act": record_id} if kind == ACT else {"act__step__case": record_id}
    told = models.Telling.objects.using(record.alias).filter(**of_it)
    claims = set(told.values_list("claim", flat=True))
    return Q(claim__in=decisions.known_as(record, claims)) | _judged("acts", sorted(claims_now.former(record, claims)))


def judgements(record: Record, subject: str, keys: Iterable[str]) -> list[Decision]:
    """The judgements on any of these mentions, names or claims, as they are addressed in the log, the newest first."""
    from habeas.record import models

    rows = models.Decision.objects.using(record.alias).filter(_judged(subject, sorted(set(keys))), undoes=None)
    undone = decisions.undone(record)
    return [decisions.read(row, undone.get(row.pk)) for row in rows.order_by("-pk")]


def _named_before(record: Record, names: set[tuple[str, str | None]]) -> set[str]:
    """The claims that named an organization as the machine read them, and were rejected or corrected since."""
    from django.db.models import Q

    from habeas.record import models

    rows = models.Ruling.objects.using(record.alias).filter(Q(answer=REJECT) | Q(stands__isnull=False))
    told = rows.order_by().values_list("claim", "claim__document__country", "claim__actors", "claim__organizations")
    return {
        claim
        for claim, country, actors, harmed in told.iterator()
        if any((name, country) in names for name in (*actors, *harmed))
    }


def _on_actor(keys: list[str]) -> Q:
    return _judged(DOSSIERS, keys) | _judged(SCREENING, keys)


def _judged(subject: str, keys: list[str]) -> Q:
    """The judgements on any of these mentions, and what takes them back."""
    from django.db.models import Q

    sides = Q(value__left__in=keys) | Q(value__right__in=keys)
    undone = Q(undoes__value__left__in=keys) | Q(undoes__value__right__in=keys)
    return Q(subject=subject) & (sides | undone)
