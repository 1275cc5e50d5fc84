"""Reading: what a document is, and the bad files that are refused with a sentence."""

from __future__ import annotations

import hashlib
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.dates import PartialDate
from habeas.documents.layout import LONGEST_BLOCK
from habeas.documents.read import read
from habeas.documents.sidecar import Sidecar
from habeas.errors import UnreadableDocument

SHARED = Path(__file__).parents[2].parent / "shared"
STORY = "The district court in Vell sentenced the printer Olan Tesk to four years in prison on Monday."


def refused(content: bytes, name: str) -> str:
    """The sentence with which the file is refused."""
    with pytest.raises(UnreadableDocument) as raised:
        read(content, name)
    return str(raised.value)


def a_zip(*members: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(ZipInfo(member), "x")  # ZipInfo: the same bytes at any hour
    return file.getvalue()


def test_a_text_is_a_document_whose_offsets_are_those_of_the_file() -> None:
    content = f"Printer Sentenced\n\n{STORY}  \xa0\n".encode()
    document = read(content, "one.txt")
    assert (document.id, document.name, document.kind) == (hashlib.sha256(content).hexdigest(), "one.txt", "text")
    assert (document.text, document.title) == (content.decode(), "Printer Sentenced")
    assert [document.text[part.start : part.end] for part in document.parts] == ["Printer Sentenced", STORY]
    assert document.guessed == ("language", "title")
    assert document.published is None


def test_the_same_bytes_give_the_same_document() -> None:
    assert read(STORY.encode(), "a.txt") == read(STORY.encode(), "a.txt")


def test_a_sidecar_wins_and_is_no_guess() -> None:
    sidecar = Sidecar("TURAN", PartialDate(2024, 12), "https://turan.az/1", "AZ", "az", "Another title", "A. W.", 2023)
    document = read(f"Printer Sentenced\n\n{STORY}".encode(), "2024-12-10.txt", sidecar)
    known = [document.publisher, document.published, document.url, document.country, document.language, document.title]
    assert known == ["TURAN", PartialDate(2024, 12), "https://turan.az/1", "AZ", "az", "Another title"]
    assert (document.author, document.report_year, document.guessed) == ("A. W.", 2023, ())


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", "\ufeff \n".encode("utf-16-le"), b"\0\0"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert "empty.txt" in refused(content, "empty.txt")


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (b"a,b\n1,2\n", "list.csv", "a table (.csv)"),
        (b'{"a": 1}', "data.json", "data (.json)"),
        (b"# Title", "notes.md", "Markdown (.md)"),
        (b"import os", "program.py", "a program (.py)"),
        (b"some words", "words.xyz", "ends in .xyz"),
        (b"{\\rtf1 hello}", "old.rtf", "a rich text file (.rtf)"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "old.doc", "old Microsoft Office"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "photo.txt", "an image (PNG)"),
        (a_zip("xl/workbook.xml"), "list.xlsx", "a spreadsheet (.xlsx)"),
        (a_zip("a.txt"), "all.zip", "an archive (.zip)"),
        (b"\x01\x02\0\0\0\x05" * 50, "thing.txt", "a binary file"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "feed", "data (XML)"),
    ],
)
def test_other_kinds_are_refused_by_their_name(content: bytes, name: str, what: str) -> None:
    sentence = refused(content, name)
    assert what in sentence
    assert any(way in sentence for way in ("of a kind that Habeas does not read yet", "unpack", "habeas list add"))


def test_an_encrypted_word_file_is_named_so() -> None:
    content = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert refused(content, "secret.docx") == "secret.docx is encrypted; save it again without a password"


@pytest.mark.parametrize("name", ["notice.pdf", "notice.docx"])
def test_a_text_that_calls_itself_something_else_is_refused(name: str) -> None:
    assert "whatever its name says" in refused(STORY.encode(), name)


def test_a_page_is_known_by_its_content_whatever_its_name() -> None:
    assert read(f"<!doctype html><p>{STORY}".encode(), "saved.php").kind == "html"
    assert read(f"<!doctype html><p>{STORY}".encode(), "saved.txt").kind == "html"


def test_control_characters_are_cleaned_from_names_and_text() -> None:
    document = read(f"{STORY}\x00\x1b[31m\r\nNext\rline\x0cend\u202e".encode(), "a\x1b[2K\nb\u202etxt.x\ud800")
    assert document.name == "a?[2K?b?txt.x?"
    assert document.text == f"{STORY}[31m\nNext\nline\nend\u202e"


