"""Gathers from a registry what a draft is made from, and makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING

from habeas.answers.counts import Figure
from habeas.answers.report.material import Asked, Material
from habeas.documents.countries import name_of
from habeas.documents.outline import Outlined, section_at
from habeas.errors import UnknownTerm
from habeas.model import Act, Case, Person
from habeas.record import cases as case_rows
from habeas.record.connect import Record
from habeas.record.sections import outlines_of, texts_of
from habeas.work import listing
from habeas.work.census import CensusOf
from habeas.work.counted import CountReviewsOf
from habeas.work.leaving_out import of_a_report
from habeas.work.withholding import all_released, unsaid_names

if TYPE_CHECKING:
    from habeas.answers.report.draft import Draft

# How many years before its own the curve of a draft shows.
YEARS_OF_CURVE = 5
REJECTED = "rejected"


# What a draft never tells of anybody; whoever has anything else withheld is not told of at all.
NEVER_TOLD = frozenset({"photo", "kin", "offices", "recognitions", "other names"})


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
    ) -> Written:
        """The draft on a country and a year.

        Args:
            outline: its name; that of the report of that year if left out.
            made: the day of which it is; that of the newest document if left out, so the same record gives the same.

        Raises:
            UnknownTerm: a country, an outline, a language or what to include is none.
        """
        from habeas.answers.report.draft import draft
        from habeas.answers.report.outline import outline_for
        from habeas.answers.report.wording import wording_in

        name_of(country)
        if not MINYEAR < year < MAXYEAR - 1:
            raise UnknownTerm(f"{year} is no year that a report covers; write it like 2024.")
        chosen = outline_for(outline, year).name
        wording_in(language, chosen)
        asked = Asked(country, year, chosen, include, language, made or date(year, 12, 31))
        material = of_a_report(self.record, self.material(country, year))
        return Written(draft(material, asked), material)

    def material(self, country: str, year: int) -> Material:
        """All that a draft on a country may tell; who is withheld from what is published is withheld from it too."""
        from habeas.answers.census_series import series

        census = CensusOf(self.record)
        at_end = census.on(date(year + 1, 1, 1), country=country)
        acts, cases = self._acts_and_cases(country, year, [line.person_id for line in at_end.included])
        persons = {act.person_id for act in acts if act.person_id}
        people = {person.id: person for person in case_rows.people(self.record, pk__in=persons)}
        acts, cases = self._with_antecedents(acts, cases, people)
        withheld = withheld_persons(self.record)
        documents = {claim.document.id: claim.document for act in acts for claim in act.claims}
        figures, verified = self._figures(country)
        for figure in figures:
            documents |= {source.document.id: source.document for source in figure.sources}
        rejected = sum(1 for _ in listing.claims(self.record).where(country=country, review=REJECTED))
        first = date(year - YEARS_OF_CURVE, 1, 1)
        return Material(
            acts=acts,
            cases=cases,
            people=people,
            documents=sorted(documents.values(), key=lambda card: card.id),
            figures=figures,
            verified_figures=verified,
            census=at_end,
            curve=series(census.table(), at_end.question, first, date(year, 12, 31)),
            rejected=rejected,
            topics=self._topics(acts),
            figure_topics=self._figure_topics(figures),
            withheld=frozenset(people) & withheld,
            unsaid=unsaid_names(self.record) | {name for one in withheld for name in _names(people.get(one))},
        )

    def _figures(self, country: str) -> tuple[list[Figure], list[Figure]]:
        """The reported numbers but for rejected ones, and those that people verified alone."""
        from habeas.answers.count_reviews import VERIFIED
        from habeas.answers.counts import series

        kept = CountReviewsOf(self.record).standing(listing.counts(self.record).where(country=country))
        verified = [each for each in kept if each.review == VERIFIED]
        return (
            [one for kind in ("stock", "flow") for one in series(kept, kind=kind)],
            [one for kind in ("stock", "flow") for one in series(verified, kind=kind)],
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

    def _with_antecedents(
        self, acts: Sequence[Act], cases: Sequence[Case], people: Mapping[str, Person]
    ) -> tuple[list[Act], list[Case]]:
        """The same with the sentences that say of whom or when a claim speaks, where its quote only points there."""
        from habeas.answers.report.antecedents import points, with_antecedents

        pointing = [act for act in acts if points(act, people.get(act.person_id or ""))]
        texts = texts_of(self.record, {told.document.id for act in pointing for told in act.claims})
        found = {act.id: act for act in acts}
        names = {name for person in people.values() for name in person.names}
        found |= {act.id: with_antecedents(act, people.get(act.person_id or ""), texts, names) for act in pointing}
        whole = [
            replace(
                case,
                acts=tuple(found.get(act.id, act) for act in case.acts),
                responses=tuple(found.get(act.id, act) for act in case.responses),
            )
            for case in cases
        ]
        return list(found.values()), whole

    def _topics(self, acts: Sequence[Act]) -> dict[str, tuple[str, ...]]:
        """What the sections are about in which each claim was read, where they are of a report, the nearest first."""
        claims = {claim.id: claim for act in acts for claim in act.claims}
        outlined = outlines_of(self.record, {claim.document.id for claim in claims.values()})
        found = {
            claim.id: _about(outlined.get(claim.document.id), claim.claim.quotes[0].start) for claim in claims.values()
        }
        return {claim: topics for claim, topics in found.items() if topics}

    def _figure_topics(self, figures: Sequence[Figure]) -> dict[tuple[str, int], tuple[str, ...]]:
        """The same of reported numbers, by their document and the place of their quote."""
        places = {(each.document.id, each.span.start) for one in figures for each in one.sources if each.span}
        outlined = outlines_of(self.record, {document for document, _ in places})
        return {
            (document, start): topics for document, start in places if (topics := _about(outlined.get(document), start))
        }


def _about(report: Outlined | None, start: int) -> tuple[str, ...]:
    """What the label is about that stands before a paragraph, where there is one, and what its section is about."""
    if report is None:
        return ()
    sections = (section_at(report.places, start), section_at(report.sections, start))
    return tuple(dict.fromkeys(each.topic for each in sections if each is not None and each.topic is not None))


def withheld_persons(record: Record) -> frozenset[str]:
    """The persons of whom something may not be published that a draft tells."""
    found = all_released(record).items()
    return frozenset(person for person, each in found if each.withheld or each.hidden - NEVER_TOLD)


def _names(person: Person | None) -> tuple[str, ...]:
    return () if person is None else person.names
