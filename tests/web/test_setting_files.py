"""Files are set for a reader so often and no more, and few at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.sample import make_registry
from tests.web.visitor import Visitor, words

from habeas.errors import TooManyFiles
from habeas.web import setting_files
from habeas.web.serve import application
from habeas.web.setting_files import FilesMade


def test_a_reader_has_so_many_files_in_a_time_and_others_have_theirs() -> None:
    made = FilesMade(most=2, within=60)
    for moment in (0.0, 10.0):
        with made.one("ada", moment):
            pass
    with pytest.raises(TooManyFiles, match="2 files"), made.one("ada", 20.0):
        pass
    for reader, moment in (("ben", 20.0), ("ada", 60.0)):
        with made.one(reader, moment):
            pass


def test_few_files_are_set_at_once_and_one_that_fails_makes_room() -> None:
    made = FilesMade(at_once=1)
    with made.one("ada", 0.0), pytest.raises(TooManyFiles, match="just now"), made.one("ben", 0.0):
        pass
    with pytest.raises(RuntimeError), made.one("ada", 1.0):
        raise RuntimeError
    with made.one("ben", 2.0):
        pass


def test_whoever_asks_for_too_many_is_told_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_registry(tmp_path / "registry")
    visitor = Visitor(application(tmp_path / "registry"))
    visitor.get("/reports")
    monkeypatch.setattr(setting_files, "_MADE", FilesMade(most=1))
    begun = {"country": "XV", "year": "2024", "outline": "short", "include": "all"}
    assert visitor.post("/reports/begin", begun).status == 303
    for answer in (visitor.get("/reports/1/file?form=html"), visitor.get("/dossier/file?of=x&format=text")):
        assert answer.status == 429
        assert "then ask again" in words(answer.text)
    assert visitor.post("/reports/begin", begun).status == 429
