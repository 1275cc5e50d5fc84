"""Settles something for a whole registry, such as that a second person has to agree."""

from __future__ import annotations

from datetime import UTC, datetime

from habeas.record import lock, settled
from habeas.record.connect import Record
from habeas.record.faults import told_clearly
from habeas.record.settled import Settled
from habeas.record.store import mark_changed
from habeas.work.derive import derive
from habeas.work.words import one_line, whoami


def settings(record: Record) -> list[Settled]:
    """Every setting as it is now."""
    return settled.all_settled(record)


def settle(record: Record, name: str, value: str, *, by: str | None = None) -> Settled:
    """Sets a value, and derives again what depends on it; nothing is done where it is so already.

    Raises:
        UnknownTerm: there is no such setting, or no such value of it.
        RegistryInUse: a build is going on.
    """
    with told_clearly(record.folder), lock.building(record.folder):
        if settled.settled(record, name).value != value:
            with record.transaction():
                settled.add(record, name, value, by=one_line(by or whoami()), made=datetime.now(UTC))
                mark_changed(record)
                derive(record)
    return settled.settled(record, name)
