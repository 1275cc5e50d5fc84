"""A GLiNER model is asked about stretches that it can read whole, and its answers are signs at their places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from habeas.claims.extract import extract
from habeas.claims.gliner_names import GlinerNames, asked_for, read_asked
from habeas.claims.parse import parse_one
from habeas.claims.rules import RuleExtractor
from habeas.errors import BadVocabulary
from habeas.model import Document, Extraction


@dataclass
class Fake:
    """Answers as GLiNER's `inference` does: finds the words that it was told, each with its label."""

    told: Mapping[str, str] = field(default_factory=dict)
    most_words: int = 384
    name: str = "gliner 0 fake"
    asked: list[str] = field(default_factory=list)
    others: Sequence[Mapping[str, Any]] = ()

    def spans(self, texts: Sequence[str], labels: Sequence[str], threshold: float) -> list[list[Mapping[str, Any]]]:
        self.asked += texts
        assert set(self.told.values()) <= set(labels)
        return [[*self._of(text), *self.others] for text in texts]

    def _of(self, text: str) -> list[Mapping[str, Any]]:
        return [
            {"start": match.start(), "end": match.end(), "text": words, "label": label, "score": 0.9}
            for words, label in self.told.items()
            for match in re.finditer(words, text)
        ]


def a_document(text: str) -> Document:
    return Document("d" * 64, "d.txt", "text", text)


def seen(text: str, model: Fake) -> list[tuple[str, float]]:
    found = GlinerNames(model).sightings(parse_one(a_document(text)))
    return [(text[one.span.start : one.span.end], one.weight) for one in found]


def read(text: str, model: Fake) -> Extraction:
    (extraction,) = extract([a_document(text)], RuleExtractor(names_from=GlinerNames(model)))
    assert isinstance(extraction, Extraction)
    return extraction


LONG = " ".join(f"On day {number} the guards let Ion Vek{number} write to them." for number in range(60))


@pytest.mark.parametrize("most", [1, 7, 40, 384])
def test_no_question_is_longer_than_the_model_reads_and_no_word_is_left_out(most: int) -> None:
    model = Fake({r"Vek\d+": "person"}, most_words=most)
    names = [name for name, _ in seen(LONG, model)]
    assert names == [f"Vek{number}" for number in range(60)]
    assert max(len(text.split()) for text in model.asked) <= min(most, asked_for().words)
    assert "".join("".join(text.split()) for text in model.asked) == "".join(LONG.split())


def test_questions_end_between_sentences_where_these_are_short() -> None:
    model = Fake(most_words=40)
    seen(LONG, model)
    assert all(text.startswith("On day") and text.endswith(".") for text in model.asked)


def test_one_very_long_sentence_is_asked_about_in_pieces() -> None:
    text = "Police arrested " + ", ".join(f"Ion Vek{number}" for number in range(400)) + "."
    model = Fake({r"Vek\d+": "person"}, most_words=50)
    assert len(seen(text, model)) == 400
    assert max(len(re.findall(r"\w+|\S", part)) for part in model.asked) <= 50


def test_places_hold_across_paragraphs_and_every_kind_of_space() -> None:
    text = "Police\u00a0arrested Ion Vek.\nPolice\tfreed\u2003Ana Torr."
    assert seen(text, Fake({"Ion Vek": "person", "Ana Torr": "person"})) == [("Ion Vek", 1.0), ("Ana Torr", 1.0)]


@pytest.mark.parametrize(
    "answer",
    [
        {"start": 0, "end": 900, "label": "person"},
        {"start": -3, "end": 4, "label": "person"},
        {"start": 4, "end": 4, "label": "person"},
        {"start": None, "end": 4, "label": "person"},
        {"start": 0, "end": 4, "label": "weather"},
        {},
    ],
)
def test_an_answer_that_is_no_stretch_of_the_text_or_was_not_asked_for_is_left_out(answer: Mapping[str, Any]) -> None:
    assert seen("Police arrested Ion Vek.", Fake(others=[answer])) == []


def test_an_empty_document_is_not_asked_about() -> None:
    model = Fake()
    assert (seen("", model), model.asked) == ([], [])


def test_a_person_whom_only_the_model_sees_is_in_the_claims() -> None:
    text = "Relatives sought Blue Ridge, who had been detained."
    assert not any(one.persons for one in read(text, Fake()).claims)
    with_model = read(text, Fake({"Blue Ridge": "person"}))
    assert [(one.type, one.persons) for one in with_model.claims] == [("arrest", ("Blue Ridge",))]


def test_who_reads_with_a_model_says_so_first() -> None:
    name = RuleExtractor(names_from=GlinerNames(Fake())).name
    assert name == f"gliner 0 fake beside {RuleExtractor().name}"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"threshold": 0.5, "words": 200},
        {"threshold": 2.0, "words": 200, "labels": {"person": 1.0}},
        {"threshold": 0.5, "words": 0, "labels": {"person": 1.0}},
        {"threshold": 0.5, "words": 200, "labels": {"person": "much"}},
    ],
)
def test_a_data_file_that_does_not_say_what_it_should_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(BadVocabulary):
        read_asked(data)
