"""Who asks the questions of an interview or a briefing: as the block names them, else as the text around it says.

Who gives the answers is told by the same vocabulary, where neither question nor answer has a label (`unlabelled`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary
from habeas.model import Document, Part
from habeas.terms import load_toml

_FILE = "documents/interviews.toml"


@dataclass(frozen=True, slots=True)
class InterviewWords:
    """The vocabulary of who asks; see the data file for what each entry is."""

    asked_by: tuple[re.Pattern[str], ...]
    answered_by: tuple[re.Pattern[str], ...]
    nobody: frozenset[str]


@cache
def interview_words() -> InterviewWords:
    """The vocabulary of the package.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_interview_words(load_toml(_FILE))


def read_interview_words(data: dict[str, object]) -> InterviewWords:
    """Checks and returns a parsed vocabulary of who asks."""
    asked_by, answered_by = (_compiled(data.get(name)) for name in ("asked_by", "answered_by"))
    return InterviewWords(asked_by, answered_by, frozenset(_words(data.get("nobody"))))


def _compiled(values: object) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(each.replace(" ", r"\s+")) for each in _words(values))
    except re.error as error:
        raise BadVocabulary(f"data/{_FILE}: a pattern is no regular expression: {error}") from error


def _words(values: object) -> tuple[str, ...]:
    if not isinstance(values, list) or not values or not all(isinstance(each, str) and each for each in values):
        raise BadVocabulary(f"data/{_FILE}: `asked_by`, `answered_by` and `nobody` have to be lists of words")
    return tuple(values)


def asker_of(question: Part) -> str | None:
    """Whom the block of a question names, where it is more than that somebody asks."""
    name = question.speaker
    return None if name is None or name.split(" (")[0] in interview_words().nobody else name


def interviewer_of(document: Document) -> str | None:
    """Who asks, as the text says it outside of the questions and answers; None where it does not."""
    told = [part for part in document.parts if part.kind in ("paragraph", "heading")]
    for pattern in interview_words().asked_by:
        for part in told:
            match = pattern.search(document.text, part.start, part.end)
            if match is not None:
                return " ".join(match["is"].split()).rstrip(".")
    return None
