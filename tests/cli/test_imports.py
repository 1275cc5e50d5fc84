"""`habeas import` and `habeas imports`: what is told before and after a file is imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Give
from tests.web.sample import make_registry
from tests.work.test_handing_on import write

from habeas.work import exporting, reviewing
from habeas.work.registry import Registry


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """What a registry exports in which somebody accepted a claim."""
    make_registry(tmp_path / "theirs")
    with Registry.open(tmp_path / "theirs") as registry:
        reviewing.accept(registry.record, registry.claims[0].id, by="anna")
        return write(registry, tmp_path / "sent", exporting.EVERYTHING)


def test_a_file_is_looked_at_where_there_is_no_registry_and_none_is_made(
    give: Give, sent: Path, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    result = give("import", str(sent), "--look", "--registry", str(nowhere), registry=None)
    assert result.exit_code == 0, result.output
    assert "It would be read as: everything" in result.output
    assert "names 4 people and 9 documents." in result.output
    assert "It brings 1 decision of others." in result.output
    assert not nowhere.exists()


def test_an_import_of_nobodys_records_is_refused_before_a_registry_is_made(
    give: Give, sent: Path, tmp_path: Path
) -> None:
    result = give("import", str(sent), "--registry", str(tmp_path / "nowhere"), registry=None)
    assert result.exit_code != 0
    assert "--by" in result.output
    assert not (tmp_path / "nowhere").exists()


def test_an_import_tells_how_many_documents_and_decisions_it_has_and_how_many_were_here(
    give: Give, sent: Path, tmp_path: Path
) -> None:
    mine = str(tmp_path / "mine")
    result = give("import", str(sent), "--by", "Open Cells", "--registry", mine, registry=None)
    assert result.exit_code == 0, result.output
    told = " ".join(result.output.split())
    assert "from 9 documents, of which it hands on quotes." in told
    assert "It brings 1 decision of others; what was decided here holds over them." in told
    logged = give("decisions", "--registry", mine, registry=None).output
    assert "anna (Open Cells)" in logged
    assert "[brought by import 1]" in " ".join(logged.split())
    again = give("import", str(sent), "--by", "Open Cells", "--registry", str(tmp_path / "theirs"), registry=None)
    assert "9 were here already, and stand as they were" in " ".join(again.output.split())
