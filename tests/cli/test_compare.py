"""`habeas compare` names nobody who is withheld in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.answers.test_compared import reports  # noqa: F401 (a fixture)
from tests.cli.conftest import Give

from habeas.answers.compared import compared
from habeas.answers.issues import Report
from habeas.answers.leaning import leaning
from habeas.record.load import card_of
from habeas.work import country_reports, passing
from habeas.work.registry import Registry


@pytest.mark.parametrize("wanted", [["--out", "FILE"], ["--csv"]])
def test_whoever_is_withheld_is_in_no_file_of_a_comparison(
    wanted: list[str],
    give: Give,
    tmp_path: Path,
    reports: dict[str, Report],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old, later = reports["old"], reports["later"]
    leaned = tuple(leaning(card_of(each.document), (), (), ()) for each in (old, later))
    found = compared(old, later, leaned)  # type: ignore[arg-type]  # two of them
    monkeypatch.setattr(country_reports, "compare", lambda *_: found)
    Registry.open(tmp_path / "registry").close()

    def written() -> str:
        file = tmp_path / "made.html"
        told = give("compare", "AZ:2022", "AZ:2023", *(str(file) if each == "FILE" else each for each in wanted),
                    registry=tmp_path / "registry")  # fmt: skip
        assert told.exit_code == 0, told.output
        return file.read_text(encoding="utf-8") if file.exists() else told.output

    assert "Ida Tol" in written()
    monkeypatch.setattr(passing, "unsaid_names", lambda _: frozenset({"Ida Tol"}))
    assert "Tol" not in written()
    assert "Jon Ask" in written()
