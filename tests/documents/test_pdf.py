"""PDF: paragraphs out of lines, running heads, and files that cannot be read."""

from __future__ import annotations

import pytest

from habeas.documents.pdf import read_pdf
from habeas.documents.read import read
from habeas.errors import UnreadableDocument

from .files import a_pdf

LINES = [
    "The district court in Vell sentenced the printer Olan Tesk to four years in pri-",
    "son on Monday, and two others to two years each, after a trial of two days only.",
    "",
    "His lawyer said that the court had heard none of the witnesses whom the defence",
    "had named.",
]
FIRST = LINES[0][:-1] + LINES[1]
SECOND = f"{LINES[3]} {LINES[4]}"


def blocks(content: bytes) -> list[tuple[str, str]]:
    reading = read_pdf(content, "notice.pdf")
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def test_lines_become_paragraphs_and_parted_words_whole() -> None:
    assert blocks(a_pdf([LINES])) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_running_heads_and_page_numbers_are_kept_behind_the_paragraph_they_interrupt() -> None:
    pages = [
        ["The Vell Courier", *LINES[:1], "1"],
        ["The Vell Courier", *LINES[1:], "2"],
        ["The Vell Courier", "End.", "3"],
    ]
    assert blocks(a_pdf(pages)) == [
        ("boilerplate", "The Vell Courier"),
        ("paragraph", FIRST),
        ("boilerplate", "1"),
        ("boilerplate", "The Vell Courier"),
        ("paragraph", SECOND),
        ("boilerplate", "2"),
        ("boilerplate", "The Vell Courier"),
        ("paragraph", "End."),
        ("boilerplate", "3"),
    ]


def test_a_heading_of_the_texts_own_size_is_no_part_of_the_paragraph() -> None:
    content = a_pdf([["Political Prisoners and Detainees", *LINES[:2], "", "Some short words", "and some more."]])
    assert blocks(content) == [
        ("paragraph", "Political Prisoners and Detainees"),
        ("paragraph", FIRST),
        ("paragraph", "Some short words and some more."),
    ]


def test_a_heading_in_bold_letters_of_the_texts_own_size_is_one() -> None:
    import typst

    story = f"#par[{FIRST} {SECOND}]"
    page = f"#set page(width: 120mm)\n{story}\n#par[#strong[What was said of the women who were held]]\n{story}"
    found = blocks(bytes(typst.compile(page.encode())))
    assert [each for each in found if each[0] == "heading"] == [("heading", "What was said of the women who were held")]
    assert len([each for each in found if each[0] == "paragraph"]) == 2


def test_a_letterhead_a_date_line_and_the_first_sentence_are_three_blocks() -> None:
    """Where most paragraphs are short, the gap between them is still no usual distance of two lines."""
    short = ["He was tried.", "", "She was not.", "", "All are free.", ""]
    content = a_pdf([["Ministry of Justice of the Republic", "", "21 November 2024", "", *short, *LINES]])
    assert blocks(content)[:2] == [
        ("paragraph", "Ministry of Justice of the Republic"),
        ("paragraph", "21 November 2024"),
    ]
    assert blocks(content)[-2:] == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_the_title_of_a_pdf_is_in_its_properties() -> None:
    document = read(a_pdf([LINES], title="Printers Sentenced"), "notice.pdf")
    assert (document.kind, document.title, document.guessed) == ("pdf", "Printers Sentenced", ("language",))
    assert read(a_pdf([LINES]), "notice.pdf").title is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (a_pdf([LINES], password="secret"), "is encrypted; save it again without a password"),
        (a_pdf([LINES])[:900], "is a damaged or truncated PDF; get a whole copy of it"),
        (a_pdf([LINES])[:-60], "is a damaged or truncated PDF; get a whole copy of it"),
        (b"%PDF-1.4\n", "is a damaged or truncated PDF; get a whole copy of it"),
        (a_pdf([[]]), "has no text layer; run OCR on it first and add the result"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        read(content, "notice.pdf")
    assert str(raised.value) == f"notice.pdf {reason}"
