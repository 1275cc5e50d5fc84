"""A comparison of two country reports as a manuscript: a table for each level, each line with footnotes to both."""

from __future__ import annotations

from datetime import date

from habeas.answers.change import LEVELS, Change
from habeas.answers.compared import Compared
from habeas.answers.issues import Report
from habeas.answers.manuscript import Block, Column, Heading, Manuscript, Note, Run, Runs, Table, Text, plain
from habeas.documents.editions import topic_label
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
        if tally := found.tally(level):
            blocks.append(plain(", ".join(f"{number} {kind}" for kind, number in tally.items()) + "."))
        if changes:
            blocks.append(_table(changes, left, right, HEADINGS[level]))
    return Manuscript(
        title=f"What changed: {left.name} and {right.name}",
        blocks=tuple(blocks),
        facts=tuple(_fact(side) for side in (left, right)),
        warning=WARNING,
        running=f"{left.name} and {right.name}",
        day=_day(left, right),
    )


def _day(*reports: Report) -> date | None:
    """The day of the newer report, as far as it is known."""
    days = [each.document.published for each in reports if each.document.published is not None]
    return max((each.last_day for each in days), default=None)


def _fact(report: Report) -> str:
    document = report.document
    words = len(document.text.split())
    return f"{report.name}: {document.title or document.name}; outline {report.outline.edition}, {words:,} words"


def _table(changes: tuple[Change, ...], left: Report, right: Report, caption: str) -> Table:
    columns = (
        Column("What", share=1.2),
        Column("Change", share=1.5),
        Column(left.name, share=1.6),
        Column(right.name, share=1.6),
    )
    rows = tuple(
        (
            _subject(each),
            _change(each),
            _cell(each.left, each.left_quotes, left),
            _cell(each.right, each.right_quotes, right),
        )
        for each in changes
    )
    return Table(caption, columns, rows)


def _subject(each: Change) -> Runs:
    """What changed; of a number also the issue that it stands under, as "individuals" alone tells nothing."""
    under = f" ({topic_label(each.topic)})" if each.level == "count" and each.topic is not None else ""
    return (Text(each.subject, strong=True), Text(under)) if under else (Text(each.subject, strong=True),)


def _change(each: Change) -> Runs:
    """What kind of change it is, with its reason and whether a number's source moved."""
    said = " ".join(filter(None, (each.why, each.source_said)))
    return (Text(each.change, strong=True), Text(f". {said}")) if said else (Text(each.change),)


def _cell(said: str, quotes: tuple[Quote, ...], report: Report) -> Runs:
    """What one report says, with its sentences as footnotes; its whole title stands on the first page."""
    document = report.document
    cited = report.name if document.country and document.report_year else document.title or document.name
    runs: list[Run] = [Text(said)]
    for place, quote in enumerate(quotes[:MOST_NOTES]):
        # Two numbers of footnotes without anything between them read as one.
        runs += [Text(" ")] if place else []
        runs.append(Note(cited, quote.text, document.id, quote.start, quote.end, address=document.url or ""))
    return tuple(runs)
