"""Names found in many texts at once are those that the model's own component finds."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from habeas.claims.entities import COMPONENT, Entities, entities
from habeas.claims.parse import load_model

TEXTS = [
    "A court in Minsk sentenced the editor Alena Novik to four years on Monday, and her lawyers appealed.",
    "The Ministry of Internal Affairs of the Republic of Belarus fined Radio Ratusha $2,500 on 3 May 2023.",
    "",
    "Rain fell.",
    "Omar",
    "She met Daniel Okoro Mensah\n\n of the Lagos Observer. Amnesty International and the U.N. Council spoke.",
    "   \n",
    "At least 40 of the 200 protesters, among them Marta\tRuiz, were held for 48 hours in Caracas, Venezuela's capital",
]


@pytest.fixture(scope="module")
def found() -> Entities:
    made = entities(load_model())
    assert made is not None
    return made


def _named(doc: Any) -> list[tuple[str, str]]:
    return [(token.ent_iob_, token.ent_type_) for token in doc]


def test_the_names_of_many_texts_are_those_of_the_component(found: Entities) -> None:
    nlp = load_model()
    ours = list(nlp.pipe(TEXTS, disable=[COMPONENT]))
    found.add_to(ours)
    assert [_named(doc) for doc in ours] == [_named(doc) for doc in nlp.pipe(TEXTS)]
    assert sum(len(doc.ents) for doc in ours) > 10


def test_a_name_does_not_reach_into_the_next_sentence(found: Entities) -> None:
    nlp = load_model()
    words = ["They", "spoke", "of", "Anna", "Leroy", "Omar", "Saad", "and", "others", "in", "Paris", "."]
    cut, theirs = (Doc(nlp.vocab, words=words, sent_starts=[place in (0, 4) for place in range(12)]) for _ in "ab")
    found.add_to([cut])
    assert _named(cut) == _named(nlp.get_pipe(COMPONENT)(theirs))  # type: ignore[operator]
    assert cut.ents
    assert not any(entity.start < 4 < entity.end for entity in cut.ents)


def test_no_text_has_no_names(found: Entities) -> None:
    found.add_to([])
    (doc,) = load_model().pipe([""], disable=[COMPONENT])
    found.add_to([doc])
    assert doc.ents == ()


def test_a_model_without_such_a_component_is_read_as_it_is() -> None:
    assert entities(spacy.blank("en")) is None


def test_a_component_that_keeps_several_readings_is_not_stood_in_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(load_model().get_pipe(COMPONENT).cfg, "beam_width", 4)  # type: ignore[attr-defined]
    assert entities(load_model()) is None
