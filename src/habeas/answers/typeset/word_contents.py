"""The table of contents of a Word document: a field that Word updates, filled with the headings as they are.

So it isn't empty in a program that updates no fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from habeas.answers.manuscript import Heading, Manuscript
from habeas.answers.typeset.house import Words, anchor_of
from habeas.answers.typeset.letters import without_control

PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
DEEPEST = 2
# How far in a heading of the second level stands, in twentieths of a point.
INDENT = 400
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">TOC \\o "1-2" \\h \\z \\u'
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)


def contents(manuscript: Manuscript, words: Words) -> str:
    """The markup: each heading of the first two levels, as a link where it has an anchor."""
    lines = list(_lines(manuscript)) or ["<w:pPr></w:pPr>"]
    first, rest = lines[0], "".join(f"<w:p>{line}</w:p>" for line in lines[1:])
    look, told = first.split("</w:pPr>", 1)
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f'</w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>{_run(words.contents)}</w:p>'
        f"<w:p>{look}</w:pPr>{_FIELD}{told}</w:p>{rest}"
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
    )


def _lines(manuscript: Manuscript) -> Iterator[str]:
    for block in manuscript.blocks:
        if isinstance(block, Heading) and block.level <= DEEPEST:
            anchor = anchor_of(block.anchor)
            told = _run(block.text)
            link = f'<w:hyperlink w:anchor="{anchor}">{told}</w:hyperlink>' if anchor else told
            indent = (block.level - 1) * INDENT
            yield f'<w:pPr><w:spacing w:before="40" w:after="40"/><w:ind w:left="{indent}"/></w:pPr>{link}'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(without_control(text))}</w:t></w:r>'
