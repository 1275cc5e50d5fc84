"""What the tests of quality share: the annotated documents, and what the extractor makes of them, read once."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
GOLD = HERE / "gold"
FLOORS: dict[str, Any] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def digest_of(folder: Path) -> str:
    """What tells one set of annotated documents from another: names and contents, but for other files beside them."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        for file in (path, path.with_suffix(".txt")):
            if file.exists():
                digest.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


@pytest.fixture
def gold_folder(request: pytest.FixtureRequest) -> Path:
    """The folder of the set of annotated documents that the test names; without it the test is skipped."""
    if request.param == "sample":
        return GOLD
    shared: Path = request.getfixturevalue("shared")
    return shared / "gold" / "dev"
