"""A disk that is really full: a small file system in memory, filled up by a build."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sentences import Sentences
from tests.work.corpus import LEAD, content

from habeas.errors import StorageFull
from habeas.work.registry import Registry

SMALL, LARGER = "2m", "64m"
STORIES = 12


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", folder], capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no mount here, so no small disk can be made")
    if mounted.returncode:
        pytest.skip("this account may not mount a file system, so no small disk can be made")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.slow
def test_what_was_stored_stays_and_the_build_goes_on_when_there_is_room(disk: Path, tmp_path: Path) -> None:
    stories = tmp_path / "in"
    stories.mkdir()
    for number in range(STORIES):
        story = f"{LEAD}Police arrested Maria Quispe on 2024-03-{number + 1:02}. Story {number}. "
        (stories / f"{number:02}.txt").write_text(story + "Rain fell over the town. " * 3000)
    with Registry.open(disk / "registry") as registry, Registry.open(tmp_path / "whole") as whole:
        with pytest.raises(StorageFull, match="no room left"):
            registry.build([stories], extractor=Sentences())
        stored = len(registry.documents)
        assert registry.verify().faults == ()
        subprocess.run(["mount", "-o", f"remount,size={LARGER}", disk], check=True)
        report = registry.build([stories], extractor=Sentences())
        assert (report.new, report.unchanged) == (STORIES - stored, stored)
        whole.build([stories], extractor=Sentences())
        assert content(registry) == content(whole)
        assert registry.verify().faults == ()