def test_windows_1251_is_read_without_a_wrong_letter() -> None:
    text = "Суд в городе Велл приговорил издателя к четырём годам лишения свободы. Адвокат сказал, что подаст жалобу."
    document = read(text.encode("cp1251"), "news.txt")
    assert (document.text, document.language) == (text, "ru")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "latin-1", "cp1252"])
def test_other_encodings_are_read_without_a_wrong_letter(encoding: str) -> None:
    text = "La cour a condamné l’éditeur à quatre ans de prison après un procès de deux jours, a déclaré son avocat."
    text = text.replace("’", "'") if encoding == "latin-1" else text
    assert read(text.encode(encoding), "nouvelle.txt").text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Soud v Praze odsoudil tiskaře ke čtyřem letům vězení. Jeho obhájce řekl, že se odvolá k vyššímu soudu.",
            "cp1250",
        ),
        ("Mahkeme gazeteciyi dört yıl hapis cezasına çarptırdı. Avukatı karara itiraz edeceğini söyledi.", "cp1254"),
        ("Суд у Києві засудив видавця до чотирьох років ув’язнення. Адвокат сказав, що подасть скаргу.", "cp1251"),
    ],
)
def test_a_language_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str) -> None:
    assert read(text.encode(encoding), "news.txt").text == text


def test_a_name_in_an_english_text_is_not_guessed() -> None:
    text = "The court sentenced the scholar {} to four years in prison on Monday, and his lawyer will appeal."
    assert "save it as UTF-8" in refused(text.format("İbadoğlu").encode("cp1254"), "news.txt")
    certain = text.format("“José”")
    assert read(certain.encode("cp1252"), "news.txt").text == certain


def test_the_declared_encoding_of_a_page_comes_first() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Суд</p></body></html>'
    assert read(page.encode("cp1251"), "page.html").text == "Суд"


def test_damaged_utf_8_is_refused_and_not_guessed() -> None:
    content = ("Gübad İbadoğlu " * 20).encode() + b"\xc4 \xff"
    assert "damaged character at byte" in refused(content, "news.txt")


def test_a_single_line_of_fifty_megabytes_is_refused_at_once() -> None:
    start = time.process_time()
    sentence = refused(b"word " * 10_000_000, "long.txt")
    assert "longer than 10 million characters" in sentence
    assert time.process_time() - start < 10


def test_a_long_line_is_read_with_its_paragraphs_cut() -> None:
    text = "The court sentenced another printer to four years. " * 20_000
    document = read(text.encode(), "long.txt")
    paragraphs = [part for part in document.parts if part.kind == "paragraph"]
    assert document.text == text
    assert max(part.end - part.start for part in paragraphs) <= LONGEST_BLOCK
    assert "".join(text[part.start : part.end] for part in paragraphs).replace(" ", "") == text.replace(" ", "")
    assert all(text[part.end - 1] == "." for part in paragraphs)


@pytest.mark.parametrize(
    "content", [b"<!--" * 50_000, b"<a " * 50_000, b"<![CDATA[" * 20_000, b"&" * 100_000, b"<script>" * 20_000]
)
def test_broken_pages_take_bounded_time(content: bytes) -> None:
    start = time.process_time()
    try:
        read(b"<html><p>" + STORY.encode() + b"</p>" + content, "page.html")
    except UnreadableDocument as error:
        assert "page.html" in str(error)  # noqa: PT017  # either outcome is right, a crash is not
    assert time.process_time() - start < 10


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a.eml", "a", "a.csv"]))
def test_any_bytes_are_read_or_refused_with_a_sentence(content: bytes, name: str) -> None:
    try:
        document = read(content, name)
    except UnreadableDocument as error:
        assert name in str(error)  # noqa: PT017  # either outcome is right, a crash is not
    else:
        assert all(0 <= part.start < part.end <= len(document.text) for part in document.parts)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the country reports are not beside the project")
def test_a_country_report_is_known_by_its_name_and_headings() -> None:
    path = SHARED / "country-reports" / "2016-AZ.html"
    document = read(path.read_bytes(), path.name)
    title = "2016 Country Reports on Human Rights Practices: Azerbaijan"
    assert (document.country, document.report_year, document.title) == ("AZ", 2016, title)
    assert document.guessed == ("country", "language", "publisher", "report_year", "title")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the annotated documents are not beside the project")
def test_the_annotated_texts_are_stored_as_they_are() -> None:
    for path in sorted((SHARED / "gold" / "dev").glob("*.txt")):
        assert read(path.read_bytes(), path.name).text == path.read_bytes().decode()
