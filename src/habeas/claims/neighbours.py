"""Works out what a network makes of words among their neighbours, some hundred words at a time.

The network's own layers pass over all words once for each step of the sum, in memory that is new each time, and look
for the largest of three numbers one by one. Here a few hundred words go through all steps while they are in the
processor's nearest memory, and the first layer, which sees what single words are, is multiplied once for each kind of
word. It takes two thirds of the time, and the result is the same up to rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from thinc.model import Model

    Floats = NDArray[numpy.float32]
    Places = NDArray[numpy.intp]
    Network = Model[Any, Any]

# Words that go through a layer together: their numbers, 1 kB a word for each of three steps, fit beside the layer's.
TOGETHER = 256

# A word is seen with the one before it and the one after it.
_SEEN = 3

# The answers to each question, of which the largest counts.
_ANSWERS = 3

# What keeps the spread of a word's numbers from being nothing, as the network's own layer has it.
_LEAST = 1e-8


@dataclass(frozen=True, slots=True)
class Kinds:
    """The words of some texts in one row: what each different kind is, and of which kind each word is."""

    each: Floats
    place: Places
    lengths: Places


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: what it multiplies a word and its two neighbours by, for three answers of which the largest counts."""

    weight: Floats  # one row for each number of the three words; the first answers of all, the second, the third
    bias: Floats
    scale: Floats
    shift: Floats

    @property
    def width(self) -> int:
        """How many numbers a word has."""
        return len(self.scale)


def layers_of(model: Network) -> tuple[list[Layer], int] | None:
    """The layers of a model and how many empty words it wants between texts; None for one that is built otherwise."""
    if not model.name.startswith("with_array(") or len(model.layers) != 1:
        return None
    found = [_layer(one) for one in model.layers[0].layers]
    known = [one for one in found if one is not None]
    return (known, model.attrs["pad"]) if known and len(known) == len(found) else None


def _layer(model: Network) -> Layer | None:
    names = "expand_window>>maxout>>layernorm>>dropout"
    if model.name != f"residual({names})" or model.layers[0].layers[0].attrs["window_size"] * 2 + 1 != _SEEN:
        return None
    largest: Any
    spread: Any
    largest, spread = model.layers[0].layers[1].layers[0].layers
    weight = largest.get_param("W")
    width, answers, seen = weight.shape
    if (answers, seen) != (_ANSWERS, _SEEN * width):
        return None
    rows = numpy.ascontiguousarray(weight.transpose(1, 0, 2).reshape(answers * width, seen).T)
    return Layer(rows, largest.get_param("b").T.ravel(), spread.get_param("G"), spread.get_param("b"))


def among_neighbours(kinds: Kinds, layers: list[Layer], between: int) -> Floats:
    """What the layers make of all words, in their order; the texts are apart by so many empty words."""
    starts = numpy.cumsum(kinds.lengths) - kinds.lengths
    apart = 1 + between * numpy.arange(1, len(kinds.lengths) + 1)
    at = numpy.arange(len(kinds.place)) + numpy.repeat(apart, kinds.lengths)
    row = numpy.zeros(len(at) + between * (len(starts) + 1) + 2, dtype="intp")
    row[at] = kinds.place + 1
    each = numpy.concatenate([numpy.zeros((1, kinds.each.shape[1]), dtype="float32"), kinds.each])
    found, made = each[row], numpy.zeros((len(row), each.shape[1]), dtype="float32")
    _first(layers[0], each, row, found, made)
    for layer in layers[1:]:
        found, made = made, found
        _next(layer, found, made)
    return made[at]


def _first(layer: Layer, each: Floats, row: Places, given: Floats, made: Floats) -> None:
    """The layer that sees what single words are: each kind of word is multiplied once for each place beside a word."""
    before, here, after = (each @ weight for weight in numpy.split(layer.weight, _SEEN))
    here += layer.bias
    space = numpy.empty((2, TOGETHER, layer.weight.shape[1]), dtype="float32")
    for start in range(1, len(row) - 1, TOGETHER):
        end = min(start + TOGETHER, len(row) - 1)
        answers, other = space[:, : end - start]
        numpy.take(here, row[start:end], axis=0, out=answers, mode="clip")
        answers += numpy.take(before, row[start - 1 : end - 1], axis=0, out=other, mode="clip")
        answers += numpy.take(after, row[start + 1 : end + 1], axis=0, out=other, mode="clip")
        _finish(layer, answers, given[start:end], made[start:end])


def _next(layer: Layer, given: Floats, made: Floats) -> None:
    width = layer.width
    seen = numpy.empty((TOGETHER, _SEEN * width), dtype="float32")
    space = numpy.empty((TOGETHER, layer.weight.shape[1]), dtype="float32")
    for start in range(1, len(given) - 1, TOGETHER):
        end = min(start + TOGETHER, len(given) - 1)
        words, answers = seen[: end - start], space[: end - start]
        for place in range(_SEEN):
            words[:, place * width : (place + 1) * width] = given[start + place - 1 : end + place - 1]
        numpy.matmul(words, layer.weight, out=answers)
        answers += layer.bias
        _finish(layer, answers, given[start:end], made[start:end])


def _finish(layer: Layer, answers: Floats, given: Floats, made: Floats) -> None:
    """The largest of the three answers, moved and scaled as the layer learned to, on top of what the words were."""
    first, second, third = numpy.split(answers, _ANSWERS, axis=1)
    numpy.maximum(first, second, out=made)
    numpy.maximum(made, third, out=made)
    made -= (made @ numpy.full(layer.width, 1 / layer.width, dtype="float32"))[:, None]
    spread = numpy.einsum("ij,ij->i", made, made) / layer.width + _LEAST
    made *= (1 / numpy.sqrt(spread))[:, None]
    made *= layer.scale
    made += layer.shift
    made += given
