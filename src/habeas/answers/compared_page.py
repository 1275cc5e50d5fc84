"""A comparison of two country reports as a manuscript: a table for each level, each line with footnotes to both."""

from __future__ import annotations

from habeas.answers.compared import LEVELS, Change, Compared
from habeas.answers.issues import Report
from habeas.answers.manuscript import Block, Column, Heading, Manuscript, Note, Runs, Table, Text, plain
from habeas.model import Quote

HEADINGS = {"section": "Sections", "person": "People", "act": "Acts by type", "count": "Numbers", "source": "Sources"}
WARNING = "Read by machine. Each line is what a report says; check its sentence before you rely on it."
EDITIONS = (
    "Reports are compared by topic. What an edition has no heading for is “not in this edition”, which says nothing "
    "about the country; that less is told is not that less happened."
)
# A cell with more footnotes than this is not read; the table of --csv has all of them.
MOST_NOTES = 2


def manuscript_of_comparison(found: Compared) -> Manuscript:
    """All changes, as a report that can be set as HTML, PDF or a Word document."""
    left, right = found.left, found.right
    blocks: list[Block] = [plain(EDITIONS, "aside")]
    blocks += [plain(f"{side.name}: {note}", "warning") for side in (left, right) for note in side.outline.notes]
    for level in LEVELS:
        changes = found.of(level)
        blocks.append(Heading(f"{HEADINGS[level]} ({len(changes)})", anchor=level))
        if changes:
            blocks.append(_table(changes, left, right, HEADINGS[level]))
    return Manuscript(
        title=f"What changed: {left.name} and {right.name}",
        blocks=tuple(blocks),
        facts=tuple(_fact(side) for side in (left, right)),
        warning=WARNING,
        running=f"{left.name} and {right.name}",
    )


def _fact(report: Report) -> str:
    document = report.document
    words = len(document.text.split())
    return f"{report.name}: {document.title or document.name}; outline {report.outline.edition}, {words:,} words"


def _table(changes: tuple[Change, ...], left: Report, right: Report, caption: str) -> Table:
    columns = (
        Column("What", share=1.2),
        Column("Change", share=0.8),
        Column(left.name, share=1.6),
        Column(right.name, share=1.6),
    )
    rows = tuple(
        (
            (Text(each.subject, strong=True),),
            (Text(each.change),),
            _cell(each.left, each.left_quotes, left),
            _cell(each.right, each.right_quotes, right),
        )
        for each in changes
    )
    return Table(caption, columns, rows)


def _cell(said: str, quotes: tuple[Quote, ...], report: Report) -> Runs:
    """What one report says, with its sentences as footnotes."""
    document = report.document
    cited = ", ".join(part for part in (document.publisher or "", f"“{document.title or document.name}”") if part)
    notes = [
        Note(cited, quote.text, document.id, quote.start, quote.end, address=document.url or "")
        for quote in quotes[:MOST_NOTES]
    ]
    return (Text(said), *notes)
