"""A manuscript as PDF, by Typst: tagged, with footnotes, contents, alternative texts; PDF/UA-1 where letters allow.

Typst gets the text as data (JSON), never as its own language, reads nothing but a folder of its own, and opens no
connection.
"""

from __future__ import annotations

import json
import logging
import re
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from habeas import terms
from habeas.answers.manuscript import Block, Figure, Heading, Link, Listing, Manuscript, Note, Paragraph, Run, Table
from habeas.answers.typeset.house import MAKER, address_of, note_parts, words_in
from habeas.answers.typeset.letters import Letters

_LOG = logging.getLogger(__name__)
Standard = Literal["ua-1"]
_ACCESSIBLE: Standard = "ua-1"
# How often Typst may name letters that its fonts lack before we give up the standard, never the text.
_ATTEMPTS = 12
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
_POINTS = 192.0
# A row whose longest cell has no more characters stays on one page. Typst cannot tag a row that a page breaks between
# its footnotes; a longer row may not fit on any page, and is broken.
_WHOLE_ROW = 900
# A table with more notes has them below it. Typst puts as many rows on a page as fit without their footnotes, and these
# then fill pages of their own: a comparison with 150 of them had two such pages, a table of people with 40 none.
_MOST_FOOTNOTES = 60
_DRAWING = '#set page(width: auto, height: auto, margin: 0pt)\n#image("drawing.svg", width: 16cm)\n'


@dataclass(slots=True)
class _Setting:
    """What is met while the pages are put together."""

    letters: Letters
    language: str
    numbers: dict[Note, int] = field(default_factory=dict)
    met: int = 0
    drawings: list[str] = field(default_factory=list)


def as_pdf(manuscript: Manuscript) -> bytes:
    """The pages. Where no font has a letter its name is given in Latin letters, and the title page says so."""
    letters = Letters()
    for _ in range(_ATTEMPTS):
        files = _files(manuscript, letters)
        done, lacking = _compiled(files, _ACCESSIBLE)
        if done is not None:
            return done
        if not letters.lacks(lacking):
            break
    # Typst refuses the standard, not the document: pages that are tagged are better than none.
    _LOG.warning("a PDF was made without PDF/UA: its letters or drawings do not allow it")
    done, _ = _compiled(_files(manuscript, letters), None)
    if done is None:
        done, _ = _compiled(_files(_without_figures(manuscript), letters), None)
    if done is None:
        raise ValueError("Typst could not set this manuscript; make it as HTML or DOCX.")
    return done


def drawn(svg: str) -> bytes | None:
    """A drawing as PNG, for what can't show SVG; None where it is none."""
    return _compile({"drawing.svg": Letters().shown_in_svg(svg), "main.typ": _DRAWING}, None, "png")[0]


def _compiled(files: dict[str, str], standard: Standard | None) -> tuple[bytes | None, str]:
    return _compile(files, standard, "pdf")


def _compile(files: dict[str, str], standard: Standard | None, form: Literal["pdf", "png"]) -> tuple[bytes | None, str]:
    """What Typst made, or the letters of which it says that its fonts lack them."""
    import typst

    with tempfile.TemporaryDirectory(prefix="habeas-typeset-") as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        try:
            made = typst.compile(
                Path(folder) / "main.typ",
                root=Path(folder),
                format=form,
                ppi=_POINTS if form == "png" else None,
                ignore_system_fonts=True,
                pdf_standards=standard,
                timestamp=0,
            )
        except typst.TypstError as error:
            _LOG.debug("Typst: %s", error)
            found = _LACKING.search(str(error))
            return None, _unescaped(found[1]) if found else ""
        except BaseException as error:
            # A panic of Typst is no Exception; some letters that its fonts lack make it stumble over its own message.
            if type(error).__name__ != "PanicException":
                raise
            return None, ""
    return (made if isinstance(made, bytes) else b"".join(made)), ""


def _unescaped(text: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), text)


