"""The builds of a registry: when each began and ended, and what it reported."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from habeas.record.connect import Record


def begin(record: Record, version: str) -> int:
    """Notes that a build by that version of Habeas begins; gives its number."""
    from habeas.record import models

    with record.transaction():
        return int(models.Run.objects.using(record.alias).create(started=datetime.now(UTC), version=version).pk)


def end(record: Record, run: int, report: dict[str, Any]) -> None:
    """Notes that a build ended, and what it reported."""
    from habeas.record import models

    with record.transaction():
        models.Run.objects.using(record.alias).filter(pk=run).update(ended=datetime.now(UTC), report=report)
