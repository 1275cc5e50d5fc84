"""Headings are found however a report sets them; page edges and tables of contents are none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from tests.documents.test_outline import SENTENCE, a_report, whole

from habeas.documents.editions import edition
from habeas.documents.heading_numbers import read_ways
from habeas.documents.headings import numbered, without_slips
from habeas.errors import BadVocabulary

_NUMBER = re.compile(r"(?:Section (?P<section>\d)|(?P<letter>[a-z]))\. (?P<words>.*)")


def _renumbered(section: str, letter: str) -> Callable[[str], str]:
    """Titles with their numbers written in another way, told one after the other as they stand in a report."""
    above = [""]

    def put(title: str) -> str:
        found = _NUMBER.fullmatch(title)
        if found is None:
            return title
        above[0] = found["section"] or above[0]
        place = int(above[0])
        known = {
            "number": found["section"] or found["letter"],
            "letter": found["letter"],
            "above": above[0],
            "roman": ("I", "II", "III", "IV", "V", "VI", "VII")[place - 1],
            "word": ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN")[place - 1],
            "words": found["words"],
        }
        return (section if found["section"] else letter).format(**known)

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
        _renumbered("Section {roman}. {words}", "{letter}. {words}"),
        _renumbered("{roman}. {words}", "{roman}.{letter}. {words}"),
        _renumbered("SECTION {word}: {words}", "Section {above}({letter}) {words}"),
        _renumbered("Sec. {number} - {words}", "{above}.{letter} – {words}"),
        _renumbered("§ {number} {words}", "{above}({letter}) {words}"),
        lambda title: f"• {title}",
        lambda title: f"{title}Expand",
        lambda title: f"{title}\n{'-' * len(title)}",
        lambda title: title.replace("Section", "Secton").replace("Children", "Childen"),
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
        ("Section IV. Corruption", "4", None, "Corruption"),
        ("Secton 4. Corruption", "4", None, "Corruption"),
        ("Section l. Life", "1", None, "Life"),
        ("I. Respect for the Integrity of the Person", "1", None, "Respect for the Integrity of the Person"),
        ("I. Conflict-related Abuses", None, "i", "Conflict-related Abuses"),
        ("Section 2, b. Assembly", None, "b", "Assembly"),
        ("I.A. Disappearance", None, "a", "Disappearance"),
        ("Elections and Participation", None, None, "Elections and Participation"),
        ("A Day in Court", None, None, "A Day in Court"),
        ("I was there", None, None, "I was there"),
        ("Article 323 of the code", None, None, "Article 323 of the code"),
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
    assert without_slips("chidren") == "children"
    assert without_slips("wmoen") == "women"


@pytest.mark.parametrize("sign", [": ", ". ", " – ", "\n"])
def test_a_heading_may_stand_in_the_line_of_its_paragraph(sign: str) -> None:
    found = a_report(
        "Section 1. Respect for the Integrity of the Person",
        f"d. Arbitrary Arrest or Detention{sign}{SENTENCE}",
        f"Trial Procedures{sign}{SENTENCE}",
        "Section 2. Respect for Civil Liberties",
        f"Internet Freedom{sign}{SENTENCE}",
        f"f. STATUS AND TREATMENT OF INTERNALLY DISPLACED PERSONS (IDPS){sign}{SENTENCE}",
        f"Freedom of expression, including for weavers, was limited. {SENTENCE}",
        name="2023-AZ.txt",
    )
    assert found is not None
    assert [each.topic for each in found.sections] == [
        "integrity", "arbitrary_arrest", "trial_procedures", "civil_liberties", "internet_freedom", "displaced"
    ]  # fmt: skip


def test_headings_one_below_the_other_before_a_paragraph_are_each_found() -> None:
    found = a_report(
        "Section 1. Respect for the Integrity of the Person, Including Freedom from:\n"
        f"b. Disappearance\n{SENTENCE} {SENTENCE}",
        f"Section 6. Discrimination and Societal Abuses\nWomen\n{SENTENCE} {SENTENCE}",
    )
    assert found is not None
    assert [each.topic for each in found.sections] == ["integrity", "disappearance", "discrimination", "women"]


def test_what_is_not_applicable_is_no_part_of_the_next_heading() -> None:
    found = a_report(
        "Section 1. Respect for the Integrity of the Person",
        "g. Property Seizure and Restitution",
        "Not applicable.",
        "h. Arbitrary or Unlawful Interference with Privcy, Family, Home, or Correspondence",
        SENTENCE,
        "Section 2. Respect for Civil Liberties",
        "c. Freedom of Religion",
        SENTENCE,
        name="2023-AZ.txt",
    )
    assert found is not None
    assert [each.number for each in found.sections] == ["1", "1.g", "1.h", "2", "2.c"]


def test_a_file_of_numbers_with_a_mistake_says_what_it_needs() -> None:
    with pytest.raises(BadVocabulary, match="roman"):
        read_ways({"before": ["section"], "words": ["one"], "roman": [], "behind": ["expand"]})
