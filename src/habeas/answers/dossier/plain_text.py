"""A manuscript as plain text for a terminal: headings, paragraphs and tables in lines of one width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from habeas.answers.manuscript import Block, Figure, Heading, Listing, Manuscript, Note, Paragraph, Runs, Table

WIDTH = 100


def as_text(manuscript: Manuscript, width: int = WIDTH) -> str:
    """All of it in lines; footnotes stand behind their words in brackets."""
    head = [manuscript.title, "=" * min(len(manuscript.title), width)]
    for line in (manuscript.subtitle, *manuscript.facts, manuscript.warning):
        if line:
            head += [_wrapped(line, width)]
    lines = [*head]
    for block in manuscript.blocks:
        lines += ["", *_block(block, width)] if not isinstance(block, Listing) else list(_block(block, width))
    return "\n".join(lines) + "\n"


def _block(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
        if block.level <= 2:
            yield ("-" if block.level == 1 else ".") * min(len(block.text), width)
    elif isinstance(block, Paragraph):
        yield _wrapped(_said(block.runs), width)
    elif isinstance(block, Listing):
        for number, item in enumerate(block.items, start=1):
            yield _wrapped(_said(item), width, f"  {number}. " if block.numbered else "  * ")
    elif isinstance(block, Table):
        yield f"{block.caption}:"
        for row in block.rows:
            first, *rest = (_said(cell) for cell in row)
            yield _wrapped(first, width, "  ")
            for column, cell in zip(block.columns[1:], rest, strict=True):
                if cell:
                    yield _wrapped(f"{column.name}: {cell}", width, "      ")
    elif isinstance(block, Figure):
        yield _wrapped(f"{block.caption}: {block.alt}", width)


def _said(runs: Runs) -> str:
    return "".join(f" [{each.cited}]" if isinstance(each, Note) else each.text for each in runs)


def _wrapped(words: str, width: int, indent: str = "") -> str:
    plain = "".join(letter if letter.isprintable() else " " for letter in words)
    after = " " * len(indent)
    return textwrap.fill(
        plain, width, initial_indent=indent, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    )
