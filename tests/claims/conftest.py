"""Tests of the rules see all that the rules propose: what one of them reads must not hang on the measured weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace

import pytest
from tests.build import a_document

from habeas.claims import plausible
from habeas.claims.counts import read_counts
from habeas.claims.drafts import Draft
from habeas.claims.names import Names, read_names
from habeas.claims.parse import Reading, parse
from habeas.claims.rules import settled

Read = Callable[[str], tuple[Reading, Names, list[Draft]]]


@pytest.fixture(autouse=True)
def nothing_is_too_unlikely(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets the threshold to nought, but for the tests of the threshold itself."""
    if request.module.__name__.rpartition(".")[2] not in ("test_plausible", "test_signs"):
        measured = plausible.weights()
        monkeypatch.setattr(plausible, "weights", lambda: replace(measured, threshold=0.0))


@pytest.fixture
def read() -> Iterator[Read]:
    """Reads one text with its names and drafts; the parse is there until the test is over."""
    with ExitStack() as open_until_then:

        def one(text: str) -> tuple[Reading, Names, list[Draft]]:
            readings = parse([a_document(text, country="GE", published="2024-05-10")])
            open_until_then.enter_context(closing(readings))  # type: ignore[type-var]
            reading = next(readings)
            names = read_names(reading)
            return reading, names, settled(reading, names, read_counts(reading, names))

        yield one
