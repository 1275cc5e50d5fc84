"""The prisons, courts, prosecutors' offices and prison services that texts name, whether a claim speaks of them or not.

Of documents that did not change what was found before is taken, so that a day's build reads only the day's texts.
"""

from __future__ import annotations

from collections.abc import Collection

from habeas.people.named_bodies import bodies_named
from habeas.record.connect import Record
from habeas.record.organizations import NAMED, Naming, but_people_in
from habeas.record.rows import CHUNK


def named_in_texts(record: Record, changed: Collection[str] | None) -> list[Naming]:
    """What texts name, in order; `changed` are the documents to read again, None for all."""
    from habeas.record import models

    found: list[Naming] = []
    # The lines of an import that hands on documents say again what these say.
    documents = models.Document.objects.using(record.alias).exclude(imports__sources__isnull=False).order_by()
    if changed is None:
        for document, text in documents.values_list("pk", "text").iterator(chunk_size=CHUNK):
            found += _in_text(document, text)
    else:
        before = models.OrganizationMention.objects.using(record.alias).filter(part=NAMED).order_by()
        told = before.values_list("document", "name").iterator()
        found += [Naming(document, name, NAMED) for document, name in told if document not in changed]
        again = sorted(changed)
        for start in range(0, len(again), CHUNK):
            for document, text in documents.filter(pk__in=again[start : start + CHUNK]).values_list("pk", "text"):
                found += _in_text(document, text)
    return but_people_in(record, sorted(found, key=lambda each: (each.document, each.name)))


def _in_text(document: str, text: str) -> list[Naming]:
    return [Naming(document, name, NAMED) for name in bodies_named(text)]
