"""The archive: every file as it was received, under the SHA-256 of its bytes, never overwritten.

A file is written beside its place, synced, and then renamed into it, so that what has a name is whole.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from habeas.errors import NotFound
from habeas.record.folder import PRIVATE_FOLDER
from habeas.record.room import room_to_write

# Read and written in pieces of this size, so that a large file costs no memory.
PIECE = 1 << 20


@dataclass(frozen=True)
class Archive:
    """The archive in one folder."""

    folder: Path

    def place(self, sha256: str) -> Path:
        """Where the bytes with that hash lie, or would lie."""
        return self.folder / sha256[:2] / sha256

    def __contains__(self, sha256: str) -> bool:
        return self.place(sha256).is_file()

    def __iter__(self) -> Iterator[str]:
        """The hashes of all files in the archive, in order."""
        for shelf in sorted(path for path in self.folder.glob("??") if path.is_dir()):
            yield from sorted(path.name for path in shelf.iterdir() if len(path.name) == 64)

    def get(self, sha256: str) -> bytes:
        """The bytes with that hash.

        Raises:
            NotFound: the archive does not have them.
        """
        try:
            return self.place(sha256).read_bytes()
        except FileNotFoundError as error:
            raise NotFound(f"{self.place(sha256)} is missing; restore it from a copy of the registry.") from error

    def keep(self, path: Path) -> str:
        """Keeps the bytes of a file, if they are not there already, and gives their SHA-256.

        Raises:
            OSError: the file cannot be read.
            StorageFull: there is no room.
        """
        with path.open("rb") as file:
            found = digest(file)
            if found in self:
                return found
            file.seek(0)
            # Hashed again while it is copied: the file may have changed since, and the name has to be true.
            return self._write(file)

    def keep_bytes(self, content: bytes) -> str:
        """Keeps bytes, if they are not there already, and gives their SHA-256."""
        import io

        found = hashlib.sha256(content).hexdigest()
        return found if found in self else self._write(io.BytesIO(content))

    def _write(self, file: BinaryIO) -> str:
        with room_to_write(self.folder):
            self.folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            # Made for its owner only (0600) by `mkstemp`; the name marks what a killed build left behind.
            descriptor, name = tempfile.mkstemp(prefix="incoming-", dir=self.folder)
            incoming = Path(name)
            try:
                with os.fdopen(descriptor, "wb") as copy:
                    found = _copy(file, copy)
                self._settle(incoming, found)
            except BaseException:
                incoming.unlink(missing_ok=True)
                raise
        return found

    def _settle(self, incoming: Path, sha256: str) -> None:
        place = self.place(sha256)
        if place.is_file():
            incoming.unlink()
            return
        place.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        incoming.rename(place)
        for folder in (place.parent, self.folder):
            _sync_folder(folder)

    def sweep(self) -> None:
        """Removes what builds that were killed left unfinished. Only for who holds the build lock."""
        for path in self.folder.glob("incoming-*"):
            path.unlink(missing_ok=True)


def digest(file: BinaryIO) -> str:
    """The SHA-256 of the rest of a file, as 64 hexadecimal digits."""
    found = hashlib.sha256()
    while piece := file.read(PIECE):
        found.update(piece)
    return found.hexdigest()


def _copy(source: BinaryIO, target: BinaryIO) -> str:
    found = hashlib.sha256()
    while piece := source.read(PIECE):
        found.update(piece)
        target.write(piece)
    target.flush()
    os.fsync(target.fileno())
    return found.hexdigest()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
