"""What tests of the work share: a small corpus, and a registry built from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import write_corpus

from habeas.work.registry import Registry


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "in")


@pytest.fixture
def filled(registry: Registry, corpus: Path) -> Registry:
    registry.build([corpus], extractor=Sentences())
    return registry
