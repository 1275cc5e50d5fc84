"""Interviews in which no name stands before a question or an answer; all names are invented."""

from __future__ import annotations

from time import process_time

import pytest

from habeas.documents.parts import mark
from habeas.documents.plain import read_plain
from habeas.documents.unlabelled import interviewed_in, unlabelled

LEAD = "The lawyer was freed on Monday. We spoke with Milena Orsova at her home in Dorsa."
ASKED = ["How long were you held?", "Did anybody visit you?"]
ANSWERED = ["Nine months. They never told me why.", "Nobody. My mother was turned away at the gate."]


def test_blocks_that_ask_are_questions_and_those_behind_them_the_answers_of_whom_the_text_names() -> None:
    blocks = [LEAD, ASKED[0], ANSWERED[0], "It was winter.", ASKED[1], ANSWERED[1]]
    answer = ("answer", "Milena Orsova")
    assert unlabelled(blocks) == {1: ("question", None), 2: answer, 3: answer, 4: ("question", None), 5: answer}


@pytest.mark.parametrize(
    "blocks",
    [
        ["Who will remember them?", *ANSWERED, ASKED[1], ANSWERED[1]],
        [LEAD, ASKED[0], ANSWERED[0]],
        [LEAD, ASKED[0], ASKED[1], *ANSWERED],
        [LEAD, ASKED[0], ANSWERED[0], ASKED[1]],
    ],
    ids=["nobody is interviewed", "one question", "two questions in a row", "no answer"],
)
def test_a_text_that_only_asks_is_no_interview(blocks: list[str]) -> None:
    assert unlabelled(blocks) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“I was not afraid”: a conversation with the printer Tomas Reld", "Tomas Reld"),
        ("We sat down with Northern Shield director Ana Vek in Halem.", "Ana Vek"),
        ("Ana Vek, who left the country in May, spoke to us by telephone.", "Ana Vek"),
        ("An interview with Ana Vek’s sister", "Ana Vek"),
        ("The minister did not want to talk with anybody.", None),
    ],
)
def test_who_is_interviewed(text: str, name: str | None) -> None:
    assert interviewed_in([text]) == name


def test_an_answer_is_in_the_words_of_whom_the_title_names() -> None:
    reading = read_plain("\n\n".join(["A talk with Milena Orsova", LEAD, ASKED[0], ANSWERED[0], ASKED[1], ANSWERED[1]]))
    parts = mark(reading.text, reading.blocks)
    told = [(part.kind, part.speaker) for part in parts if part.kind in ("question", "answer")]
    assert told == [("question", None), ("answer", "Milena Orsova")] * 2


def test_a_hundred_thousand_questions_and_a_word_of_as_many_letters_are_read_at_once() -> None:
    begun = process_time()
    assert len(unlabelled([LEAD, *["Why?", "So."] * 50_000])) == 100_000
    assert interviewed_in(["A" * 100_000]) is None
    assert process_time() - begun < 5
