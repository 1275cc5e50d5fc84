"""A manuscript: what a report, a dossier or a comparison says, before anybody decides how it looks.

Blocks of plain text with footnotes that lead to documents. Nothing in it is markup: whatever stands in a text is
shown as it is, by every form that `habeas.answers.typeset` makes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

# A reader finds their way by three levels below the title; a fourth is for dossiers with exhibits.
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words. `language` is ISO 639-1, where it isn't that of the manuscript."""

    text: str
    strong: bool = False
    emphasis: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: to an http, https or mailto address, or to "#anchor" of a heading or a figure."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the words of a document that bear out what stands before it.

    Attributes:
        cited: the document as it is cited, without a full stop: "Turan, “A court…”, 3 May 2024".
        quote: its exact words, `document.text[start:end]`; empty where the note only explains.
        document_id, start, end: where these words stand.
        remark: what else is to be said: that it is unverified, or alleged by whom.
        address: where the document was published, http or https.
    """

    cited: str
    quote: str = ""
    document_id: str = ""
    start: int = 0
    end: int = 0
    remark: str = ""
    address: str = ""
    language: str | None = None


Run = Text | Link | Note
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is that of a chapter. `anchor` is what a link leads to, made of a-z, 0-9 and hyphens."""

    text: str
    level: int = 1
    anchor: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.level <= DEEPEST:
            raise ValueError(f"a heading is of level 1 to {DEEPEST}, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    `kind` is "plain", "lead" (what it is all about), "aside" (about the text itself: in smaller letters) or "warning"
    (what nobody may miss, such as that all of it is unverified).
    """

    runs: Runs
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Listing:
    """Items one below the other."""

    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, whether it holds numbers (set to the right), and its part of the width beside the others."""

    name: str
    numbers: bool = False
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; every row has a cell for each column."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row of a table has a cell for each of its columns")


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, as SVG that stands alone; `alt` says in words what it shows to who can't see it."""

    svg: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page, where there are pages."""


Block = Heading | Paragraph | Listing | Table | Figure | PageBreak


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All of it.

    Attributes:
        blocks: in their order; notes are numbered through.
        subtitle: below the title.
        facts: lines of the title page: of which day, from what, by which rule.
        warning: what stands framed on the title page, and in the head of every page in short (`running`).
        running: the head of each page; the title where it is empty.
        language: ISO 639-1 of its words, and of those that the form adds ("Contents").
        day: the day of which it is; no other date goes into a file, so the same manuscript gives the same bytes.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    facts: tuple[str, ...] = ()
    warning: str = ""
    running: str = ""
    language: str = "en"
    day: date | None = None
    contents: bool = field(default=True)


def plain(text: str, kind: str = "plain") -> Paragraph:
    """A paragraph of words alone."""
    return Paragraph((Text(text),), kind)


def runs_in(blocks: Iterable[Block]) -> Iterator[Run]:
    """Every run, in the order in which it is read."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.runs
        elif isinstance(block, Listing):
            for item in block.items:
                yield from item
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell


def notes(manuscript: Manuscript) -> tuple[Note, ...]:
    """Every footnote in the order in which it is read, a repeated one each time."""
    return tuple(run for run in runs_in(manuscript.blocks) if isinstance(run, Note))


def words(manuscript: Manuscript) -> str:
    """All that is read in it, without its footnotes: for a test, a search or a count of words."""
    lines = [manuscript.title, manuscript.subtitle, *manuscript.facts, manuscript.warning]
    for block in manuscript.blocks:
        if isinstance(block, Heading):
            lines.append(block.text)
        elif isinstance(block, Figure):
            lines += [block.caption, block.alt]
        elif not isinstance(block, PageBreak):
            if isinstance(block, Table):
                lines += [block.caption, " ".join(column.name for column in block.columns)]
            lines += ["".join(run.text for run in runs_in((block,)) if not isinstance(run, Note))]
    return "\n".join(line for line in lines if line)
