"""A build that is killed at any moment loses nothing and doubles nothing."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.sentences import Sentences
from tests.work.corpus import content, write_corpus

from habeas.work.registry import Registry

# Enough stories that a kill mostly falls between two of them.
STORIES = 60


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_corpus(tmp_path_factory.mktemp("in"))
    for number in range(STORIES):
        story = f"Police arrested Maria Quispe on 2024-03-{number % 28 + 1:02}. Story {number} of a long list."
        (folder / f"story-{number:02}.txt").write_text(story)
    return folder


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    with Registry.open(tmp_path_factory.mktemp("whole") / "registry") as registry:
        registry.build([corpus], extractor=Sentences())
        return content(registry)


def start_and_kill(folder: Path, corpus: Path, after: float) -> bool:
    """Builds in a process of its own and kills it that many seconds after it began to; whether it had ended."""
    command = [sys.executable, "-m", "tests.work.corpus", str(folder), str(corpus)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        return "built" in process.stdout.read()


@pytest.mark.slow
def test_a_build_that_is_killed_again_and_again_ends_as_one_that_was_not(
    tmp_path: Path, corpus: Path, whole: dict[str, bytes]
) -> None:
    chance = random.Random(0)
    for _ in range(4):
        start_and_kill(tmp_path / "registry", corpus, chance.uniform(0.02, 1.5))
        with Registry.open(tmp_path / "registry") as registry:
            assert registry.verify().faults == ()
            assert len(registry.documents) <= STORIES + 5
    with Registry.open(tmp_path / "registry") as registry:
        registry.build([corpus], extractor=Sentences())
        assert content(registry) == whole
        assert registry.verify().faults == ()
        assert not list((registry.folder / "archive").glob("incoming-*"))


def test_what_was_not_derived_is_derived_when_the_registry_is_opened(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import habeas.work.build as building

    def killed(*given: object) -> None:
        raise KeyboardInterrupt

    registry = Registry.open(tmp_path / "registry")
    monkeypatch.setattr(building, "derive_changed", killed)
    with pytest.raises(KeyboardInterrupt):
        registry.build([corpus / "a.txt"], extractor=Sentences())
    assert registry.overview().stale
    assert len(registry.people) == 0
    again = Registry.open(tmp_path / "registry")
    assert not again.overview().stale
    assert [person.name for person in again.people] == ["Maria Quispe"]
