"""Writes what was read and extracted, one document at a time, each wholly or not at all.

A newer extraction of a document takes the place of the older one in the same transaction. Nothing else is
ever removed: a file that vanished or changed leaves its document in the record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from habeas import model
from habeas.claims.gate import KNOWN_NAMES
from habeas.claims.provisions import Provision, read_provisions
from habeas.documents.outline import Outlined, outlined
from habeas.record import identify
from habeas.record.connect import Record
from habeas.record.inserting import add_rows
from habeas.record.known_names import CHANGED
from habeas.record.spelling import plain_words


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where a document's bytes were found, and the SHA-256 of the sidecar beside them, if there was one."""

    path: str
    sidecar_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a document came in: where from, how large, and when; `reading` names all that its reading depends on."""

    origins: tuple[Origin, ...]
    size: int
    reading: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What the record knows of a file's bytes: how they were read, with what they were extracted, where they lay."""

    reading: str
    extractor: str
    origins: tuple[Origin, ...]
    kind: str = ""


def known(record: Record, sha256: str) -> Known | None:
    """What the record has under that hash; None for a document that it does not have."""
    from habeas.record import models

    row = models.Document.objects.using(record.alias).filter(pk=sha256).values("reading", "extractor", "kind").first()
    if row is None:
        return None
    origins = models.Origin.objects.using(record.alias).filter(document=sha256).values_list("path", "sidecar_sha256")
    return Known(row["reading"], row["extractor"], tuple(Origin(*each) for each in origins), row["kind"])


def is_read_by(stored: str, extractor: str) -> bool:
    """Whether a document was read with that extractor, and with the known names that matter to it now."""
    return stored == extractor or (stored.startswith(f"{extractor}{KNOWN_NAMES}") and not stored.endswith(CHANGED))


# Documents looked at in one query, so that no list of all of them is ever held.
PAGE = 500


def outdated(record: Record, reader: str, extractor: str) -> Iterator[str]:
    """The hashes of documents that another version of the reader or of the same extractor read, in order.

    So are those to which other known names matter by now; `is_read_by` says the same of one document. The first word
    of an extractor's name says which one it is. What another extractor read stays as it is. The record may be written
    to on the way.
    """
    from django.db.models import Q

    from habeas.record import models

    told = Q(extractor__startswith=f"{extractor}{KNOWN_NAMES}") & ~Q(extractor__endswith=CHANGED)
    current = (Q(extractor=extractor) | told) & Q(reading__startswith=f"{reader} ")
    same = Q(extractor__in=("", extractor)) | Q(extractor__startswith=f"{extractor.partition(' ')[0]} ")
    documents = models.Document.objects.using(record.alias).filter(same).exclude(current)
    rows = documents.order_by("pk").values_list("pk", flat=True)
    last = ""
    while page := list(rows.filter(pk__gt=last)[:PAGE]):
        yield from page
        last = page[-1]


@dataclass(frozen=True, slots=True)
class Aside:
    """What the record knows of a file that could not be read."""

    sha256: str
    reading: str
    reason: str


