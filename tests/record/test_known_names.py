"""Known names stay on record, also when they are taken back, and mark the documents for which they matter."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError
from tests.build import a_document, an_extraction

from habeas.record import known_names, load, store
from habeas.record.connect import Record
from habeas.record.known_names import KnownName

MAY, JUNE = datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 6, 1, tzinfo=UTC)


def keep(record: Record, text: str, extractor: str) -> str:
    document = a_document(text)
    arrival = store.Arrival((store.Origin(f"/in/{document.id}"),), 10, "reader 1 -", MAY)
    extraction = an_extraction(document, extractor=extractor)
    store.store(record, document, extraction, arrival)
    return document.id


def test_names_come_back_in_order_with_their_days(record: Record) -> None:
    known_names.add(record, ["Ion Vek", "Ana Torr"], MAY)
    assert list(known_names.known_names(record)) == [KnownName("Ana Torr", MAY), KnownName("Ion Vek", MAY)]


def test_a_name_that_was_taken_back_stays_and_can_be_added_again(record: Record) -> None:
    known_names.add(record, ["Ion Vek"], MAY)
    known_names.remove(record, ["Ion Vek"], JUNE)
    assert list(known_names.known_names(record)) == []
    known_names.add(record, ["Ion Vek"], JUNE)
    everything = list(known_names.known_names(record, removed=True))
    assert everything == [KnownName("Ion Vek", MAY, JUNE), KnownName("Ion Vek", JUNE)]


def test_a_name_is_known_once_at_a_time(record: Record) -> None:
    known_names.add(record, ["Ion Vek"], MAY)
    with pytest.raises(IntegrityError):
        known_names.add(record, ["Ion Vek"], JUNE)


@pytest.mark.parametrize(
    ("extractor", "current"),
    [
        ("rules 1", True),
        ("rules 1; known names: none", True),
        ("rules 1; known names: 0123", True),
        ("rules 1; known names: 0123 (changed since)", False),
        ("rules 12; known names: 0123", False),
        ("rules 0", False),
        ("", False),
    ],
)
def test_what_is_marked_or_of_another_version_is_outdated(record: Record, extractor: str, current: bool) -> None:
    document = keep(record, "Nothing happened.", extractor)
    assert store.is_read_by(extractor, "rules 1") == current
    assert list(store.outdated(record, "reader 1", "rules 1")) == ([] if current else [document])


def test_only_concerned_documents_that_were_read_with_known_names_are_marked_once(record: Record) -> None:
    keep(record, "Ion Vek spoke.", "rules 1; known names: none")
    keep(record, "Ana Torr spoke.", "rules 1; known names: none")
    keep(record, "Ion Vek spoke again.", "sentences 1")
    assert known_names.mark(record, lambda text: "Vek" in text) == 1
    assert known_names.mark(record, lambda text: "Vek" in text) == 0
    found = {document.text: load.extraction(record, document.id).extractor for document in load.documents(record)}
    assert found == {
        "Ion Vek spoke.": "rules 1; known names: none (changed since)",
        "Ana Torr spoke.": "rules 1; known names: none",
        "Ion Vek spoke again.": "sentences 1",
    }
