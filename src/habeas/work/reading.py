"""Reads documents from the archive and extracts from them, in this process or in several, always in order.

Documents go through in small batches: a batch is all that is held. A document on which the reader or the
extractor fails comes out with its reason, and the others go on.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING

from habeas.errors import HabeasError, UnreadableDocument
from habeas.model import Document, Extraction
from habeas.record.archive import Archive
from habeas.work.intake import Job

if TYPE_CHECKING:
    from habeas.claims.extract import Extractor, Failed

LOG = logging.getLogger(__name__)
# A batch ends at this many documents or bytes: the parser works best on several at once, and a few annual
# reports at a time fit any memory.
BATCH_DOCUMENTS, BATCH_BYTES = 16, 1_000_000
# Batches that wait for a process, for each process: one at work and one ready.
AHEAD = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: a document with its extraction, a document that the extractor failed on, or neither."""

    job: Job
    document: Document | None
    extraction: Extraction | None
    reason: str = ""


@dataclass
class Reading:
    """Takes jobs and gives outcomes in the order of the jobs. To be used in a `with` block."""

    archive: Archive
    extractor: Extractor
    processes: int = 1
    _batch: list[Job] = field(default_factory=list)
    _waiting: deque[tuple[list[Job], Future[list[Outcome]]]] = field(default_factory=deque)
    _pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def has(self, sha256: str) -> bool:
        """Whether a job on those bytes was taken and its outcome not yet given."""
        jobs = [*self._batch, *(job for batch, _ in self._waiting for job in batch)]
        return any(job.sha256 == sha256 for job in jobs)

    def add(self, job: Job) -> Iterator[Outcome]:
        """Takes a job; gives what has come out by now."""
        self._batch.append(job)
        if len(self._batch) >= BATCH_DOCUMENTS or sum(job.arrival.size for job in self._batch) >= BATCH_BYTES:
            yield from self._hand_over()

    def finish(self) -> Iterator[Outcome]:
        """Gives the outcomes of all jobs that were taken."""
        if self._batch:
            yield from self._hand_over()
        while self._waiting:
            yield from self._oldest()

    def _hand_over(self) -> Iterator[Outcome]:
        batch, self._batch = self._batch, []
        if self.processes <= 1:
            yield from read_and_extract(self.archive, batch, self.extractor)
            return
        if self._pool is None:
            self._pool = self._start()
        self._waiting.append((batch, self._pool.submit(_work, batch)))
        while len(self._waiting) > AHEAD * self.processes:
            yield from self._oldest()

    def _oldest(self) -> list[Outcome]:
        _, future = self._waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise HabeasError(
                "A reading process ended unexpectedly: for want of memory, or, in a script of yours, for want of an "
                'if __name__ == "__main__": before the build. What was stored is intact; run it again with one process.'
            ) from error

    def _start(self) -> ProcessPoolExecutor:
        # Spawned, not forked: a database connection or a parser's threads must not cross over.
        return ProcessPoolExecutor(
            self.processes,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self.archive, self.extractor),
        )


def read_and_extract(archive: Archive, jobs: Sequence[Job], extractor: Extractor) -> list[Outcome]:
    """The outcomes of a batch, in its order."""
    from habeas.claims.extract import extract

    read = [_read(archive, job) for job in jobs]
    documents = [each.document for each in read if each.document is not None]
    extracted = iter(extract(documents, extractor) if documents else ())
    return [each if each.document is None else _joined(each, each.document, next(extracted, None)) for each in read]


def _joined(read: Outcome, document: Document, extracted: Extraction | Failed | None) -> Outcome:
    if extracted is None or extracted.document_id != document.id:
        raise HabeasError("The extractor did not answer for each document in order; nothing of its batch was stored.")
    if isinstance(extracted, Extraction):
        return Outcome(read.job, document, extracted)
    return Outcome(read.job, document, None, extracted.reason)


def _read(archive: Archive, job: Job) -> Outcome:
    """A job's document without an extraction yet, or the reason why there is none."""
    from habeas.documents.read import read
    from habeas.documents.sidecar import Sidecar, read_sidecar

    try:
        sidecar = Sidecar()
        if job.sidecar_sha256:
            sidecar = read_sidecar(archive.get(job.sidecar_sha256), f"the sidecar of {job.name}")
        document = read(archive.get(job.sha256), job.name, sidecar)
        document.text.encode("utf-8")  # half a surrogate pair is no text: the record could not store it
        return Outcome(job, document, None)
    except UnreadableDocument as error:
        return Outcome(job, None, None, str(error))
    except Exception as error:  # a fault of ours in one document must not cost the others
        LOG.exception("the reader failed on %s", job.sha256)
        reason = f"{job.name}: the reader failed on it ({type(error).__name__}); please report it with the file's kind"
        return Outcome(job, None, None, reason)


# --- in a process of its own --------------------------------------------------------------------------

_given: dict[str, object] = {}


def _begin(archive: Archive, extractor: Extractor) -> None:
    _given.update(archive=archive, extractor=extractor)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """Ends this process when the one that started it was killed: it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(jobs: list[Job]) -> list[Outcome]:
    archive, extractor = _given["archive"], _given["extractor"]
    return read_and_extract(archive, jobs, extractor)  # type: ignore[arg-type]
