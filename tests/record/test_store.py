"""What goes into the record comes out equal; a document is stored wholly or not at all."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

import pytest
from django.db import OperationalError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.build import a_claim, a_count, a_document, a_quote, an_extraction

from habeas import model
from habeas.dates import PartialDate
from habeas.errors import NotFound, StorageFull
from habeas.record import facts, load, store
from habeas.record.connect import Record

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def arrival(*paths: str, reading: str = "reader 1") -> store.Arrival:
    return store.Arrival(tuple(store.Origin(path) for path in paths or ("/in/story.txt",)), 10, reading, NOW)


def keep(record: Record, document: model.Document, extraction: model.Extraction | None) -> None:
    store.store(record, document, extraction, arrival())


FULL_DOCUMENT = a_document(
    title="Arrest in Halem",
    author="Ana Tor",
    url="https://courier.example/1",
    report_year=2023,
    guessed=("title", "country"),
    parts=(model.Part(0, 43, "paragraph"), model.Part(44, 83, "answer", "Maria Quispe", 2)),
    sketch=(1, 5, 2**63),
    published="2024-06",
)
FULL_CLAIM = a_claim(
    person=("Maria Quispe", "Ion Vek"),
    date="2024-03",
    quotes=(a_quote(FULL_DOCUMENT.text, "She was released"), a_quote(FULL_DOCUMENT.text, "Police arrested")),
    group="neighbours",
    number=3,
    organizations=("Halem Press",),
    actors=("police", "Halem court"),
    place="Halem",
    charges=("libel", "slander"),
    term="nine years",
    modality="alleged",
    speaker="Ana Tor",
    rule="arrest-verb",
    trigger=model.Span(7, 15),
    confidence=0.25,
)


def full_extraction() -> model.Extraction:
    quote = a_quote(FULL_DOCUMENT.text, "Maria Quispe")
    return an_extraction(
        FULL_DOCUMENT,
        FULL_CLAIM,
        a_claim("raid", None, group="homes"),
        affiliations=(
            model.Affiliation("Maria Quispe", "poet", None, quote),
            model.Affiliation("Maria Quispe", "director", "Halem Press", quote),
        ),
        counts=(a_count(low=12, high=15, qualifier="from", by="a union", place="Halem"), a_count(low=None, as_of=None)),
        people=(
            model.NamedPerson("Maria Quispe", (model.Span(16, 28),), ("M. Quispe",), "female"),
            model.NamedPerson("Ion Vek", ()),
        ),
        refused={"quote not in text": 2},
    )


def test_a_document_and_its_extraction_come_out_as_they_went_in(record: Record) -> None:
    keep(record, FULL_DOCUMENT, full_extraction())
    assert load.document(record, FULL_DOCUMENT.id) == FULL_DOCUMENT
    assert load.extraction(record, FULL_DOCUMENT.id) == full_extraction()


TEXTS = some.text(some.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=60)
DATES = some.builds(PartialDate, some.integers(1900, 2100), some.integers(1, 12), some.integers(0, 28))


@given(text=TEXTS, names=some.lists(TEXTS, max_size=3, unique=True), date=some.none() | DATES, data=some.data())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_claim_comes_out_as_it_went_in(
    record: Record, text: str, names: list[str], date: PartialDate | None, data: some.DataObject
) -> None:
    start = data.draw(some.integers(0, len(text) - 1))
    end = data.draw(some.integers(start + 1, len(text)))
    document = a_document(text)
    quotes = (model.Quote(start, end, text[start:end]),)
    claim = model.Claim("arrest", quotes, tuple(names), date=date, charges=tuple(names), place=text)
    extraction = an_extraction(document, claim)
    keep(record, document, extraction)
    assert load.document(record, document.id) == document
    assert load.extraction(record, document.id) == extraction


def test_a_newer_extraction_takes_the_place_of_the_older(record: Record) -> None:
    document = a_document()
    keep(record, document, an_extraction(document, a_claim(), a_claim("trial"), counts=(a_count(),)))
    newer = an_extraction(document, a_claim(date="2024-03"), extractor="test 2")
    keep(record, document, newer)
    assert load.extraction(record, document.id) == newer
    sizes = facts.sizes(record)
    assert (sizes["documents"], sizes["claims"], sizes["counts"]) == (1, 1, 0)


def test_a_claim_keeps_its_name_when_only_its_date_is_better(record: Record) -> None:
    document = a_document()
    keep(record, document, an_extraction(document, a_claim()))
    before = load.claims(record)[0].id
    keep(record, document, an_extraction(document, a_claim(date="2024-03"), extractor="test 2"))
    assert load.claims(record)[0].id == before


def test_two_equal_claims_are_two_claims(record: Record) -> None:
    document = a_document()
    keep(record, document, an_extraction(document, a_claim(), a_claim()))
    assert len({claim.id for claim in load.claims(record)}) == 2


@pytest.mark.parametrize("step", ["_store_counts", "_store_origins", "mark_changed"])
def test_a_document_is_stored_wholly_or_not_at_all(record: Record, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    first = a_document("Police arrested Maria Quispe. An older story.")
    keep(record, first, an_extraction(first, a_claim(quote=a_quote(first.text, "Police"))))
    before = (facts.sizes(record), load.extraction(record, first.id))

    def full(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full") from sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(store, step, full)
    document = a_document()
    for each in (document, first):
        with pytest.raises(StorageFull, match="no room left"):
            keep(record, each, an_extraction(each))
    monkeypatch.undo()
    assert (facts.sizes(record), load.extraction(record, first.id)) == before
    keep(record, document, an_extraction(document))
    assert facts.sizes(record)["documents"] == 2


def test_without_an_extraction_the_document_stays_and_is_asked_again(record: Record) -> None:
    document = a_document()
    keep(record, document, an_extraction(document, a_claim()))
    keep(record, document, None)
    known = store.known(record, document.id)
    assert known is not None
    assert (known.extractor, facts.sizes(record)["claims"]) == ("", 0)
    assert load.document(record, document.id) == document


def test_a_file_that_can_be_read_again_leaves_the_list_of_those_set_aside(record: Record) -> None:
    store.set_aside(record, model.SetAside("/in/story.txt", "it was empty"), "", "", NOW)
    assert list(load.set_asides(record)) == [model.SetAside("/in/story.txt", "it was empty")]
    keep(record, a_document(), None)
    assert list(load.set_asides(record)) == []


def test_a_person_whom_only_a_claim_names_is_kept_too(record: Record) -> None:
    document = a_document()
    keep(record, document, an_extraction(document, a_claim(person="Nobody Listed"), people=()))
    assert load.claims(record)[0].claim.persons == ("Nobody Listed",)


def test_a_document_that_is_not_there_is_said_not_to_be(record: Record) -> None:
    with pytest.raises(NotFound):
        load.document(record, "f" * 64)
    with pytest.raises(NotFound):
        load.extraction(record, "f" * 64)
