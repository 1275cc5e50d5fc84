"""How the mentions of people that judgements speak of are addressed by now: a document may name them otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from habeas.people.judgements import document_and_name, key_of
from habeas.record.connect import Record
from habeas.record.prepared import prepared
from habeas.record.rows import CHUNK
from habeas.record.spelling import folded

if TYPE_CHECKING:
    from django.db.models import QuerySet


def current_keys(record: Record, keys: Iterable[str]) -> dict[str, str]:
    """For each mention of a person that is in the record, how it is addressed now; the others are left out.

    A mention whose very name its document no longer has is the only one there that has it as an alias or spelling.
    """
    wanted: dict[str, list[str]] = {}
    for key in sorted(set(keys)):
        wanted.setdefault(document_and_name(key)[0], []).append(key)
    found: dict[str, str] = {}
    for document_id, names in _names(record, list(wanted)):
        for key in wanted[document_id]:
            now = _current_name(document_and_name(key)[1], names)
            if now is not None:
                found[key] = key_of(document_id, now)
    return found


def _names(record: Record, documents: Sequence[str]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The names in each of these documents, with the aliases of each."""
    for start in range(0, len(documents), CHUNK):
        names: dict[str, dict[str, list[str]]] = {}
        for document_id, name, aliases in _named(record, documents[start : start + CHUNK]):
            names.setdefault(document_id, {})[name] = aliases
        yield from names.items()


@prepared
def _named(record: Record, documents: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).filter(document__in=documents)
    return rows.order_by("document_id", "order").values_list("document_id", "name", "aliases")


def _current_name(name: str, names: dict[str, list[str]]) -> str | None:
    if name in names:
        return name
    plain = folded(name)
    aliased = [one for one, aliases in names.items() if name in aliases]
    spelt = [one for one, aliases in names.items() if plain and plain in map(folded, (one, *aliases))]
    return next((near[0] for near in (aliased, spelt) if len(near) == 1), None)


def mentions_of(record: Record, persons: Iterable[str]) -> dict[str, dict[str, datetime]]:
    """For each person how their mentions are addressed, with when the document of each came into the record."""
    from habeas.record import models

    wanted = sorted(set(persons))
    found: dict[str, dict[str, datetime]] = {}
    for start in range(0, len(wanted), CHUNK):
        rows = models.NamedPerson.objects.using(record.alias).filter(person__in=wanted[start : start + CHUNK])
        for document_id, name, person, added in rows.values_list("document_id", "name", "person", "document__added"):
            found.setdefault(str(person), {})[key_of(document_id, name)] = added
    return found


def holders(record: Record, keys: Iterable[str]) -> list[str]:
    """The ids of the persons who have these mentions, sorted."""
    from habeas.record import models

    wanted = set(keys)
    documents = sorted({document_and_name(key)[0] for key in wanted})
    found = set()
    for start in range(0, len(documents), CHUNK):
        rows = models.NamedPerson.objects.using(record.alias).filter(document__in=documents[start : start + CHUNK])
        for document_id, name, person in rows.exclude(person=None).values_list("document_id", "name", "person"):
            if key_of(document_id, name) in wanted:
                found.add(person)
    return sorted(found)
