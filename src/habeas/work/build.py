"""Builds a registry from files: find, keep, read, extract, store; then persons, acts and cases.

Each document is stored wholly or not at all, and what is unchanged costs a hash. Whenever a build is cut off,
the next one goes on: nothing is lost, nothing is there twice.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from habeas import __version__
from habeas.documents.find import find
from habeas.model import SetAside
from habeas.record import cases, facts, lock, runs, store
from habeas.record.connect import Record
from habeas.work.derive import STEPS, derive
from habeas.work.derive_changed import Changes, derive_changed
from habeas.work.intake import Intake, Job, Settled
from habeas.work.known_names import told
from habeas.work.reading import Outcome, Reading

if TYPE_CHECKING:
    from habeas.claims.extract import Extractor


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: files done of all, the words and claims read so far, and what is being done."""

    done: int
    total: int
    words: int
    claims: int
    doing: str


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found and did, and what the registry holds after it.

    Attributes:
        found: files; each is new, a copy, unchanged, reread, set aside or failed.
        new: documents that the record did not have.
        copies: files with exactly the bytes of a document that it has: a further origin.
        reread: documents read again, for a changed sidecar, reader or extractor; with a newer reader or extractor
            also those whose files are not among the found ones, from the archive.
        set_aside: files that could not be read, each with its reason; their bytes are kept.
        failed: documents that are kept, but that the extractor failed on; the next build tries them again.
        claims, people, acts, cases, counts: how many the registry holds now.
        refused: what the extractor proposed and the gate threw away, by reason.
        words: in the documents that were read.
        seconds: how long it took.
    """

    found: int = 0
    new: int = 0
    unchanged: int = 0
    copies: int = 0
    reread: int = 0
    set_aside: tuple[SetAside, ...] = ()
    failed: tuple[SetAside, ...] = ()
    claims: int = 0
    people: int = 0
    acts: int = 0
    cases: int = 0
    counts: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    words: int = 0
    seconds: float = 0.0


# What a build tells that it does in the end.
DERIVING = "deriving people, acts and cases"


def build(
    record: Record,
    paths: Sequence[Path],
    *,
    processes: int | None = None,
    extractor: Extractor | None = None,
    derive_all: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Reads files and folders into the record and derives persons, acts and cases.

    Args:
        record: an open record.
        paths: files and folders; folders are walked.
        processes: how many read and extract side by side, by default one, and how many at most compare names, by
            default as many as there are, up to four; the result is the same.
        extractor: what finds the claims; the rules by default. One that can know names is told those of the record.
        derive_all: derive everything anew, not only what the documents of this build touch; the result is the same.
        progress: is called after every file, and once more while deriving.

    Raises:
        RegistryInUse: another build is writing to the registry.
        StorageFull: the disk is full; what was stored is intact, and the next build goes on.
        ModelMissing: the extractor's language model is not installed.
    """
    began = time.monotonic()
    with lock.building(record.folder), closing(record):
        record.archive.sweep()
        run = runs.begin(record, __version__)
        work = _Work(record, told(record, _default() if extractor is None else extractor), processes or 1, progress)
        work.total = 0 if progress is None else sum(1 for _ in find(paths))
        work.read(paths)
        if derive_all or cases.is_stale(record, STEPS):
            work.tell(DERIVING)
            if derive_all:
                derive(record, processes)
            else:
                derive_changed(record, work.changes, processes)
        report = work.report(time.monotonic() - began)
        runs.end(record, run, {**asdict(report), "set_aside": len(report.set_aside), "failed": len(report.failed)})
    return report


def _default() -> Extractor:
    from habeas.claims.rules import RuleExtractor

    return RuleExtractor()


@dataclass
class _Work:
    """A build at work: what it counts on the way."""

    record: Record
    extractor: Extractor
    processes: int
    progress: Progress | None
    total: int = 0
    tally: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    aside: list[SetAside] = field(default_factory=list)
    failed: list[SetAside] = field(default_factory=list)
    # The documents that could not be read or extracted from in this build: once is enough.
    tried: set[str] = field(default_factory=set)
    changes: Changes = field(init=False)

    def __post_init__(self) -> None:
        self.changes = Changes.since_now(self.record)

    def read(self, paths: Sequence[Path]) -> None:
        from habeas.documents.read import READER
        from habeas.work.extractors import spent_by

        intake = Intake(self.record, READER, self.extractor.name, datetime.now(UTC))
        with Reading(self.record.archive, self.extractor, self.processes) as reading:
            for found in find(paths):
                self.tally["found"] += 1
                taken = intake.take(found)
                if isinstance(taken, Job) and reading.has(taken.sha256):
                    # A copy of a document that is just being read: decided anew once that is stored.
                    self._store(intake, *reading.finish())
                    taken = intake.take(found)
                if isinstance(taken, Job):
                    for outcome in reading.add(taken):
                        self._store(intake, outcome)
                else:
                    self._note(taken)
            for outcome in reading.finish():
                self._store(intake, outcome)
            if spent_by(self.extractor) is None:
                self._bring_up_to_date(intake, reading)

    def _bring_up_to_date(self, intake: Intake, reading: Reading) -> None:
        """Reads again what older versions read and no file of this build showed.

        Not with a language model: only what somebody names may be sent to one.
        """
        for job in intake.outdated(but=self.tried):
            self.total += 1
            self._store(intake, *reading.add(job))
        self._store(intake, *reading.finish())

    def _note(self, taken: Settled | SetAside) -> None:
        if isinstance(taken, SetAside):
            self.aside.append(taken)
        else:
            self.tally[taken.what] += 1
        self._done()

    def _store(self, intake: Intake, *outcomes: Outcome) -> None:
        for outcome in outcomes:
            if outcome.document is None:
                self.tried.add(outcome.job.sha256)
                self.aside.append(intake.set_job_aside(outcome.job, outcome.reason))
            else:
                self._store_document(outcome)
            self._done()

    def _store_document(self, outcome: Outcome) -> None:
        document, extraction, job = outcome.document, outcome.extraction, outcome.job
        if document is None:
            return
        self.changes.before(document.id)
        store.store(self.record, document, extraction, job.arrival)
        self.tally["words"] += len(document.text.split())
        if extraction is None:
            self.tried.add(job.sha256)
            self.failed.append(SetAside(job.path, f"{document.name}: {outcome.reason}"))
            return
        self.tally["reread" if job.known else "new"] += 1
        self.tally["claims"] += len(extraction.claims)
        self.refused.update(extraction.refused)

    def _done(self) -> None:
        self.tally["done"] += 1
        self.tell("reading")

    def tell(self, doing: str) -> None:
        if self.progress is not None:
            self.progress(Step(self.tally["done"], self.total, self.tally["words"], self.tally["claims"], doing))

    def report(self, seconds: float) -> BuildReport:
        sizes = facts.sizes(self.record)
        return BuildReport(
            **{name: self.tally[name] for name in ("found", "new", "unchanged", "reread", "words")},
            copies=self.tally["copy"],
            set_aside=tuple(sorted(self.aside, key=lambda aside: aside.path)),
            failed=tuple(sorted(self.failed, key=lambda aside: aside.path)),
            **{name: sizes[name] for name in ("claims", "people", "acts", "cases", "counts")},
            refused=dict(sorted(self.refused.items())),
            seconds=seconds,
        )
