"""Numbers that sources report go out in FollowTheMoney and HURIDOCS, and come in again with all their parts."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchange.records import CARD, IN_2024, a_record, anything, counts, strange

from habeas import model
from habeas.exchange import followthemoney, huridocs, huridocs_tables
from habeas.exchange.entities import as_json, faults, statements
from habeas.exchange.ftm_out import entities
from habeas.exchange.holdings import Holdings, Reported
from habeas.exchange.lines import line_of
from habeas.exchange.model import Contents, Counted


def through_entities(record: Holdings) -> Contents:
    made = list(entities(record))
    assert list(faults(made)) == []
    content = "\n".join(line_of(as_json(each)) for each in made).encode()
    return followthemoney.contents(followthemoney.text_of(content, "a.jsonl"))


def through_statements(record: Holdings) -> Contents:
    content = "\n".join(line_of(each) for one in entities(record) for each in statements(one)).encode()
    return followthemoney.contents(followthemoney.text_of(content, "a.jsonl"))


def through_tables(record: Holdings) -> Contents:
    file = io.BytesIO()
    huridocs_tables.write_csv(huridocs.tables(record), file)
    return huridocs.contents(huridocs.text_of(file.getvalue(), "a.zip"))


def through_xml(record: Holdings) -> Contents:
    file = io.BytesIO()
    huridocs_tables.write_xml(huridocs.tables(record), file)
    return huridocs.contents(huridocs.text_of(file.getvalue(), "a.xml"))


WAYS = [through_entities, through_statements, through_tables]


def worded(count: model.Count | Counted) -> tuple[object, ...]:
    return (count.what, count.low, count.high, count.qualifier, count.as_of, count.place, count.by, count.kind)


@pytest.mark.parametrize("way", [*WAYS, through_xml])
def test_the_numbers_of_a_record_come_back_with_all_their_parts(way: Callable[[Holdings], Contents]) -> None:
    back = way(a_record())
    assert [worded(each) for each in back.counts] == [worded(each.count) for each in a_record().counts]
    assert back.problems == ()


@pytest.mark.parametrize("way", WAYS)
@given(found=st.one_of(counts(), counts(anything), counts(strange)))
@settings(max_examples=40, deadline=None)
def test_no_part_of_any_number_is_lost(way: Callable[[Holdings], Contents], found: tuple[model.Count, ...]) -> None:
    reported = tuple(Reported(f"n{place}", CARD, each) for place, each in enumerate(found))
    assert [worded(each) for each in way(Holdings(counts=reported)).counts] == [worded(each) for each in found]


@pytest.mark.parametrize("way", WAYS)
def test_the_line_of_a_number_has_its_words_and_the_country_of_its_source(way: Callable[[Holdings], Contents]) -> None:
    number = next(each for each in a_record().counts if each.document == IN_2024)
    made = list(entities(Holdings(counts=(number,))))
    (note,) = (each for each in made if each.schema == "Note")
    assert (note.all("summary"), note.all("country"), note.all("proof")) == (
        (number.count.quote.text,), ("az",), (f"habeas-document-{IN_2024.id}",),
    )  # fmt: skip
    (row,) = huridocs.tables(Holdings(counts=(number,)))["information"]
    assert (row["remarks"], row["habeas_country"], row["habeas_document"]) == (
        (number.count.quote.text,), ("AZ",), (IN_2024.id,),
    )  # fmt: skip
    assert way(Holdings(counts=(number,))).counts[0].line


def test_a_note_of_another_program_is_no_number_and_is_told() -> None:
    line = {"id": "n", "schema": "Note", "properties": {"description": ["what: prisoners", "low: 12"]}}
    found = followthemoney.contents(json.dumps(line))
    assert (found.counts, [each.code for each in found.problems]) == ((), ["kept-as-text"])


@pytest.mark.parametrize(("lines", "codes"), [
    (["what: prisoners"], ["no-number"]),
    (["low: 12"], ["no-number"]),
    (["what: prisoners", "low: many", "high: 40"], ["bad-number"]),
    (["what: prisoners", "low: 12", "as of: last week"], ["bad-date"]),
])  # fmt: skip
def test_a_number_that_is_not_whole_is_told_with_its_line(lines: list[str], codes: list[str]) -> None:
    properties = {"keywords": ["reported number"], "description": lines}
    found = followthemoney.contents("\n" + json.dumps({"id": "n", "schema": "Note", "properties": properties}))
    assert [(each.row, each.code) for each in found.problems] == [(2, code) for code in codes]
    assert len(found.counts) == ("no-number" not in codes)
