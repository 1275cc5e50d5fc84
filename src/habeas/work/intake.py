"""Takes a found file in: keeps its bytes, and decides from their hash whether there is anything to read.

A document is read under the name and with the sidecar of its leading origin: of all places where its bytes were
found, the first by path among those with a sidecar, else the first of all. So the order in which copies arrive
changes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from habeas.documents.find import Found
from habeas.model import SetAside
from habeas.record import store
from habeas.record.connect import Record
from habeas.record.store import Arrival, Known, Origin

# A file is read into memory whole. The largest annual report as a PDF with pictures has some 50 million bytes;
# what is much larger is a film or a disk image, and is kept without being read.
LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read from the archive and to extract from; `known` says that the record has it already."""

    sha256: str
    name: str
    sidecar_sha256: str
    arrival: Arrival
    known: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """A file that needs no reading: "unchanged", or a "copy" of a document that the record has already."""

    what: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What a build takes files in with: the versions of the reader and the extractor, and the time to write down."""

    record: Record
    reader: str
    extractor: str
    at: datetime

    def take(self, found: Found) -> Job | Settled | SetAside:
        """Keeps a file's bytes and says what is left to do with it.

        Raises:
            StorageFull: there is no room to keep it.
        """
        path = shown(found.path)
        if found.reason is not None:
            return self.set_aside(SetAside(path, found.reason))
        try:
            sha256 = self.record.archive.keep(found.path)
            sidecar = "" if found.sidecar is None else self.record.archive.keep(found.sidecar)
        except OSError as error:
            why = (error.strerror or type(error).__name__).lower()
            reason = f"{Path(path).name} could not be read ({why}); check the file and the right to read it"
            return self.set_aside(SetAside(path, reason))
        return self._decide(Origin(path, sidecar), sha256)

    def set_aside(self, aside: SetAside, sha256: str = "", reading: str = "") -> SetAside:
        """Notes that a file could not be read."""
        store.set_aside(self.record, aside, sha256, reading, self.at)
        return aside

    def _decide(self, origin: Origin, sha256: str) -> Job | Settled | SetAside:
        known = store.known(self.record, sha256) or Known("", "", ())
        lead = leading((*(each for each in known.origins if each.path != origin.path), origin))
        reading = f"{self.reader} {lead.sidecar_sha256[:16] or '-'} {Path(lead.path).name}"
        aside = store.known_aside(self.record, origin.path)
        if aside is not None and aside.sha256 == sha256 and aside.reading == reading:
            return SetAside(origin.path, aside.reason)
        size = self.record.archive.place(sha256).stat().st_size
        if size > LARGEST:
            reason = f"{Path(origin.path).name} is larger than {LARGEST >> 20} MiB; split it or take its text out of it"
            return self.set_aside(SetAside(origin.path, reason), sha256, reading)
        if (known.reading, known.extractor) == (reading, self.extractor):
            return self._settle(sha256, known, origin, was_aside=aside is not None)
        arrival = Arrival((origin,), size, reading, self.at)
        return Job(sha256, Path(lead.path).name, lead.sidecar_sha256, arrival, known=bool(known.origins))

    def _settle(self, sha256: str, known: Known, origin: Origin, *, was_aside: bool) -> Settled:
        if was_aside or origin not in known.origins:
            store.add_origins(self.record, sha256, (origin,), self.at)
        copied = origin.path not in {each.path for each in known.origins}
        return Settled("copy" if copied else "unchanged")


def leading(origins: Iterable[Origin]) -> Origin:
    """The origin that a document takes its name and its sidecar from."""
    return min(origins, key=lambda origin: (not origin.sidecar_sha256, origin.path))


def shown(path: Path) -> str:
    """A path as the record keeps it: whole, and as text even where its bytes are none."""
    return os.fsencode(path.absolute()).decode("utf-8", "backslashreplace")
