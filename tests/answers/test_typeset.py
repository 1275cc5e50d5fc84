"""A manuscript in its three forms: what is said stays what is said, and notes are real notes."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import docx
import pypdfium2
import pytest
from lxml import etree, html

from habeas.answers.manuscript import (
    Column,
    Figure,
    Heading,
    Link,
    Listing,
    Manuscript,
    Note,
    PageBreak,
    Paragraph,
    Table,
    Text,
    notes,
    plain,
    words,
)
from habeas.answers.typeset import FORMS, typeset
from habeas.answers.typeset.letters import Letters
from habeas.errors import UnknownTerm

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100">'
    '<rect width="100" height="50" fill="teal"/><text x="10" y="80" font-size="12">Held</text></svg>'
)
NOTE = Note(
    "Turan, 3 May 2024", "The court gave Leyla Quliyeva 5 years.", "ab" * 32, 10, 48, address="https://a.example/1"
)
HAN = "Fang Bin 方斌"
HOSTILE = '<script>alert(1)</script> *x* #include "/etc/passwd" $x$ \\input{a} ![](/etc/passwd) {{ 7*7 }} @ref'


def a_manuscript(**changes: object) -> Manuscript:
    blocks = (
        Heading("Custody", 1, "custody"),
        Paragraph((Text("Leyla Quliyeva (Лейла Гулиева) was sentenced."), NOTE, Text(" She appealed."), NOTE)),
        plain(HOSTILE, "aside"),
        plain("Nothing here is verified.", "warning"),
        Heading("People", 2),
        Listing(
            (
                (Text("one", strong=True),),
                (Text("two", emphasis=True, language="ru"), Link("page", "https://b.example")),
            )
        ),
        Table(
            "Held",
            (Column("Name", share=2), Column("Days", numbers=True)),
            (((Text(HAN),), (Text("12"), NOTE)),),
        ),
        Figure(SVG, "A bar: one person held", "Held at the end"),
        PageBreak(),
        plain("The end."),
    )
    given = {
        "title": "Azerbaijan 2024",
        "blocks": blocks,
        "day": date(2024, 12, 31),
        "warning": "Not verified",
        **changes,
    }
    return Manuscript(**given)  # type: ignore[arg-type]


@cache
def made(form: str) -> bytes:
    return typeset(a_manuscript(), form)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_manuscript_gives_the_same_bytes(form: str) -> None:
    assert typeset(a_manuscript(), form) == made(form)


def test_a_form_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(UnknownTerm, match="odt"):
        typeset(a_manuscript(), "odt")


def test_the_words_and_the_notes_of_a_manuscript_are_in_the_order_of_reading() -> None:
    assert notes(a_manuscript()) == (NOTE, NOTE, NOTE)
    assert HAN in words(a_manuscript())


def test_the_page_leads_every_reference_to_its_note_and_back() -> None:
    page = html.document_fromstring(made("html"))
    references = page.xpath("//a[@role='doc-noteref']")
    assert [each.get("href") for each in references] == ["#note-1"] * 3
    [note] = page.xpath("//*[@id='note-1']")
    assert "“The court gave Leyla Quliyeva 5 years.”" in note.text_content()
    assert [each.get("href")[1:] for each in note.xpath(".//a[@role='doc-backlink']")] == [
        each.get("id") for each in references
    ]


def test_nothing_in_a_text_is_markup_of_the_page_and_the_page_asks_nobody() -> None:
    page = html.document_fromstring(made("html"))
    assert page.xpath("//script") == []
    assert HOSTILE in page.text_content()
    assert all(each.get("src").startswith("data:image/svg+xml;base64,") for each in page.xpath("//*[@src]"))
    assert page.xpath("//link | //iframe | //object") == []


def test_a_link_that_runs_a_script_is_words_alone() -> None:
    text = a_manuscript(blocks=(Paragraph((Link("here", "javascript:alert(1)"),)),))
    assert html.document_fromstring(typeset(text, "html")).xpath("//main//a") == []


def read_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_pdf_is_tagged_has_its_notes_and_keeps_hostile_words_as_words() -> None:
    text = read_pdf(made("pdf"))
    assert b"pdfuaid" in made("pdf")
    assert "The court gave Leyla Quliyeva 5 years." in text
    assert "See note 1." in text
    assert "Лейла Гулиева" in text
    assert "<script>alert(1)</script>" in text
    assert "root:" not in text


def test_a_name_in_letters_that_the_pdf_lacks_is_told_in_latin_letters_and_the_title_page_says_so() -> None:
    text = read_pdf(made("pdf"))
    assert "⟨FangBin⟩" in text
    assert "⟨ and ⟩" in text.split("Custody")[0]


LETTERS = ("محمد", "ნინო", "Արամ", "ไทย", "አበበ", "김철수", "\U0001f600", "a\x00b", "\u07a8", "\u202ertl")


@pytest.mark.parametrize("name", LETTERS)
def test_no_letters_keep_a_pdf_from_being_made(name: str) -> None:
    assert typeset(a_manuscript(title=name, blocks=(plain(name),)), "pdf").startswith(b"%PDF")


def test_letters_that_fonts_have_stay() -> None:
    letters = Letters()
    assert letters.shown("Əli Łukasz Жанна “x” – ₼") == "Əli Łukasz Жанна “x” – ₼"
    assert not letters.replaced


def test_no_row_of_a_word_document_is_parted_nor_a_sentence_from_the_list_that_it_introduces() -> None:
    lines = Listing((plain("Arrest: 2").runs, plain("Trial: 1").runs))
    manuscript = a_manuscript(blocks=(plain("The acts are these:"), lines, *a_manuscript().blocks))
    with zipfile.ZipFile(io.BytesIO(typeset(manuscript, "docx"))) as packed:
        root = etree.fromstring(packed.read("word/document.xml"))
    rows = list(root.iter("{*}tr"))
    assert rows
    assert all(row.find("{*}trPr/{*}cantSplit") is not None for row in rows)
    kept = [p for p in root.iter("{*}p") if p.find("{*}pPr/{*}keepNext") is not None]
    assert "The acts are these:" in ["".join(p.itertext()) for p in kept]


def in_docx(name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made("docx"))) as packed:
        return etree.fromstring(packed.read(name))


def test_word_has_real_footnotes_headings_as_styles_and_a_table_of_contents() -> None:
    notes_of = "".join(in_docx("word/footnotes.xml").itertext())
    assert notes_of.count("The court gave Leyla Quliyeva 5 years.") == 3
    document = docx.Document(io.BytesIO(made("docx")))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["Custody"] == "Heading 1"
    assert styles["People"] == "Heading 2"
    assert styles[HOSTILE] == "Aside"
    contents = "".join(next(in_docx("word/document.xml").iter("{*}sdt")).itertext())
    assert ("TOC" in contents, contents.endswith("CustodyPeople")) == (True, True)
    assert document.sections[0].header.paragraphs[0].text == "Azerbaijan 2024"


def test_word_keeps_the_alternative_text_of_a_drawing_and_its_letters() -> None:
    document = in_docx("word/document.xml")
    assert 'descr="A bar: one person held"' in etree.tostring(document, encoding="unicode")
    assert HAN in "".join(document.itertext())


def test_the_words_of_the_forms_are_in_each_language_for_the_same_things() -> None:
    from habeas import terms

    table = terms.load_toml("typeset/words.toml")
    assert {language: sorted(words) for language, words in table.items()} == {  # type: ignore[attr-defined]
        language: sorted(table["en"])
        for language in table  # type: ignore[call-overload]
    }
    assert json.dumps(table)


def test_a_word_document_says_who_made_it_of_which_day_and_in_which_language() -> None:
    about = docx.Document(io.BytesIO(made("docx"))).core_properties
    assert (about.title, about.author, about.language) == ("Azerbaijan 2024", "Habeas", "en")
    assert (about.created.date(), about.modified.date()) == (date(2024, 12, 31), date(2024, 12, 31))


def test_a_word_document_of_no_day_has_no_date_rather_than_one_of_1970() -> None:
    about = docx.Document(io.BytesIO(typeset(a_manuscript(day=None), "docx"))).core_properties
    assert (about.created, about.modified) == (None, None)


def test_the_head_of_a_table_in_word_is_repeated_on_each_page() -> None:
    table = next(in_docx("word/document.xml").iter("{*}tbl"))
    assert [len(list(row.iter("{*}tblHeader"))) for row in table.iter("{*}tr")][:2] == [1, 0]


def test_the_pdf_says_who_made_it_and_of_which_day() -> None:
    about = pypdfium2.PdfDocument(made("pdf")).get_metadata_dict()
    assert (about["Title"], about["Author"], about["CreationDate"][:10]) == ("Azerbaijan 2024", "Habeas", "D:20241231")


def test_notes_of_a_table_with_very_many_stand_below_it_and_are_numbered_through() -> None:
    rows = tuple(((Text(f"line {each}"), replace(NOTE, start=each)),) for each in range(70))
    long = Table("Many", (Column("What"),), rows)
    after = Paragraph((Text("After."), replace(NOTE, quote="Last.")))
    pages = pypdfium2.PdfDocument(typeset(a_manuscript(blocks=(long, after)), "pdf"))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert text.index("line 69") < text.index("characters 1 to 48") < text.index("After.")
    assert "71" in text[text.index("After.") :]
