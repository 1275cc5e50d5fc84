"""Makes the PDF and DOCX documents of the sample corpus from the texts beside this file, always the same bytes.

    python tests/example_files/make_binary.py

A line that begins with "#" is a heading of that depth, one with "- " an item of a list, another line a paragraph.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
PDF = {
    "2024-11-21-aldermoor-statement": "statements/2024-11-21-aldermoor-statement.pdf",
    "2025-02-28-trial-observation": "statements/2025-02-28-trial-observation.pdf",
    "2024-annual-report": "reports/2024-tolvania.pdf",
}
DOCX = {
    "2024-12-10-award": "statements/2024-12-10-lamp-of-courage.docx",
    "2024-12-02-joint-letter": "statements/2024-12-02-joint-letter.docx",
}
# Both formats keep the moment of their making; a fixed one keeps the bytes the same.
MADE = datetime(2025, 6, 1)  # noqa: DTZ001 (DOCX stores no zone)


def lines_of(name: str) -> list[tuple[int, str]]:
    """The lines of a text with their depth: 0 a paragraph, -1 an item of a list, else a heading."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_line(line) for line in lines if line.strip()]


def _line(line: str) -> tuple[int, str]:
    if line.startswith("#"):
        return len(line) - len(line.lstrip("#")), line.lstrip("# ")
    return (-1, line.removeprefix("- ")) if line.startswith("- ") else (0, line)


def pdf_of(name: str) -> bytes:
    """The text as a PDF with a text layer, a running head and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    lines = lines_of(name)
    styles = getSampleStyleSheet()
    story = [
        Paragraph(text if depth >= 0 else f"- {text}", styles[f"Heading{depth}" if depth > 0 else "BodyText"])
        for depth, text in lines
    ]

    def page(canvas, document) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, A4[1] - 40, lines[1][1])
        canvas.drawRightString(A4[0] - 72, 40, f"Page {document.page}")

    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4, invariant=1, pageCompression=0, title=lines[0][1], author=lines[1][1]).build(
        story, onFirstPage=page, onLaterPages=page
    )
    return file.getvalue()


def docx_of(name: str) -> bytes:
    """The text as a DOCX, its archive without the time of its making."""
    import docx

    lines = lines_of(name)
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = lines[0][1], "Press Shield International"
    properties.created = properties.modified = MADE
    for depth, text in lines:
        if depth > 0:
            document.add_heading(text, depth)
        else:
            document.add_paragraph(text, style="List Bullet" if depth < 0 else None)
    file = io.BytesIO()
    document.save(file)
    return _timeless(file)


def _timeless(archive: io.BytesIO) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(
                zipfile.ZipInfo(entry.filename, MADE.timetuple()[:6]), old.read(entry), zipfile.ZIP_DEFLATED, 9
            )
    return file.getvalue()


def main() -> None:
    """Writes every PDF and DOCX of the corpus."""
    for names, make in ((PDF, pdf_of), (DOCX, docx_of)):
        for name, path in names.items():
            (EXAMPLES / path).write_bytes(make(name))


if __name__ == "__main__":
    main()
