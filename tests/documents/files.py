"""Makes small files of every kind that is read, for the tests of the readers."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

STORY = (
    "The district court in Vell sentenced the printer Olan Tesk to four years in prison on Monday.",
    "His lawyer said that the court had heard none of the witnesses whom the defence had named.",
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def a_pdf(pages: list[list[str]], *, password: str | None = None, title: str | None = None) -> bytes:
    """A PDF with one text line each 14 points; an empty line leaves a gap."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=True, encrypt=password)
    if title:
        canvas.setTitle(title)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(72, 760 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def a_docx(body: str, *, title: str = "", **members: str) -> bytes:
    """A DOCX with this XML in its body, and further members by their file's name in `word/`."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {_WORD}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "docProps/core.xml",
            f'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></p>',
        )
        for name, xml in members.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {_WORD}>{xml}</w:{name}>")
    return file.getvalue()


def paragraph(text: str, style: str = "") -> str:
    """The XML of a paragraph of a DOCX."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"
