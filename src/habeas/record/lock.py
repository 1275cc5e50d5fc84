"""One build at a time on a registry: a lock that the operating system drops when its process ends.

Readers take no lock and are never kept waiting; SQLite's write-ahead log shows them the last finished state.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.errors import RegistryInUse

# Making or changing the tables takes seconds; who waits longer than this waits for something that hangs.
PATIENCE_SECONDS = 60.0


@contextmanager
def building(folder: Path, patience: float = 0.0) -> Iterator[None]:
    """Holds the registry for one build, or for one decision, which waits some seconds for the decision before it.

    Raises:
        RegistryInUse: another process, or another thread of this one, is building.
    """
    message = f"Another build is writing to {folder}; wait until it has ended, or build into another --registry."
    with _held(folder / "build.lock", patience, message):
        yield


@contextmanager
def preparing(folder: Path) -> Iterator[None]:
    """Holds the registry while its tables are made; others that open it wait for that.

    Raises:
        RegistryInUse: it was not done within a minute.
    """
    message = f"Another process has been preparing {folder} for over a minute; try again when it has ended."
    with _held(folder / "prepare.lock", PATIENCE_SECONDS, message):
        yield


@contextmanager
def _held(path: Path, timeout: float, message: str) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=timeout, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise RegistryInUse(message) from error
    try:
        yield
    finally:
        lock.release()
