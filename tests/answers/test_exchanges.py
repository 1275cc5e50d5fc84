"""Questions and answers: who asks, who answers, and what gets no answer."""

from __future__ import annotations

import pytest
from tests.build import a_document, a_quote

from habeas.answers.exchanges import Exchange, exchanges, read_exchange_words
from habeas.errors import BadVocabulary
from habeas.model import Document, NamedPerson, Part, Span

INTERVIEW = (
    "Envoy Ana Brook spoke with the Courier's correspondent Lio Marsh.",
    "“We worry,” Brook said.",
    "Question: Is Mor Tallis held?",
    "Answer: Yes. We know it.",
    "She is well.",
    "Question: Will you sanction the judge?",
    "Answer: I have nothing to report on that.",
)
KINDS = ("paragraph", "paragraph", "question", "answer", "answer", "question", "answer")
NAMES = ("Ana Brook", "Lio Marsh", "Mor Tallis")


def asked(lines: tuple[str, ...], kinds: tuple[str, ...], speakers: dict[int, str] | None = None) -> list[Exchange]:
    document = laid_out(lines, kinds, speakers or {})
    named = [NamedPerson(name, (Span(document.text.index(name), document.text.index(name) + len(name)),))
             for name in NAMES if name in document.text]  # fmt: skip
    found = list(exchanges(document, named))
    for one in found:
        for quote in (one.question, one.answer, *([one.unanswered.words] if one.unanswered else [])):
            assert document.text[quote.start : quote.end] == quote.text
    return found


def laid_out(lines: tuple[str, ...], kinds: tuple[str, ...], speakers: dict[int, str]) -> Document:
    text, parts, start = "\n\n".join(lines), [], 0
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        parts.append(Part(start, start + len(line), kind, speakers.get(number)))
        if line.startswith("“"):
            parts.append(Part(start, start + line.index("”") + 1, "quotation", "Brook"))
        start += len(line) + 2
    return a_document(text, parts=tuple(parts))


def test_an_interview_is_told_by_who_asks_and_who_is_quoted() -> None:
    first, second = asked(INTERVIEW, KINDS)
    assert (first.asked_by, first.answered_by, first.about) == ("Lio Marsh", "Ana Brook", ("Mor Tallis",))
    assert first.answer.text == "Answer: Yes. We know it.\n\nShe is well."
    assert (first.unanswered, second.unanswered and second.unanswered.how) == (None, "nothing to say")


def test_in_a_briefing_the_block_names_who_speaks() -> None:
    lines = ("QUESTION: Is Mor Tallis held?", "MS BROOK: She is.", "REUTERS: Since when?", "MS BROOK: March.")
    kinds = ("question", "answer", "question", "answer")
    first, second = asked((*lines, "By Ana Brook"), (*kinds, "byline"), {0: "QUESTION", 1: "MS BROOK", 2: "REUTERS"})
    assert (first.asked_by, first.answered_by, second.asked_by) == (None, "Ana Brook", "REUTERS")


@pytest.mark.parametrize(
    ("answer", "how"),
    [
        ("I won’t comment on her case.", "will not comment"),
        ("Look, I'm not going to get into that here.", "will not comment"),
        ("I don't have anything to share on that.", "nothing to say"),
        ("We don’t have any update for you today.", "nothing to say"),
        ("I would refer you to the Treasury.", "refers elsewhere"),
        ("That's a question for the embassy.", "refers elsewhere"),
        ("We have raised her case, and she must be freed.", None),
        ("We have raised it. He agreed. I won't comment on the rest.", None),
    ],
)
def test_what_gets_no_answer_says_how_in_the_first_sentences(answer: str, how: str | None) -> None:
    (one,) = asked(("Q: What of her?", f"A: {answer}"), ("question", "answer"))
    assert (one.unanswered.how if one.unanswered else None) == how


def test_a_question_without_an_answer_behind_it_is_no_exchange() -> None:
    assert asked(("Q: What of her?", "He left.", "A: Yes."), ("question", "paragraph", "answer")) == []


def test_two_who_are_quoted_are_nobody_who_answers() -> None:
    lines = ("“We worry,” Brook said.", "“So do we,” Marsh said.", "Q: Why?", "A: I know.")
    document = a_document("\n\n".join(lines))
    parts = [Part(a_quote(document.text, line).start, a_quote(document.text, line).end, kind)
             for line, kind in zip(lines, ("paragraph", "paragraph", "question", "answer"), strict=True)]  # fmt: skip
    parts += [Part(0, 10, "quotation", "Brook"), Part(25, 38, "quotation", "Marsh")]
    (one,) = exchanges(a_document(document.text, parts=tuple(parts)))
    assert one.answered_by is None


def test_words_that_are_no_pattern_are_refused() -> None:
    with pytest.raises(BadVocabulary, match="no regular expression"):
        read_exchange_words({"unanswered": [{"how": "so", "patterns": ["("]}]})
