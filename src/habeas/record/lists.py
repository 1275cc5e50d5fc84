"""Which lists there are, whose and of which day, and what the log says of them: a list is removed by an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

from habeas.errors import NotFound
from habeas.lists.model import Columns, Entry, Listing, Row
from habeas.record import decisions
from habeas.record.connect import Record
from habeas.record.review import LISTS

REMOVE = "remove"


def add(record: Record, listing: Listing) -> int:
    """Adds a list; its number. Inside a transaction."""
    from habeas.record import models

    row = models.NameList.objects.using(record.alias).create(
        document_id=listing.document_id,
        file=listing.file,
        body=listing.body,
        as_of=listing.as_of.isoformat(),
        country=listing.country,
        copied_from_id=listing.copied_from,
        columns={**asdict(listing.columns), "of": dict(listing.columns.of), "strange": list(listing.columns.strange)},
        by=listing.by,
        added=listing.added or datetime.now(UTC),
    )
    return int(row.pk)


def listings(record: Record, *, removed: bool = False) -> list[Listing]:
    """The lists by body and day; with `removed` also those that are removed, which are no versions."""
    from habeas.record import models

    gone = _removals(record)
    rows = models.NameList.objects.using(record.alias).order_by()
    found, versions = [], Counter[str]()
    # By the body however it is written: a list of the "union" may come after one of the "Union".
    for row in sorted(rows, key=lambda row: (_key(row.body), row.as_of, row.pk)):
        listing = _read(row, gone.get(row.pk))
        if listing.removed_by is None:
            versions[_key(listing.body)] += 1
            found.append(replace(listing, version=versions[_key(listing.body)]))
        elif removed:
            found.append(replace(listing, version=0))
    return found


def listing(record: Record, number: int) -> Listing:
    """The list with that number, be it removed or not.

    Raises:
        NotFound: there is none.
    """
    for each in listings(record, removed=True):
        if each.id == number:
            return each
    raise NotFound(f"There is no list {number}. See those that there are with: habeas list")


def remove(record: Record, number: int, *, by: str, made: datetime, because: str, version: str) -> int:
    """Notes that a list is removed; the number of the entry. Inside a transaction."""
    from habeas.record import models

    row = models.Decision.objects.using(record.alias).create(
        made=made, by=by, verb=REMOVE, subject=LISTS, reason=because, value={"list": number, "version": version}
    )
    return int(row.pk)


def entries(record: Record, listing: Listing, rows: Sequence[Row]) -> Iterator[Entry]:
    """The rows of a list with the persons that they are."""
    from habeas.record import models

    named = models.NamedPerson.objects.using(record.alias).filter(document=listing.document_id).exclude(person=None)
    persons = {name: (pk, shown) for name, pk, shown in named.values_list("name", "person", "person__name")}
    for row in rows:
        if row.name in persons:
            yield Entry(listing.id, row, *persons[row.name])


def _removals(record: Record) -> dict[int, int]:
    """For each list that is removed the entry that did it."""
    entries_on = decisions.on(record, LISTS)
    return {each.listing: each.id for each in entries_on if each.listing is not None and each.undone_by is None}


def _key(body: str) -> str:
    return " ".join(body.casefold().split())


def _read(row: Any, removed_by: int | None) -> Listing:  # noqa: ANN401 (Django's classes are made when it is set up)
    said = {**row.columns, "strange": tuple(row.columns["strange"])}
    return Listing(
        row.pk,
        row.document_id,
        row.file,
        row.body,
        date.fromisoformat(row.as_of),
        Columns(**said),
        row.country,
        row.copied_from_id,
        by=row.by,
        added=row.added,
        removed_by=removed_by,
    )
