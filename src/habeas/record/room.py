"""Turns what the system says of a full disk into one clear error, wherever it happens while writing.

What was stored before is intact: bytes go to the archive by renaming, rows to the database by transactions.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.errors import StorageFull

FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def room_to_write(where: Path) -> Iterator[None]:
    """Raises `StorageFull` for whatever says that there is no room left below that folder."""
    try:
        yield
    except Exception as error:
        full = no_room(error, where)
        if full is None:
            raise
        raise full from error


def no_room(error: BaseException, where: Path) -> StorageFull | None:
    """The clear error, where that one or its cause says that there is no room left."""
    if not _says_full(error):
        return None
    return StorageFull(
        f"There is no room left to write to {where}. What was stored is intact: make room and run the build "
        "again, it goes on where it stopped."
    )


def _says_full(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, OSError) and error.errno in FULL:
            return True
        if isinstance(error, sqlite3.Error) and "disk is full" in str(error):
            return True
        error = error.__cause__
    return False
