"""A registry: the one thing that the command line, the web face and a notebook open, build and ask.

Everything it gives is a noun of `habeas.model` or a small frozen dataclass of `work.answers`; what is long comes
as a `Table`, which streams.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.errors import HabeasError, NotFound
from habeas.record import cases as case_rows
from habeas.record import facts, load
from habeas.record.connect import Record, open_record
from habeas.record.faults import clearly, told_clearly
from habeas.record.provisions import SourcedProvision
from habeas.work import finding, listing, searching, suggesting, who_is_who
from habeas.work import organizations as bodies
from habeas.work.answers import CaseFile, Overview, PersonLine, Provenance, SearchResult, VerifyReport
from habeas.work.census import CensusOf
from habeas.work.country_reports import country_years
from habeas.work.known_names import KnownNamesOf
from habeas.work.organizations import OrganizationFile, OrganizationLine
from habeas.work.provisions import provisions_table
from habeas.work.registry_deciding import Deciding
from habeas.work.suggesting import Suggestion
from habeas.work.table import Table
from habeas.work.who_is_who import Maybe, PersonFile, Why

if TYPE_CHECKING:
    from habeas.answers.counts import Figure
    from habeas.answers.explanation import Explanation
    from habeas.answers.issues import Report
    from habeas.claims.extract import Extractor
    from habeas.work.build import BuildReport, Progress
    from habeas.work.overlapping import Overlapping


class Registry(Deciding):
    """An open registry.

    >>> registry = Registry.open("my-registry")        # doctest: +SKIP
    >>> registry.build(["articles/"])                  # doctest: +SKIP
    >>> registry.case("Maria Quispe").cases            # doctest: +SKIP
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self._words_before: tuple[object, list[str]] = (None, [])
        self._facets_before: tuple[object, dict[tuple[str, ...], dict[str, list[tuple[Any, int]]]]] = (None, {})

    @classmethod
    def open(cls, folder: str | Path = "registry", *, create: bool = True) -> Registry:
        """Opens the registry in a folder, making an empty one where there is none, unless `create` is false.

        Where a build was cut off, persons, acts and cases are derived again first.

        Raises:
            RegistryNotFound: something else or a damaged one is in the folder, or nothing and `create` is false.
            NotAllowed: this account may not write there.
        """
        from habeas.work.derive import catch_up

        record = open_record(Path(folder), create=create)
        with told_clearly(record.folder):
            catch_up(record)
        return cls(record)

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.record.folder

    def close(self) -> None:
        """Closes this thread's connection; asking again opens it again."""
        self.record.close()

    def __enter__(self) -> Registry:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
        if error is not None and (clear := self.clearly(error)) is not None:
            raise clear from error

    def clearly(self, error: BaseException) -> HabeasError | None:
        """The error with a sentence for what the system says of this registry; None for any other error."""
        return clearly(error, self.folder)

    def __repr__(self) -> str:
        return f"<Registry {self.folder}: {len(self.documents)} documents>"

    # --- building and checking ------------------------------------------------------------------------

    def build(
        self,
        paths: Iterable[str | Path],
        *,
        processes: int | None = None,
        extractor: Extractor | None = None,
        derive_all: bool = False,
        progress: Progress | None = None,
    ) -> BuildReport:
        """Reads files and folders into the registry; what is unchanged costs a hash. See `work.build.build`."""
        from habeas.work.build import build

        whole = [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
        with told_clearly(self.folder):
            return build(
                self.record,
                whole,
                processes=processes,
                extractor=extractor,
                derive_all=derive_all,
                progress=progress,
            )

    def verify(self) -> VerifyReport:
        """Checks that every file has its hash and every quote is in its text. See `work.verify.verify`."""
        from habeas.work.verify import verify

        with told_clearly(self.folder):
            return verify(self.record)

    @property
    def names(self) -> KnownNamesOf:
        """The names that somebody knows to be people's: `.add([...])`, `.remove([...])`, and all of them in order."""
        return KnownNamesOf(self.record)

    # --- tables ---------------------------------------------------------------------------------------

    @property
    def documents(self) -> Table[model.DocumentCard]:
        """Documents without their text, the newest first.

        Filters: country, publisher, kind, language, year (of publication), report_year, name.
        """
        return listing.documents(self.record)

    @property
    def set_asides(self) -> Table[model.SetAside]:
        """The files that were found and could not be read, each with its reason."""
        return listing.set_asides(self.record)

    @property
    def claims(self) -> Table[model.SourcedClaim]:
        """Claims with their documents. Filters: type, country, document, person, organization, part, publisher."""
        return listing.claims(self.record)

    @property
    def people(self) -> Table[model.Person]:
        """Everyone whom a document names. Filters: country, name (any spelling, or its beginning)."""
        return listing.people(self.record)

    @property
    def people_lines(self) -> Table[PersonLine]:
        """The same with numbers beside them, those with most claims first. Filters: country, name, letter."""
        return listing.people_lines(self.record)

    @property
    def organizations(self) -> Table[OrganizationLine]:
        """Organizations with numbers beside them, those with most claims first. Filters: kind, country."""
        return bodies.lines(self.record)

    def kinds_of_organizations(self) -> list[str]:
        """The kinds that the record's organizations are of, sorted."""
        return bodies.kinds(self.record)

    @property
    def acts(self) -> Table[model.Act]:
        """Acts with the claims that tell of them, by date. Filters: type, country, person, organization (ids), part."""
        return listing.acts(self.record)

    def cases(
        self, on: date | None = None, country: str | None = None, status: str | None = None
    ) -> Table[model.CaseOn]:
        """Cases as they stood on a day; filters: country, person (an id), status ("held", "not held", "unknown").

        Without a day it is that of the latest publication, so that the same record always gives the same answer.
        """
        day = on or self.latest_day()
        return listing.cases(self.record, day).where(country=country, status=status)

    @property
    def census(self) -> CensusOf:
        """Who was in custody on a day, by a rule, as known on a day: `.on(date, country="AZ")`. See `work.census`."""
        return CensusOf(self.record)

    def overlapping(self, on: date, country: str | None = None, *, by: str | None = None) -> Overlapping:
        """The lists of a day as tables to estimate from: `habeas.estimate.estimate(found.tables[""])`.

        Raises:
            NotFound, UnknownTerm, BadTable: see `work.overlapping`.
        """
        from habeas.work.overlapping import overlapping

        return overlapping(self.record, on, country=country, by=by)

    @property
    def counts(self) -> listing.Counts:
        """Numbers that documents report. Filters: what, country, kind, document.

        Called, it gives the series: `registry.counts("political prisoners", "AZ")`, see `series`.
        """
        return listing.counts(self.record)

    @property
    def provisions(self) -> Table[SourcedProvision]:
        """What documents say of the law. Filters: country, year (of the report), kind, document, topic, about."""
        return provisions_table(self.record)

    @property
    def country_years(self) -> Table[Report]:
        """One row a country and year with what its annual report says of each issue. Filters: country, year."""
        return country_years(self.record)

    def series(self, what: str | None = None, country: str | None = None, kind: str = "stock") -> list[Figure]:
        """What sources reported, by date: one figure a line with all its sources; see `answers.counts.series`."""
        return self.counts(what, country, kind)

    # --- one thing ------------------------------------------------------------------------------------

    def document(self, document_id: str) -> model.Document:
        """The document with that id, or with an id that begins so.

        Raises:
            NotFound: there is none.
        """
        return load.document(self.record, facts.whole_id(self.record, document_id))

    def original(self, document_id: str) -> bytes:
        """The bytes of a document as they were received.

        Raises:
            NotFound: there is no such document, or only quotes of it are here.
        """
        return finding.original(self.record, facts.whole_id(self.record, document_id))

    def provenance(self, document_id: str) -> Provenance:
        """Where a document came from, when, and how it was read."""
        return finding.provenance(self.record, facts.whole_id(self.record, document_id))

    def claims_of(self, document_id: str) -> list[model.SourcedClaim]:
        """A document's claims in the order of its text."""
        return list(self.claims.where(document=document_id))

    def counts_of(self, document_id: str) -> list[load.SourcedCount]:
        """The numbers that a document reports, in the order of its text."""
        return list(load.counts(self.record, document=document_id))

    def names_of(self, document_id: str) -> list[load.SourcedName]:
        """The people whom a document names, with the ids of the persons that they are."""
        return list(load.names(self.record, document=document_id))

    def affiliations_of(self, document_id: str) -> list[load.SourcedAffiliation]:
        """The offices, occupations and memberships that a document gives."""
        return list(load.affiliations(self.record, document=document_id))

    def acts_of(self, document_id: str) -> dict[str, list[model.Act]]:
        """For each claim of a document, the acts that it tells of (one for each person it was done to)."""
        found: dict[str, list[model.Act]] = {}
        for act in case_rows.acts(self.record, pk__in=facts.acts_in(self.record, document_id)):
            for claim in act.claims:
                if claim.document.id == document_id:
                    found.setdefault(claim.id, []).append(act)
        return found

    def explain(self, name: str) -> Explanation:
        """Why a document was read as it was, found by its id, name or title; see `work.explain`.

        Raises:
            NotFound: there is no such document, or several.
            UnreadableDocument: it is not in English.
        """
        from habeas.work.explain import explain

        return explain(load.document(self.record, finding.document_id(self.record, name)), self.names.known())

    def person(self, person_id: str) -> model.Person:
        """The person with that id.

        Raises:
            NotFound: there is none.
        """
        for person in case_rows.people(self.record, pk=person_id):
            return person
        raise NotFound(f"There is no person with the id {person_id[:80]!r}.")

    def case(self, name: str, on: date | None = None) -> CaseFile:
        """All about a person, found by any spelling of the name, with or without diacritics, or by an id.

        Raises:
            NotFound: nobody answers to that name, or several people do; the message names the nearest ones.
        """
        return finding.case_file(self.record, finding.person_id(self.record, name), on or self.latest_day())

    def case_of(self, person_id: str, on: date) -> CaseFile:
        """The same of the person with that id, and no other way to name one.

        Raises:
            NotFound: there is none.
        """
        return finding.case_file(self.record, person_id, on)

    def person_file(self, name: str) -> PersonFile:
        """Who is who about one person: every mention with its reason, and who may be the same.

        Raises:
            NotFound: nobody answers to that name, or several people do; the message names the nearest ones.
        """
        return who_is_who.person_file(self.record, name)

    def maybes(self) -> list[Maybe]:
        """The pairs of people of whom nothing tells whether they are one, the likeliest first."""
        return who_is_who.maybes(self.record)

    def why(self, left: str, right: str) -> Why:
        """Why two people are one or two; each is a name in any spelling, an id, or "DOCUMENT NAME".

        Raises:
            NotFound: one of them is nobody's name, or both are one mention.
        """
        return who_is_who.why(self.record, left, right)

    def names_alone(self, left: str, right: str) -> str | None:
        """Why `why` can but compare the names of two texts, in a sentence; None where it compares people."""
        return who_is_who.names_alone(self.record, left, right)

    def organization(self, name: str) -> OrganizationFile:
        """All about an organization, found by any of its names, an acronym or an id.

        Raises:
            NotFound: none answers to that name, or several do; the message names them.
        """
        return bodies.organization_file(self.record, bodies.organization_id(self.record, name))

    def search(self, text: str, limit: int = 20, **asked: Any) -> SearchResult:  # noqa: ANN401
        """People, documents and claims that have all words of the text; see `work.searching.search` for what to ask."""
        return searching.search(self.record, text, limit, known=self._words_of_names(), **asked)

    def suggested(self, of: str, typed: str) -> list[Suggestion]:
        """Who or what may be meant by the letters typed so far. See `work.suggesting.suggested`."""
        return suggesting.suggested(self.record, of, typed, known=self._words_of_names())

    def _words_of_names(self) -> list[str]:
        """The words of all names, read once for each state of the record."""
        key = facts.names_state(self.record)
        if self._words_before[0] != key:
            self._words_before = (key, facts.words_of_names(self.record))
        return self._words_before[1]

    # --- the whole ------------------------------------------------------------------------------------

    def latest_day(self) -> date:
        """The latest day on which a document of the record was published; the first of days if none is dated."""
        last = facts.last_published(self.record)
        return date.min if last is None else load.partial(last).last_day  # type: ignore[union-attr]

    def overview(self, on: date | None = None) -> Overview:
        """How much is in the registry, and how many people were in custody on a day."""
        day = on or self.latest_day()
        return finding.overview(self.record, day, held=finding.held_on(self.record, day))

    def facets(self, *names: str) -> dict[str, list[tuple[Any, int]]]:
        """For each filter of the documents, or for these, its values with the number of documents that have them."""
        key = facts.documents_state(self.record)
        before = self._facets_before
        if before[0] != key:
            before = self._facets_before = (key, {})
        if names not in before[1]:
            before[1][names] = facts.facets(self.record, *names)
        return {name: list(values) for name, values in before[1][names].items()}

    def counted(self, limit: int = 40) -> list[tuple[str, int]]:
        """What documents count, as they word it, with the number of counts, the most frequent first."""
        return facts.counted(self.record, limit)
