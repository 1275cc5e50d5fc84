"""Multiplies a language model's matrices by the library that numpy brings along, on one thread, while a text is parsed.

spaCy multiplies by BLIS, which OpenBLAS outruns three times on matrices of this size; a parse takes two thirds of its
time. On 107,000 words of country reports not one tag, relation or name differs. Nothing stays changed: the model's
operations and the number of threads are put back. Where numpy comes with another library, the model stays as it is.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# What builds of the library call the function: numpy's own, then those of a system.
_NAMES = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads", "openblas_{}_num_threads")


@contextmanager
def faster_products(nlp: Language) -> Iterator[None]:
    """While it lasts, the model multiplies by numpy's library, where that is one whose threads can be told."""
    threads = _threads()
    if threads is None:
        yield
        return
    from thinc.api import NumpyOps

    nodes, (ask, tell) = _nodes(nlp), threads
    before = [node.ops for node in nodes]
    allowed = ask()
    faster = NumpyOps(use_blis=False)
    # These matrices are too small to share out: two threads take twice the processor's time and as much by the clock.
    tell(1)
    try:
        for node in nodes:
            node.ops = faster
        yield
    finally:
        for node, ops in zip(nodes, before, strict=True):
            node.ops = ops
        tell(allowed)


@cache
def _threads() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """What asks and tells how many threads numpy's OpenBLAS may use; None where numpy has brought none along."""
    import numpy

    for library in sorted((Path(numpy.__file__).parent.parent / "numpy.libs").glob("*openblas*")):
        loaded = ctypes.CDLL(str(library))
        for name in _NAMES:
            if hasattr(loaded, name.format("get")) and hasattr(loaded, name.format("set")):
                return getattr(loaded, name.format("get")), getattr(loaded, name.format("set"))
    return None


def _nodes(nlp: Language) -> list[Any]:
    """Every layer of the model's components that computes on the processor."""
    models: list[Any] = [getattr(pipe, "model", None) for _, pipe in nlp.pipeline]
    layers = [node for model in models if hasattr(model, "walk") for node in model.walk()]
    return [node for node in layers if type(node.ops).__name__ == "NumpyOps"]
