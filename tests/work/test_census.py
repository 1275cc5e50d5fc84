"""A census asked of a registry: what was known on a day stays what was answered on it, whatever comes later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.sentences import Sentences
from tests.work.corpus import LEAD

import habeas.work.keeping as keeping
from habeas.answers.census_question import PUBLISHED, RECORDED
from habeas.answers.census_words import census_row
from habeas.errors import NotFound, UnknownTerm
from habeas.work.census import CensusOf, known_day
from habeas.work.registry import Registry

DAY = date(2024, 4, 1)
STORIES = (
    ("2024-03-02", "Police arrested Maria Quispe on 2024-03-01."),
    ("2024-03-20", "Police arrested Ion Vek on 2024-03-19."),
    ("2024-06-02", "Maria Quispe was released on 2024-03-15."),
    ("2024-07-02", "Police arrested Ana Torr on 2024-02-19."),
)


@dataclass
class Kept:
    """A registry that grew on four days, and what was answered on each of them."""

    registry: Registry
    answered: dict[date, dict[str, Any]]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    clock = pytest.MonkeyPatch()
    folder, answered = tmp_path_factory.mktemp("in"), {}
    registry = Registry.open(tmp_path_factory.mktemp("kept") / "registry")
    for month, (published, sentence) in enumerate(STORIES, 1):
        moment = datetime(2025, month, 1, 12, tzinfo=UTC)
        clock.setattr(keeping, "now", lambda moment=moment: moment)
        path = folder / f"{month}.txt"
        path.write_text(f"{LEAD}{sentence} Rain fell over the harbour of Halem on day {month}.")
        told = {"publisher": f"Paper {month}", "published": published, "country": "AZ", "language": "en"}
        (folder / f"{month}.txt.meta.json").write_text(json.dumps(told))
        registry.build([path], extractor=Sentences())
        answered[moment.date()] = answer(registry)
    clock.setattr(keeping, "now", lambda: datetime(2025, 5, 1, 12, tzinfo=UTC))
    (claim,) = [each for each in registry.claims if "Ion Vek" in each.claim.persons]
    registry.reviews.reject(claim.id, because="a test")
    answered[date(2025, 5, 1)] = answer(registry)
    yield Kept(registry, answered)
    clock.undo()
    registry.close()


def answer(registry: Registry, **asked: Any) -> dict[str, Any]:
    """The census as a row, without the coordinate that says as known on which day."""
    row = census_row(CensusOf(registry.record).on(DAY, country="AZ", **asked))
    return {name: value for name, value in row.items() if name not in ("coordinates", "notes")}


def names(row: dict[str, Any]) -> list[str]:
    return [each["name"] for each in row["included"]]


def test_what_was_known_on_a_day_is_what_was_answered_on_it(kept: Kept) -> None:
    assert [names(row) for row in kept.answered.values()] == [
        ["Maria Quispe"],
        ["Ion Vek", "Maria Quispe"],
        ["Ion Vek"],
        ["Ana Torr", "Ion Vek"],
        ["Ana Torr"],
    ]
    for day, answered in kept.answered.items():
        assert answer(kept.registry, as_known_on=day) == answered


def test_a_moment_within_a_day_can_be_asked(kept: Kept) -> None:
    assert names(answer(kept.registry, as_known_on=known_day("2025-02-01T11:00"))) == ["Maria Quispe"]
    assert names(answer(kept.registry, as_known_on=known_day("2025-02-01T13:00"))) == ["Ion Vek", "Maria Quispe"]


def test_before_the_registry_was_kept_it_is_what_was_published_and_says_so(kept: Kept) -> None:
    asking = CensusOf(kept.registry.record)
    found = asking.on(DAY, country="AZ", as_known_on=date(2024, 6, 30))
    assert (found.question.meaning, [line.name for line in found.included]) == (PUBLISHED, [])
    assert "who is who" in found.notes[-1]
    again = asking.on(DAY, country="AZ", as_known_on=date(2024, 3, 10))
    assert [line.name for line in again.included] == ["Maria Quispe"]


def test_both_meanings_can_be_asked_where_both_are_known(kept: Kept) -> None:
    asking = CensusOf(kept.registry.record)
    for meaning, expected in ((RECORDED, ["Maria Quispe"]), (PUBLISHED, ["Ana Torr"])):
        found = asking.on(DAY, country="AZ", as_known_on=date(2025, 1, 15), meaning=meaning)
        assert [line.name for line in found.included] == expected


def test_what_changed_since_another_day_names_who_came_and_who_went(kept: Kept) -> None:
    asking = CensusOf(kept.registry.record)
    found = asking.on(DAY, country="AZ")
    changes = asking.changes(found, date(2025, 2, 15))
    assert [line.name for line in changes.came] == ["Ana Torr"]
    assert [line.name for line in changes.went] == ["Ion Vek", "Maria Quispe"]


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"as_known_on": date(2023, 1, 1)}, NotFound, "Nothing was known then"),
        ({"as_known_on": date(2024, 4, 1), "meaning": RECORDED}, NotFound, "--known published"),
        ({"country": "QQ"}, UnknownTerm, "QQ"),
        ({"unit": "dogs"}, UnknownTerm, "people, cases, acts"),
        ({"meaning": "felt", "as_known_on": DAY}, UnknownTerm, "recorded, published"),
        ({"rule": "nobody"}, UnknownTerm, "no rule"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(
    kept: Kept, asked: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        CensusOf(kept.registry.record).on(DAY, **asked)


def test_a_day_before_the_first_document_is_answered_with_a_note(kept: Kept) -> None:
    found = CensusOf(kept.registry.record).on(date(1990, 1, 1), country="AZ")
    assert found.numbers.people.low == 0
    assert "The first dated document here is of 2024-03-02" in found.notes[0]


def test_an_empty_registry_says_that_it_is_empty(registry: Registry) -> None:
    assert "habeas build" in CensusOf(registry.record).on(DAY).notes[0]


def test_a_day_that_is_none_is_told_so() -> None:
    with pytest.raises(UnknownTerm, match="is not a day"):
        known_day("soon")
