"""Turns what the system says of a registry's database and files into one sentence that a person can act on.

A full disk, a damaged database, a missing right and a database that is kept busy are told apart; anything else is
a fault of ours and stays the error that it is.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.errors import HabeasError, NotAllowed, RegistryInUse, RegistryNotFound
from habeas.record.folder import DATABASE
from habeas.record.room import no_room

# What SQLite says; it has no other way to tell these apart that Python hands on for every statement.
DAMAGED = ("malformed", "not a database", "disk I/O error", "Could not decode to UTF-8")
FORBIDDEN = ("readonly database", "unable to open database file")
BUSY = ("database is locked",)
RIGHTS = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def told_clearly(folder: Path) -> Iterator[None]:
    """Raises an error of ours, with a sentence, for what the system says of the registry in that folder."""
    try:
        yield
    except Exception as error:
        clear = clearly(error, folder)
        if clear is None:
            raise
        raise clear from error


def clearly(error: BaseException, folder: Path) -> HabeasError | None:
    """The error with a sentence for what the system said; None for one of ours, and for any other."""
    if isinstance(error, HabeasError):
        return None
    cause: BaseException | None = error
    while cause is not None:
        found = no_room(cause, folder) or _of_database(cause, folder) or _of_rights(cause, folder)
        if found is not None:
            return found
        cause = cause.__cause__
    return None


def _of_database(error: BaseException, folder: Path) -> HabeasError | None:
    if not isinstance(error, sqlite3.Error):
        return None
    said = str(error)
    if any(words in said for words in DAMAGED):
        return RegistryNotFound(
            f"{folder / DATABASE} is damaged or is no database ({said}); restore it from a copy, "
            "or build a new registry from the files in its archive."
        )
    if any(words in said for words in FORBIDDEN):
        return _forbidden(folder, folder / DATABASE, said)
    if any(words in said for words in BUSY):
        return RegistryInUse(f"Another process keeps {folder / DATABASE} busy; try again when it has ended.")
    return None


def _of_rights(error: BaseException, folder: Path) -> HabeasError | None:
    if not isinstance(error, OSError) or error.errno not in RIGHTS or not isinstance(error.filename, str | Path):
        return None
    path = Path(error.filename).absolute()
    if not path.is_relative_to(folder.absolute()) and not folder.absolute().is_relative_to(path):
        return None
    return _forbidden(folder, path, error.strerror or "")


def _forbidden(folder: Path, path: Path, said: str) -> HabeasError:
    return NotAllowed(
        f"This account may not use {path} ({said.lower()}). To open the registry in {folder} one has to be allowed to "
        "write there: give the account that right, or work on a copy."
    )
