"""What a file carries beside the text that it shows: who wrote it, remarks, what was struck out, what is attached.

Whoever hands on a file as it was received hands on that too. Nothing is taken out here: bytes that are evidence stay as
they are, and it is said what is in them.
"""

from __future__ import annotations

import ctypes
import html
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from habeas.documents.office import check_sizes, parsed_member
from habeas.errors import UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHORS, CHANGES, REMARKS = "names of its authors", "changes that were tracked", "remarks"
ATTACHED, UNREAD = "attached files", "parts that cannot be looked into"
# Elements, by their names without the namespace, as Word, Excel and OpenDocument have them.
_AUTHORS = frozenset(["creator", "lastModifiedBy", "initial-creator", "Manager", "Company"])
_CHANGES = frozenset(["del", "ins", "moveFrom", "moveTo", "tracked-changes"])
_REMARKS = frozenset(["comment", "annotation", "threadedComment"])
# What a PDF says of who made it.
_PDF_AUTHORS = ("Author", "Company", "LastModifiedBy")
# Encodings of text that is not UTF-8; a name in it is looked for in each.
_OTHER_ENCODINGS = ("cp1252", "cp1251", "utf-16")


@dataclass(frozen=True, slots=True)
class Unseen:
    """The kinds of things that a file carries unseen, and all words in it that its text may not have."""

    kinds: tuple[str, ...] = ()
    words: str = ""


def unseen(content: bytes) -> Unseen:
    """What a file carries beside its text; of plain text and pages of the web all that is in the file."""
    try:
        if content.startswith(b"PK\x03\x04"):
            return _of_office(content)
        if content.startswith(b"%PDF-"):
            return _of_pdf(content)
    except (UnreadableDocument, BadZipFile, OSError, EOFError, ValueError, RuntimeError, zlib.error):
        return Unseen((UNREAD,))
    return Unseen((), _as_text(content))


def _of_office(content: bytes) -> Unseen:
    kinds: dict[str, None] = {}
    words: list[str] = []
    with ZipFile(BytesIO(content)) as archive:
        check_sizes(archive, "the file")
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                root = parsed_member(archive, name, "the file")
                if root is not None:
                    kinds |= dict.fromkeys(_kinds(root))
                    words += _words(root)
            elif "/embeddings/" in name:
                kinds[ATTACHED] = None
    return Unseen(tuple(sorted(kinds)), "\n".join(words))


def _kinds(root: _Element) -> Iterator[str]:
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag in _AUTHORS and (element.text or "").strip():
            yield AUTHORS
        elif tag in _CHANGES:
            yield CHANGES
        elif tag in _REMARKS:
            yield REMARKS


def _words(root: _Element) -> list[str]:
    """The texts of a part, once parted and once run together: a word may be in two pieces. And its attributes."""
    texts = [str(text) for text in root.itertext()]
    values = [str(value) for element in root.iter() for value in element.attrib.values()]
    return [" ".join(texts), "".join(texts), "\n".join(values)]


def _of_pdf(content: bytes) -> Unseen:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument("the PDF cannot be opened") from error
    try:
        told = document.get_metadata_dict(skip_empty=True)
        remarks = [words for page in document for words in _remarks(page)]
        kinds = {AUTHORS for name in _PDF_AUTHORS if told.get(name)}
        kinds |= {REMARKS} if remarks else set()
        kinds |= {ATTACHED} if raw.FPDFDoc_GetAttachmentCount(document) else set()
        return Unseen(tuple(sorted(kinds)), "\n".join([*map(str, told.values()), *remarks]))
    finally:
        document.close()


def _remarks(page: Any) -> Iterator[str]:  # noqa: ANN401 (pypdfium2 has no types)
    """The words of the notes on a page of a PDF; links and fields of forms are none."""
    from pypdfium2 import raw

    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, place)
        if raw.FPDFAnnot_GetSubtype(note) not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET):
            yield _string(note, b"Contents") or _string(note, b"T")
        raw.FPDFPage_CloseAnnot(note)


def _string(note: Any, key: bytes) -> str:  # noqa: ANN401
    from pypdfium2 import raw

    length = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if length <= 2:
        return ""
    letters = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(letters, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return letters.raw[: length - 2].decode("utf-16-le", "replace")


def _as_text(content: bytes) -> str:
    try:
        return html.unescape(content.decode())
    except UnicodeDecodeError:
        return "\n".join(html.unescape(content.decode(each, "replace")) for each in _OTHER_ENCODINGS)
