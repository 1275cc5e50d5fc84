"""What the tests of the record share: an open, empty record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.record.connect import Record, open_record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = open_record(tmp_path / "registry")
    yield opened
    opened.close()
