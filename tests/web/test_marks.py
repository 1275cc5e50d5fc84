"""A document's text with its marks: no character is lost, moved or doubled, whatever overlaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Part
from habeas.web.marks import Block, Mark, Stretch, blocks

TEXT = "Police arrested Maria. She was freed."


def a_mark(start: int, end: int, number: int = 1, kind: str = "act") -> Mark:
    return Mark(start, end, f"read-{number}", number, kind, "Arrest")


def test_a_text_without_parts_is_one_paragraph() -> None:
    assert blocks(TEXT, (), ()) == [Block("paragraph", (Stretch(TEXT),))]


def test_a_mark_cuts_the_text_and_carries_its_anchor_and_its_number() -> None:
    mark = a_mark(7, 15)
    [block] = blocks(TEXT, (), [mark])
    assert block.stretches == (
        Stretch("Police "),
        Stretch("arrested", marks=(mark,), anchors=("at-7-15",), references=(mark,)),
        Stretch(" Maria. She was freed."),
    )


def test_overlapping_marks_share_the_stretch_that_both_cover() -> None:
    first, second = a_mark(0, 15, 1), a_mark(7, 21, 2, "response")
    [block] = blocks(TEXT, (), [second, first])
    assert [(stretch.text, stretch.keys, stretch.kind) for stretch in block.stretches] == [
        ("Police ", "read-1", "act"),
        ("arrested", "read-1 read-2", "act"),
        (" Maria", "read-2", "response"),
        (". She was freed.", "", ""),
    ]
    assert [[mark.number for mark in stretch.references] for stretch in block.stretches] == [[], [1], [2], []]


def test_two_claims_on_the_same_words_give_one_anchor_and_two_numbers() -> None:
    [block] = blocks(TEXT, (), [a_mark(0, 6, 1), a_mark(0, 6, 2)])
    assert block.stretches[0].anchors == ("at-0-6",)
    assert [mark.number for mark in block.stretches[0].references] == [1, 2]


def test_a_quote_over_two_paragraphs_is_marked_in_both_and_numbered_at_its_end() -> None:
    text = "One two.\n\nThree four."
    mark = a_mark(4, 15)
    first, second = blocks(text, (Part(0, 8, "paragraph"), Part(10, 21, "paragraph")), [mark])
    assert [(stretch.text, len(stretch.marks), len(stretch.references)) for stretch in first.stretches] == [
        ("One ", 0, 0),
        ("two.", 1, 0),
    ]
    assert [(stretch.text, len(stretch.marks), len(stretch.references)) for stretch in second.stretches] == [
        ("Three", 1, 1),
        (" four.", 0, 0),
    ]
    assert first.stretches[1].anchors == ("at-4-15",)


def test_text_that_no_part_covers_is_shown_as_a_paragraph() -> None:
    found = blocks("A title\nforgotten words\nan end", (Part(0, 7, "heading", level=1), Part(24, 30, "paragraph")), ())
    assert [(block.kind, "".join(stretch.text for stretch in block.stretches)) for block in found] == [
        ("heading", "A title"),
        ("paragraph", "\nforgotten words\n"),
        ("paragraph", "an end"),
    ]


def test_a_quotation_is_shown_inside_of_its_paragraph_with_who_says_it() -> None:
    [block] = blocks(TEXT, (Part(0, len(TEXT), "paragraph"), Part(0, 6, "quotation", "Ama")), ())
    assert block.stretches[0] == Stretch("Police", quotation=True, speaker="Ama")


def test_a_name_has_an_anchor_and_no_number() -> None:
    [block] = blocks(TEXT, (), [Mark(16, 21, "name-1", 0, "name", "Maria")])
    assert [(stretch.text, stretch.kind, stretch.anchors, stretch.references) for stretch in block.stretches] == [
        ("Police arrested ", "", (), ()),
        ("Maria", "name", ("at-16-21",), ()),
        (". She was freed.", "", (), ()),
    ]


def test_a_name_inside_of_a_quote_does_not_cut_it_and_can_still_be_led_to() -> None:
    quote, name = a_mark(0, 22), Mark(16, 21, "name-1", 0, "name", "Maria")
    [block] = blocks(TEXT, (), [quote, name])
    assert block.stretches == (
        Stretch("Police arrested Maria.", marks=(quote,), anchors=("at-0-22", "at-16-21"), references=(quote,)),
        Stretch(" She was freed."),
    )


def test_a_name_that_reaches_into_a_quote_begins_before_it() -> None:
    quote, name = a_mark(16, 22), Mark(7, 21, "name-1", 0, "name", "arrested Maria")
    [block] = blocks(TEXT, (), [quote, name])
    assert [(stretch.text, stretch.kind, stretch.anchors) for stretch in block.stretches] == [
        ("Police ", "", ()),
        ("arrested ", "name", ("at-7-21",)),
        ("Maria.", "act", ("at-16-22",)),
        (" She was freed.", "", ()),
    ]


@given(st.lists(st.tuples(st.integers(0, 36), st.integers(1, 36), st.booleans()), min_size=1, max_size=8))
def test_every_mark_can_be_led_to_exactly_once(marked: list[tuple[int, int, bool]]) -> None:
    marks = [
        Mark(start, min(start + size, len(TEXT)), f"k{n}", 0 if named else n, "name" if named else "act", "")
        for n, (start, size, named) in enumerate(marked, 1)
    ]
    [block] = blocks(TEXT, (), marks)
    anchors = [anchor for stretch in block.stretches for anchor in stretch.anchors]
    assert sorted(anchors) == sorted({mark.anchor for mark in marks})


@pytest.mark.parametrize(
    ("levels", "depths"),
    [([1, 2, 2], [3, 4, 4]), ([1, 4, 2], [3, 4, 4]), ([3, 1], [3, 3]), ([1, 2, 3, 4, 5], [3, 4, 5, 6, 6])],
)
def test_headings_never_skip_a_level_on_the_way_down(levels: list[int], depths: list[int]) -> None:
    parts = [Part(place, place + 1, "heading", level=level) for place, level in enumerate(levels)]
    assert [block.depth for block in blocks("abcde"[: len(levels)], parts, ())] == depths


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8),
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from(["paragraph", "quotation"])), max_size=6
    ),
)
def test_all_stretches_together_are_the_text_but_for_white_space_between_parts(
    text: str, marked: list[tuple[int, int]], parted: list[tuple[int, int, str]]
) -> None:
    marks = [
        a_mark(start, min(start + size, len(text)), n) for n, (start, size) in enumerate(marked, 1) if start < len(text)
    ]
    parts = [Part(start, min(start + size, len(text)), kind) for start, size, kind in parted if start < len(text)]
    shown = "".join(stretch.text for block in blocks(text, parts, marks) for stretch in block.stretches)
    assert "".join(shown.split()) == "".join(text.split())


@given(st.lists(st.tuples(st.integers(0, 36), st.integers(1, 36)), min_size=1, max_size=8))
def test_the_stretches_of_a_mark_are_exactly_its_quote(marked: list[tuple[int, int]]) -> None:
    marks = [a_mark(start, min(start + size, len(TEXT)), n) for n, (start, size) in enumerate(marked, 1)]
    [block] = blocks(TEXT, (), marks)
    for mark in marks:
        assert "".join(each.text for each in block.stretches if mark in each.marks) == TEXT[mark.start : mark.end]
        assert sum(mark in each.references for each in block.stretches) == 1