def _files(manuscript: Manuscript, letters: Letters) -> dict[str, str]:
    setting = _Setting(letters, manuscript.language)
    words = words_in(manuscript.language)
    letters.replaced = 0
    shown = letters.shown
    page: dict[str, Any] = {
        "title": shown(manuscript.title),
        "subtitle": shown(manuscript.subtitle),
        "facts": [shown(fact) for fact in manuscript.facts],
        "warning": shown(manuscript.warning),
        "running": shown(manuscript.running or manuscript.title),
        "language": manuscript.language,
        "maker": MAKER,
        "day": [manuscript.day.year, manuscript.day.month, manuscript.day.day] if manuscript.day else None,
        "contents": manuscript.contents and any(isinstance(block, Heading) for block in manuscript.blocks),
        "blocks": [_block(block, setting) for block in manuscript.blocks],
        "words": asdict(words),
    }
    page["letters"] = words.letters if letters.replaced else ""
    drawings = {f"drawing-{place}.svg": svg for place, svg in enumerate(setting.drawings)}
    return {
        "manuscript.json": json.dumps(page, ensure_ascii=False),
        "main.typ": terms.data_text("typeset/manuscript.typ"),
        **drawings,
    }


def _block(block: Block, setting: _Setting) -> dict[str, Any]:
    shown = setting.letters.shown
    if isinstance(block, Heading):
        return {"kind": "heading", "text": shown(block.text), "level": block.level}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "look": block.kind, "runs": _runs(block.runs, setting)}
    if isinstance(block, Listing):
        return {"kind": "list", "numbered": block.numbered, "items": [_runs(item, setting) for item in block.items]}
    if isinstance(block, Table):
        columns = [{**asdict(column), "name": shown(column.name)} for column in block.columns]
        # A cell is a table of its own in JSON, so that flattening the rows leaves the runs of a cell together.
        rows = [[{"runs": _runs(cell, setting)} for cell in row] for row in block.rows]
        caption, whole = shown(block.caption), _longest_cell(block) <= _WHOLE_ROW
        below = _notes_in(block) > _MOST_FOOTNOTES
        return {"kind": "table", "caption": caption, "columns": columns, "rows": rows, "whole": whole, "below": below}
    if isinstance(block, Figure):
        setting.drawings.append(setting.letters.shown_in_svg(block.svg))
        return {
            "kind": "figure",
            "file": f"drawing-{len(setting.drawings) - 1}.svg",
            "alt": shown(block.alt),
            "caption": shown(block.caption),
        }
    return {"kind": "break"}


def _notes_in(table: Table) -> int:
    return sum(isinstance(run, Note) for row in table.rows for cell in row for run in cell)


def _longest_cell(table: Table) -> int:
    return max((sum(len(getattr(run, "text", "")) for run in cell) for row in table.rows for cell in row), default=0)


def _runs(runs: Iterable[Run], setting: _Setting) -> list[dict[str, Any]]:
    return [_run(run, setting) for run in runs]


def _run(run: Run, setting: _Setting) -> dict[str, Any]:
    shown = setting.letters.shown
    if isinstance(run, Note):
        return {"kind": "note", **_note(run, setting)}
    if isinstance(run, Link):
        # A link into the text is none on paper.
        address = address_of(run.address)
        return {"kind": "link", "text": shown(run.text), "address": "" if address.startswith("#") else address}
    return {"kind": "text", **asdict(run), "text": shown(run.text)}


def _note(note: Note, setting: _Setting) -> dict[str, Any]:
    """A footnote; what was said in full in an earlier one is not said again."""
    words, shown = words_in(setting.language), setting.letters.shown
    setting.met += 1
    number = setting.met
    first = setting.numbers.setdefault(note, setting.met)
    cited, quote, rest = (shown(part) for part in note_parts(note, words))
    if first != setting.met:
        quote, rest = "", words.see_note.format(number=first)
    return {
        "number": number,
        "cited": cited,
        "quote": quote,
        "rest": rest,
        "language": note.language,
        "address": address_of(note.address),
    }


def _without_figures(manuscript: Manuscript) -> Manuscript:
    """The same with every drawing told in words."""
    from dataclasses import replace

    from habeas.answers.manuscript import plain

    said = words_in(manuscript.language).figure_lost
    blocks = tuple(
        plain(said.format(alt=block.alt), "aside") if isinstance(block, Figure) else block
        for block in manuscript.blocks
    )
    return replace(manuscript, blocks=blocks)
