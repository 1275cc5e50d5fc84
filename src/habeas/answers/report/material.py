"""What a draft is made from, and what of it is of its year and may be told.

Rejected claims are never told. By default only what people verified is; then an act is what its verified claims say,
and what others add to it does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from habeas.acts.sources import told_on
from habeas.acts.tell import act_of
from habeas.answers.counts import Figure
from habeas.answers.report.attributing import attributed
from habeas.answers.report.citing import REJECTED, VERIFIED
from habeas.answers.report.doubting import as_hedged, without_headings
from habeas.answers.report.trimming import trimmed
from habeas.errors import UnknownTerm
from habeas.model import Act, Case, DocumentCard, Person, SourcedClaim
from habeas.terms import claim_type

if TYPE_CHECKING:
    from habeas.answers.census import Census
    from habeas.answers.census_series import Day

_LASTING = "imprisonment"
_SEVERAL = 2
ALL, ONLY_VERIFIED = "all", "verified"
INCLUDES = (ONLY_VERIFIED, ALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which draft is asked for; `made` is the day of which it is.

    Raises:
        UnknownTerm: `include` is none of `INCLUDES`.
    """

    country: str
    year: int
    outline: str
    include: str
    language: str
    made: date

    def __post_init__(self) -> None:
        if self.include not in INCLUDES:
            raise UnknownTerm(f"{self.include!r} is not what a draft can include; there are {', '.join(INCLUDES)}.")

    @property
    def end(self) -> date:
        """The last day of the year."""
        return date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Material:
    """All that a draft may tell of a country.

    Attributes:
        acts: every act in the country; `cases` of the same people.
        figures: numbers that sources report, but for rejected ones; `verified_figures` the same of those that people
            verified alone.
        census: who was in custody at the end of the year; `curve` the years before it.
        topics: what the sections are about in which a claim was read, by the claim's id, the nearest first;
            `figure_topics` the same of numbers, by the document and where the quote begins.
        withheld: ids of persons who are not named, nor told one by one.
        unsaid: names that stand nowhere, not even in a quote.
    """

    acts: Sequence[Act]
    cases: Sequence[Case]
    people: dict[str, Person]
    documents: Sequence[DocumentCard]
    figures: Sequence[Figure] = ()
    verified_figures: Sequence[Figure] = ()
    census: Census | None = None
    curve: Sequence[Day] = ()
    rejected: int = 0
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    figure_topics: Mapping[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    withheld: frozenset[str] = field(default_factory=frozenset)
    unsaid: frozenset[str] = field(default_factory=frozenset)

    def figures_told(self, include: str) -> Sequence[Figure]:
        """The numbers that a draft tells that includes so much."""
        return self.figures if include == ALL else self.verified_figures


def may_be_told(claim: SourcedClaim, include: str) -> bool:
    """Whether a claim may be told at all."""
    return claim.review == VERIFIED or (include == ALL and claim.review != REJECTED)


def narrowed(act: Act, asked: Asked, people: dict[str, Person]) -> Act | None:
    """The act as those of its claims tell it that may be told; None where there are none."""
    kept = tuple(claim for claim in act.claims if may_be_told(claim, asked.include) and claim.claim.quotes)
    if len(kept) == len(act.claims):
        return act
    if not kept:
        return None
    person = people.get(act.person_id) if act.person_id else None
    return replace(act_of(person, kept), person_id=act.person_id, person_name=act.person_name, id=act.id)


def told_acts(material: Material, asked: Asked) -> Iterator[Act]:
    """The acts that may be told, of any year; what two documents say of a group in the very same words is one."""
    yield from _without_doubles(_told(material, asked))


def _without_doubles(acts: Iterable[Act]) -> Iterator[Act]:
    found: dict[tuple[str, ...], Act] = {}
    for act in acts:
        if act.person_id is not None:
            yield act
            continue
        words = " ".join(act.claims[0].claim.quotes[0].text.split())
        key = (act.type, (act.group or "").casefold(), str(act.number), *act.organizations, words)
        same = found.setdefault(key, act)
        if same is not act:
            found[key] = replace(same, claims=(*same.claims, *act.claims), actors=same.actors or act.actors)
    yield from found.values()


def _told(material: Material, asked: Asked) -> Iterator[Act]:
    harmed = frozenset(person.name for person in material.people.values())
    for act in material.acts:
        if act.person_id in material.withheld:
            continue
        kept = narrowed(act, asked, material.people)
        if kept is not None:
            yield from (_as_said(without_doubtful_makers(one, harmed)) for one in _apart(kept))


def _as_said(act: Act) -> Act:
    """The act as its sentences say it: without what they do not, by whom, and as sure as they are."""
    return as_hedged(attributed(trimmed(without_headings(act))))


def _apart(act: Act) -> Iterator[Act]:
    """An act on nobody in particular as what it is, so many sentences of sources, each on its own matter."""
    if act.person_id or act.group or act.organizations or len(act.claims) < _SEVERAL:
        yield act
        return
    yield from (act_of(None, [claim]) for claim in act.claims)


def without_doubtful_makers(act: Act, harmed: frozenset[str]) -> Act:
    """An act that nobody verified, without those makers who are themselves among those to whom something was done."""
    if claim_type(act.type).kind != "act" or any(claim.review == VERIFIED for claim in act.claims):
        return act
    return replace(act, actors=tuple(actor for actor in act.actors if actor not in harmed))


def is_of_year(act: Act, year: int) -> bool:
    """Whether an act is of that year: by its date, or undated in a document that covers or appeared in that year.

    What a document told before the year began did not happen in it, but that somebody is in prison holds for years.
    """
    if act.date is not None:
        return act.date.year == year
    told = [day.last_day.year for claim in act.claims if (day := told_on(claim.document)) is not None]
    begun = act.type != _LASTING and min(told, default=year) < year
    return not begun and any(_covers(claim.document, year) for claim in act.claims)


def by_year_end(acts: Iterable[Act], asked: Asked) -> list[Act]:
    """Of acts in order those up to the end of the year: later ones are of another report."""
    return [
        act for act in acts if (act.date is not None and act.date.first_day <= asked.end) or is_of_year(act, asked.year)
    ]


def _covers(card: DocumentCard, year: int) -> bool:
    if card.report_year is not None:
        return card.report_year == year
    return card.published is not None and card.published.year == year
