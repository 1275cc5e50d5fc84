"""Files that somebody sent and looks at before they are imported: kept beside the registry for a day, and no longer."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

from habeas.errors import NotFound
from habeas.record.room import room_to_write

_FOLDER = "waiting"
DAY_SECONDS = 24 * 60 * 60
_KEY_DIGITS = frozenset("0123456789abcdef")


class Waiting:
    """The files that wait in a registry's folder, each under the SHA-256 of its bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER

    def keep(self, content: bytes) -> str:
        """Keeps a file, and drops those that have waited for a day; the key to ask for it."""
        with room_to_write(self._folder.parent):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            self._drop_old()
            key = hashlib.sha256(content).hexdigest()
            descriptor = os.open(self._folder / key, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
        return key

    def content(self, key: str) -> bytes:
        """The bytes of a file.

        Raises:
            NotFound: it waits no longer.
        """
        if len(key) == 64 and set(key) <= _KEY_DIGITS:
            try:
                return (self._folder / key).read_bytes()
            except FileNotFoundError:
                pass
        raise NotFound("The file that was looked at is not kept any more; choose it again.")

    def drop(self, key: str) -> None:
        """Drops a file that waits no longer."""
        if len(key) == 64 and set(key) <= _KEY_DIGITS:
            (self._folder / key).unlink(missing_ok=True)

    def _drop_old(self) -> None:
        for each in self._folder.iterdir():
            if each.is_file() and time.time() - each.stat().st_mtime > DAY_SECONDS:
                each.unlink(missing_ok=True)
