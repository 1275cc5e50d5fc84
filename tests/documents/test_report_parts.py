"""Parts of a report with sections of their own: recognised by their heading, split, and told apart by their paths."""

from __future__ import annotations

import pytest
from tests.documents.test_outline import SENTENCE, a_report, whole

from habeas.documents.editions import edition
from habeas.documents.outline import section_at
from habeas.documents.report_parts import PART_LEVEL, read_parts
from habeas.errors import BadVocabulary


@pytest.mark.parametrize("heading", ["Tibet", "TIBET 2023 HUMAN RIGHTS REPORT", "Read a Section: Tibet"])
def test_a_part_is_split_from_the_report_that_it_stands_in(heading: str) -> None:
    found = a_report(*whole(), heading, *whole(), name="2023-CN.txt")
    assert found is not None
    parts = [each for each in found.sections if each.level == PART_LEVEL]
    assert [part.path for part in parts] == ["Tibet"]
    inside = [each for each in found.sections if each.path.startswith("Tibet > ")]
    assert len(inside) == len(edition("state-2023").sections)
    assert all(parts[0].start <= each.start and each.end <= parts[0].end for each in inside)
    own = [each for each in found.sections if not each.path.startswith("Tibet")]
    assert all(each.end <= parts[0].start for each in own)
    assert not any("two reports" in note for note in found.notes)
    assert "parts with sections of their own: Tibet" in found.notes[0]


def test_a_place_in_a_part_is_in_the_section_of_the_part() -> None:
    blocks = [*whole(), "West Bank and Gaza", *whole()]
    found = a_report(*blocks, name="2023-IL.txt")
    assert found is not None
    inside = section_at(found.sections, len("\n\n".join(blocks)) - 10)
    assert inside is not None
    assert inside.path.startswith("West Bank and Gaza > ")


def test_several_parts_end_where_the_next_begins() -> None:
    found = a_report(*whole(), "Hong Kong", *whole(), "Macau", *whole(), name="2023-CN.txt")
    assert found is not None
    first, second = (each for each in found.sections if each.level == PART_LEVEL)
    assert (first.path, second.path, first.end) == ("Hong Kong", "Macau", second.start)


@pytest.mark.parametrize("name", ["2023-AZ.txt", "2023-CN.txt"])
def test_a_territory_that_is_only_spoken_of_begins_no_part(name: str) -> None:
    blocks = whole()
    found = a_report(*blocks[:6], "Tibet", SENTENCE, *blocks[6:], name=name)
    assert found is not None
    assert all(each.level != PART_LEVEL for each in found.sections)


def test_two_reports_in_one_file_stay_noticed_beside_parts() -> None:
    found = a_report(*whole(), *whole(), "Tibet", *whole(), name="2023-CN.txt")
    assert found is not None
    assert any("two reports" in note for note in found.notes)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"name": "Tol", "of": "ZZ", "wordings": ["tol"]}, "ZZ"),
        ({"name": "Tol", "of": "CN"}, "wordings"),
        ({"name": "Tol", "of": "CN", "wordings": ["("]}, "wordings"),
    ],
)
def test_a_mistake_in_the_file_of_parts_is_named(entry: dict[str, object], said: str) -> None:
    with pytest.raises(BadVocabulary, match=said):
        read_parts({"part": [entry]})


def test_links_to_the_parts_at_the_head_of_a_report_begin_none() -> None:
    links = ["Read a Section: China", "Hong Kong", "Macau", "Tibet"]
    found = a_report(*links, *whole(), "Tibet", *whole(), name="2023-CN.txt")
    assert found is not None
    assert [each.path for each in found.sections if each.level == PART_LEVEL] == ["Tibet"]
    assert found.missing == ()


def test_what_report_and_part_say_in_the_same_short_words_is_in_both_and_no_table_of_contents() -> None:
    see = "See the yearly report on this matter at https://reports.example/all/."
    blocks = [block if block != SENTENCE else see for block in whole()]
    found = a_report(*blocks, "Tibet", *blocks, name="2023-CN.txt")
    assert found is not None
    assert len(found.sections) == 2 * len(edition("state-2023").sections) + 1


def test_a_part_is_known_by_the_title_of_its_own_file() -> None:
    title = "China (Includes Hong Kong, Macau, and Tibet) 2021 Human Rights Report - Tibet"
    found = a_report(*whole("state-2021"), title, *whole("state-2021"), name="2021-CN.txt")
    assert found is not None
    assert [each.path for each in found.sections if each.level == PART_LEVEL] == ["Tibet"]
