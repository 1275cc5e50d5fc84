"""Reads a PDF's text layer: lines are joined into paragraphs, page numbers and running heads are marked.

A PDF knows only where letters stand. A new paragraph begins where the gap between lines is larger than usual, where
the letters' size changes, where a line is indented, or where the one before is short and ends a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, median_low
from typing import Any

from habeas.documents.layout import LONGEST_TEXT, Facts, Piece, Reading, clean, compose, one_line
from habeas.errors import UnreadableDocument

# A gap this many times the usual distance of two lines ends a paragraph; a line this much shorter than the widest
# one, with a sentence ending in it, does too. Typeset text has 1.0 inside and 1.5 or more between paragraphs.
_WIDE_GAP = 1.35
_SHORT_LINE = 0.85
_INDENT = 8.0
# A first line of capitalised words that ends before this share of the width is a heading set in the text's own size.
_HEADING_LINE = 0.7
# Sizes that differ by more than this share are different: a heading is set at least a tenth larger.
_OTHER_SIZE = 0.1
# Letters of this weight or more are bold: OpenType calls 700 bold, and fonts are often told as a little lighter.
_BOLD = 600
# A file that sets more of its lines than this in bold letters does not set its headings apart by them.
_FEW_BOLD = 0.3
# A first or last line that stands on at least this share of the pages, digits aside, is a running head.
_RUNNING = 0.5
_EDGE_LINES = 2
# A heading is at most so many lines; one in bold letters of the text's own size has no more characters than this.
_HEADING_LINES, _LONGEST_BOLD = 5, 200
_HYPHENS = ("\ufffe", "\u00ad", "\x02")
_PAGE_NUMBER = re.compile(r"(?i)\W*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*")
_SENTENCE_END = re.compile(r"[.!?:…][\"”’»')\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its letters, and where it stands, in points from the page's lower left."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    is_bold: bool = False


def read_pdf(content: bytes, name: str) -> Reading:
    """The reading of a PDF.

    Raises:
        UnreadableDocument: it is encrypted, damaged, or has no text layer.
    """
    document = _opened(content, name)
    try:
        lines = list(_lines(document, name))
        facts = Facts(title=_title(document), language=None)
    finally:
        document.close()
    if not any(line.text.strip() for line in lines):
        raise UnreadableDocument(f"{name} has no text layer; run OCR on it first and add the result")
    running = _running(lines)
    text, blocks = compose(_pieces(lines, running))
    return Reading(text, blocks, facts)


def _opened(content: bytes, name: str) -> Any:  # noqa: ANN401  # pypdfium2 has no types
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableDocument(f"{name} is encrypted; save it again without a password") from error
        raise UnreadableDocument(f"{name} is a damaged or truncated PDF; get a whole copy of it") from error
    # Pdfium mends a cut-off file as far as it goes, and what is missing would be missing in silence.
    if not pages or b"%%EOF" not in content[-2048:]:
        document.close()
        raise UnreadableDocument(f"{name} is a damaged or truncated PDF; get a whole copy of it")
    return document


def _title(document: Any) -> str | None:  # noqa: ANN401
    """The title in the properties, unless it is what a program put there."""
    title = one_line(document.get_metadata_dict(skip_empty=True).get("Title"))
    is_filler = title is None or re.fullmatch(
        r"(?i)\(?(untitled|anonymous|unspecified|document\d*)\)?|.*\.\w{2,4}|microsoft word.*", title
    )
    return None if is_filler else title


def _lines(document: Any, name: str) -> Iterator[_Line]:  # noqa: ANN401
    import pypdfium2

    total = 0
    for number in range(len(document)):
        try:
            page = document[number]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument(f"{name}: page {number + 1} is damaged; get a whole copy of it") from error
        total += textpage.count_chars()
        if total > LONGEST_TEXT:
            raise UnreadableDocument(f"{name} is longer than {LONGEST_TEXT // 1_000_000} million characters; split it")
        yield from _page_lines(textpage, number)
        textpage.close()
        page.close()


def _page_lines(textpage: Any, number: int) -> Iterator[_Line]:  # noqa: ANN401
    """The lines of a page in the order of its text."""
    whole = textpage.get_text_range() if textpage.count_chars() else ""
    position = 0
    # Pdfium puts a mark in place of a hyphen at a line's end, and no line end behind it.
    for written in re.split(r"(\r\n|\r|\n|(?<=[\ufffe\x02]))", whole):
        start, position = position, position + len(written)
        visible = [start + shift for shift, char in enumerate(written) if not char.isspace()]
        if not visible or visible[-1] >= textpage.count_chars():
            continue
        left, base, _, _ = textpage.get_charbox(visible[0], loose=True)
        _, _, right, top = textpage.get_charbox(visible[-1], loose=True)
        first_top = textpage.get_charbox(visible[0], loose=True)[3]
        is_bold = all(_weight(textpage, place) >= _BOLD for place in (visible[0], visible[-1]))
        yield _Line(written.strip(), left, right, base, max(first_top - base, top - base, 0.1), number, is_bold)


def _weight(textpage: Any, place: int) -> int:  # noqa: ANN401
    """How heavy a letter is set; 0 where the file does not say it."""
    import pypdfium2.raw

    return int(pypdfium2.raw.FPDFText_GetFontWeight(textpage.raw, place))


def _running(lines: Sequence[_Line]) -> set[int]:
    """The numbers of lines that are page numbers or stand at the edge of most pages."""
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        pages.setdefault(line.page, []).append(number)
    edges = [number for each in pages.values() for number in {*each[:_EDGE_LINES], *each[-_EDGE_LINES:]}]
    repeated = Counter(_without_digits(lines[number].text) for number in edges)
    running = {
        number
        for number in edges
        if len(pages) > 1 and repeated[_without_digits(lines[number].text)] >= max(2, _RUNNING * len(pages))
    }
    return running | {
        number
        for each in pages.values()
        for number in (each[0], each[-1])
        if _PAGE_NUMBER.fullmatch(lines[number].text)
    }


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "0", text.casefold())


def _pieces(lines: Sequence[_Line], running: set[int]) -> Iterator[Piece]:
    """Paragraphs in order; what runs at a page's edge comes behind the paragraph that it interrupts."""
    told = [line for number, line in enumerate(lines) if number not in running]
    if sum(line.is_bold for line in told) > _FEW_BOLD * len(told):
        lines = [replace(line, is_bold=False) for line in lines]
    widest = max((line.right for line in told), default=0.0)
    usual = _usual_gap(told, widest)
    body = median([line.size for line in told]) if told else 0.0
    paragraph: list[_Line] = []
    waiting: list[Piece] = []
    for number, line in enumerate(lines):
        if number in running:
            waiting.append(Piece(clean(line.text), "boilerplate"))
            continue
        if not paragraph:
            yield from waiting
            waiting = []
        if paragraph and _begins(paragraph, line, usual, widest):
            yield _paragraph(paragraph, body)
            yield from waiting
            paragraph, waiting = [], []
        paragraph.append(line)
    if paragraph:
        yield _paragraph(paragraph, body)
    yield from waiting


