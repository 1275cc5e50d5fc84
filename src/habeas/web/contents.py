"""The contents of a country report as a page shows them: its headings with where they stand, and what it has not."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.documents.editions import Edition, Topic, absent, edition, topic_label
from habeas.documents.outline import Outlined, Section


@dataclass(frozen=True, slots=True)
class Line:
    """A heading of the report: what it is about in plain words, and the name of its place on the page."""

    section: Section
    about: str

    @property
    def anchor(self) -> str:
        return f"from-{self.section.start}"


@dataclass(frozen=True, slots=True)
class Contents:
    """A report's contents; `absent` are the topics that its edition has no word of, which says nothing of a country."""

    edition: Edition
    lines: tuple[Line, ...]
    absent: tuple[Topic, ...]
    notes: tuple[str, ...]


def contents(report: Outlined | None) -> Contents | None:
    """The contents of a report; None for what is none."""
    if report is None:
        return None
    lines = tuple(Line(each, topic_label(each.topic)) for each in report.sections)
    return Contents(edition(report.edition), lines, absent(report.edition), report.notes)
