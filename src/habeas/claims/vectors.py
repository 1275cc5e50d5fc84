"""Works out what a language model's network makes of each word, each kind of word once for many texts.

Before it looks at a word's neighbours the network looks at its spelling alone, a third of its time; that is worked out
once for each spelling in some 7,000 words, and copied. It takes three quarters of the time on news, and of 117,000
words of news and country reports all tags, relations, dictionary forms and names are those of the stock pipeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy

from habeas.claims.neighbours import Kinds, among_neighbours, layers_of

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.model import Model

    Network = Model[Any, Any]
    # One array a text, or where the model ends so, one of all.
    Vectors = list[NDArray[numpy.float32]] | NDArray[numpy.float32]

# The component whose vectors several others look at.
COMPONENT = "tok2vec"

# The layers that look at single words: features of each text, one row of all, then two that compute, one list again.
_SINGLE = 5

# The odd number by whose powers the features of a word are made one number.
_FACTOR = numpy.uint64(0x9E3779B97F4A7C15)


def add_vectors(nlp: Language, docs: list[Doc]) -> None:
    """Gives texts what the component that the others look at makes of their words."""
    component: Any = nlp.get_pipe(COMPONENT)
    said = [doc for doc in docs if len(doc)]
    if said:
        component.set_annotations(said, vectors(component.model, said))


def vectors(model: Network, docs: list[Doc]) -> Vectors:
    """What a model makes of the words of texts, none of them empty: the same as its `predict`, up to rounding.

    It begins with layers that look at single words, then those that look at their neighbours; or with such a model.
    """
    first, *rest = model.layers or [model]
    if _of_single_words(first):
        return _of_kinds(_kinds_in(first, docs), rest) if rest else first.predict(docs)
    if first.layers and _of_single_words(first.layers[0]):
        return _through(rest, vectors(first, docs))
    return _through([model], docs)


def _through(layers: list[Network], given: object) -> Vectors:
    found: Any = given
    for layer in layers:
        found = layer.predict(found)
    return cast("Vectors", found)


def _of_single_words(model: Network) -> bool:
    """Whether a model is one whose layers are known here: features, what they look up, and what mixes that."""
    return len(model.layers) == _SINGLE and model.layers[0].name == "extract_features"


def _of_kinds(kinds: Kinds, layers: list[Network]) -> Vectors:
    """What layers make of words of some kinds, the first of which sees them among their neighbours."""
    known = layers_of(layers[0])
    if known is None:
        return _through(layers, _for_each_text(kinds.each[kinds.place], kinds))
    return _through(layers[1:], _for_each_text(among_neighbours(kinds, *known), kinds))


def _for_each_text(every: NDArray[numpy.float32], kinds: Kinds) -> list[NDArray[numpy.float32]]:
    return numpy.split(every, numpy.cumsum(kinds.lengths)[:-1])


def _kinds_in(model: Network, docs: list[Doc]) -> Kinds:
    """What a model of single words makes of the words of texts, once for each kind."""
    features, _, looked_up, mixed, _ = model.layers
    rows = features.predict(docs)
    every = numpy.concatenate(rows)
    first, place = _kinds(every)
    if not numpy.array_equal(every[first][place], every):  # two sums are equal by chance
        first = place = numpy.arange(len(every))
    each = mixed.layers[0].predict(looked_up.layers[0].predict(every[first]))
    return Kinds(each, place, numpy.array([len(row) for row in rows]))


def _kinds(rows: NDArray[numpy.uint64]) -> tuple[NDArray[numpy.intp], NDArray[numpy.intp]]:
    """Where each different row stands first, and for each row which of these it equals."""
    factors = _FACTOR ** numpy.arange(rows.shape[1], dtype="uint64")
    sums = (rows * factors).sum(axis=1, dtype="uint64")
    _, first, place = numpy.unique(sums, return_index=True, return_inverse=True)
    return first, place
