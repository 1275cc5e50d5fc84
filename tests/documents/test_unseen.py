"""What a file carries beside the text that it shows is told, and its words can be searched."""

from __future__ import annotations

import io
import zipfile

from habeas.documents.unseen import ATTACHED, AUTHORS, CHANGES, REMARKS, UNREAD, unseen

from .files import a_docx, paragraph

STRUCK = (
    '<w:p><w:del w:author="Ina Vold"><w:r><w:delText>Bek </w:delText><w:delText>Rao</w:delText></w:r></w:del></w:p>'
)


def test_a_docx_tells_tracked_changes_remarks_authors_and_what_is_in_it() -> None:
    body = a_docx(paragraph("He was freed.") + STRUCK, comments="<w:comment><w:t>ask Tor Brook</w:t></w:comment>")
    file = io.BytesIO(body)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("docProps/app.xml", "<Properties><Company>Harbour Legal Union</Company></Properties>")
        archive.writestr("word/embeddings/table.xlsx", b"x")
    found = unseen(file.getvalue())
    assert found.kinds == tuple(sorted([AUTHORS, CHANGES, REMARKS, ATTACHED]))
    assert all(name in found.words for name in ("Bek Rao", "Ina Vold", "Tor Brook", "Harbour Legal Union"))


def test_a_docx_that_only_shows_its_text_carries_nothing() -> None:
    assert unseen(a_docx(paragraph("He was freed."))).kinds == ()


def test_a_pdf_tells_its_author_and_its_notes() -> None:
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setAuthor("Ina Vold")
    canvas.drawString(72, 700, "He was freed.")
    canvas.textAnnotation("ask Tor Brook", (72, 600, 200, 650))
    canvas.save()
    found = unseen(file.getvalue())
    assert found.kinds == tuple(sorted([AUTHORS, REMARKS]))
    assert "Ina Vold" in found.words
    assert "ask Tor Brook" in found.words


def test_all_of_a_web_page_is_searched_also_what_no_browser_shows() -> None:
    assert "Séna Orn" in unseen(b"<!-- S&eacute;na Orn --><p>He was freed.").words
    assert "Сєна" in unseen("<!-- Сєна -->".encode("cp1251")).words


def test_what_cannot_be_looked_into_is_said() -> None:
    assert unseen(b"PK\x03\x04 and nothing else").kinds == (UNREAD,)
    assert unseen(b"%PDF-1.4 and nothing else").kinds == (UNREAD,)
