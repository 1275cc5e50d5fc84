"""Draws what annual reports say of each issue: a row an issue, a column a report, darker where more acts are told.

What an edition has no heading for is hatched and never light: it is not known, not little. The table under the drawing
says the same in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.answers.issues import NO_HEADING, NONE_SAID, NOT_IN_DOCUMENT, NOT_IN_EDITION, TOLD, Issue, Report
from habeas.web.wording import document_address

LEFT, TOP, CELL, GAP, LINE = 390, 34, 54, 4, 22
EM = 16
# From so many acts on a cell has the next shade.
SHADES = (1, 3, 8, 20)


@dataclass(frozen=True, slots=True)
class Cell:
    """One report's word on one issue: its place, its shade (0 to 4) or state, in words, and where it leads."""

    x: int
    state: str
    shade: int
    words: str
    title: str
    address: str

    @property
    def kind(self) -> str:
        """The class that it is drawn with."""
        return {
            NOT_IN_EDITION: "absent",
            NOT_IN_DOCUMENT: "absent",
            NO_HEADING: "unheaded",
            NONE_SAID: "none-said",
        }.get(self.state, f"shade-{self.shade}")


@dataclass(frozen=True, slots=True)
class Row:
    """One issue over all reports."""

    y: int
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The whole drawing, with the names of its columns."""

    columns: tuple[tuple[int, str], ...]
    rows: tuple[Row, ...]
    description: str
    cell: int = CELL - GAP
    line: int = LINE - GAP
    left: int = LEFT

    @property
    def width(self) -> int:
        return LEFT + len(self.columns) * CELL + GAP

    @property
    def height(self) -> int:
        return TOP + len(self.rows) * LINE + GAP

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height in the size of the text around it, so that its words grow with those of the page."""
        return self.width / EM, self.height / EM


def draw(
    found: Sequence[tuple[Report, Mapping[str, Issue]]], names: Sequence[str], called: Sequence[str]
) -> HeatMap | None:
    """The heat map of these reports under these names; issues that none of them has a heading for are left out.

    A column is narrow, so its name is short; `called` is what each report is called where there is room.
    """
    if not found:
        return None
    topics = [name for name in found[0][1] if any(issues[name].state in (TOLD, NONE_SAID) for _, issues in found)]
    rows = []
    for number, name in enumerate(topics):
        cells = tuple(
            _cell(column, report, issues[name], called[column]) for column, (report, issues) in enumerate(found)
        )
        rows.append(Row(TOP + number * LINE, found[0][1][name].topic.label, cells))
    columns = tuple((LEFT + number * CELL, name) for number, name in enumerate(names))
    described = _(
        "%(issues)s issues in %(reports)s reports: the stronger the colour, the more acts are told; hatched where the "
        "edition has no heading."
    )
    return HeatMap(columns, tuple(rows), described % {"issues": len(rows), "reports": len(names)})


def _cell(column: int, report: Report, issue: Issue, name: str) -> Cell:
    acts = len(issue.acts)
    start = issue.sections[0].start if issue.sections else None
    address = document_address(report.document.id) + (f"#from-{start}" if start is not None else "")
    words = _words(issue)
    return Cell(
        LEFT + column * CELL,
        issue.state,
        sum(acts >= least for least in SHADES),
        words,
        f"{issue.topic.label}, {name}: {words}",
        address,
    )


def _words(issue: Issue) -> str:
    """What a report says of an issue, in words."""
    if issue.state == NOT_IN_EDITION:
        return _("not in this edition")
    if issue.state == NOT_IN_DOCUMENT:
        return _("not in this document")
    if issue.state == NO_HEADING:
        return _("no heading")
    acts = len(issue.acts)
    told = [ngettext("%(number)s act", "%(number)s acts", acts) % {"number": acts}]
    if issue.none:
        told.append(_("says “no reports”"))
    if issue.low is not None or issue.high is not None:
        told.append("–".join(dict.fromkeys(f"{end:,}" for end in (issue.low, issue.high) if end is not None)))
    return ", ".join(told)
