"""Checks that a registry still says what its documents say: files, texts and quotes, one by one.

A fault names the document and what is wrong with it; none is mended here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas import model
from habeas.exchange.lines import QUOTES
from habeas.record import casework, load, rulings, store
from habeas.record.archive import Archive, digest
from habeas.record.connect import Record
from habeas.work.answers import VerifyReport


@dataclass
class _Checked:
    files: int = 0
    documents: int = 0
    quotes: int = 0


def verify(record: Record) -> VerifyReport:
    """Checks every file against its hash, every text against its digest, every quote against its text."""
    checked = _Checked()
    attached = [*_check_archive(casework.archive_of(record), checked), *_check_attached(record)]
    faults = [*_check_archive(record.archive, checked), *attached, *_check_documents(record, checked)]
    return VerifyReport(checked.files, checked.documents, checked.quotes, tuple(faults), rulings.states(record))


def _check_archive(archive: Archive, checked: _Checked) -> Iterator[str]:
    for sha256 in archive:
        checked.files += 1
        with archive.place(sha256).open("rb") as file:
            found = digest(file)
        if found != sha256:
            yield f"archive file {sha256}: its bytes have the hash {found}; restore it from a copy"


def _check_attached(record: Record) -> Iterator[str]:
    """Files of casework, named by their numbers alone: what they are called is private."""
    for file in casework.all_files(record):
        if file.sha256 not in casework.archive_of(record):
            yield f"casework file {file.id}: it is missing from the archive; restore it from a copy"


def _check_documents(record: Record, checked: _Checked) -> Iterator[str]:
    for document, text_sha256 in load.documents_with_digest(record):
        checked.documents += 1
        if document.kind != QUOTES and document.id not in record.archive:
            yield f"document {document.id}: its file is missing from the archive; restore it from a copy"
        if store.text_digest(document.text) != text_sha256:
            yield f"document {document.id}: its text is not the one that was read; restore the database from a copy"
        yield from _check_quotes(record, document, checked)


def _check_quotes(record: Record, document: model.Document, checked: _Checked) -> Iterator[str]:
    for what, quote in _quotes(record, document.id):
        checked.quotes += 1
        if document.text[quote.start : quote.end] != quote.text:
            yield f"document {document.id}: the quote of {what} is not its text from {quote.start} to {quote.end}"


def _quotes(record: Record, document_id: str) -> Iterator[tuple[str, model.Quote]]:
    for claim in load.claims(record, document=document_id):
        for quote in claim.claim.quotes:
            yield f"claim {claim.id}", quote
    for count in load.counts(record, document=document_id):
        yield f"count {count.id}", count.count.quote
    for affiliation in load.affiliations(record, document=document_id):
        yield f"affiliation {affiliation.id}", affiliation.affiliation.quote
    for name in load.names(record, document=document_id):
        for place in name.named.mentions[:1]:
            yield "a name", model.Quote(place.start, place.end, name.shown)
