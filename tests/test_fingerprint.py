"""The fingerprint of a step follows its code and its data."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas import fingerprint as module
from habeas.fingerprint import fingerprint


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with one step and its data, in place of ours."""
    for name in ("model.py", "dates.py", "terms.py", "claims/rules.py", "data/claims/words.toml", "web/page.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.setattr(module.resources, "files", lambda _: tmp_path)
    fingerprint.cache_clear()
    return tmp_path


def after(package: Path, name: str) -> str:
    (package / name).write_text("changed\n", encoding="utf-8")
    fingerprint.cache_clear()
    return fingerprint("claims")


@pytest.mark.parametrize("name", ["claims/rules.py", "data/claims/words.toml", "model.py", "claims/new.py"])
def test_a_change_of_code_data_or_nouns_changes_it(package: Path, name: str) -> None:
    before = fingerprint("claims")
    assert after(package, name) != before


def test_a_change_elsewhere_does_not(package: Path) -> None:
    before = fingerprint("claims")
    assert after(package, "web/page.py") == before


def test_it_is_twelve_hexadecimal_digits_and_differs_between_steps() -> None:
    fingerprint.cache_clear()
    assert len(fingerprint("claims")) == 12
    assert len({fingerprint("claims"), fingerprint("people"), fingerprint("claims", "people")}) == 3
