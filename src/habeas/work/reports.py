"""Gathers from a registry what a draft is made from, and makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from habeas.answers.report.material import Asked, Material
from habeas.documents.countries import name_of
from habeas.documents.outline import section_at
from habeas.model import Act, Case
from habeas.record import cases as case_rows
from habeas.record.connect import Record
from habeas.record.sections import outlines_of
from habeas.work import listing
from habeas.work.census import CensusOf
from habeas.work.leaving_out import of_a_report

if TYPE_CHECKING:
    from habeas.answers.report.draft import Draft

# How many years before its own the curve of a draft shows.
YEARS_OF_CURVE = 5
REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Written:
    """A draft and what it was made from."""

    draft: Draft
    material: Material


class ReportsOf:
    """The drafts of reports that a registry gives.

    >>> ReportsOf(registry.record).write("AZ", 2023, include="all")            # doctest: +SKIP
    """

    def __init__(self, record: Record) -> None:
        self.record = record

    def write(
        self,
        country: str,
        year: int,
        *,
        outline: str | None = None,
        include: str = "verified",
        language: str = "en",
        made: date | None = None,
        withheld: Sequence[str] = (),
    ) -> Written:
        """The draft on a country and a year.

        Args:
            outline: its name; that of the report of that year if left out.
            made: the day of which it is; that of the newest document if left out, so the same record gives the same.
            withheld: ids of persons who are not named.

        Raises:
            UnknownTerm: a country, an outline, a language or what to include is none.
        """
        from habeas.answers.report.draft import draft
        from habeas.answers.report.outline import outline_for
        from habeas.answers.report.wording import wording_in

        name_of(country)
        chosen = outline_for(outline, year).name
        wording_in(language)
        asked = Asked(country, year, chosen, include, language, made or date(year, 12, 31))
        material = of_a_report(self.record, self.material(country, year, frozenset(withheld)))
        return Written(draft(material, asked), material)

    def material(self, country: str, year: int, withheld: frozenset[str] = frozenset()) -> Material:
        """All that a draft on a country may tell."""
        from habeas.answers.census_series import series

        census = CensusOf(self.record)
        at_end = census.on(date(year + 1, 1, 1), country=country)
        acts, cases = self._acts_and_cases(country, year, [line.person_id for line in at_end.included])
        persons = {act.person_id for act in acts if act.person_id}
        documents = {claim.document.id: claim.document for act in acts for claim in act.claims}
        counts = listing.counts(self.record)
        figures = [*counts(country=country, kind="stock"), *counts(country=country, kind="flow")]
        for figure in figures:
            documents |= {source.document.id: source.document for source in figure.sources}
        rejected = sum(1 for _ in listing.claims(self.record).where(country=country, review=REJECTED))
        first = date(year - YEARS_OF_CURVE, 1, 1)
        return Material(
            acts=acts,
            cases=cases,
            people={person.id: person for person in case_rows.people(self.record, pk__in=persons)},
            documents=sorted(documents.values(), key=lambda card: card.id),
            figures=figures,
            census=at_end,
            curve=series(census.table(), at_end.question, first, date(year, 12, 31)),
            rejected=rejected,
            topics=self._topics(acts),
            withheld=withheld,
        )

    def _acts_and_cases(self, country: str, year: int, held: Sequence[str]) -> tuple[list[Act], list[Case]]:
        """The acts that may be of the year, and the cases of their people and of those held, with all acts of these."""
        found: dict[str, Act] = {}
        for asked in ({"date__startswith": str(year)}, {"date": None}):
            found |= {act.id: act for act in case_rows.acts(self.record, country=country, **asked)}
        persons = {act.person_id for act in found.values() if act.person_id} | set(held)
        cases = list(case_rows.cases(self.record, country=country, person__in=sorted(persons)))
        for case in cases:
            found |= {act.id: act for act in (*case.acts, *case.responses) if act.id not in found}
        return sorted(found.values(), key=lambda act: act.id), cases

    def _topics(self, acts: Sequence[Act]) -> dict[str, str]:
        """What the section is about in which each claim was read, where that is a section of a country report."""
        claims = {claim.id: claim for act in acts for claim in act.claims}
        outlined = outlines_of(self.record, {claim.document.id for claim in claims.values()})
        found = {}
        for claim in claims.values():
            report = outlined.get(claim.document.id)
            section = section_at(report.places, claim.claim.quotes[0].start) if report else None
            if section is not None and section.topic is not None:
                found[claim.id] = section.topic
        return found
