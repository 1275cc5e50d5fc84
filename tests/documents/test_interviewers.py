"""Who asks in an interview, as a block or the text around it says."""

from __future__ import annotations

import pytest
from tests.build import a_document

from habeas.documents.interviewers import asker_of, interviewer_of, read_interview_words
from habeas.errors import BadVocabulary
from habeas.model import Part


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The envoy spoke with The Courier's correspondent Lio Marsh about it.", "Lio Marsh"),
        ("Correspondent Lio Marsh asked the envoy about it.", "Lio Marsh"),
        ("She said so in an exclusive interview with COURIER, of Halem.", "COURIER"),
        ("She told Radio Orr in an interview that it rained.", "Radio Orr"),
        ("The envoy spoke about it.", None),
    ],
)
def test_who_asks_is_told_outside_of_the_questions(text: str, name: str | None) -> None:
    assert interviewer_of(a_document(text)) == name


@pytest.mark.parametrize(("speaker", "name"), [("REUTERS", "REUTERS"), ("QUESTION (off-mic)", None), (None, None)])
def test_a_block_names_who_asks_where_it_says_more_than_that_somebody_does(
    speaker: str | None, name: str | None
) -> None:
    assert asker_of(Part(0, 10, "question", speaker)) == name


def test_words_that_are_no_pattern_are_refused() -> None:
    with pytest.raises(BadVocabulary, match="no regular expression"):
        read_interview_words({"asked_by": ["("], "answered_by": ["a"], "nobody": ["Q"]})
    with pytest.raises(BadVocabulary, match="lists of words"):
        read_interview_words({"asked_by": ["a"], "answered_by": [], "nobody": ["Q"]})
