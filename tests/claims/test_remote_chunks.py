"""Stretches are slices of the story: all of it, nothing twice, nothing else, and none too long."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from tests.build import a_document

from habeas.claims.remote.chunks import chunks, smaller
from habeas.model import Document, Part, Span

KINDS = st.sampled_from(["paragraph", "heading", "list_item", "boilerplate", "byline"])
BLOCKS = st.lists(st.tuples(KINDS, st.text("ab. \n", min_size=1, max_size=90)), max_size=8)


def a_page(blocks: list[tuple[str, str]]) -> Document:
    text, parts = "", []
    for kind, words in blocks:
        parts.append(Part(len(text), len(text) + len(words), kind))
        text += words + "\n"
    return a_document(text, parts=tuple(parts))


@given(BLOCKS, st.integers(10, 120))
def test_the_stretches_hold_all_of_the_story_and_nothing_twice(blocks: list[tuple[str, str]], longest: int) -> None:
    document = a_page(blocks)
    found = chunks(document, longest)
    assert all(0 < one.end - one.start <= longest for one in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    told = {place for one in found for place in range(one.start, one.end)}
    for part in document.parts:
        letters = {place for place in range(part.start, part.end) if not document.text[place].isspace()}
        assert not (letters & told) if part.kind in ("boilerplate", "byline") else letters <= told


def test_paragraphs_are_kept_whole_where_they_fit() -> None:
    document = a_page([("paragraph", "One. Two."), ("paragraph", "Three. Four."), ("paragraph", "Five.")])
    texts = [document.text[one.start : one.end] for one in chunks(document, 23)]
    assert texts == ["One. Two.\nThree. Four.", "Five."]


def test_no_stretch_reaches_over_what_is_no_part_of_the_story() -> None:
    document = a_page([("paragraph", "One."), ("boilerplate", "Share"), ("paragraph", "Two.")])
    assert [document.text[one.start : one.end] for one in chunks(document)] == ["One.", "Two."]


def test_a_quotation_inside_of_a_paragraph_breaks_nothing() -> None:
    text = "She said: “I am free.” Then she left.\nNobody answered."
    parts = (Part(0, 37, "paragraph"), Part(10, 22, "quotation"), Part(38, len(text), "paragraph"))
    assert chunks(a_document(text, parts=parts)) == [Span(0, len(text))]


def test_a_long_paragraph_is_cut_after_a_sentence_else_after_a_word_else_anywhere() -> None:
    document = a_document("First one. Second one. " + "longer words here " * 2 + "x" * 60)
    assert [document.text[one.start : one.end] for one in chunks(document, 25)] == [
        "First one. Second one. ",
        "longer words here longer ",
        "words here ",
        "x" * 25,
        "x" * 25,
        "x" * 10,
    ]


def test_a_document_without_text_has_no_stretch() -> None:
    assert chunks(a_document("")) == []
    assert chunks(a_document(" \n ")) == []


def test_a_stretch_can_be_asked_about_in_smaller_ones_until_it_is_a_sentence_or_two() -> None:
    document = a_document("This is one sentence of it. " * 100)
    (whole,) = chunks(document)
    pieces = smaller(document, whole)
    assert (pieces[0].start, pieces[-1].end) == (whole.start, whole.end)
    assert len(pieces) in (2, 3)
    assert smaller(document, Span(0, 300)) == [Span(0, 300)]
