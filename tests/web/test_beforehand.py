"""What first pages would wait for is loaded when the server starts, and nothing depends on it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from habeas.web import beforehand
from habeas.work.registry import Registry

LOADED = (
    "import sys; from pathlib import Path; from habeas.web import beforehand; from habeas.web.serve import application;"
    "from habeas.work.registry import Registry; folder = Path(sys.argv[1]); application(folder);"
    "beforehand.load(Registry.open(folder, create=False));"
    "import gc; there = {'habeas.web.urls', *beforehand.LATER} <= set(sys.modules);"
    "rarely = gc.get_threshold()[2] == beforehand.BETWEEN_GREAT_COLLECTIONS;"
    "sys.exit(not there or not rarely or gc.get_freeze_count() < 100_000)"
)


def test_what_pages_load_when_they_are_first_opened_is_loaded_and_not_looked_through_again(folder: Path) -> None:
    assert subprocess.run([sys.executable, "-c", LOADED, str(folder)], check=False).returncode == 0


def test_what_cannot_be_loaded_is_left_to_the_page_that_needs_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(beforehand, "LATER", ("habeas.nothing_of_that_name",))
    with Registry.open(folder, create=False) as registry:
        beforehand.begin(registry).join()
    assert "could not be loaded beforehand" in caplog.text
