"""Holds the registry for a decision: one at a time, on what was derived from all that was read and decided before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from habeas.record import cases as case_rows
from habeas.record import lock
from habeas.record.connect import Record
from habeas.record.faults import told_clearly
from habeas.work.derive import STEPS, derive

# How long a decision waits for the one before it. A build takes longer, and is told of.
PATIENCE_SECONDS = 3.0


@contextmanager
def writing(record: Record) -> Iterator[None]:
    """Holds the registry, with everything derived from what was read and decided so far.

    Raises:
        RegistryInUse: a build is going on.
    """
    with told_clearly(record.folder), lock.building(record.folder, PATIENCE_SECONDS):
        if case_rows.is_stale(record, STEPS):
            derive(record)
        yield
