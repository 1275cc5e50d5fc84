"""A registry is asked for responses: once each with all sources, by whom, in silence, and what followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.work.responded import make_registry

from habeas.errors import UnknownTerm
from habeas.work.registry import Registry
from habeas.work.responses import ResponsesOf

DAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ResponsesOf]:
    """The responses of the made registry."""
    folder = tmp_path_factory.mktemp("responded") / "registry"
    make_registry(folder)
    with Registry.open(folder) as registry:
        yield ResponsesOf(registry.record)


def told(found: ResponsesOf, **asked: object) -> list[tuple[str, str]]:
    return [(one.response.type, one.makers) for one in found.all.where(**asked)]


def test_one_appeal_for_two_people_told_by_two_papers_is_one_with_both_sources(found: ResponsesOf) -> None:
    (one,) = found.all.where(type="appeal")
    assert [name for _, name in one.response.persons] == ["Bek Orlan", "Ina Vold"]
    assert (one.response.sources, str(one.response.date)) == (2, "2024-03-05")
    assert one.response.values("answer") == ("rejected",)


def test_responses_come_in_order_with_the_office_of_who_makes_them(found: ResponsesOf) -> None:
    assert told(found) == [
        ("appeal", "Bar of Orrland"),
        ("sanction", "Treasury"),
        ("condemnation", "Ana Brook (Secretary of State)"),
    ]


def test_they_are_narrowed_by_whom_and_when_and_for_whom(found: ResponsesOf) -> None:
    assert told(found, by="U.S. Department of State") == [("condemnation", "Ana Brook (Secretary of State)")]
    assert told(found, since=date(2024, 4, 1), until=date(2024, 4, 2))[1:] == [
        ("condemnation", "Ana Brook (Secretary of State)")
    ]
    assert told(found, person=found.person_called("Bek Orlan")) == [("appeal", "Bar of Orrland")]
    assert told(found, country="FR") == []
    with pytest.raises(UnknownTerm, match="no type of response"):
        len(found.all.where(type="arrest"))


def test_a_page_of_them_is_what_the_whole_list_has_there(found: ResponsesOf) -> None:
    whole = list(found.all)
    assert list(found.all[1:3]) == whole[1:3]
    assert found.all[0] == whole[0]


def test_who_is_held_in_silence_comes_before_who_was_spoken_for(found: ResponsesOf) -> None:
    held = [(one.person_name, one.responses, one.fewest) for one in found.silences(DAY, "XV")]
    assert held == [("Mor Tallis", 0, 59), ("Ina Vold", 2, 60)]


def test_what_followed_each_response_is_told_by_case(found: ResponsesOf) -> None:
    rows = [(one.case.person_name, one.response.type, one.order, one.fewest) for one in found.outcomes(DAY)]
    assert rows == [
        ("Bek Orlan", "appeal", "after it", 15),
        ("Ina Vold", "appeal", "none on record", 88),
        ("Ina Vold", "condemnation", "none on record", 60),
    ]


def test_every_row_has_the_columns_of_its_table(found: ResponsesOf) -> None:
    table = found.all.arrow()
    assert table.num_rows == 3
    assert "request: release: “release”" in table.column("told")[0].as_py()


@pytest.fixture(scope="module")
def surname(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ResponsesOf]:
    """The same with a document that names the secretary by surname."""
    folder = tmp_path_factory.mktemp("surname") / "registry"
    make_registry(folder, surname=True)
    with Registry.open(folder) as registry:
        yield ResponsesOf(registry.record)


def test_a_surname_with_an_office_is_the_one_person_known_in_it_and_two_things_in_one_sentence_stand_once(
    surname: ResponsesOf,
) -> None:
    (one,) = surname.of(surname.person_called("Mor Tallis"))
    assert one.makers == "Ana Brook (Secretary of State)"
    assert one.response.types == ("appeal", "condemnation")
    assert len(one.response.quoted()) == 1
    for kind in one.response.types:
        assert one in list(surname.all.where(type=kind, by="Ana Brook"))


def test_silence_counts_people_and_not_their_cases(surname: ResponsesOf) -> None:
    held = surname.silences(DAY, "XV")
    assert len(held) == len({one.person for one in held})


def test_an_award_that_is_an_offices_is_of_the_one_whom_the_document_names_in_it(tmp_path: Path) -> None:
    make_registry(tmp_path / "registry", award=True)
    with Registry.open(tmp_path / "registry") as registry:
        assert told(ResponsesOf(registry.record), type="award") == [("award", "Ana Brook (Secretary of State)")]
