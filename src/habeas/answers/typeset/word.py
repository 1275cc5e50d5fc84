"""A manuscript as a Word document to go on writing: real footnotes, headings as styles, a table of contents.

Pandoc gets it as its own tree (JSON), where a text is a text and never markup, and runs in its sandbox, which reads no
file and opens no connection.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from habeas.answers.manuscript import (
    Block,
    Figure,
    Heading,
    Link,
    Listing,
    Manuscript,
    Note,
    Paragraph,
    Run,
    Runs,
    Table,
)
from habeas.answers.typeset.house import Words, address_of, anchor_of, note_parts, words_in
from habeas.answers.typeset.letters import without_control
from habeas.answers.typeset.print import drawn
from habeas.answers.typeset.word_contents import PAGE_BREAK, contents
from habeas.answers.typeset.word_properties import with_properties
from habeas.answers.typeset.word_styles import reference
from habeas.errors import HabeasError

Node = dict[str, Any]
_API = [1, 23, 1]
_NOTHING: list[Any] = ["", [], []]
_STYLES = {"lead": "Lead", "aside": "Aside", "warning": "Warning"}
_FIGURE_WIDTH = "16cm"
# A report of a thousand pages takes seconds; whatever takes longer hangs.
_SECONDS = 300


def as_docx(manuscript: Manuscript) -> bytes:
    """The document, the same bytes each time.

    Raises:
        HabeasError: pandoc can't be started, or stops.
    """
    words = words_in(manuscript.language)
    running = without_control(manuscript.running or manuscript.title)
    with tempfile.TemporaryDirectory(prefix="habeas-typeset-") as folder:
        styles = Path(folder) / "reference.docx"
        styles.write_bytes(reference(running, words.page, manuscript.language))
        arguments = ["--sandbox", "-f", "json", "-t", "docx", "-s", "-o", "-", f"--reference-doc={styles}"]
        made = pandoc(arguments, json.dumps(_tree(manuscript, words)).encode())
    return with_properties(made, manuscript)


def pandoc(arguments: list[str], given: bytes = b"") -> bytes:
    """What pandoc makes of something; it is the program inside of the package, whatever else is installed."""
    import pypandoc

    settings = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
    try:
        # What is run is the package's own program; what is untrusted is only its input.
        done = subprocess.run(  # noqa: S603
            [pypandoc.get_pandoc_path(), *arguments],
            input=given, capture_output=True, env=settings, timeout=_SECONDS,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise HabeasError(
            "Pandoc, which makes Word documents, does not run; install pypandoc-binary again, or make HTML or PDF."
        ) from error
    if done.returncode:
        raise HabeasError(
            f"Pandoc stopped with code {done.returncode} and made no Word document; make HTML or PDF, and report this."
        )
    return done.stdout


def _tree(manuscript: Manuscript, words: Words) -> Node:
    front: list[Node] = []
    if manuscript.warning:
        front.append(_styled("Warning", [_para([_str(manuscript.warning)])]))
    front += [_styled("Aside", [_para([_str(fact)])]) for fact in manuscript.facts]
    if manuscript.contents and any(isinstance(block, Heading) for block in manuscript.blocks):
        front += [_raw(contents(manuscript, words)), _raw(PAGE_BREAK)]
    blocks = [node for block in manuscript.blocks for node in _block(block, words)]
    meta: Node = {
        "title": _said(manuscript.title),
        "lang": {"t": "MetaString", "c": manuscript.language},
    }
    if manuscript.subtitle:
        meta["subtitle"] = _said(manuscript.subtitle)
    return {"pandoc-api-version": _API, "meta": meta, "blocks": [*front, *blocks]}


def _said(text: str) -> Node:
    return {"t": "MetaInlines", "c": [_str(text)]}


def _str(text: str) -> Node:
    return {"t": "Str", "c": without_control(text)}


def _raw(markup: str) -> Node:
    """Word's own markup, of ours alone: whatever is told in it was escaped."""
    return {"t": "RawBlock", "c": ["openxml", markup]}


