"""Claims are added, their history told, and what people decided measured and exported on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Give
from tests.cli.test_decide import line

from habeas.work.registry import Registry


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "registry"))


ADD = ("add-claim", "c.txt", "--type", "threat", "--person", "Ion Vek", "--quote", "Nobody in the old harbour town")


def test_a_claim_is_added_told_and_taken_back(give: Give, folder: Path) -> None:
    told = line(give(*ADD, "--date", "2023-11", "--date-is", "about", "--by", "ana", registry=folder))
    assert told.startswith("Decision 1 by ana: claim ")
    assert told.endswith(" added. Take it back with: habeas undo 1")
    assert "was missed: threat" in line(give("decisions", registry=folder))
    assert "1 verified" in line(give("verify", registry=folder))
    history = line(give("history", "Ion Vek", registry=folder))
    assert "ana: not there → added threat of Ion Vek" in history
    assert give("undo", "1", registry=folder).exit_code == 0
    assert "2 " in line(give("history", registry=folder))


def test_a_claim_without_words_of_the_document_is_refused_in_a_sentence(give: Give, folder: Path) -> None:
    result = give(*ADD[:-1], "never said", registry=folder)
    assert result.exit_code == 1
    assert "not in the document" in line(result)


def test_a_history_is_told_for_machines(give: Give, folder: Path) -> None:
    give(*ADD, registry=folder)
    [entry] = [json.loads(each) for each in give("history", "--json", registry=folder).stdout.splitlines()]
    assert (entry["what"], entry["values"]["type"], entry["undone_by"]) == ("not there → added", "threat", None)


def test_settings_are_shown_and_changed(give: Give, folder: Path) -> None:
    assert line(give("settings", "two-people", registry=folder)) == "two-people off"
    assert "two-people on (set by ana, " in line(give("settings", "two-people", "on", "--by", "ana", registry=folder))
    assert give("settings", "two-people", "perhaps", registry=folder).exit_code == 1
    assert give("settings", "tea", registry=folder).exit_code == 1


def test_what_was_overruled_is_told_with_its_interval(give: Give, folder: Path) -> None:
    assert "Nothing is reviewed yet" in line(give("quality", registry=folder))
    with Registry.open(folder) as registry:
        arrest, *_ = [claim for claim in registry.claims if claim.claim.type == "arrest"]
        registry.reviews.correct(arrest.id, {"place": "Halem"})
    told = line(give("quality", registry=folder))
    assert "1 = 100% (21–100%)" in told
    assert "place" in told
    rows = [json.loads(each) for each in give("quality", "--json", registry=folder).stdout.splitlines()]
    assert [row["type"] for row in rows] == ["arrest", "all"]
    assert rows[0]["fields"]["place"]["number"] == 1


def test_reviewed_documents_are_written_as_annotated_ones(give: Give, folder: Path, tmp_path: Path) -> None:
    with Registry.open(folder) as registry:
        for claim in list(registry.claims):
            registry.reviews.accept(claim.id)
    told = " ".join(give("export-gold", str(tmp_path / "gold"), registry=folder).output.split())
    assert told.startswith("1 document with 1 claim written to ")
    assert "4 documents left out for want of a day of publication" in told
    assert len(list((tmp_path / "gold").glob("*.txt"))) == 1
