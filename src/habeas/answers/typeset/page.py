"""A manuscript as one HTML file that stands alone: style and drawings inside, no script, nothing asked of a server."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas import terms
from habeas.answers.manuscript import Block, Figure, Heading, Link, Listing, Manuscript, Note, Paragraph, Run, Table
from habeas.answers.typeset.house import Words, address_of, anchor_of, note_parts, words_in

if TYPE_CHECKING:
    import jinja2


@dataclass(slots=True)
class _Noted:
    """The footnotes met so far, and where each is referred to."""

    number: dict[Note, int] = field(default_factory=dict)
    references: dict[int, list[str]] = field(default_factory=dict)

    def refer(self, note: Note) -> tuple[int, str]:
        """The number of a note and the id of this reference to it; the same note keeps its number."""
        number = self.number.setdefault(note, len(self.number) + 1)
        met = self.references.setdefault(number, [])
        met.append(f"ref-{number}" if not met else f"ref-{number}-{len(met) + 1}")
        return number, met[-1]


def as_html(manuscript: Manuscript) -> bytes:
    """The whole file, in UTF-8."""
    words, noted = words_in(manuscript.language), _Noted()
    blocks = [_block(block, place, noted) for place, block in enumerate(manuscript.blocks)]
    page = _template().render(
        manuscript=manuscript,
        words=words,
        style=terms.data_text("typeset/manuscript.css"),
        blocks=blocks,
        headings=[block for block in blocks if block["kind"] == "heading" and block["level"] <= 2],
        notes=[_note(note, number, noted, words) for note, number in noted.number.items()],
    )
    return page.encode("utf-8")


@cache
def _template() -> jinja2.Template:
    import jinja2

    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return environment.from_string(terms.data_text("typeset/manuscript.html"))


def _block(block: Block, place: int, noted: _Noted) -> dict[str, Any]:
    if isinstance(block, Heading):
        anchor = anchor_of(block.anchor) or f"part-{place}"
        return {"kind": "heading", "text": block.text, "level": block.level, "anchor": anchor}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "look": block.kind, "runs": _runs(block.runs, noted)}
    if isinstance(block, Listing):
        return {
            "kind": "list",
            "numbered": block.numbered,
            "items": [_runs(item, noted) for item in block.items],
        }
    if isinstance(block, Table):
        rows = [[_runs(cell, noted) for cell in row] for row in block.rows]
        return {"kind": "table", "caption": block.caption, "columns": block.columns, "rows": rows}
    if isinstance(block, Figure):
        drawing = base64.b64encode(block.svg.encode("utf-8")).decode("ascii")
        return {
            "kind": "figure",
            "source": f"data:image/svg+xml;base64,{drawing}",
            "alt": block.alt,
            "caption": block.caption,
        }
    return {"kind": "break"}


def _runs(runs: Iterable[Run], noted: _Noted) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for run in runs:
        if isinstance(run, Note):
            number, reference = noted.refer(run)
            found.append({"kind": "note", "number": number, "reference": reference})
        elif isinstance(run, Link):
            found.append({"kind": "link", "text": run.text, "address": address_of(run.address)})
        else:
            found.append({"kind": "text", "run": run})
    return found


def _note(note: Note, number: int, noted: _Noted, words: Words) -> dict[str, Any]:
    cited, quote, rest = note_parts(note, words)
    return {
        "number": number,
        "cited": cited,
        "quote": quote,
        "rest": rest,
        "language": note.language,
        "address": address_of(note.address),
        "references": noted.references[number],
    }
