"""Country reports are split into the sections of their edition, however their headings are set."""

from __future__ import annotations

import pytest

from habeas.documents.editions import edition
from habeas.documents.outline import PASSAGE, Outlined, outlined, section_at
from habeas.documents.read import read
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

SENTENCE = "The law of the country prohibited such practices, and the government generally respected the prohibition."


def a_report(*blocks: str, name: str = "2023-XV.txt", title: str | None = None) -> Outlined | None:
    text = "\n\n".join(blocks)
    return outlined(read(text.encode(), name)) if title is None else outlined(read(f"{title}\n\n{text}".encode(), name))


def whole(name: str = "state-2023") -> list[str]:
    """A report that has every heading of an edition, each with a sentence below."""
    blocks = []
    for section in edition(name).sections:
        letter = f"{section.number[-1]}. " if section.number and "." in section.number else ""
        blocks += [f"{letter}{section.title}", SENTENCE]
    return blocks


@pytest.mark.parametrize(
    "name", ["state-2016", "state-2019", "state-2020", "state-2021", "state-2022", "state-2023", "state-2024"]
)
def test_every_section_of_an_edition_is_found(name: str) -> None:
    known = edition(name)
    found = a_report(*whole(name), name=f"{known.years[0]}-AZ.txt")
    assert found is not None
    assert found.edition == name
    assert [(each.level, each.number, each.topic) for each in found.sections] == [
        (each.level, each.number, each.topics[0]) for each in known.sections
    ]
    assert found.missing == ()
    assert found.notes == ()


def test_a_section_reaches_to_the_next_of_its_level_and_knows_its_path() -> None:
    document = read("\n\n".join(whole()).encode(), "2023-AZ.txt")
    found = outlined(document)
    assert found is not None
    prisoners = next(each for each in found.sections if each.topic == "political_prisoners")
    assert prisoners.path == "1.e > Political Prisoners and Detainees"
    assert document.text[prisoners.start : prisoners.end].strip().endswith(SENTENCE)
    trial = next(each for each in found.sections if each.number == "1.e")
    assert trial.path == "1.e Denial of Fair Public Trial"
    assert trial.end == prisoners.end
    assert section_at(found.sections, prisoners.end - 3) == prisoners


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("POLITICAL PRISONERS AND DETAINEES", "political_prisoners"),
        ("Political Prisoners\nand Detainees", "political_prisoners"),
        (f"Political Prisoners and Detainees: {SENTENCE}", "political_prisoners"),
        (f"Political Prisoners and Detainees {SENTENCE}", "political_prisoners"),
        ("e. Denial of a Fair Public Trial", "fair_trial"),
        ("1.e Denial of Fair Public Trial", "fair_trial"),
        ("1e Denial of Fair Public Trial", "fair_trial"),
    ],
)
def test_a_heading_may_be_set_in_any_way(heading: str, topic: str) -> None:
    blocks = [
        heading
        if block.startswith(("Political Prisoners", "e. Denial")) and (block[0] == "P") == (topic[0] == "p")
        else block
        for block in whole()
    ]
    found = a_report(*blocks, name="2023-AZ.txt")
    assert found is not None
    assert [each.topic for each in found.sections].count(topic) == 1


def test_a_short_sentence_that_a_page_put_behind_its_title_is_no_part_of_it() -> None:
    title = "a. Arbitrary Deprivation of Life and Other Unlawful or Politically Motivated Killings"
    blocks = [
        f"{title} Guards of Halem killed two weavers." if block.startswith("a. Arb") else block for block in whole()
    ]
    found = a_report(*blocks, name="2023-AZ.txt")
    assert found is not None
    assert [each.title for each in found.sections if each.topic == "killings"] == [title]


def test_a_heading_that_no_edition_knows_is_kept_without_a_topic() -> None:
    blocks = whole()
    blocks[blocks.index("Women") : 0] = []
    at = blocks.index("Children")
    found = a_report(*blocks[:at], "Village Elders", SENTENCE, *blocks[at:], name="2023-AZ.txt")
    assert found is not None
    extra = next(each for each in found.sections if each.title == "Village Elders")
    assert (extra.level, extra.number, extra.path, extra.topic) == (2, None, "6 > Village Elders", None)


def test_a_label_before_a_paragraph_is_a_place_of_its_own() -> None:
    blocks = whole()
    at = blocks.index("Arrest Procedures and Treatment of Detainees") + 1
    found = a_report(*blocks[:at], f"Pretrial Detention: {SENTENCE}", *blocks[at:], name="2023-AZ.txt")
    assert found is not None
    (label,) = found.labels
    assert (label.topic, label.path) == ("pretrial_detention", "1.d > Pretrial Detention")
    inside = section_at(found.places, label.start + 30)
    assert inside == label
    assert len(found.sections) == len(edition("state-2023").sections)


def test_a_passage_of_a_report_is_not_said_to_be_cut_off() -> None:
    blocks = whole()
    passage = a_report(
        *blocks[2:8], title="2023 Country Reports on Human Rights Practices: Azerbaijan", name="2023-AZ.txt"
    )
    assert passage is not None
    assert passage.missing
    assert passage.notes == (PASSAGE,)
    assert "cut off" not in PASSAGE


def test_a_report_that_is_cut_off_says_what_is_missing() -> None:
    blocks = whole()
    found = a_report(*blocks[: blocks.index("Section 4. Corruption in Government")], name="2023-AZ.txt")
    assert found is not None
    assert found.missing == ("4", "5", "6", "7")
    assert "cut off" in found.notes[0]
    assert "says nothing about the country" in found.notes[0]


def test_two_reports_in_one_file_are_noticed() -> None:
    found = a_report(*whole(), *whole(), name="2023-AZ.txt")
    assert found is not None
    assert "two reports" in found.notes[0]
    assert len(found.sections) == 2 * len(edition("state-2023").sections)


def test_a_report_on_a_country_that_nobody_knows_has_its_sections() -> None:
    found = a_report(*whole("state-2024"), name="report.txt")
    assert found is not None
    assert found.edition == "state-2024"


def test_an_excerpt_with_its_title_is_recognised_by_one_heading() -> None:
    found = a_report(
        "Political Prisoners and Detainees", SENTENCE, title="2022 Country Reports on Human Rights Practices: Belarus"
    )
    assert found is not None
    assert found.edition == "state-2022"
    assert "political_prisoners" in {each.topic for each in found.sections}


@pytest.mark.parametrize("blocks", [(), ("Women", SENTENCE), ("A day in court", SENTENCE, "Disappearance", SENTENCE)])
def test_what_is_no_country_report_has_no_outline(blocks: tuple[str, ...]) -> None:
    assert a_report(SENTENCE, *blocks, name="story.txt") is None


def test_a_report_on_nobody_knows_what_says_how_to_tell_it() -> None:
    found = a_report(*whole("state-2024"), name="report.txt")
    assert found is not None
    assert "on which country and year" in found.notes[0]
    assert "2023-AZ.html" in found.notes[0]


def test_an_outline_that_is_not_there_is_told_by_its_name() -> None:
    with pytest.raises(BadVocabulary, match=r"data/outlines/state-1999\.toml cannot be read .*; install Habeas again"):
        load_toml("outlines/state-1999.toml")
