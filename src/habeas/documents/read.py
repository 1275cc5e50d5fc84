"""Turns the bytes of one file into a document: text, parts, and what it is and where it comes from.

What cannot be read is refused with a sentence that names the file, says what happened and what to do.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import fields, replace

from habeas.documents.about import About, about
from habeas.documents.copies import sketch
from habeas.documents.decode import decode
from habeas.documents.kinds import kind_of
from habeas.documents.layout import LONGEST_TEXT, Reading, clean_name
from habeas.documents.parts import mark
from habeas.documents.sidecar import Sidecar
from habeas.errors import UnreadableDocument
from habeas.fingerprint import fingerprint
from habeas.model import Document

# What the reading is made of: with other code or data, documents are read again.
READER = fingerprint("documents", "outlines")

# No letter takes more than four bytes, so what is longer cannot be within `LONGEST_TEXT`; it is not even decoded.
_MOST_BYTES = 4 * LONGEST_TEXT
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read(content: bytes, name: str, sidecar: Sidecar = Sidecar()) -> Document:  # noqa: B008  # frozen
    """The document in these bytes; what the sidecar says wins over what is stated or guessed.

    Raises:
        UnreadableDocument: empty, encrypted, damaged, too long, without text, or of a kind that is not read.
    """
    name = clean_name(name)
    if not content.strip(b" \t\r\n\x0b\x0c\0"):
        raise UnreadableDocument(f"{name} is empty; get a whole copy of it, or take it away")
    kind = kind_of(content, name)
    reading = _reading(content, name, kind)
    if not reading.text.strip():
        raise UnreadableDocument(f"{name} has no text in it; get a whole copy of it, or take it away")
    if len(reading.text) > LONGEST_TEXT:
        raise _too_long(name)
    parts = mark(reading.text, reading.blocks)
    known = _sided(about(reading.facts, name, reading.text, parts), sidecar)
    return Document(
        id=hashlib.sha256(content).hexdigest(),
        name=name,
        kind=kind,
        text=reading.text,
        parts=parts,
        sketch=sketch(reading.text, parts),
        **{field.name: getattr(known, field.name) for field in fields(known)},
    )


def _reading(content: bytes, name: str, kind: str) -> Reading:
    """The reading by the reader of the kind; each is loaded only when it is needed."""
    if kind == "pdf":
        from habeas.documents.pdf import read_pdf

        return read_pdf(content, name)
    if kind == "docx":
        from habeas.documents.office import read_docx

        return read_docx(content, name)
    if len(content) > _MOST_BYTES:
        raise _too_long(name)
    if kind == "email":
        from habeas.documents.mail import read_mail

        return read_mail(content, name)
    return _text_reading(content, name, kind)


def _text_reading(content: bytes, name: str, kind: str) -> Reading:
    if kind == "html":
        from habeas.documents.html import read_html

        declared = _META_CHARSET.search(content[:4096])
        return read_html(decode(content, name, declared.group(1).decode() if declared else None), name)
    from habeas.documents.plain import read_plain

    text = decode(content, name)
    if len(text) > LONGEST_TEXT:
        raise _too_long(name)
    return read_plain(text)


def _sided(known: About, sidecar: Sidecar) -> About:
    """What is known, with everything that the sidecar says in its place and no longer a guess."""
    said = {field.name: value for field in fields(sidecar) if (value := getattr(sidecar, field.name)) is not None}
    return replace(known, **said, guessed=tuple(field for field in known.guessed if field not in said))


def _too_long(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} is longer than {LONGEST_TEXT // 1_000_000} million characters, more than any document (about 5,000 "
        "pages); split it into its documents"
    )
