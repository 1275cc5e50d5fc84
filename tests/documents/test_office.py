"""DOCX: paragraphs, headings, tables and notes, and archives that are made to harm."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from habeas.documents.office import read_docx
from habeas.documents.read import read
from habeas.errors import UnreadableDocument

from .files import STORY, a_docx, paragraph


def blocks(content: bytes) -> list[tuple[str, str]]:
    reading = read_docx(content, "notice.docx")
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def a_cell(*texts: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"


def test_a_docx_is_read_in_order() -> None:
    body = (
        paragraph("Printers Sentenced", "Title") + paragraph("The trial", "Heading2") + paragraph(STORY[0])
        + paragraph("Olan Tesk", "ListBullet") + f"<w:tbl><w:tr>{a_cell('Name')}{a_cell('Years')}</w:tr></w:tbl>"
        + paragraph(STORY[1])
    )  # fmt: skip
    content = a_docx(body, title="Printers", footnotes=f"<w:footnote>{paragraph('A note.')}</w:footnote>")
    assert blocks(content) == [
        ("heading", "Printers Sentenced"),
        ("heading", "The trial"),
        ("paragraph", STORY[0]),
        ("list_item", "Olan Tesk"),
        ("table", "Name\tYears"),
        ("paragraph", STORY[1]),
        ("paragraph", "A note."),
    ]
    assert read(content, "notice.docx").title == "Printers"


def test_deleted_text_is_no_text_and_a_text_box_is_read_once() -> None:
    inside = f"<w:txbxContent>{paragraph('In a box.')}</w:txbxContent>"
    box = f"<mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback>"
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        "<w:p><w:r><w:t>He was </w:t></w:r><w:del><w:r><w:t>not </w:t></w:r></w:del>"
        f'<w:r><w:t>freed.</w:t><mc:AlternateContent xmlns:mc="{space}">{box}</mc:AlternateContent></w:r></w:p>'
    )
    assert blocks(a_docx(body)) == [("paragraph", "He was freed."), ("paragraph", "In a box.")]


def test_a_docx_made_by_python_docx_is_read() -> None:
    import docx

    made, file = docx.Document(), BytesIO()
    made.add_heading("Printers Sentenced", level=1)
    made.add_paragraph(STORY[0])
    made.save(file)
    assert blocks(file.getvalue()) == [("heading", "Printers Sentenced"), ("paragraph", STORY[0])]


def a_bomb() -> bytes:
    """Some kilobytes that inflate to 200 MB of one paragraph."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as member:
        for _ in range(200):
            member.write(b"a" * 1_000_000)
    return file.getvalue()


def test_a_zip_bomb_is_not_opened() -> None:
    with pytest.raises(UnreadableDocument, match=r"bomb\.docx unpacks to far more"):
        read(a_bomb(), "bomb.docx")


def test_a_zip_bomb_that_lies_about_its_size_is_not_inflated() -> None:
    content = bytearray(a_bomb())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = struct.pack("<I", 100)
    with pytest.raises(UnreadableDocument, match=r"bomb\.docx"):
        read(bytes(content), "bomb.docx")


def test_xml_that_defines_entities_is_not_opened() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>')
    with pytest.raises(UnreadableDocument, match="defines XML entities"):
        read(file.getvalue(), "notice.docx")


@pytest.mark.parametrize("length", [100, 400, -30])
def test_a_damaged_docx_is_refused(length: int) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        read(a_docx(paragraph(STORY[0]))[:length], "notice.docx")


def test_broken_xml_and_deep_xml_are_refused() -> None:
    for body in ("<w:p>", "<w:p>" * 5_000 + "</w:p>" * 5_000):
        with pytest.raises(UnreadableDocument, match="its XML is broken"):
            read(a_docx(body), "notice.docx")


def test_a_docx_without_text_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="has no text in it"):
        read(a_docx("<w:p/>"), "notice.docx")
