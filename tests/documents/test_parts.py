"""What the stretches of a text are marked as."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.documents.parts import mark, story_of
from habeas.documents.plain import read_plain
from habeas.documents.wording import read_wording, wording
from habeas.errors import BadVocabulary
from habeas.model import Part
from habeas.terms import load_toml

REPORTS = Path(__file__).parents[2].parent / "shared" / "country-reports"
LONG = "The court in Vell sentenced three printers to prison terms of between two and four years on Monday morning."


def marked(text: str) -> list[tuple[str, str]]:
    """Kind and words of every part."""
    reading = read_plain(text)
    return [(part.kind, text[part.start : part.end]) for part in mark(reading.text, reading.blocks)]


def kinds(*blocks: str) -> list[str]:
    return [kind for kind, _ in marked("\n\n".join(blocks)) if kind != "quotation"]


def test_what_a_page_leaves_around_a_story_is_marked() -> None:
    around = ["1 comment", "Leave a review", "Politics", "Follow us on social networks", "News Line"]
    assert kinds("Three Printers Sentenced", "Three Printers Sentenced", LONG, LONG, *around) == [
        "heading", "boilerplate", "paragraph", "paragraph", *["boilerplate"] * 5,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "block",
    ["Read also: Printers freed", "Share", "Facebook | Twitter | Telegram", "###", "-30-", "© 2024 The Vell Courier",
     "This site uses cookies to serve you better.", "Tags: prison, printers",
     "To unsubscribe, click here", "Page 3 of 12", "Share · Print · Send to a friend", "E-mail this story to a friend"],
)  # fmt: skip
def test_boilerplate_is_told_by_its_words(block: str) -> None:
    assert kinds(LONG, LONG, block) == ["paragraph", "paragraph", "boilerplate"]


@pytest.mark.parametrize(
    "block",
    [
        "Share of women among the prisoners rose to a third, the ministry said.",
        "Politics is what he was arrested for, his lawyer said.",
        "No comment was available from the ministry.",
        "Read also the judgment of the court, she told reporters, before you write about it, and ask who signed it.",
        "Follow-up visits were refused.",
    ],
)
def test_sentences_that_begin_like_boilerplate_are_the_story(block: str) -> None:
    assert kinds(LONG, block, LONG) == ["paragraph"] * 3


@pytest.mark.parametrize(
    "block",
    [
        "By Ana Rell",
        "Ana Rell",
        "Washington, D.C,",
        "Ota Benn, 20 March 2024, 17:30",
        "Photo by Ana Rell, used with permission",
        "December 10, 2024",
    ],
)
def test_bylines_are_marked(block: str) -> None:
    assert kinds(LONG, LONG, block) == ["paragraph", "paragraph", "byline"]


def test_a_name_alone_inside_the_story_is_no_byline() -> None:
    assert kinds(LONG, "Ana Rell", LONG) == ["paragraph", "heading", "paragraph"]


def test_headings_in_plain_text_have_their_level() -> None:
    text = "\n\n".join([
        "2023 Country Reports on Human Rights Practices: Nowhere", "Section 1. Respect for the Person, Including from:",
        "a. Disappearance", LONG, "POLITICAL PRISONERS AND DETAINEES", LONG,
        "There were no changes in the prisons of the country during the year", LONG,
    ])  # fmt: skip
    reading = read_plain(text)
    assert [(part.kind, part.level) for part in mark(text, reading.blocks)] == [
        ("heading", 1), ("heading", 1), ("heading", 2), ("paragraph", None), ("heading", 3), ("paragraph", None),
        ("paragraph", None), ("paragraph", None),
    ]  # fmt: skip


def test_a_list_of_names_is_no_row_of_headings() -> None:
    assert kinds("The prisoners", LONG, "Ana Rell", "Olan Tesk", "Mira Dohl", LONG) == [
        "heading", "paragraph", "list_item", "list_item", "list_item", "paragraph",
    ]  # fmt: skip


def test_questions_and_answers_go_on_until_the_next_one() -> None:
    blocks = ["An Interview on Prisons", LONG, "Question: Why was he arrested?", "Answer: We do not know.", LONG,
              "Q: Will he be freed?", "A: No.", "Leave a review"]  # fmt: skip
    assert kinds(*blocks) == [
        "heading", "paragraph", "question", "answer", "answer", "question", "answer", "boilerplate",
    ]  # fmt: skip


def test_speakers_of_a_briefing_are_named() -> None:
    text = "Press Briefing\n\nMS. RELL:  We condemn it.\n\n" + LONG + "\n\nQUESTION: Who is held?\n\nMR. TESK: I am."
    parts = mark(text, read_plain(text).blocks)
    assert [(part.kind, part.speaker) for part in parts] == [
        ("heading", None), ("answer", "MS. RELL"), ("answer", "MS. RELL"), ("question", None),
        ("answer", "MR. TESK"),
    ]  # fmt: skip


def test_one_colon_makes_no_interview() -> None:
    assert kinds("NOTE: The names were changed.", LONG, "Question: what is a prison?", LONG) == ["paragraph"] * 4


def test_the_story_is_what_is_told() -> None:
    text = f"{LONG}\n\nBy Ana Rell\n\nShare"
    assert story_of(text, mark(text, read_plain(text).blocks)) == LONG


@given(st.text(alphabet="Ab.:\"“”' \n-?Q", max_size=300))
def test_the_parts_and_the_white_space_between_them_are_the_whole_text(written: str) -> None:
    reading = read_plain(written)
    text = reading.text
    parts = mark(text, reading.blocks)
    covering = [part for part in parts if part.kind != "quotation"]
    position, rebuilt = 0, ""
    for part in covering:
        between = text[position : part.start]
        assert not between.strip()
        rebuilt += between + text[part.start : part.end]
        position = part.end
    assert not text[position:].strip()
    assert rebuilt + text[position:] == text
    for part in parts:
        if part.kind == "quotation":
            assert sum(1 for each in covering if each.span.contains(part.span)) == 1


def test_a_wording_with_a_slip_is_refused() -> None:
    data = load_toml("documents/parts.toml")
    with pytest.raises(BadVocabulary, match="no regular expression"):
        read_wording({**data, "byline": ["("]})
    with pytest.raises(BadVocabulary, match="unknown entries"):
        read_wording({**data, "bylines": ["x"]})
    assert read_wording(data) == wording()


@pytest.mark.shared
@pytest.mark.skipif(not REPORTS.exists(), reason="the country reports are not beside the project")
def test_the_headings_of_the_country_reports_are_found_in_their_plain_text() -> None:
    wanted: dict[str, set[int]] = defaultdict(set)
    with (REPORTS / "sections.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            wanted[row["file"]].add(int(row["start"]))
    missed = extra = 0
    for name, starts in wanted.items():
        reading = read_plain((REPORTS / name).read_text(encoding="utf-8"))
        found = {part.start for part in mark(reading.text, reading.blocks) if part.kind == "heading"}
        missed, extra = missed + len(starts - found), extra + len(found - starts)
    assert (missed, extra) <= (2, 2)


def test_a_table_and_a_menu_stay_what_the_page_says() -> None:
    text = "a\tb\n\nmenu"
    blocks = (Part(0, 3, "table"), Part(5, 9, "boilerplate"))
    assert mark(text, blocks) == blocks
