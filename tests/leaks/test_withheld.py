"""Nothing that is published names who is withheld."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.leaks.exits import API_QUERIES, COMMANDS, run, told_by
from tests.leaks.marked import PERSON, Marked, unpacked
from tests.web.visitor import Visitor

from habeas.web.serve import application
from habeas.work import withholding
from habeas.work.feeds import FeedsOf
from habeas.work.registry import Registry

pytestmark = [pytest.mark.door, pytest.mark.slow]


# What goes out of a registry to be read by others, and so names nobody who is withheld.
PUBLISHING = {
    "publish": COMMANDS["publish"][1:],
    "calendar": ["show --from 2025-01-01 --ics {out}/c.ics"],
    # Of a year in which somebody is told of who withholds nothing yet, and of one for those who use this elsewhere.
    "report": [
        f"--country XV --year {year} --include all --outline state-2024 --out {{out}}/{year}.html"
        for year in (2024, 2025)
    ],
    "dossier": ["organization:xv-police --format html --out {out}/d.html --zip {out}/d.zip"],
}


@pytest.mark.parametrize("command", PUBLISHING)
def test_nothing_that_is_published_names_who_is_withheld(marked: Marked, tmp_path: Path, command: str) -> None:
    folder = tmp_path / "registry"
    shutil.copytree(marked.folder, folder)
    assert named_by(command, folder, tmp_path / "before") != [], "there is nothing to see"
    with Registry.open(folder) as registry:
        withholding.withhold(registry.record, "tessa-orn", because="asked for", by="reviewer")
        withholding.withhold(registry.record, PERSON, ["name"], because="asked for", by="reviewer")
    assert named_by(command, folder, tmp_path / "after") == []


def named_by(command: str, folder: Path, out: Path) -> list[str]:
    """The files that a command publishes and that name one of the two people, by what they are called."""
    out.mkdir()
    for words in PUBLISHING[command]:
        given = words.replace("{out}", str(out)).split()
        done = run([command, *given, "--registry", str(folder)])
        assert done.exit_code == 0, (done.output, done.exception)
    name = re.compile(rb"\bOrn\b|V(\xc3\xa9|e)lin")
    files = sorted(path for path in out.rglob("*") if path.is_file())
    assert files
    return [path.name for path in files if any(name.search(each) for each in unpacked(path.read_bytes()))]


def test_a_feed_names_nobody_who_is_withheld(marked: Marked, tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    shutil.copytree(marked.folder, folder)
    with Registry.open(folder) as registry:
        feeds, day = FeedsOf(registry.record), date(2025, 3, 1)
        key = feeds.add("viewer", "desk")
        assert b"Daro Velin" in feeds.answer(key, day)
        withholding.withhold(registry.record, PERSON, because="asked for", by="reviewer")
        assert b"Velin" not in feeds.answer(key, day)


def test_no_file_that_the_api_makes_names_who_is_withheld(marked: Marked, tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    shutil.copytree(marked.folder, folder)
    asker, given = Visitor(application(folder)), {"HTTP_AUTHORIZATION": f"Bearer {marked.tokens['reviewer']}"}
    begun = {"country": "XV", "year": 2024, "outline": "short", "include": "all"}
    draft = json.loads(asker.send("/api/drafts", begun, **given).text)["id"]
    files = API_QUERIES["/api/dossier/file"]

    def names() -> list[bool]:
        of_draft = [asker.get(f"/api/drafts/{draft}/file?form=html", **given)]
        told = [*of_draft, *(asker.get(f"/api/dossier/file{each}", **given) for each in files)]
        assert all(answer.status == 200 for answer in told)
        name = re.compile(rb"\bOrn\b|V(\xc3\xa9|e)lin")
        return [any(name.search(each) for each in told_by(answer.body)) for answer in told]

    assert all(names()), "there is nothing to see"
    with Registry.open(folder) as registry:
        withholding.withhold(registry.record, "tessa-orn", because="asked for", by="reviewer")
        withholding.withhold(registry.record, PERSON, ["name"], because="asked for", by="reviewer")
    assert not any(names())
