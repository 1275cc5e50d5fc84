"""What is said in a question is said by who asks it; what a question only asks for is not asserted."""

from __future__ import annotations

import pytest
from tests.build import a_document

from habeas.claims.extract import Failed, extract
from habeas.claims.rules import RuleExtractor
from habeas.model import Claim, Part

INTRODUCTION = "Envoy Jane Hollister spoke with the Courier's correspondent Lio Marsh about the detainees on Thursday."


def asked(question: str, speaker: str | None = None) -> list[Claim]:
    answer = "ANSWER: I have nothing to share on that."
    text = f"{INTRODUCTION}\n\nQUESTION: {question}\n\n{answer}"
    start, end = len(INTRODUCTION) + 2, len(text) - len(answer) - 2
    parts = (
        Part(0, len(INTRODUCTION), "paragraph"),
        Part(start, end, "question", speaker),
        Part(end + 2, len(text), "answer"),
    )
    document = a_document(text, country="GE", published="2024-05-15", parts=parts)
    (extraction,) = extract([document], RuleExtractor())
    assert not isinstance(extraction, Failed)
    return list(extraction.claims)


@pytest.mark.parametrize(
    ("question", "kind", "date"),
    [
        ("Do you condemn the jailing of Nino Beridze?", "imprisonment", None),
        ("Do you have a comment on the arrest of Nino Beridze last week?", "arrest", "2024-05"),
        ("Why was Nino Beridze arrested on Monday?", "arrest", "2024-05-13"),
    ],
)
def test_what_a_question_takes_as_given_is_said_by_who_asks(question: str, kind: str, date: str | None) -> None:
    (one,) = asked(question)
    assert (one.type, one.persons, one.speaker, one.modality) == (kind, ("Nino Beridze",), "Lio Marsh", "asserted")
    assert (str(one.date) if one.date else None) == date


def test_who_asks_is_whom_the_block_names_before_all() -> None:
    (one,) = asked("Do you have a comment on the arrest of Nino Beridze?", "REUTERS")
    assert one.speaker == "REUTERS"


def test_what_a_question_only_asks_for_is_possible_also_behind_its_label() -> None:
    (one,) = asked("Was Nino Beridze released from prison?")
    assert (one.type, one.modality) == ("release", "possible")
    (one,) = asked("Are you aware that Nino Beridze was arrested on Monday?")
    assert (one.type, one.modality) == ("arrest", "asserted")


def test_asking_for_a_condemnation_is_none() -> None:
    assert [one.type for one in asked("Will you condemn the arrest of Nino Beridze?")] == ["arrest"]
