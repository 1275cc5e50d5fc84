"""Reads a DOCX: its paragraphs, headings, lists, tables and footnotes in order, and the title in its properties.

The archive is not trusted: sizes are checked as declared and again while inflating, and its XML may define no
entities. Text that was deleted under change tracking is no text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from habeas.documents.layout import LONGEST_TEXT, Facts, Piece, Reading, clean, compose, one_line
from habeas.errors import UnreadableDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

# The XML of a document is some five to ten times its text; ten times the longest text that we read is enough for any.
LARGEST_MEMBER = 10 * LONGEST_TEXT
# A document's XML deflates to a tenth, with pages of one letter to a hundredth; bombs reach a thousandth.
LARGEST_RATIO = 200
_SMALL = 1_000_000  # below this the ratio of a member does not matter
_MOST_MEMBERS = 10_000
_CHUNK = 1 << 20
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_HEADING = re.compile(r"(?i)heading\s?(\d)$")
_DEEPEST = 200


def read_docx(content: bytes, name: str) -> Reading:
    """The reading of a DOCX.

    Raises:
        UnreadableDocument: it is damaged, or made to fill the memory (a "zip bomb").
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            check_sizes(archive, name)
            body = parsed_member(archive, "word/document.xml", name)
            notes = parsed_member(archive, "word/footnotes.xml", name)
            properties = parsed_member(archive, "docProps/core.xml", name)
    except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise UnreadableDocument(f"{name} is a damaged DOCX; get a whole copy of it") from error
    if body is None:
        raise UnreadableDocument(f"{name} is a damaged DOCX (it has no text); get a whole copy of it")
    pieces = [*_pieces(body), *(_pieces(notes) if notes is not None else ())]
    text, blocks = compose(pieces)
    title = properties.findtext(_TITLE) if properties is not None else None
    return Reading(text, blocks, Facts(title=one_line(title)))


def check_sizes(archive: ZipFile, name: str) -> None:
    """Refuses by the sizes that the archive declares of itself."""
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise _bomb(name)
    for member in members:
        if member.flag_bits & 1:
            raise UnreadableDocument(f"{name} is encrypted; save it again without a password")
        is_dense = member.file_size > _SMALL and member.file_size > LARGEST_RATIO * max(member.compress_size, 1)
        if member.filename.endswith((".xml", ".rels")) and (member.file_size > LARGEST_MEMBER or is_dense):
            raise _bomb(name)


def parsed_member(archive: ZipFile, member: str, name: str) -> _Element | None:
    """The member's XML, inflated no further than is allowed whatever it declares; None where there is none."""
    from lxml import etree

    if member not in archive.namelist():
        return None
    content = bytearray()
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > LARGEST_MEMBER:
                raise _bomb(name)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnreadableDocument(f"{name} defines XML entities, which no word processor does; it is not opened")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(bytes(content), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(f"{name} is a damaged DOCX (its XML is broken); get a whole copy of it") from error


def _bomb(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} unpacks to far more than any document holds (a zip bomb); ask its sender for the plain text"
    )


def _pieces(root: _Element) -> Iterator[Piece]:
    """The paragraphs outside of tables, and the rows of tables, in order."""
    waiting: list[Any] = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_WORD}p":
            yield _paragraph(element)
        elif element.tag == f"{_WORD}tr":
            yield from _row(element)
            continue
        if element.tag != _FALLBACK:
            waiting.extend(child for child in reversed(element) if isinstance(child.tag, str))


def _row(row: _Element) -> Iterator[Piece]:
    """A row of one-paragraph cells is a line with tabs; cells of several paragraphs are paragraphs."""
    cells = [
        [piece.text for piece in map(_paragraph, cell.iter(f"{_WORD}p")) if piece.text.strip()]
        for cell in row.iterchildren(f"{_WORD}tc")
    ]
    if len(cells) > 1 and all(len(cell) <= 1 for cell in cells):
        yield Piece("\t".join(" ".join((cell or [""])[0].split()) for cell in cells), "table")
    else:
        yield from (Piece(text) for cell in cells for text in cell)


def _paragraph(paragraph: _Element) -> Piece:
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    named = str(style.get(f"{_WORD}val", "")) if style is not None else ""
    heading = _HEADING.search(named)
    if heading or named.lower() == "title":
        return Piece(_text(paragraph), "heading", int(heading.group(1)) if heading else 1)
    is_item = paragraph.find(f"{_WORD}pPr/{_WORD}numPr") is not None or named.lower().startswith("list")
    return Piece(_text(paragraph), "list_item" if is_item else "paragraph")


def _text(paragraph: _Element) -> str:
    """The paragraph's own letters, without those of paragraphs inside it (a text box) and of dropped versions."""
    written: list[str] = []
    waiting: list[Any] = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_WORD}t":
            written.append(element.text or "")
        elif element.tag in (f"{_WORD}br", f"{_WORD}cr"):
            written.append("\n")
        elif element.tag in (f"{_WORD}tab", f"{_WORD}noBreakHyphen"):
            written.append("\t" if element.tag == f"{_WORD}tab" else "-")
        elif element.tag not in (f"{_WORD}p", f"{_WORD}pPr", f"{_WORD}rPr", f"{_WORD}tbl", f"{_WORD}del", _FALLBACK):
            waiting.extend(child for child in reversed(element) if isinstance(child.tag, str))
    return clean("".join(written))
