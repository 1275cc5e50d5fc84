"""Plain text: which lines are one paragraph."""

from __future__ import annotations

import textwrap
import time

import pytest

from habeas.documents.plain import read_plain


def lines(text: str) -> list[str]:
    reading = read_plain(text)
    return [reading.text[block.start : block.end] for block in reading.blocks]


WRAPPED = (
    "The district court in Vell sentenced the printer Olan Tesk to four years\n"
    "in prison on Monday. His lawyer said that the court had heard none of\n"
    "the witnesses."
)


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    assert lines(f"Title\n\n{WRAPPED}\n\n{WRAPPED}\n") == ["Title", WRAPPED, WRAPPED]


def test_a_paragraph_a_line_is_a_paragraph_each() -> None:
    long = "The court sentenced him. " * 6
    assert lines(f"Title\n{long}\n{long}") == ["Title", long.strip(), long.strip()]


def test_short_lines_and_list_items_stay_apart() -> None:
    assert lines("Olan Tesk\nAna Rell") == ["Olan Tesk", "Ana Rell"]
    item = "- a printer who was sentenced in the town of Vell on Monday"
    assert lines(f"{item}\n{item}") == [item, item]


def test_the_text_is_kept_to_the_last_space() -> None:
    assert read_plain("  a \xa0\n\n\n b\t\n").text == "  a \xa0\n\n\n b\t\n"


@pytest.mark.parametrize("sign", [" ", "\u00a0", "\t"])
def test_a_line_of_nothing_but_space_takes_no_longer_than_one_of_words(sign: str) -> None:
    text = f"Police came.\n{sign * 200_000}\nThey left."
    before = time.process_time()
    assert lines(text) == ["Police came.", "They left."]
    assert time.process_time() - before < 2  # where each sign began a search of its own it took minutes


def _wrapped(width: int, between: str) -> str:
    """A report with headings, all of whose lines were wrapped at a width."""
    story = (
        "The district court sentenced the printer to four years in prison, and his lawyer said that the judge had "
        "heard none of the witnesses whom the defence had called. Nobody of the ministry answered."
    )
    told = ["Trial Procedures", story, "Political Prisoners and Detainees", story, story, "Women", story]
    return between.join(textwrap.fill(each, width) for each in told)


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("width", [42, 58, 72])
def test_a_text_wrapped_at_one_width_all_through_has_its_paragraphs_and_headings(width: int, between: str) -> None:
    found = [" ".join(each.split()) for each in lines(_wrapped(width, between))]
    assert [each for each in found if len(each) < 40] == [
        "Trial Procedures", "Political Prisoners and Detainees", "Women"
    ]  # fmt: skip
    assert all(each.endswith("answered.") for each in found if len(each) >= 40)


def test_a_list_of_names_as_long_as_each_other_is_not_a_wrapped_text() -> None:
    names = [f"Person{number:02} of the long list" for number in range(20)]
    assert lines("\n".join(names)) == names
