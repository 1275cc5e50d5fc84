"""Has a GLiNER model look for names beside the rules: what it labels is one more sign for or against a person's name.

A model passes over what is beyond its limit, so every passage is asked about in stretches that are short enough. An
answer that is no slice of its stretch, or has a label that was not asked for, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from habeas.claims.parse import Passage, Reading
from habeas.claims.sightings import Sighting
from habeas.errors import BadVocabulary
from habeas.model import Span
from habeas.terms import load_toml

# As GLiNER itself counts words.
_WORD = re.compile(r"\w+(?:[-_]\w+)*|\S")


class SpanModel(Protocol):
    """A model that finds labelled stretches; `name` says which one, by all that decides what it finds."""

    @property
    def name(self) -> str:
        """Which model it is, beginning with the word "gliner"."""
        ...

    @property
    def most_words(self) -> int:
        """Words of a text beyond which it reads nothing."""
        ...

    def spans(self, texts: Sequence[str], labels: Sequence[str], threshold: float) -> Sequence[Sequence[Answer]]:
        """For each text what it finds, each with `start`, `end` and `label`."""


Answer = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What `data/claims/gliner.toml` says."""

    threshold: float
    words: int
    labels: Mapping[str, float]


@dataclass(frozen=True)
class GlinerNames:
    """What a GLiNER model sees of the names in a document."""

    model: SpanModel

    @property
    def name(self) -> str:
        """The model's."""
        return self.model.name

    def sightings(self, reading: Reading) -> list[Sighting]:
        """Every stretch that the model labels, with what its label is worth."""
        asked = asked_for()
        most = min(asked.words, self.model.most_words)
        stretches = [one for passage in reading.passages for one in stretches_of(passage, most)]
        if not stretches:
            return []
        texts = [reading.document.text[one.start : one.end] for one in stretches]
        answers = self.model.spans(texts, list(asked.labels), asked.threshold)
        return [
            Sighting(Span(one.start + answer["start"], one.start + answer["end"]), asked.labels[answer["label"]])
            for one, found in zip(stretches, answers, strict=True)
            for answer in found
            if _holds(answer, one, asked)
        ]


def stretches_of(passage: Passage, most: int) -> Iterator[Span]:
    """A passage in stretches of at most that many words, cut between sentences where they are short enough."""
    start, length, end = passage.start, 0, passage.start
    for sentence in passage.sentences:
        place = passage.span(sentence)
        words = [Span(passage.start + word.start(), passage.start + word.end()) for word in _words(passage, place)]
        if length and length + len(words) > most:
            yield Span(start, end)
            start, length = place.start, 0
        while len(words) > most:
            yield Span(words[0].start, words[most - 1].end)
            words = words[most:]
            start = words[0].start
        length, end = length + len(words), place.end
    if length:
        yield Span(start, end)


@cache
def asked_for() -> Asked:
    """What a model is asked for.

    Raises:
        BadVocabulary: `data/claims/gliner.toml` does not say what it should.
    """
    return read_asked(load_toml("claims/gliner.toml"))


def read_asked(data: dict[str, object]) -> Asked:
    """Checks and returns what a model is asked for."""
    threshold, words, labels = data.get("threshold"), data.get("words"), data.get("labels")
    if not isinstance(threshold, float) or not 0 < threshold < 1 or not isinstance(words, int) or words < 1:
        raise BadVocabulary("data/claims/gliner.toml needs a threshold between 0 and 1 and a number of words")
    if not isinstance(labels, dict) or not labels or not all(isinstance(each, float) for each in labels.values()):
        raise BadVocabulary("data/claims/gliner.toml needs [labels], each with what it is worth")
    return Asked(threshold, words, labels)


def _words(passage: Passage, place: Span) -> Iterator[re.Match[str]]:
    return _WORD.finditer(passage.text, place.start - passage.start, place.end - passage.start)


def _holds(answer: Answer, stretch: Span, asked: Asked) -> bool:
    start, end = answer.get("start"), answer.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or answer.get("label") not in asked.labels:
        return False
    return 0 <= start < end <= stretch.end - stretch.start
