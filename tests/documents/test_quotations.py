"""Quotations and their speakers."""

from __future__ import annotations

import pytest

from habeas.documents.parts import mark
from habeas.documents.plain import read_plain


def quoted(text: str) -> list[tuple[str, str | None]]:
    """The words of every quotation, with its speaker."""
    parts = mark(text, read_plain(text).blocks)
    return [(text[part.start : part.end], part.speaker) for part in parts if part.kind == "quotation"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“They were not told why,” Ana Rell said.", "Ana Rell"),
        ("“They were not told why,” said Secretary of State Ana Rell.", "Ana Rell"),
        ("“They were not told why,” Ana Rell, the head of the union, told reporters.", "Ana Rell"),
        ("Ana Rell said: “They were not told why.”", "Ana Rell"),
        ("Ana Rell, who heads the union of printers, told Radio Vell that “they were not told why.”", "Ana Rell"),
        ("According to Ana Rell, “they were not told why.”", "Ana Rell"),
        ('"They were not told why," the ministry\'s Spokesperson Ana Rell said.', "Ana Rell"),
        ("«They were not told why,» Ana Rell added.", "Ana Rell"),
        ("„They were not told why,“ Ana Rell added.", "Ana Rell"),
        ("'They were not told why,' Ana Rell added.", "Ana Rell"),
        ("A report on Georgia, which came out on Monday, noted that “they were not told why.”", None),
        ("“They were not told why,” the lawyer, Ana Rell, told TolWire.", "Ana Rell"),
        ("“They were not told why,” the relatives of Ana Rell said.", None),
        ("“They were not told why,” the union said.", None),
        ("“They were not told why,” he said.", None),
        ("The TURAN agency asked. He replied: “They were not told why.”", None),
    ],
)
def test_the_speaker_is_named_where_the_sentence_does(text: str, speaker: str | None) -> None:
    ((_, found),) = quoted(text)
    assert found == speaker


def test_a_split_quotation_has_one_speaker() -> None:
    text = "“We urge Vell,” Secretary Rell said, “to release Olan Tesk at once.”"
    assert quoted(text) == [("“We urge Vell,”", "Rell"), ("“to release Olan Tesk at once.”", "Rell")]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Ana Rell said: “They were not told why.\n\n“They were only told when.”\n\nThe court was silent."
    assert quoted(text) == [("“They were not told why.", "Ana Rell"), ("“They were only told when.”", "Ana Rell")]


def test_a_pronoun_is_followed_to_the_only_one_who_spoke() -> None:
    text = "“They were not told why,” Ana Rell said.\n\n“They were only told when,” she added."
    assert [speaker for _, speaker in quoted(text)] == ["Ana Rell", "Ana Rell"]


def test_a_pronoun_is_not_followed_where_two_spoke() -> None:
    text = (
        "“They were told why,” Ana Rell said. Mira Dohl said it was not so.\n\n“They were only told when,” she added."
    )
    assert [speaker for _, speaker in quoted(text)] == ["Ana Rell", None]


def test_apostrophes_and_nicknames_are_no_quotations() -> None:
    assert quoted("The printers' union said it's Rell's fault, and Mahsa “Zhina” Dohl wasn’t there; we”re sure.") == []


def test_a_quotation_mark_as_apostrophe_does_not_close() -> None:
    text = "Ana Rell said: “Sometimes we”re asked to stop, and we”re not.”"
    assert quoted(text) == [("“Sometimes we”re asked to stop, and we”re not.”", "Ana Rell")]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    assert quoted("He said “they were told.\n\nThe court was silent.") == [("“they were told.", None)]


def test_many_marks_take_bounded_time() -> None:
    text = "“a " * 5_000 + "\n\n" + "'a " * 5_000
    assert len(quoted(text)) < 10_001
