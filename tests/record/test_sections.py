"""The sections of a report are kept with it, and every claim and number knows in which it stands."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.build import a_claim, a_count, a_quote, an_extraction

from habeas.documents.read import read
from habeas.record.connect import Record
from habeas.record.sections import outlined_of, reports
from habeas.record.store import Arrival, store
from habeas.work.sections import SectionsOf

ARRIVAL = Arrival((), 10, "reader 1", datetime(2025, 6, 1, tzinfo=UTC))
TEXT = """Section 1. Life

a. Extrajudicial Killings

Soldiers killed a shepherd in Halem.

Section 2. Liberty

c. Disappearance and Abduction

Prolonged Detention without Charges

The police held 14 students for a month.

Section 3. Security of the Person

Nothing was reported."""


def test_the_sections_of_a_report_come_back_as_they_were_found(record: Record) -> None:
    document = read(TEXT.encode(), "2024-AZ.txt")
    held = a_claim("arrest", None, group="students", number=14, quote=a_quote(TEXT, "The police held 14 students"))
    count = a_count("students", 14, quote=a_quote(TEXT, "14 students"))
    store(record, document, an_extraction(document, held, counts=(count,)), ARRIVAL)
    known = SectionsOf(record)
    found = known.of(document.id)
    assert found is not None
    assert found.edition == "state-2024"
    assert [each.path for each in found.sections][-2:] == [
        "2.c > Prolonged Detention without Charges",
        "Section 3. Security of the Person",
    ]
    section = known.of_count(document.id, count)
    assert section is not None
    assert section.topic == "arbitrary_arrest"
    assert known.at(document.id, TEXT.index("shepherd")).number == "1.a"  # type: ignore[union-attr]
    assert reports(record, "AZ", 2024) == {document.id: "state-2024"}


def test_a_document_that_is_no_report_has_no_section(record: Record) -> None:
    document = read(b"Police arrested Maria Quispe in Halem.", "story.txt")
    store(record, document, None, ARRIVAL)
    assert outlined_of(record, document.id) is None
    assert SectionsOf(record).at(document.id, 3) is None


def test_storing_a_report_again_replaces_its_sections(record: Record) -> None:
    document = read(TEXT.encode(), "2024-AZ.txt")
    for _ in range(2):
        store(record, document, None, ARRIVAL)
    found = outlined_of(record, document.id)
    assert found is not None
    assert len(found.sections) == 6
