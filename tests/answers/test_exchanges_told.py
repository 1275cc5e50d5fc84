"""Questions that are told in running words: who asks, who answers, and what got no answer; all names invented."""

from __future__ import annotations

import time

import pytest
from tests.build import a_document

from habeas.answers.exchanges import Exchange, exchanges
from habeas.answers.exchanges_told import read_told_words
from habeas.errors import BadVocabulary
from habeas.model import NamedPerson, Part, Span

NAMES = ("Ana Brook", "Paul Berg", "Mor Tallis")


def told(text: str) -> list[Exchange]:
    document = a_document(text, parts=(Part(0, len(text), "paragraph", None),))
    named = [NamedPerson(one, (Span(text.index(one), text.index(one) + len(one)),)) for one in NAMES if one in text]
    found = list(exchanges(document, named))
    for one in found:
        for quote in (one.question, one.answer, *([one.unanswered.words] if one.unanswered else [])):
            assert document.text[quote.start : quote.end] == quote.text
    return found


@pytest.mark.parametrize(
    ("text", "asker", "who", "question", "how"),
    [
        (
            "Asked by a reporter whether the government would free Mor Tallis, the spokesperson declined to comment.",
            "reporter",
            "spokesperson",
            "whether the government would free Mor Tallis",
            "will not comment",
        ),
        (
            (
                "When asked by the Courier about the arrest of Mor Tallis, ministry spokesperson Ana Brook said she "
                "had nothing to report."
            ),
            "Courier",
            "Ana Brook",
            "about the arrest of Mor Tallis",
            "nothing to say",
        ),
        (
            "“We follow the U.S. case,” Foreign Minister Ana Brook told reporters when asked about Mor Tallis.",
            None,
            "Ana Brook",
            "about Mor Tallis",
            None,
        ),
        (
            "The Interior Ministry did not respond to the Courier’s request for comment on the death of Mor Tallis.",
            "Courier",
            "Interior Ministry",
            "the Courier’s request for comment on the death of Mor Tallis",
            "no answer",
        ),
        (
            (
                "The Courier asked the ministry’s envoy Ana Brook why Mor Tallis had not been freed. She replied: “It "
                "is with the court. We cannot interfere.”"
            ),
            "Courier",
            "Ana Brook",
            "why Mor Tallis had not been freed.",
            None,
        ),
        (
            "Prison officials refused to comment on the reports that Mor Tallis had been beaten.",
            None,
            "Prison officials",
            "on the reports that Mor Tallis had been beaten",
            "will not comment",
        ),
        (
            (
                "Asked why they were held, Interior Minister Paul Berg, who took office in May, insisted “nobody is "
                "held for journalism. There are crimes.”"
            ),
            None,
            "Paul Berg",
            "why they were held",
            None,
        ),
    ],
)
def test_a_question_in_running_words_has_its_answer(
    text: str, asker: str | None, who: str, question: str, how: str | None
) -> None:
    (one,) = told(text)
    assert (one.asked_by, one.answered_by, one.question.text) == (asker, who, question)
    assert (one.unanswered and one.unanswered.how) == how


@pytest.mark.parametrize(
    "text",
    [
        "When asked by the judge whether he pleaded guilty, Mor Tallis said no.",
        "Officers asked her why she had filmed them. She refused to answer.",
        "He asked for asylum in Norway. The lawyers asked the court to release him, and the judge refused.",
        "Human rights groups asked the government to free him, but the ministry refused.",
    ],
)
def test_what_is_asked_in_court_or_in_custody_is_no_interview(text: str) -> None:
    assert told(text) == []


def test_the_answer_goes_on_behind_initials() -> None:
    (one,) = told("When asked by the Courier whether they gave up, Paul Berg said the U.S. promotes rights everywhere.")
    assert one.answer.text.endswith("the U.S. promotes rights everywhere.")


@pytest.mark.parametrize("text", ["asked about " * 9000, "“Asked by the X about it, he " * 3000, "A said, " * 9000])
def test_a_text_that_never_ends_its_sentence_takes_no_long_time(text: str) -> None:
    began = time.monotonic()
    told(text)
    assert time.monotonic() - began < 5


def test_a_vocabulary_without_its_patterns_is_refused() -> None:
    with pytest.raises(BadVocabulary, match="exchanges_told"):
        read_told_words({"answers": "said", "patterns": ["("]})
    with pytest.raises(BadVocabulary, match="exchanges_told"):
        read_told_words({})
