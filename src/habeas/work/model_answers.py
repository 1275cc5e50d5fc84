"""Keeps what a language model answered, one file an answer, so that no question is paid for or waited for twice.

The folder is private like the registry that it lies in. A file is written beside its place and renamed into it; what
is not whole is asked again.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from habeas.record.folder import PRIVATE_FOLDER
from habeas.record.room import room_to_write


@dataclass(frozen=True)
class KeptAnswers:
    """Answers in a folder, which is made when the first one is kept."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """The answer under a key of hexadecimal digits; None where there is none."""
        try:
            return self._place(key).read_bytes()
        except FileNotFoundError:
            return None

    def keep(self, key: str, body: bytes) -> None:
        """Keeps an answer under a key of hexadecimal digits, in the place of an earlier one.

        Raises:
            StorageFull: there is no room.
        """
        place = self._place(key)
        with room_to_write(self.folder):
            self.folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            place.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            # Made for its owner only (0600) by `mkstemp`.
            descriptor, name = tempfile.mkstemp(prefix="incoming-", dir=place.parent)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(body)
                Path(name).replace(place)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"
