"""Country reports as they are asked for ("AZ:2023", a name, an id): on whom one leans, what changed, country-years."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from habeas.answers.compared import Compared, compared
from habeas.answers.country_years import country_year_row
from habeas.answers.issues import Report
from habeas.answers.leaning import Leaning, leaning
from habeas.claims.attributions import read_attributions
from habeas.errors import NotFound
from habeas.model import Count, Document
from habeas.record import facts, load, rulings, sections
from habeas.record.connect import Record
from habeas.work import finding
from habeas.work.counted import CountReviewsOf
from habeas.work.table import Answer, Table, Worked

_ASKED = re.compile(r"(?P<country>[A-Za-z]{2}):(?P<year>\d{4})")


def report_asked(record: Record, asked: str) -> Document:
    """The report that is meant by a country and a year ("AZ:2023"), else the document with that name, title or id.

    Of a report that is there in several forms it is the one that most was read from, of equals the first by its id.

    Raises:
        NotFound: there is none; the message names the reports that there are on the country.
    """
    meant = _ASKED.fullmatch(asked.strip())
    if meant is None:
        return load.document(record, facts.whole_id(record, finding.document_id(record, asked)))
    country, year = meant["country"].upper(), int(meant["year"])
    found = [load.document(record, each) for each in sections.reports(record, country, year)]
    if not found:
        raise NotFound(_none_of(record, country, year))
    return max(found, key=lambda each: (len(load.claims(record, document=each.id)), each.kind == "html", each.id))


def _none_of(record: Record, country: str, year: int) -> str:
    """That there is no such report, and which there are; or that it is there and its sections were never read."""
    unread = next(iter(load.documents(record, country=country, report_year=year)), None)
    if unread is not None:
        return (
            f"{unread.name} is there, a report on {country} for {year}, but its sections were not read or are in no "
            "outline that is known. Build the registry again if it was made before reports were split into sections."
        )
    years = sorted({load.document(record, each).report_year or 0 for each in sections.reports(record, country)})
    known = f"There are reports on {', '.join(map(str, years))}." if years else "There is none on any other year."
    return f"There is no annual report on {country} for {year} in this registry. {known}"


def noted_reports(record: Record, since: datetime) -> dict[str, list[str]]:
    """What is not as it should be with reports that came in since then, by their names: cut off, two in one file."""
    return sections.noted(record, since)


def leaning_of(record: Record, document: Document) -> Leaning:
    """On whom a document leans, with what each source is cited for."""
    claims = list(rulings.standing(record, document=document.id))
    return leaning(load.card_of(document), read_attributions(document), claims, _counts(record, document))


def _counts(record: Record, document: Document) -> list[Count]:
    """The reported numbers of a document but for those that somebody rejected."""
    return [each.count for each in CountReviewsOf(record).standing(load.counts(record, document=document.id))]


def report_of(record: Record, document: Document) -> Report:
    """A country report with all that was read from it.

    Raises:
        NotFound: the document is no country report in an outline that is known.
    """
    outline = sections.outlined_of(record, document.id)
    if outline is None:
        raise NotFound(
            f"{document.name} is not known as a country report; build the registry again if it was made before reports "
            "were split into sections."
        )
    names = load.names(record, document=document.id)
    return Report(
        document,
        outline,
        tuple(rulings.standing(record, document=document.id)),
        tuple(_counts(record, document)),
        {each.named.name: each.person_id for each in names if each.person_id is not None},
    )


def compare(record: Record, left: str, right: str) -> Compared:
    """What changed from one report to another, each asked for as in `report_asked`.

    Raises:
        NotFound: one of them is not there, or is no country report.
    """
    one, other = (report_asked(record, asked) for asked in (left, right))
    leaned = (leaning_of(record, one), leaning_of(record, other))
    return compared(report_of(record, one), report_of(record, other), leaned)


def country_years(record: Record) -> Table[Report]:
    """One row a country and year; of several forms of a report the one most was read from. Filters: country, year."""

    def ask(asked: dict[str, Any]) -> Answer[Report]:
        pairs = sections.country_years(record, asked.get("country"), asked.get("year"))

        def read(pair: tuple[str, int]) -> Report:
            return report_of(record, report_asked(record, f"{pair[0]}:{pair[1]}"))

        return Worked(pairs, read, all_stay=True)

    return Table("country_years", ask, country_year_row, filters=("country", "year"))


def countries_and_years(record: Record) -> list[tuple[str, int]]:
    """The countries and years on which there is an annual report, in order."""
    return sections.country_years(record)
