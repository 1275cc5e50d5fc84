"""What the tests of the commands share: a registry with three people, and a way to give a command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import write_corpus
from typer.testing import CliRunner, Result

from habeas.cli.app import app
from habeas.work.registry import Registry

Give = Callable[..., Result]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry of the small corpus; not to be written to."""
    folder = tmp_path_factory.mktemp("filled")
    (write_corpus(folder / "in") / "empty.txt").touch()
    with Registry.open(folder / "registry") as registry:
        registry.build([folder / "in"], extractor=Sentences())
    return folder / "registry"


@pytest.fixture
def give(filled: Path) -> Give:
    """Gives a command on the filled registry, or on another one."""

    def run(*words: str, registry: Path | None = filled) -> Result:
        environment = {} if registry is None else {"HABEAS_REGISTRY": str(registry)}
        return CliRunner().invoke(app, list(words), env=environment)

    return run


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands extract with the sentences of the tests, which need no model."""
    from habeas.claims import rules

    monkeypatch.setattr(rules, "RuleExtractor", Sentences)
