"""The tables of a registry: which rows, in which order, narrowed by which filters, and with which columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.answers import tables
from habeas.cases.status import HELD, NOT_HELD, UNKNOWN
from habeas.errors import UnknownTerm
from habeas.record import cases as case_rows
from habeas.record import facts, load, organizations, rulings, search, watching
from habeas.record.connect import Record
from habeas.record.load import SourcedCount
from habeas.record.rows import Rows
from habeas.work.answers import PersonLine
from habeas.work.places import Kept
from habeas.work.sections import SectionsOf
from habeas.work.table import Answer, Table, Worked

if TYPE_CHECKING:
    from habeas.answers.counts import Figure

_DOCUMENT = {
    "country": "country",
    "publisher": "publisher",
    "kind": "kind",
    "language": "language",
    "year": "published__startswith",
    "report_year": "report_year",
    "name": "name__icontains",
}
_CLAIM = {
    "type": "type",
    "country": "document__country",
    "document": "document",
    "publisher": "document__publisher",
    "modality": "modality",
}
_ACT = {"type": "type", "country": "country", "person": "person"}
_COUNT = {"country": "document__country", "kind": "kind", "document": "document"}
_CASE = {"country": "country", "person": "person"}
# What an organization is in a claim or an act, in the words of its page.
PARTS = {"did": organizations.ACTOR, "suffered": organizations.HARMED, "there": organizations.PLACE}
_BODY = ("organization", "part")
# Asked for as a claim's review: whatever nobody rejected.
STANDING = "standing"


def documents(record: Record) -> Table[model.DocumentCard]:
    """Documents without their text, the newest first."""

    def ask(asked: dict[str, Any]) -> Rows[model.DocumentCard]:
        return load.cards(record, facts.newest_first(), **_named(_DOCUMENT, asked))

    return Table("documents", ask, tables.document_row, filters=tuple(_DOCUMENT))


def set_asides(record: Record) -> Table[model.SetAside]:
    """Files that could not be read."""
    return Table("set_asides", lambda _: load.set_asides(record), tables.set_aside_row)


def claims(record: Record) -> Table[model.SourcedClaim]:
    """Claims as they stand, by document and in the order of its text; also those that somebody rejected, marked so."""

    def ask(asked: dict[str, Any]) -> Rows[model.SourcedClaim]:
        query = _named(_CLAIM, asked)
        if "person" in asked:
            query["pk__in"] = rulings.ids_about(record, [asked["person"]])
        query |= _of_organization(record, asked, organizations.claims_with)
        if asked.get("review") == STANDING:
            return rulings.standing(record, **query)
        if "review" in asked:
            query |= rulings.reviewed_so(asked["review"])
        return rulings.claims(record, **query)

    places, sections = Kept(record), SectionsOf(record)

    def row(claim: model.SourcedClaim) -> dict[str, Any]:
        return tables.claim_row(claim, places.of(claim), sections.of_claim(claim))

    return Table("claims", ask, row, filters=(*_CLAIM, "person", "review", *_BODY))


def people(record: Record) -> Table[model.Person]:
    """People by id."""

    def ask(asked: dict[str, Any]) -> Rows[model.Person]:
        return case_rows.people(record, **_of_people(record, asked))

    def row(person: model.Person) -> dict[str, Any]:
        names = load.names(record, person=person.id)
        return tables.person_row(person, [(each.document, each.named, each.shown) for each in names])

    return Table("people", ask, row, filters=("country", "name", "letter"))


def people_lines(record: Record) -> Table[PersonLine]:
    """People with numbers beside them, those with most claims first."""

    def ask(asked: dict[str, Any]) -> Rows[PersonLine]:
        return facts.people_lines(record, PersonLine, **_of_people(record, asked))

    def row(line: PersonLine) -> dict[str, Any]:
        names = load.names(record, person=line.person.id)
        return tables.person_row(line.person, [(each.document, each.named, each.shown) for each in names])

    return Table("people", ask, row, filters=("country", "name", "letter"))


def _of_people(record: Record, asked: dict[str, Any]) -> dict[str, Any]:
    query: dict[str, Any] = {"country": asked["country"]} if "country" in asked else {}
    if "letter" in asked:
        query["id__startswith"] = str(asked["letter"]).casefold()
    if "name" in asked:
        query["pk__in"] = search.people(record, str(asked["name"]), limit=10_000)
    return query


def acts(record: Record) -> Table[model.Act]:
    """Acts by date, the undated first."""

    def ask(asked: dict[str, Any]) -> Rows[model.Act]:
        told = _of_organization(record, asked, organizations.acts_with)
        return case_rows.acts(record, **_named(_ACT, asked), **told)

    return Table("acts", ask, tables.act_row, filters=(*_ACT, *_BODY))


def cases(record: Record, day: date) -> Table[model.CaseOn]:
    """Cases by id, as they stood on a day."""
    from habeas.work.finding import case_on

    def ask(asked: dict[str, Any]) -> Answer[model.CaseOn]:
        query = _named(_CASE, asked)
        status = asked.get("status")
        # Who stood how on a day is known without working out any case.
        if status in (HELD, UNKNOWN):
            query["pk__in"] = watching.cases_on(record, day, status)
        elif status == NOT_HELD:
            return Worked(case_rows.cases(record, watching.not_held(record, day), **query), work, all_stay=True)
        return Worked(case_rows.cases(record, **query), work, all_stay=True)

    def work(case: model.Case) -> model.CaseOn | None:
        return case_on(case, day)

    return Table("cases", ask, tables.case_row, filters=(*_CASE, "status"))


def case_lines(record: Record, day: date) -> Table[model.CaseOn]:
    """The same for a list that shows each in a line: what its acts rest on is read only as far as a status needs it.

    It is for showing; what is exported is `cases`.
    """
    from habeas.work.finding import case_on

    def ask(asked: dict[str, Any]) -> Answer[model.CaseOn]:
        lines = watching.lines_on(record, day, asked.get("status"), **_named(_CASE, asked))
        return Worked(lines, lambda case: case_on(case, day), all_stay=True)

    return Table("cases", ask, tables.case_row, filters=(*_CASE, "status"))


class Counts(Table[SourcedCount]):
    """Reported numbers; called, the series of figures that they make."""

    record: Record

    def __call__(self, what: str | None = None, country: str | None = None, kind: str = "stock") -> list[Figure]:
        """One line a figure with all its sources, by date; a report without a figure has a line that says so.

        Numbers that somebody rejected are not in it.
        """
        from habeas.answers.counts import series
        from habeas.answers.counts_absent import with_absent
        from habeas.record.sections import reports as country_reports
        from habeas.work.counted import CountReviewsOf

        reported = CountReviewsOf(self.record).standing(self.where(country=country, kind=kind))
        asked: dict[str, Any] = {} if country is None else {"country": country}
        reports = load.cards(self.record, report_year__isnull=False, **asked)
        figures = series(reported, reports, what=what, kind=kind)
        return with_absent(figures, what, country_reports(self.record, country=country))


def counts(record: Record) -> Counts:
    """Reported numbers by document."""
    from habeas.answers.counts import matches

    def ask(asked: dict[str, Any]) -> Answer[SourcedCount]:
        what = asked.get("what")
        rows = load.counts(record, **_named(_COUNT, asked))

        def keep(each: SourcedCount) -> SourcedCount | None:
            return each if what is None or matches(each.count.what, what) else None

        return Worked(rows, keep, all_stay=what is None)

    sections = SectionsOf(record)

    def row(each: SourcedCount) -> dict[str, Any]:
        return tables.count_row(each.id, each.count, each.document, sections.of_count(each.document.id, each.count))

    table = Counts("counts", ask, row, filters=(*_COUNT, "what"))
    table.record = record
    return table


def _of_organization(
    record: Record, asked: dict[str, Any], told: Callable[[Record, str, str | None], Any]
) -> dict[str, Any]:
    """What asks for the claims or acts that name an organization, by its id or one that it had, in that part or in any.

    Raises:
        UnknownTerm: there is no such part, or it is asked for without an organization.
    """
    part = asked.get("part")
    if part is not None and (part not in PARTS or "organization" not in asked):
        raise UnknownTerm(f"“part” is {' or '.join(PARTS)}, and is asked together with an “organization”.")
    if "organization" not in asked:
        return {}
    one = str(asked["organization"])
    found = told(record, organizations.moved_to(record, one) or one, None if part is None else PARTS[part])
    return {"id__in": found}  # beside the `pk__in` of another filter


def _named(names: dict[str, str], asked: dict[str, Any]) -> dict[str, Any]:
    """The filters that the record answers, by its names; a year is the beginning of a date."""
    return {names[name]: str(value) if name == "year" else value for name, value in asked.items() if name in names}
