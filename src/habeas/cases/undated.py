"""Puts acts that no source dates into the time in custody that the documents tell them with.

A release that cannot have ended the custody beside which it is told belongs to an earlier one, and the charge and the
sentence that lead up to it go with it: nine years are not served between an arrest and the article of the week after.
No date is made up; what is certain is only that the earlier custody came before the later one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.acts.length import length_of, same_length
from habeas.acts.sources import told_by, told_on
from habeas.cases.custody import Custody, convicted_at_once
from habeas.cases.telling import Told, nearest, tellings
from habeas.cases.words import case_words, effect, happened, rank, tells_of_former
from habeas.model import Act, DocumentCard

# An arrest, a trial, a sentence that outlasts them and a release do not fit into so few days; in a longer time a pardon
# may cut a sentence short, and the release may well be the end of the custody beside which it is told.
SHORTEST_COURSE_DAYS = 62
# A call for someone's release shows them held on the day of the document if it is of that month's news.
NEWS_DAYS = 31
# Undated custody that documents told of before goes on in one that appears later by no more than this, or than the term
# that was given: an arrest in a report of 2018 is not that of the news of 2024.
GOES_ON_DAYS = 366


@dataclass(slots=True)
class Placing:
    """The custodies so far, in order, and where each act went."""

    custodies: list[Custody]
    where: dict[str, Custody] = field(default_factory=dict)

    def put(self, act: Act, custody: Custody) -> None:
        """Makes the act part of the custody."""
        custody.acts.append(act)
        self.where[act.id] = custody

    def open_at(self, document: DocumentCard) -> Custody | None:
        """The latest custody that had begun when the document appeared."""
        told = told_on(document)
        day = told.last_day if told else None
        begun = [custody for custody in self.custodies if custody.begun_by(day) and not _long_ago(custody, document)]
        return begun[-1] if begun else None

    def insert(self, custody: Custody, document: DocumentCard) -> None:
        """Puts a custody without a date before all others, but behind those of which older documents tell."""
        older = [place for place, one in enumerate(self.custodies, start=1) if _long_ago(one, document)]
        self.custodies.insert(max(older, default=0), custody)


def _long_ago(custody: Custody, document: DocumentCard) -> bool:
    """Whether a custody without a date is told of only in documents that appeared long before this one."""
    told = told_on(document)
    if custody.start is not None or told is None or not custody.acts:
        return False
    days = [day for act in custody.acts for claim in act.claims if (day := told_by(claim.document)) is not None]
    if not days:
        return False
    lengths = [length for act in custody.acts if act.term and (length := length_of(act.term)) is not None]
    return (told.first_day - max(days)).days > max([GOES_ON_DAYS, *lengths])


def place_undated(placing: Placing, acts: Sequence[Act]) -> None:
    """Puts every undated act of the custody and its proceedings among `acts` into a custody, new ones where needed."""
    for document, told in tellings(acts):
        waiting = [one for one in told if _is_custody_line(one.act) and one.act.id not in placing.where]
        anchors = [one for one in told if one.act.id in placing.where]
        for story in _stories(placing, waiting, anchors, document):
            _place_story(placing, story, anchors, _Setting(document, tuple(one.act for one in told)))


@dataclass(frozen=True, slots=True)
class _Setting:
    """A document with all the acts that it tells of the person."""

    document: DocumentCard
    acts: tuple[Act, ...]


def _is_custody_line(act: Act) -> bool:
    return effect(act) != "none" or (act.type in case_words().proceedings and happened(act))


def _stories(
    placing: Placing, waiting: Sequence[Told], anchors: Sequence[Told], document: DocumentCard
) -> list[list[Told]]:
    """The undated acts of a document in runs: those told nearest to one custody, up to a release.

    The part of a run that leads up to its release in the usual order (charge, sentence, release) is a run of its own.
    """
    runs: list[list[Told]] = []
    beside: Custody | None = None
    for one in waiting:
        custody = _beside(placing, one, anchors, document)
        if not runs or custody is not beside or effect(runs[-1][-1].act) == "ends":
            runs.append([])
        beside = custody
        runs[-1].append(one)
    return [part for run in runs for part in _parted(run) if part]


def _parted(run: list[Told]) -> list[list[Told]]:
    if effect(run[-1].act) != "ends":
        return [run]
    begin = len(run) - 1
    while begin and rank(run[begin - 1].act) < rank(run[begin].act):
        begin -= 1
    return [run[:begin], run[begin:]]


def _beside(placing: Placing, one: Told, anchors: Sequence[Told], document: DocumentCard) -> Custody | None:
    served = [custody for custody in placing.custodies if _is_served_in(one.act, custody)]
    if len(served) == 1:
        return served[0]
    near = nearest(one, anchors)
    return placing.where[near.act.id] if near else placing.open_at(document)


def _is_served_in(act: Act, custody: Custody) -> bool:
    """Whether the act tells that the term of a sentence of this custody was served ("two years, from 2018 to 2020")."""
    if act.type != "imprisonment" or act.term is None:
        return False
    terms = (one.term for one in custody.acts if one.type == "sentence" and effect(one) == "begins")
    return any(term is not None and same_length(act.term, term) for term in terms)


def _place_story(placing: Placing, story: Sequence[Told], anchors: Sequence[Told], setting: _Setting) -> None:
    beside = _beside(placing, story[0], anchors, setting.document)
    acts = [one.act for one in story]
    last = acts[-1]
    ends = effect(last) == "ends" and not convicted_at_once(last, setting.acts)
    if beside is None:
        beside = Custody()
        placing.insert(beside, setting.document)
    elif ends and not _may_end(beside, acts, setting):
        beside = _earlier(placing, beside)
    for act in acts:
        placing.put(act, beside)
    if ends and beside.ended is None:
        beside.ended = last


def _may_end(custody: Custody, story: Sequence[Act], setting: _Setting) -> bool:
    """Whether the release at the end of the story can be the end of that custody."""
    if custody.freed_by is not None or custody.earlier_than is not None or custody.start is None:
        return True
    if tells_of_former(story[-1]):
        return _before_what_it_calls_former(custody, setting)
    return not _not_served(custody, story, setting.document) and not _held_when_told(custody, setting)


def _before_what_it_calls_former(custody: Custody, setting: _Setting) -> bool:
    """Whether a document that calls somebody a former prisoner may mean that custody: an old one, of which it tells
    nothing else; whoever is arrested again is called a former prisoner because of an earlier one."""
    start, told = custody.start, told_on(setting.document)
    if start is None or told is None or {act.id for act in custody.acts} & {act.id for act in setting.acts}:
        return False
    return (told.first_day - start.last_day).days > GOES_ON_DAYS


def _not_served(custody: Custody, story: Sequence[Act], document: DocumentCard) -> bool:
    """The custody had only just begun, and the story tells of a longer term that was over."""
    start = custody.start
    if start is None or document.published is None:
        return False
    days = (document.published.last_day - start.first_day).days
    lengths = [length_of(act.term) for act in story if act.term and act.date is None]
    return days <= SHORTEST_COURSE_DAYS and any(length is None or length > days for length in lengths)


def _held_when_told(custody: Custody, setting: _Setting) -> bool:
    """The document calls for the person's release, or says that they are held, with a date of its own days."""
    start, told = custody.start, setting.document.published
    if start is None or told is None:
        return False
    dates = [
        act.date
        for act in setting.acts
        if act.type in case_words().shows_custody and happened(act) and act.date is not None
    ]
    return any(
        start.first_day <= day.last_day and abs((told.first_day - day.first_day).days) <= NEWS_DAYS for day in dates
    )


def _earlier(placing: Placing, custody: Custody) -> Custody:
    """The custody before that one: the only earlier one whose end is not told, or a new one without a date."""
    place = placing.custodies.index(custody)
    still_open = [one for one in placing.custodies[:place] if one.ended is None]
    if len(still_open) == 1:
        return still_open[0]
    new = Custody(earlier_than=custody.start)
    placing.custodies.insert(place, new)
    return new
