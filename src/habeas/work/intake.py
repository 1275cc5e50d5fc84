"""Takes a found file in: keeps its bytes, and decides from their hash whether there is anything to read.

A document is read under the name and with the sidecar of its leading origin: of all places where its bytes were
found, the one whose sidecar says most (a day of publication before all), of equals the first by path. So the order
in which copies arrive changes nothing. What other versions of the reader or extractor read is read again, from the
archive where its file is gone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from habeas.documents.find import Found
from habeas.errors import NotFound, UnreadableDocument
from habeas.exchange.lines import IMPORT, QUOTES
from habeas.lists.claims import LIST
from habeas.model import SetAside
from habeas.record import store
from habeas.record.archive import Archive
from habeas.record.connect import Record
from habeas.record.store import Arrival, Known, Origin

# A file is read into memory whole. The largest annual report as a PDF with pictures has some 50 million bytes;
# what is much larger is a film or a disk image, and is kept without being read.
LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read from the archive and to extract from.

    `known` says that the record has it already; `path` is where its bytes were found, now or before.
    """

    sha256: str
    path: str
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
            OSError: the archive cannot be used.
        """
        path = shown(found.path)
        if found.reason is not None:
            return self.set_aside(SetAside(path, found.reason))
        try:
            sha256 = self.record.archive.keep(found.path)
            sidecar = "" if found.sidecar is None else self.record.archive.keep(found.sidecar)
        except OSError as error:
            if self._is_ours(error):
                raise
            why = (error.strerror or type(error).__name__).lower()
            reason = f"{Path(path).name} could not be read ({why}); check the file and the right to read it"
            return self.set_aside(SetAside(path, reason))
        return self._decide(Origin(path, sidecar), sha256)

    def set_aside(self, aside: SetAside, sha256: str = "", reading: str = "") -> SetAside:
        """Notes that a file could not be read."""
        store.set_aside(self.record, aside, sha256, reading, self.at)
        return aside

    def set_job_aside(self, job: Job, reason: str) -> SetAside:
        """Notes that a document could not be read, unless another file that lies there by now is on the list."""
        aside = SetAside(job.path, reason)
        listed = store.known_aside(self.record, job.path)
        if job.arrival.origins or listed is None or listed.sha256 == job.sha256:
            self.set_aside(aside, job.sha256, job.arrival.reading)
        return aside

    def outdated(self, but: Container[str]) -> Iterator[Job]:
        """Jobs on the documents that another version of the reader or of this extractor read, but for those hashes.

        Their bytes come from the archive: where a file lay, another or none may lie by now.
        """
        for sha256 in store.outdated(self.record, self.reader, self.extractor):
            known = store.known(self.record, sha256)
            if known is None or not known.origins or sha256 in but or sha256 not in self.record.archive:
                continue
            lead = self._leading(known.origins)
            reading = self._reading(lead)
            aside = store.known_aside(self.record, lead.path)
            if aside is not None and (aside.sha256, aside.reading) == (sha256, reading):
                continue
            size = self.record.archive.place(sha256).stat().st_size
            arrival = Arrival((), size, reading, self.at)
            yield Job(sha256, lead.path, Path(lead.path).name, lead.sidecar_sha256, arrival, known=True)

    def _decide(self, origin: Origin, sha256: str) -> Job | Settled | SetAside:
        known = store.known(self.record, sha256) or Known("", "", ())
        if known.kind == QUOTES:
            known = Known("", "", ())  # an import had but quotes of it, and here it is
        if known.extractor.startswith((f"{LIST} ", f"{IMPORT} ")):
            return self._settle(sha256, known, origin, was_aside=False)  # read as a list or as an import
        lead = self._leading((*(each for each in known.origins if each.path != origin.path), origin))
        reading = self._reading(lead)
        aside = store.known_aside(self.record, origin.path)
        if aside is not None and aside.sha256 == sha256 and aside.reading == reading:
            return SetAside(origin.path, aside.reason)
        size = self.record.archive.place(sha256).stat().st_size
        if size > LARGEST:
            reason = f"{Path(origin.path).name} is larger than {LARGEST >> 20} MiB; split it or take its text out of it"
            return self.set_aside(SetAside(origin.path, reason), sha256, reading)
        if known.reading == reading and store.is_read_by(known.extractor, self.extractor):
            return self._settle(sha256, known, origin, was_aside=aside is not None)
        arrival = Arrival((origin,), size, reading, self.at)
        return Job(sha256, origin.path, Path(lead.path).name, lead.sidecar_sha256, arrival, known=bool(known.origins))

    def _is_ours(self, error: OSError) -> bool:
        """Whether it is the registry, and not the file, that could not be used."""
        return isinstance(error.filename, str) and Path(error.filename).is_relative_to(self.record.folder)

    def _leading(self, origins: Iterable[Origin]) -> Origin:
        return leading(origins, lambda sha256: worth(self.record.archive, sha256))

    def _reading(self, lead: Origin) -> str:
        return f"{self.reader} {lead.sidecar_sha256[:16] or '-'} {Path(lead.path).name}"

    def _settle(self, sha256: str, known: Known, origin: Origin, *, was_aside: bool) -> Settled:
        if was_aside or origin not in known.origins:
            store.add_origins(self.record, sha256, (origin,), self.at)
        copied = origin.path not in {each.path for each in known.origins}
        return Settled("copy" if copied else "unchanged")


Worth = tuple[bool, int]


def leading(origins: Iterable[Origin], worth_of: Callable[[str], Worth]) -> Origin:
    """The origin that a document takes its name and its sidecar from."""
    given = sorted(origins, key=lambda origin: (not origin.sidecar_sha256, origin.path))
    if len({origin.sidecar_sha256 for origin in given if origin.sidecar_sha256}) < 2:
        return given[0]
    beside = [origin for origin in given if origin.sidecar_sha256]
    return max(beside, key=lambda origin: worth_of(origin.sidecar_sha256))


def worth(archive: Archive, sha256: str) -> Worth:
    """How much a sidecar says: whether it gives the day of publication, and the number of its facts.

    One that cannot be read says less than any other.
    """
    from habeas.documents.sidecar import read_sidecar

    try:
        sidecar = read_sidecar(archive.get(sha256), "a sidecar")
    except (UnreadableDocument, NotFound):
        return (False, -1)
    facts = [getattr(sidecar, each.name) for each in fields(sidecar)]
    return (sidecar.published is not None, sum(fact not in (None, "", ()) for fact in facts))


def shown(path: Path) -> str:
    """A path as the record keeps it: whole, and as text even where its bytes are none."""
    return os.fsencode(path.absolute()).decode("utf-8", "backslashreplace")
