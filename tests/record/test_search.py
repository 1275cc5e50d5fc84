"""Search finds whole words and beginnings in any spelling, and gives nothing that a person typed a meaning."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.build import a_claim, a_document, a_quote, an_extraction

from habeas.record import search, store
from habeas.record.connect import Record

TEXT = "Səfərov was arrested in Halem. The court of Órdun met in May. Сафаров is free."


@pytest.fixture
def stored(record: Record) -> Record:
    document = a_document(TEXT, title="Poet held")
    claim = a_claim(person="Səfərov", quote=a_quote(TEXT, "Səfərov was arrested in Halem."))
    arrival = store.Arrival((), 1, "reader 1", datetime(2024, 6, 1, tzinfo=UTC))
    store.store(record, document, an_extraction(document, claim), arrival)
    return record


@pytest.mark.parametrize(
    ("asked", "snippet"),
    [
        ("arrested halem", "Səfərov was [arrested] in [Halem]. The court of Órdun met in May. Сафаров is free."),
        ("ordun", "Səfərov was arrested in Halem. The court of [Órdun] met in May. Сафаров is free."),
        ('"court of Órdun"', "Səfərov was arrested in Halem. The [court of Órdun] met in May. Сафаров is free."),
        ("arr", "Səfərov was [arrested] in Halem. The court of Órdun met in May. Сафаров is free."),
        ("safarov", TEXT),
        ("poet", TEXT),
    ],
)
def test_documents_are_found_with_what_stands_around(stored: Record, asked: str, snippet: str) -> None:
    found = search.documents(stored, asked)
    assert [each.snippet.replace(search.OPENS, "[").replace(search.CLOSES, "]") for each in found] == [snippet]


@pytest.mark.parametrize("asked", ["", "  ", "***", '"', "elsewhere", '"Halem arrested"', "arrested elsewhere"])
def test_what_is_not_there_is_not_found(stored: Record, asked: str) -> None:
    assert search.documents(stored, asked) == []
    assert search.claims(stored, asked) == []


@given(asked=some.text(max_size=20))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_breaks_the_search(stored: Record, asked: str) -> None:
    if asked.isprintable():
        search.documents(stored, asked)
        search.claims(stored, asked)
        search.people(stored, asked)


def test_claims_are_found_by_their_quotes(stored: Record) -> None:
    from habeas.record import load

    assert search.claims(stored, "arrested") == [load.claims(stored)[0].id]
    assert search.claims(stored, "court") == []


def test_what_is_replaced_is_no_longer_found(stored: Record) -> None:
    document = a_document(TEXT, title="Nothing")
    arrival = store.Arrival((), 1, "reader 2", datetime(2024, 6, 1, tzinfo=UTC))
    store.store(stored, document, an_extraction(document), arrival)
    assert search.claims(stored, "arrested") == []
    assert search.documents(stored, "poet") == []
    assert len(search.documents(stored, "arrested")) == 1


@pytest.mark.parametrize("name", [" ".join(f"w{number}" for number in range(500)), "w" * 60_000, "vek " * 5_000])
def test_a_name_of_hundreds_of_words_is_looked_for_without_a_fault(record: Record, name: str) -> None:
    assert search.people(record, name) == []


def test_documents_can_be_narrowed_by_country_publisher_and_year(stored: Record) -> None:
    assert len(search.documents(stored, "halem", country="XV", publisher="The Halem Courier", year=2024)) == 1
    for other in ({"country": "AZ"}, {"publisher": "Nobody"}, {"year": 2023}):
        assert search.documents(stored, "halem", **other) == []


def test_what_was_shown_can_be_passed_over(stored: Record) -> None:
    assert len(search.documents(stored, "halem", start=0)) == 1
    assert search.documents(stored, "halem", start=1) == []
    assert search.claims(stored, "arrested", start=1) == []


def test_of_very_many_those_that_came_last_are_ranked(stored: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        document = a_document(f"Halem again, number {number}.", title=f"Story {number}")
        store.store(
            stored,
            document,
            an_extraction(document),
            store.Arrival((), 1, "reader 1", datetime(2024, 6, 2, tzinfo=UTC)),
        )
    monkeypatch.setattr(search, "RANKED", 3)
    found = search.documents(stored, "halem")
    assert sorted(each.snippet[-9:] for each in found) == [f"number {number}." for number in (2, 3, 4)]