def known_aside(record: Record, path: str) -> Aside | None:
    """Why that file could not be read; None for one that is not on the list."""
    from habeas.record import models

    rows = models.SetAside.objects.using(record.alias).filter(path=path)
    values = rows.values_list("sha256", "reading", "reason").first()
    return None if values is None else Aside(*values)


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells besides claims: its sections, where it is a country report, and what it says of the law."""

    outlined: Outlined | None = None
    provisions: tuple[Provision, ...] = ()


def store(
    record: Record,
    document: model.Document,
    extraction: model.Extraction | None,
    arrival: Arrival,
    told: Told | None = None,
) -> None:
    """Stores a document with what was extracted from it, in one transaction.

    What it tells besides is read from its text where it is not given (`told`). Without an extraction (the extractor
    failed on it) the document is kept and what was extracted before is dropped, since it no longer belongs to this
    reading; the next build asks the extractor again.

    Raises:
        StorageFull: there is no room; the record is as it was before.
    """
    with record.transaction():
        if not _store_document(record, document, extraction, arrival):
            _forget_extraction(record, document.id)
        _store_told(record, document, told or Told(outlined(document), read_provisions(document)))
        if extraction is not None:
            _store_extraction(record, document, extraction)
        _store_origins(record, document.id, arrival.origins, arrival.at)
        mark_changed(record, documents=1)


def add_origins(record: Record, sha256: str, origins: Iterable[Origin], at: datetime) -> None:
    """Notes that the bytes of a document were found at further places too: it may be of other versions now."""
    with record.transaction():
        _store_origins(record, sha256, origins, at)
        mark_changed(record)


def set_aside(record: Record, aside: model.SetAside, sha256: str, reading: str, at: datetime) -> None:
    """Keeps a file on the list of those that could not be read."""
    from habeas.record import models

    values = {"reason": aside.reason, "sha256": sha256, "reading": reading, "seen": at}
    with record.transaction():
        models.SetAside.objects.using(record.alias).update_or_create(path=aside.path, defaults=values)


def mark_changed(record: Record, *, documents: int = 0) -> None:
    """Notes, inside a transaction, that the derived layer is no longer that of what was read, and documents stored."""
    from django.db.models import F

    from habeas.record import models

    rows = models.Freshness.objects.using(record.alias)
    if not rows.filter(pk=1).update(changed=F("changed") + 1, documents=F("documents") + documents):
        rows.create(pk=1, changed=1, documents=documents)


def _store_document(
    record: Record, document: model.Document, extraction: model.Extraction | None, arrival: Arrival
) -> bool:
    """Stores a document's own row; whether it is new to the record."""
    from habeas.record import models

    values: dict[str, Any] = {
        **{name: getattr(document, name) for name in _PLAIN},
        "published": None if document.published is None else str(document.published),
        "guessed": list(document.guessed),
        "parts": [[part.start, part.end, part.kind, part.speaker, part.level] for part in document.parts],
        "sketch": list(document.sketch),
        "text_sha256": text_digest(document.text),
        "words": len(document.text.split()),
        "plain_words": plain_words(f"{document.title or ''} {document.text}"),
        "size": arrival.size,
        "reading": arrival.reading,
        "extractor": "" if extraction is None else extraction.extractor,
        "refused": {} if extraction is None else dict(extraction.refused),
    }
    rows = models.Document.objects.using(record.alias)
    if rows.filter(pk=document.id).update(**values):
        return False
    rows.create(id=document.id, added=arrival.at, sequence=_next_sequence(record), **values)
    return True


_PLAIN = ("name", "kind", "text", "title", "author", "publisher", "url", "country", "language", "report_year")


def text_digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _next_sequence(record: Record) -> int:
    from django.db.models import Max

    from habeas.record import models

    last = models.Document.objects.using(record.alias).aggregate(last=Max("sequence"))["last"]
    return (last or 0) + 1


def _store_origins(record: Record, sha256: str, origins: Iterable[Origin], at: datetime) -> None:
    from habeas.record import models

    for origin in origins:
        models.Origin.objects.using(record.alias).update_or_create(
            document_id=sha256, path=origin.path, defaults={"sidecar_sha256": origin.sidecar_sha256, "seen": at}
        )
        models.SetAside.objects.using(record.alias).filter(path=origin.path).delete()


def _store_told(record: Record, document: model.Document, told: Told) -> None:
    from habeas.record.provisions import store_provisions
    from habeas.record.sections import store_sections

    store_sections(record, document.id, told.outlined)
    store_provisions(record, document.id, told.provisions)


def _forget_extraction(record: Record, document_id: str) -> None:
    from habeas.record import models

    for table in (models.Claim, models.Count, models.Affiliation, models.Kin, models.NamedPerson):
        table.objects.using(record.alias).filter(document=document_id).delete()


