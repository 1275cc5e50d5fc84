"""A registry is a folder of its own, private to who made it: a database, and an archive of what was read.

A folder that holds anything else is refused, never written into.
"""

from __future__ import annotations

import os
from pathlib import Path

from habeas.errors import RegistryNotFound

DATABASE = "habeas.sqlite3"
ARCHIVE = "archive"
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


def is_registry(folder: Path) -> bool:
    """Whether a registry lies in that folder."""
    return (folder / DATABASE).is_file()


def existing(folder: Path) -> Path:
    """The whole path of a registry's folder.

    Raises:
        RegistryNotFound: there is none in it.
    """
    if not is_registry(folder):
        raise RegistryNotFound(
            f"There is no registry in {folder}. Make one with: habeas build FOLDER --registry {folder}, "
            "or name the folder of another one with --registry."
        )
    return folder.resolve()


def made(folder: Path) -> Path:
    """The whole path of a registry's folder, which is made, with an empty database, where there is none.

    Raises:
        RegistryNotFound: something else is there.
    """
    if is_registry(folder):
        return folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise RegistryNotFound(f"{folder} is a file; a registry needs a folder of its own.")
    if folder.is_dir() and any(folder.iterdir()):
        raise RegistryNotFound(
            f"{folder} holds other files and is no registry; name an empty or a new folder with --registry."
        )
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    folder.chmod(PRIVATE_FOLDER)
    # Made by us and not by SQLite, so that the database and the files beside it are nobody else's to read.
    os.close(os.open(folder / DATABASE, os.O_WRONLY | os.O_CREAT, PRIVATE_FILE))
    return folder.resolve()