def _para(inlines: list[Node]) -> Node:
    return {"t": "Para", "c": inlines}


def _styled(style: str, blocks: list[Node]) -> Node:
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], blocks]}


def _block(block: Block, words: Words) -> Iterator[Node]:
    if isinstance(block, Heading):
        yield {"t": "Header", "c": [block.level, [anchor_of(block.anchor), [], []], [_str(block.text)]]}
    elif isinstance(block, Paragraph):
        paragraph = _para(list(_inlines(block.runs, words)))
        yield paragraph if block.kind == "plain" else _styled(_STYLES[block.kind], [paragraph])
    elif isinstance(block, Listing):
        items = [[{"t": "Plain", "c": list(_inlines(item, words))}] for item in block.items]
        if block.numbered:
            yield {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}
        else:
            yield {"t": "BulletList", "c": items}
    elif isinstance(block, Table):
        yield _table(block, words)
    elif isinstance(block, Figure):
        yield _figure(block, words)
    else:
        yield _raw(PAGE_BREAK)


def _inlines(runs: Iterable[Run], words: Words) -> Iterator[Node]:
    for run in runs:
        if isinstance(run, Note):
            yield {"t": "Note", "c": [_para(_noted(run, words))]}
        elif isinstance(run, Link):
            yield _linked(run.text, address_of(run.address))
        else:
            node = _str(run.text)
            if run.language:
                node = {"t": "Span", "c": [["", [], [["lang", run.language]]], [node]]}
            if run.emphasis:
                node = {"t": "Emph", "c": [node]}
            yield {"t": "Strong", "c": [node]} if run.strong else node


def _linked(text: str, address: str) -> Node:
    return {"t": "Link", "c": [_NOTHING, [_str(text)], [address, ""]]} if address else _str(text)


def _noted(note: Note, words: Words) -> list[Node]:
    """A footnote, in full each time: numbers change when the document is gone on with."""
    cited, quote, rest = note_parts(note, words)
    said = [_linked(cited, address_of(note.address)), _str(": " if quote else ".")]
    if quote:
        said.append({"t": "Span", "c": [["", [], [["lang", note.language]] if note.language else []], [_str(quote)]]})
    return [*said, *([_str(f" {rest}")] if rest else [])]


def _table(table: Table, words: Words) -> Node:
    whole = sum(column.share for column in table.columns)
    columns = [
        [{"t": "AlignRight" if column.numbers else "AlignLeft"}, {"t": "ColWidth", "c": column.share / whole}]
        for column in table.columns
    ]
    head = [_row([[{"t": "Plain", "c": [{"t": "Strong", "c": [_str(column.name)]}]}] for column in table.columns])]
    body = [_row([_cell_blocks(cell, words) for cell in row]) for row in table.rows]
    return {
        "t": "Table",
        "c": [
            _NOTHING,
            [None, [{"t": "Plain", "c": [_str(table.caption)]}]],
            columns,
            [_NOTHING, head],
            [[_NOTHING, 1, [], body]],
            [_NOTHING, []],
        ],
    }


def _cell_blocks(cell: Runs, words: Words) -> list[Node]:
    return [{"t": "Plain", "c": list(_inlines(cell, words))}] if cell else []


def _row(cells: list[list[Node]]) -> list[Any]:
    return [_NOTHING, [[_NOTHING, {"t": "AlignDefault"}, 1, 1, blocks] for blocks in cells]]


def _figure(figure: Figure, words: Words) -> Node:
    picture = drawn(figure.svg)
    if picture is None:
        return _styled("Aside", [_para([_str(words.figure_lost.format(alt=figure.alt))])])
    source = "data:image/png;base64," + base64.b64encode(picture).decode("ascii")
    image = {"t": "Image", "c": [["", [], [["width", _FIGURE_WIDTH]]], [_str(figure.alt)], [source, ""]]}
    caption = [None, [{"t": "Plain", "c": [_str(figure.caption)]}]]
    return {"t": "Figure", "c": [_NOTHING, caption, [{"t": "Plain", "c": [image]}]]}
