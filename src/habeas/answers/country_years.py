"""One row for each country and year: what its annual report says of every issue, as columns for a statistician.

A cell never says more than the report: what an edition has no heading for is "not in this edition", and a heading with
"no reports of" says so. `TOPIC_at` gives the places in the text of `document` that the topic's other cells rest on.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from habeas.answers.issues import ABSENT, Issue, Report, issues_of
from habeas.documents.editions import outlines

_FIRST = {
    "country": "text",
    "year": "number",
    "edition": "text",
    "form": "text",
    "document": "text",
    "document_name": "text",
    "publisher": "text",
    "words": "number",
    "missing": "texts",
}
_OF_TOPIC = {
    "state": "text",
    "words": "number",
    "wording": "text",
    "acts": "number",
    "people": "number",
    "count_low": "number",
    "count_high": "number",
    "at": "texts",
}


@cache
def country_year_columns() -> Mapping[str, str]:
    """The columns: those of the report, then eight for each topic of the crosswalk, in its order."""
    topics = {f"{topic}_{name}": kind for topic in outlines().topics for name, kind in _OF_TOPIC.items()}
    return {**_FIRST, **topics}


def country_year_row(report: Report) -> dict[str, Any]:
    """What a report says of every issue; numbers of what it has no heading for are not known, not nought."""
    document = report.document
    row: dict[str, Any] = {
        "country": document.country,
        "year": document.report_year,
        "edition": report.outline.edition,
        "form": report.form,
        "document": document.id,
        "document_name": document.name,
        "publisher": document.publisher,
        "words": len(document.text.split()),
        "missing": list(report.outline.missing),
    }
    for name, issue in issues_of(report).items():
        row |= {f"{name}_{column}": value for column, value in _cells(issue).items()}
    return row


def _cells(issue: Issue) -> dict[str, Any]:
    if issue.state in ABSENT:
        return {**dict.fromkeys(_OF_TOPIC), "state": issue.state, "at": []}
    return {
        "state": issue.state,
        "words": issue.words,
        "wording": issue.wording,
        "acts": len(issue.acts),
        "people": len(issue.people),
        "count_low": issue.low,
        "count_high": issue.high,
        "at": [f"{quote.start}-{quote.end}" for quote in issue.quotes],
    }
