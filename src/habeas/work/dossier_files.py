"""A dossier as files: text, HTML, PDF, Word, and the ZIP of its exhibits out of the archive."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from habeas.answers.dossier.bundle import write_bundle
from habeas.answers.dossier.criteria import Assessment
from habeas.answers.dossier.layout import laid_out
from habeas.answers.dossier.model import Dossier
from habeas.answers.dossier.plain_text import as_text
from habeas.answers.report.unsaid import redacted
from habeas.answers.typeset import typeset
from habeas.errors import NotFound
from habeas.record.connect import Record
from habeas.work.dossier_release import redactor

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "application/octet-stream",
    "text": "text/plain; charset=utf-8",
    "zip": "application/zip",
}


def as_file(
    record: Record, dossier: Dossier, assessed: Sequence[Assessment], form: str, *, submitter: str = ""
) -> tuple[str, bytes]:
    """The name and the bytes of a dossier in one of the forms of `MEDIA_TYPES`; the ZIP has it as PDF in it."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in dossier.actor.id)[:80]
    name = f"dossier-{plain}.{'txt' if form == 'text' else form}"
    if form != "zip":
        return name, as_form(record, dossier, assessed, form, submitter=submitter)
    pdf = as_form(record, dossier, assessed, "pdf", submitter=submitter)
    return name, bundled(record, dossier, {"dossier.pdf": pdf})


def as_form(
    record: Record, dossier: Dossier, assessed: Sequence[Assessment], form: str, *, submitter: str = ""
) -> bytes:
    """The dossier as "text", "html", "pdf" or "docx", without the name of whoever is withheld.

    The same dossier gives the same bytes.
    """
    manuscript = redacted(laid_out(dossier, assessed, submitter=submitter), redactor(record))
    return as_text(manuscript).encode() if form == "text" else typeset(manuscript, form)


def bundled(record: Record, dossier: Dossier, forms: Mapping[str, bytes]) -> bytes:
    """The ZIP of the exhibits, the dossier itself among them."""
    file = io.BytesIO()
    write_bundle(file, dossier, record.archive.get, forms)
    return file.getvalue()


def write_private(path: Path, body: bytes) -> None:
    """Writes a file that only its owner may read; one that is there already is replaced whole.

    Raises:
        NotFound: its folder is not there.
    """
    if not path.parent.is_dir():
        raise NotFound(f"There is no folder {path.parent.name!r} to write {path.name!r} into; make it first.")
    beside = path.with_name(f".{path.name}.part")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(body)
    beside.replace(path)