def _usual_gap(lines: Sequence[_Line], widest: float) -> float:
    """The usual distance of a line from the one that it goes on from, in sizes of its letters.

    Below a line that reaches the right edge and ends no sentence the same paragraph goes on; where there is no such
    line (a list, a poem), all distances count. Short paragraphs would otherwise make their own gaps the usual ones.
    """
    gaps = [(above, _gap(above, below)) for above, below in pairwise(lines) if above.page == below.page]
    positive = [gap for _, gap in gaps if gap > 0]
    wide = _SHORT_LINE * widest
    inner = [gap for above, gap in gaps if gap > 0 and above.right >= wide and not _SENTENCE_END.search(above.text)]
    return median_low(inner or positive) if positive else 0.0


def _gap(above: _Line, below: _Line) -> float:
    return (above.base - below.base) / below.size


def _begins(paragraph: Sequence[_Line], line: _Line, usual: float, widest: float) -> bool:
    """Whether the line begins a new paragraph."""
    above = paragraph[-1]
    if abs(line.size - above.size) > _OTHER_SIZE * above.size or line.is_bold != above.is_bold:
        return True
    ends = _SENTENCE_END.search(above.text) is not None
    if above.page == line.page and (_gap(above, line) > _WIDE_GAP * usual or above.base <= line.base):
        return ends or above.base > line.base
    if len(paragraph) == 1 and above.right < _HEADING_LINE * widest and _is_capitalised(above.text):
        return line.text[:1].isupper()
    is_short = above.right < _SHORT_LINE * widest
    is_indented = line.left > min(each.left for each in paragraph) + _INDENT and len(paragraph) > 1
    return ends and (is_short or is_indented)


def _is_capitalised(text: str) -> bool:
    """Whether most words of the line begin with a capital, as those of a heading do, and no sentence ends in it."""
    words = [word for word in text.split() if len(word) > 3]
    return bool(words) and not _SENTENCE_END.search(text) and all(not word[0].islower() for word in words)


def _paragraph(lines: Sequence[_Line], body: float) -> Piece:
    """The lines as one; a word parted by a soft hyphen is whole again, a hyphen that is written stays."""
    text = ""
    for line in lines:
        words = line.text
        if text.endswith(_HYPHENS):
            text = text[:-1] + words
        elif re.search(r"[^\W\d_]-$", text) and words[:1].islower():
            text = text[:-1] + words if _parted(text, lines) else text + words
        else:
            text = f"{text} {words}" if text else words
    text = clean("".join(char for char in text if char not in _HYPHENS))
    stands_out = lines[0].size > (1 + _OTHER_SIZE) * body or (lines[0].is_bold and len(text) <= _LONGEST_BOLD)
    is_heading = stands_out and len(lines) <= _HEADING_LINES and not text.endswith(".")
    return Piece(text, "heading", 1 if lines[0].size > 1.4 * body else 2) if is_heading else Piece(text)


def _parted(text: str, lines: Sequence[_Line]) -> bool:
    """Whether the hyphen at the end parts a word: not where the same compound is written inside a line."""
    first = text.rsplit(None, 1)[-1]
    return not any(first in line.text[:-1] for line in lines)
