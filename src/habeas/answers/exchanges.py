"""The questions and answers of an interview or a briefing: who asks, who answers, and what is asked and not answered.

A question is one run of blocks that ask, with the run of blocks behind it that answer. Who answers is whom the block
names, else the only person whom the text quotes outside of the exchange; nobody is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from habeas.answers.exchanges_told import told_exchanges
from habeas.documents.interviewers import asker_of, interviewer_of
from habeas.errors import BadVocabulary
from habeas.model import Document, NamedPerson, Part, Quote, Span
from habeas.terms import load_toml

_FILE = "answers/exchanges.toml"
# Sentences of an answer in which it is refused: what stands further on is a part of an answer that was given.
FIRST_SENTENCES = 2
_SENTENCE_ENDS = re.compile(r"[.!?][”\"’']?(?=\s|$)")
_SPEAKERS_PREFIX = re.compile(r"[^\n:]{1,60}:\s*")


@dataclass(frozen=True, slots=True)
class Unanswered:
    """That a question got no answer: how, and the words that say so."""

    how: str
    words: Quote


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, as exact slices of the document.

    Attributes:
        asked_by: who asks, as the document words it.
        answered_by: the full name of who answers, else as the document words it.
        about: the people whom the question or the answer names.
        unanswered: how it was not answered; None where it was.
    """

    question: Quote
    answer: Quote
    asked_by: str | None
    answered_by: str | None
    about: tuple[str, ...]
    unanswered: Unanswered | None


@dataclass(frozen=True, slots=True)
class ExchangeWords:
    """The vocabulary of exchanges; see the data file for what each entry is."""

    unanswered: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def exchange_words() -> ExchangeWords:
    """The vocabulary of the package.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_exchange_words(load_toml(_FILE))


def read_exchange_words(data: dict[str, object]) -> ExchangeWords:
    """Checks and returns a parsed vocabulary of exchanges."""
    entries = data.get("unanswered")
    if not isinstance(entries, list) or not all(isinstance(each, dict) and each.get("how") for each in entries):
        raise BadVocabulary(f"data/{_FILE} needs [[unanswered]] entries, each with `how` and `patterns`")
    return ExchangeWords(
        tuple(
            (str(each["how"]), _compiled("|".join(f"(?:{one})" for one in _texts(each, "patterns"))))
            for each in entries
        ),
    )


def exchanges(document: Document, people: Iterable[NamedPerson] = ()) -> Iterator[Exchange]:
    """The questions of a document with their answers, in order; `people` are those whom it names."""
    named = list(people)
    found = [*_in_blocks(document, named), *_in_words(document, named)]
    yield from sorted(found, key=lambda one: (min(one.question.start, one.answer.start), one.question.start))


def _in_words(document: Document, named: Sequence[NamedPerson]) -> Iterator[Exchange]:
    """Those told in running words."""
    for told in told_exchanges(document, named):
        who = None if told.answered_by is None else _full(told.answered_by, named)
        yield Exchange(
            told.question,
            told.answer,
            told.asked_by,
            who,
            _about(named, told.question, told.answer),
            _unanswered(told.answer),
        )


def _in_blocks(document: Document, named: Sequence[NamedPerson]) -> Iterator[Exchange]:
    """Those of an interview or a briefing that is set out as such."""
    spoken = [part for part in document.parts if part.kind != "quotation"]
    runs = [(kind, list(parts)) for kind, parts in groupby(spoken, key=lambda part: part.kind)]
    asks, answers = interviewer_of(document), _interviewed(document, named)
    for (kind, asked), (next_kind, answered) in pairwise(runs):
        if kind != "question" or next_kind != "answer":
            continue
        question, answer = _quote(document, asked), _quote(document, answered)
        speaker = next((part.speaker for part in answered if part.speaker), None)
        yield Exchange(
            question,
            answer,
            next((name for part in asked if (name := asker_of(part))), asks),
            answers if speaker is None else _full(speaker, named),
            _about(named, question, answer),
            _unanswered(answer),
        )


def _about(named: Sequence[NamedPerson], question: Quote, answer: Quote) -> tuple[str, ...]:
    """Whom the question or the answer names."""
    return tuple(sorted({one.name for one in named if _is_named(one, question.span, answer.span)}))


def _unanswered(answer: Quote) -> Unanswered | None:
    prefix = _SPEAKERS_PREFIX.match(answer.text)
    start = prefix.end() if prefix else 0
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(answer.text, start)][:FIRST_SENTENCES]
    end = ends[-1] if ends else len(answer.text)
    for how, pattern in exchange_words().unanswered:
        match = pattern.search(answer.text, start, end)
        if match is not None:
            place = answer.start + match.start()
            return Unanswered(how, Quote(place, place + len(match.group()), match.group()))
    return None


def _interviewed(document: Document, named: Sequence[NamedPerson]) -> str | None:
    """The only person whom the text quotes outside of questions and answers."""
    spoken = [part.span for part in document.parts if part.kind in ("question", "answer")]
    quoted = [part for part in document.parts if part.kind == "quotation" and part.speaker]
    outside = [part for part in quoted if not any(span.contains(part.span) for span in spoken)]
    speakers = {_full(part.speaker, named) for part in outside if part.speaker}
    return speakers.pop() if len(speakers) == 1 else None


def _full(speaker: str, named: Sequence[NamedPerson]) -> str:
    """The full name of the one person of that last word; the words as they stand where it is nobody's or several'."""
    last = speaker.partition(" (")[0].split()[-1:]
    fitting = {one.name for one in named if last and one.name.split()[-1].casefold() == last[0].casefold()}
    return fitting.pop() if len(fitting) == 1 else speaker


def _is_named(one: NamedPerson, question: Span, answer: Span) -> bool:
    return any(question.contains(place) or answer.contains(place) for place in one.mentions)


def _quote(document: Document, parts: Sequence[Part]) -> Quote:
    start, end = parts[0].start, parts[-1].end
    return Quote(start, end, document.text[start:end])


def _texts(data: dict[str, object], name: str) -> tuple[str, ...]:
    values = data.get(name)
    if not isinstance(values, list) or not values or not all(isinstance(each, str) and each for each in values):
        raise BadVocabulary(f"data/{_FILE}: `{name}` has to be a list of words")
    return tuple(values)


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)
    except re.error as error:
        raise BadVocabulary(f"data/{_FILE}: {pattern!r} is no regular expression: {error}") from error