def _store_extraction(record: Record, document: model.Document, extraction: model.Extraction) -> None:
    named = _store_people(record, document, extraction)
    _store_claims(record, document.id, extraction.claims, named)
    _store_affiliations(record, document.id, extraction.affiliations, named)
    _store_kin(record, document.id, extraction.kin, named)
    _store_counts(record, document.id, extraction.counts)


def _store_people(record: Record, document: model.Document, extraction: model.Extraction) -> dict[str, int]:
    """Stores the named people, and those whom only a claim or an affiliation names; gives their rows by name."""
    from habeas.record import models

    people = {person.name: person for person in extraction.people}
    claimed = [name for claim in extraction.claims for name in claim.persons]
    kin = [name for each in extraction.kin for name in (each.person, each.relative)]
    for name in [*claimed, *(affiliation.person for affiliation in extraction.affiliations), *kin]:
        people.setdefault(name, model.NamedPerson(name, mentions=()))
    rows = (
        {
            "document_id": document.id,
            "order": order,
            "name": person.name,
            "aliases": list(person.aliases),
            "mentions": [[span.start, span.end] for span in person.mentions],
            "shown": document.text[person.mentions[0].start : person.mentions[0].end] if person.mentions else "",
            "gender": person.gender,
        }
        for order, person in enumerate(people.values())
    )
    add_rows(record, models.NamedPerson, rows)
    named = models.NamedPerson.objects.using(record.alias).filter(document=document.id)
    return dict(named.values_list("name", "pk").order_by())


def _store_claims(record: Record, document_id: str, claims: tuple[model.Claim, ...], named: dict[str, int]) -> None:
    from habeas.record import models

    ids = list(identify.claim_ids(document_id, claims))
    told = list(zip(ids, claims, strict=True))
    rows = (identify.row(document_id, order, claim_id, claim) for order, (claim_id, claim) in enumerate(told))
    add_rows(record, models.Claim, rows)
    quotes = (
        {"claim_id": claim_id, "start": quote.start, "end": quote.end, "text": quote.text}
        for claim_id, claim in told
        for quote in claim.quotes
    )
    add_rows(record, models.Quote, quotes)
    subjects = (
        {"claim_id": claim_id, "named_person_id": named[name], "order": order}
        for claim_id, claim in told
        for order, name in enumerate(claim.persons)
    )
    add_rows(record, models.Subject, subjects)


def _store_affiliations(
    record: Record, document_id: str, affiliations: tuple[model.Affiliation, ...], named: dict[str, int]
) -> None:
    from habeas.record import models

    rows = (
        {
            "document_id": document_id,
            "named_person_id": named[each.person],
            "order": order,
            "role": each.role,
            "organization": each.organization,
            "start": each.quote.start,
            "end": each.quote.end,
            "quote": each.quote.text,
        }
        for order, each in enumerate(affiliations)
    )
    add_rows(record, models.Affiliation, rows)


def _store_kin(record: Record, document_id: str, kin: tuple[model.Kin, ...], named: dict[str, int]) -> None:
    from habeas.record import models

    models.Kin.objects.using(record.alias).bulk_create(
        models.Kin(
            document_id=document_id,
            person_id=named[each.person],
            relative_id=named[each.relative],
            order=order,
            word=each.word,
            start=each.quote.start,
            end=each.quote.end,
            quote=each.quote.text,
        )
        for order, each in enumerate(kin)
    )


def _store_counts(record: Record, document_id: str, counts: tuple[model.Count, ...]) -> None:
    from habeas.record import models

    models.Count.objects.using(record.alias).bulk_create(
        models.Count(
            id=count_id,
            document_id=document_id,
            order=order,
            **{name: getattr(count, name) for name in ("what", "low", "high", "qualifier", "place", "by", "kind")},
            as_of=None if count.as_of is None else str(count.as_of),
            start=count.quote.start,
            end=count.quote.end,
            quote=count.quote.text,
        )
        for order, (count_id, count) in enumerate(zip(identify.count_ids(document_id, counts), counts, strict=True))
    )
