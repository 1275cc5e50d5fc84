"""Headings are found however a report sets them; page edges and tables of contents are none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.documents.test_outline import SENTENCE, a_report, whole

from habeas.documents.editions import edition
from habeas.documents.headings import numbered, without_slips

_NUMBER = re.compile(r"(?:Section (?P<section>\d)|(?P<letter>[a-z]))\. (?P<words>.*)")


def _renumbered(section: str, letter: str) -> Callable[[str], str]:
    def put(title: str) -> str:
        found = _NUMBER.fullmatch(title)
        if found is None:
            return title
        pattern = section if found["section"] else letter
        return pattern.format(number=found["section"] or found["letter"], words=found["words"])

    return put


def _with_a_slip(title: str) -> str:
    """The title without one of its letters, as a scan may leave it out."""
    return title[:16] + title[17:] if len(title) > 20 else title


@pytest.mark.parametrize(
    "put",
    [
        str.upper,
        _renumbered("{number}. {words}", "({number}) {words}"),
        _renumbered("SECTION {number}: {words}", "{number}) {words}"),
        _renumbered("Section {number} – {words}", "{number}. {words}"),
        _renumbered("{words}", "{words}"),
        lambda title: f"## **{title}**",
        lambda title: title.replace(" and ", " & ").replace("-", "–"),
        lambda title: title.replace("tion", "ti\u00adon") + "  ",
        _with_a_slip,
    ],
)
@pytest.mark.parametrize("name", ["state-2016", "state-2022", "state-2024"])
def test_every_heading_is_found_however_it_is_numbered_marked_or_spelled(put: Callable[[str], str], name: str) -> None:
    known = edition(name)
    blocks = [block if block == SENTENCE else put(block) for block in whole(name)]
    found = a_report(*blocks, name=f"{known.years[0]}-AZ.txt")
    assert found is not None
    wanted = [(each.level, each.number, each.topics[0]) for each in known.sections]
    assert [(each.level, each.number, each.topic) for each in found.sections] == wanted


@pytest.mark.parametrize("leaders", ["", " ............ 12", " … 12", "  12"])
def test_a_table_of_contents_is_no_section_of_the_report(leaders: str) -> None:
    blocks = whole("state-2022")
    contents = [f"{block}{leaders}" for block in blocks if block != SENTENCE]
    found = a_report("Table of Contents", *contents, *blocks, name="2022-AZ.txt")
    assert found is not None
    assert len(found.sections) == len(edition("state-2022").sections)
    assert found.notes == ()


def test_what_stands_at_the_edge_of_every_page_is_no_heading() -> None:
    blocks = [each for number, block in enumerate(whole("state-2022")) for each in (f"AZERBAIJAN {number}", block)]
    found = a_report(*blocks, name="2022-AZ.txt")
    assert found is not None
    assert len(found.sections) == len(edition("state-2022").sections)


def test_a_subsection_has_the_letter_that_its_report_gives_it() -> None:
    blocks = [block.replace("e. Protection of Refugees", "f. Protection of Refugees") for block in whole("state-2022")]
    found = a_report(*blocks, name="2022-AZ.txt")
    assert found is not None
    assert ("2.f", 2) in [(each.number, each.level) for each in found.sections if each.topic == "refugees"]


def test_what_a_report_does_not_letter_among_lettered_ones_stands_below_them() -> None:
    blocks = [block.replace("e. Protection of Refugees", "PROTECTION OF REFUGEES") for block in whole("state-2022")]
    found = a_report(*blocks, name="2022-AZ.txt")
    assert found is not None
    (refugees,) = (each for each in found.sections if each.topic == "refugees")
    assert (refugees.number, refugees.level, refugees.path) == (None, 3, "2.d > PROTECTION OF REFUGEES")


def test_a_heading_of_another_edition_is_known_with_its_topic() -> None:
    blocks = whole("state-2022")
    blocks[blocks.index("Trial Procedures")] = "Role of the Police and Security Apparatus"
    found = a_report(*blocks, name="2022-AZ.txt")
    assert found is not None
    assert "police" in [each.topic for each in found.sections]


def test_a_report_whose_year_is_wrong_has_the_edition_of_its_headings() -> None:
    found = a_report(*whole("state-2016"), name="2023-AZ.txt")
    assert found is not None
    assert found.edition == "state-2016"


@pytest.mark.parametrize(
    ("title", "section", "letter", "words"),
    [
        ("Section 1. Life", "1", None, "Life"),
        ("SECTION 7: Worker Rights", "7", None, "Worker Rights"),
        ("3. Children", "3", None, "Children"),
        ("1.e. Denial of Fair Public Trial", None, "e", "Denial of Fair Public Trial"),
        ("(b) Disappearance", None, "b", "Disappearance"),
        ("b.Disappearance", None, "b", "Disappearance"),
        ("Women", None, None, "Women"),
    ],
)
def test_the_number_and_the_words_of_a_heading_are_told_apart(
    title: str, section: str | None, letter: str | None, words: str
) -> None:
    found = numbered(title)
    assert (found.section, found.letter, found.words) == (section, letter, words)


def test_words_that_are_near_to_no_title_have_no_slip() -> None:
    assert without_slips("politcal prisoners and detainees") == "political prisoners and detainees"
    assert without_slips("protection of forests") is None
    assert without_slips("woman") is None
