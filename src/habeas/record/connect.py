"""Opens a registry's folder as a `Record`: a database connection of its own, its archive, its locks.

Several registries can be open in one process, and one of them in several threads: each has its own alias among
Django's connections, and Django gives each thread its own connection.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.errors import HabeasError
from habeas.record import folder as folders
from habeas.record.archive import Archive
from habeas.record.faults import told_clearly
from habeas.record.room import room_to_write

# WAL lets readers read while a build writes. FULL syncs each commit to the disk: a power cut loses no document
# that was reported as stored, for some milliseconds a document.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;"
BUSY_SECONDS = 30


@dataclass(frozen=True)
class Record:
    """An open registry: what `store`, `load` and `search` are given.

    Attributes:
        folder: where it lies.
        alias: its name among Django's connections.
        archive: the bytes of what was read.
    """

    folder: Path
    alias: str
    archive: Archive

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is written, or nothing.

        Raises:
            StorageFull: the disk is full; nothing of it was written.
        """
        from django.db import transaction

        with room_to_write(self.folder), transaction.atomic(using=self.alias):
            yield

    def keep_open(self) -> None:
        """From now on connections stay open, with what they have read; for a server, whose `look_again` is asked."""
        from django.db import connections

        connections.databases[self.alias].update({"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True})

    def look_again(self) -> None:
        """Closes this thread's connection where the registry's database is another file than when it was opened."""
        from django.db import connections

        connection = connections[self.alias]
        try:
            file = (self.folder / folders.DATABASE).stat()
            now = (file.st_dev, file.st_ino)
        except OSError:
            now = None
        before = getattr(connection, "file_opened", now)
        connection.file_opened = now  # type: ignore[attr-defined] # ours: which file it was opened on
        if now is None or before != now:
            connection.close()

    def close(self) -> None:
        """Closes this thread's connection; it opens again by itself when it is needed."""
        from django.db import connections

        connections[self.alias].close()


def open_record(folder: Path, *, create: bool = True) -> Record:
    """The record in that folder, its tables brought up to date if need be.

    Raises:
        RegistryNotFound: there is none and `create` is false, or something else or a damaged one is there.
        HabeasError: the database was made by a newer Habeas.
        NotAllowed: this account may not write there.
        StorageFull: there is no room to make it.
    """
    from habeas.record import tables

    with told_clearly(folder):
        whole = folders.made(folder) if create else folders.existing(folder)
        set_up()
        record = Record(whole, _connection(whole), Archive(whole / folders.ARCHIVE))
        tables.bring_up_to_date(record.folder, record.alias)
    return record


def set_up() -> None:
    """Sets Django up for the record, where nobody (the web face) has done so with settings of their own."""
    import django
    from django.apps import apps
    from django.conf import settings

    if not settings.configured:
        if not os.environ.get("DJANGO_SETTINGS_MODULE", "").startswith("habeas."):
            os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.record.settings"
        django.setup()
    if not apps.is_installed("habeas.record"):
        raise HabeasError("Django is set up for another project in this process; add habeas.record to INSTALLED_APPS.")


def _connection(folder: Path) -> str:
    from django.db import connections

    alias = f"registry-{hashlib.sha256(str(folder).encode()).hexdigest()[:16]}"
    if alias not in connections.databases:
        connections.databases[alias] = _database(folder)
    elif not connections[alias].in_atomic_block:
        # The folder may have been removed and made again since: a connection would still show the old one.
        connections[alias].close()
    return alias


def _database(folder: Path) -> dict[str, Any]:
    from django.db import connections

    settings: dict[str, Any] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / folders.DATABASE),
        "OPTIONS": {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": BUSY_SECONDS},
    }
    whole: dict[str, Any] = connections.configure_settings({"default": {}, "registry": settings})["registry"]
    return whole
