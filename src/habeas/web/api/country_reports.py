"""Country reports over the API: on whom one leans, what changed between two, and what each says of every issue."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from habeas.answers.compared import change_row
from habeas.answers.country_years import country_year_row
from habeas.answers.issues import Report, issues_of
from habeas.answers.leaning import leaned_row
from habeas.record.load import card_of
from habeas.web.api.door import Token
from habeas.web.api.shapes import Paging, Word, cut, page_of, row
from habeas.web.asking import registry_of
from habeas.work.country_reports import compare, leaning_of
from habeas.work.roles import READ

router = Router(auth=Token(READ))
# A report is read through for each of them.
MOST_REPORTS = 24

ChangeRow = row("ChangeRow", "changes")


class SourceLeanedOn(Schema):
    """A source of a document, as most sentences word it, with these sentences and their places."""

    source: str
    kind: str
    document: str
    document_name: str
    sentences: int
    claims: list[str]
    counts: list[str]
    quotes: list[str]
    starts: list[int]
    ends: list[int]


class LeaningShown(Schema):
    """The sources of a document, and how many of its claims and numbers name one."""

    claims: int
    attributed: int
    counts: int
    counted: int
    total: int
    page: int
    size: int
    items: list[SourceLeanedOn]


class ComparedReports(Schema):
    """What changed from one report to another, by id; `tally` how many changes of each kind there are at each level."""

    left: str
    right: str
    left_name: str
    right_name: str
    tally: dict[str, dict[str, int]]
    total: int
    page: int
    size: int
    items: list[ChangeRow]  # type: ignore[valid-type] # made from the columns of the exports


class IssueShown(Schema):
    """What a report says of an issue; of what it has no heading for numbers are not known, which is not nought."""

    topic: str
    label: str
    state: str
    words: int | None
    wording: str | None
    acts: int | None
    people: int | None
    count_low: int | None
    count_high: int | None
    at: list[str]


class CountryYear(Schema):
    """The annual report on a country and a year, issue by issue."""

    country: str | None
    year: int | None
    edition: str
    form: str
    document: str
    document_name: str
    publisher: str | None
    words: int
    missing: list[str]
    issues: list[IssueShown]


class TwoReports(Paging):
    """Two reports, each "AZ:2023", or the name, title or id of a document; changes of one level, or of all."""

    left: Word
    right: Word
    level: Literal["section", "person", "act", "count", "source"] | None = None


class CountryYearFilters(Paging):
    """A country over the years, a year in all countries, or all of them."""

    size: int = Field(MOST_REPORTS, ge=1, le=MOST_REPORTS)
    country: Word | None = None
    year: int | None = Field(None, ge=0, le=9999)


@router.get("/documents/{document_id}/sources", response=LeaningShown)
def sources(request: HttpRequest, document_id: str, asked: Query[Paging]) -> dict[str, Any]:
    """The sources that a document leans on, those with most sentences first."""
    registry = registry_of(request)
    found = leaning_of(registry.record, registry.document(document_id))
    numbers, some = cut(found.sources, asked)
    told = {name: getattr(found, name) for name in ("claims", "attributed", "counts", "counted")}
    return {**told, **numbers, "items": [leaned_row(each, found.document) for each in some]}


@router.get("/compare", response=ComparedReports)
def compared(request: HttpRequest, asked: Query[TwoReports]) -> dict[str, Any]:
    """What is new, gone, worse or better from one report to another, with the sentences of both."""
    found = compare(registry_of(request).record, asked.left, asked.right)
    levels = dict.fromkeys(each.level for each in found.changes)
    left, right = card_of(found.left.document), card_of(found.right.document)
    numbers, some = cut(found.changes if asked.level is None else found.of(asked.level), asked)
    return {
        **numbers,
        "left": left.id,
        "right": right.id,
        "left_name": found.left.name,
        "right_name": found.right.name,
        "tally": {level: found.tally(level) for level in levels},
        "items": [change_row(each, left, right) for each in some],
    }


@router.get("/country-years", response=page_of("CountryYears", CountryYear))
def country_years(request: HttpRequest, asked: Query[CountryYearFilters]) -> dict[str, Any]:
    """What the annual reports say of each issue."""
    table = registry_of(request).country_years.where(country=asked.country or None, year=asked.year)
    numbers, some = cut(table, asked)
    return {**numbers, "items": [_of_report(each) for each in some]}


def _of_report(report: Report) -> dict[str, Any]:
    row = country_year_row(report)
    return {
        **{name: row[name] for name in CountryYear.model_fields if name != "issues"},
        "issues": [
            {
                "topic": topic,
                "label": issue.topic.label,
                **{name: row[f"{topic}_{name}"] for name in IssueShown.model_fields if name not in ("topic", "label")},
            }
            for topic, issue in issues_of(report).items()
        ],
    }
