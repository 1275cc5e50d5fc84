"""`habeas dossier`, `habeas screen`, `habeas verify FILE.zip`: files, decisions, and what is wrong in one sentence."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from tests.work.test_dossiers import store_all
from typer.testing import CliRunner, Result

from habeas.cli.app import app
from habeas.work.derive import derive
from habeas.work.registry import Registry


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dossier-cli") / "registry"
    with Registry.open(made) as registry:
        store_all(registry.record)
        derive(registry.record)
    return made


def give(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"HABEAS_REGISTRY": str(folder)})


def test_a_dossier_is_written_with_its_exhibits_and_checked_without_a_registry(folder: Path, tmp_path: Path) -> None:
    out, bundle = tmp_path / "d.txt", tmp_path / "d.zip"
    made = give(folder, "dossier", "Halem District Court", "--out", str(out), "--zip", str(bundle))
    assert made.exit_code == 0, made.output
    assert "A1. Sentence: Maria Quispe" in out.read_text()
    checked = give(tmp_path / "nowhere", "verify", str(bundle))
    assert checked.exit_code == 0, checked.output
    assert checked.output.startswith("Exhibits on Halem District Court, as of 20")
    with zipfile.ZipFile(bundle, "a") as more:
        more.writestr("extra.txt", "x")
    checked = give(tmp_path / "nowhere", "verify", str(bundle))
    assert checked.exit_code == 1
    assert "extra.txt: it is in the ZIP and not in the manifest" in checked.output


def test_what_cannot_be_made_is_said_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    assert "person:dara-minh" in give(folder, "dossier", "Minh").output
    assert give(folder, "dossier", "Minh").exit_code == 1
    for words in (("--format", "exe"), ("--format", "pdf"), ("--include", "some")):
        assert give(folder, "dossier", "person:dara-minh", *words).exit_code == 2
    assert "no regime" in give(folder, "dossier", "person:dara-minh", "--criteria", "moon").output
    assert "cannot be read" in give(folder, "verify", str(tmp_path / "none.zip")).output
    (tmp_path / "bad.zip").write_text("no zip")
    told = give(folder, "verify", str(tmp_path / "bad.zip")).output
    assert "bad.zip: That file is no ZIP" in told


def test_a_criterion_and_a_match_are_decided_and_stand_in_the_log(folder: Path, tmp_path: Path) -> None:
    met = ("dossier", "person:dara-minh", "--met", "eu-global/detention")
    assert "Say why" in give(folder, *met).output
    assert "eu-global/detention is met" in give(folder, *met, "--because", "observed").output
    entity = {"id": "Q7", "schema": "Person", "properties": {"name": ["Дара Минх"]}}
    (tmp_path / "moon.json").write_text(json.dumps(entity) + "\nbroken\n")
    found = give(folder, "screen", str(tmp_path / "moon.json"))
    assert found.exit_code == 0, found.output
    assert "line 2: it is not JSON" in found.output
    assert "0.99" in give(folder, "screen").output
    assert "1.00" not in give(folder, "screen").output
    (row,) = map(json.loads, give(folder, "screen", "--json").output.splitlines())
    assert (row["of"], row["state"]) == ("person:dara-minh", "open")
    assert "confirmed" in give(folder, "screen", "--confirm", str(row["id"]), "--because", "one court").output
    log = " ".join(give(folder, "decisions").output.split())
    assert "the criterion “EU Global Human Rights Sanctions Regime: Arbitrary arrests or detentions” is met by" in log
    assert "Дара Минх (moon/Q7) is Dara Minh" in log
    assert give(folder, "decisions", "--json").exit_code == 0
    assert give(folder, "history", "person:dara-minh").exit_code == 0
    assert give(folder, "screen", "--confirm", "1", "--refuse", "1").exit_code == 2
