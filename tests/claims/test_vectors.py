"""What the network makes of words is the same when each kind of word is looked at once."""

from __future__ import annotations

from typing import Any

import numpy
import pytest

from habeas.claims import neighbours
from habeas.claims import vectors as module
from habeas.claims.neighbours import layers_of
from habeas.claims.parse import load_model, parse_one
from habeas.claims.vectors import COMPONENT, add_vectors, vectors
from habeas.model import Document, Part

TEXTS = ["Police arrested her.", "Her lawyer said that the police, the police of Oran, had arrested her twice.", "Rain"]


def _models() -> list[Any]:
    nlp: Any = load_model()
    return [nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model.get_ref("tok2vec")]


def _joined(found: Any) -> Any:
    return numpy.concatenate(list(found)) if isinstance(found, list) else found


@pytest.mark.parametrize("model", [0, 1])
def test_vectors_are_those_of_the_model_up_to_rounding(model: int) -> None:
    network = _models()[model]
    docs = [load_model().make_doc(text) for text in TEXTS]
    assert numpy.allclose(_joined(vectors(network, docs)), _joined(network.predict(docs)), atol=1e-5)


def test_long_texts_get_the_vectors_of_the_model_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "TOGETHER", 7)
    network = _models()[0]
    docs = [load_model().make_doc(" ".join(TEXTS * times)) for times in (1, 4, 2)]
    assert numpy.allclose(_joined(vectors(network, docs)), _joined(network.predict(docs)), atol=1e-5)


def test_a_network_with_two_answers_in_place_of_three_is_asked_as_it_is() -> None:
    nlp: Any = load_model()
    network = dict(nlp.components)["senter"].model.get_ref("tok2vec")
    assert layers_of(network.layers[1]) is None
    docs = [nlp.make_doc(text) for text in TEXTS]
    assert numpy.allclose(_joined(vectors(network, docs)), _joined(network.predict(docs)), atol=1e-5)


def test_words_that_seem_the_same_and_are_not_are_looked_at_each(monkeypatch: pytest.MonkeyPatch) -> None:
    network = _models()[0]
    docs = [load_model().make_doc(text) for text in TEXTS]
    monkeypatch.setattr(module, "_FACTOR", numpy.uint64(0))
    assert numpy.allclose(_joined(vectors(network, docs)), _joined(network.predict(docs)), atol=1e-5)


def test_layers_that_are_not_known_are_asked_as_they_are() -> None:
    network = _models()[0].layers[0]
    docs = [load_model().make_doc(TEXTS[0])]
    assert numpy.array_equal(vectors(network, docs)[0], network.predict(docs)[0])


def test_a_text_without_words_gets_no_vectors() -> None:
    docs = [load_model().make_doc(""), load_model().make_doc("Rain fell.")]
    add_vectors(load_model(), docs)
    assert [doc.tensor.shape[0] for doc in docs] == [0, 3]


def test_a_parse_is_that_of_the_stock_pipeline_word_for_word() -> None:
    nlp = load_model()
    text = " ".join(TEXTS[:2])
    document = Document(id="a" * 64, name="a.txt", kind="text", text=text, parts=(Part(0, len(text), "paragraph"),))
    (ours,) = parse_one(document).passages
    assert COMPONENT in nlp.pipe_names
    assert [
        (token.tag_, token.dep_, token.head.i, token.lemma_, token.ent_iob_, token.ent_type_) for token in ours.tokens
    ] == [(token.tag_, token.dep_, token.head.i, token.lemma_, token.ent_iob_, token.ent_type_) for token in nlp(text)]
