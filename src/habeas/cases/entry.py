"""What a census needs to know of one person, and nothing else: when they were held, in which forms, on which evidence.

An entry is made of a person's cases and is kept as it was, so that what was known on a day can be asked later. Days are
ends of days, as in `status`: what a run says of a day holds at the midnight that follows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from habeas.cases.asides import aside
from habeas.cases.detention import changes_of_form, detentions, forms_on
from habeas.cases.restrictions import Restriction, restrictions
from habeas.cases.standing import states
from habeas.cases.status import confirmed
from habeas.cases.telling import latest_day
from habeas.cases.words import effect
from habeas.model import Act, Case

# How far the review of what somebody's custody rests on has come, from the least to the most.
REVIEWS = ("unreviewed", "accepted by one", "verified")
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Run:
    """Days, as ordinals from `since` to the one before `until`, with one state and the forms that it may have."""

    since: int
    until: int
    state: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """One custody. Days are ordinals; a pair is the first and the last day that something may have happened on.

    Attributes:
        confirmed: the last day on which it is confirmed; that of the calendar for life, None where nothing is dated.
        acts: the days of each act that put or kept them in custody.
        places: from which day on in which prison or the like.
        start, end: when it began and ended; an end of which nobody tells is None.
        died: whether it ended with a death.
        sources: the most independent sources that tell of one of its acts; `review` how far that is reviewed.
        asserted: whether some source states it as a fact.
    """

    case_id: str
    country: str | None
    runs: tuple[Run, ...]
    confirmed: int | None
    acts: tuple[tuple[int, int], ...]
    places: tuple[tuple[int, str], ...]
    charges: tuple[str, ...]
    start: tuple[int, int] | None
    end: tuple[int, int] | None
    died: bool
    sources: int
    review: int
    asserted: bool
    by_state: bool


@dataclass(frozen=True, slots=True)
class Recognised:
    """That a body calls the person something on a day (an ordinal), by which definition where it names one."""

    by: str
    label: str
    definition: str | None
    day: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A person, or so many people of a group who are not named.

    Attributes:
        person_id: empty for people who are not named.
        number: how many people it is.
        roles: offices, occupations and memberships, as documents word them.
        arrests: type, first and last day and place of each arrest, of which a group's are compared with.
        maybe: ids of persons who may be the same, with nobody having decided.
        aside: of a group, which kind of number it is that is no group of people held (see `cases.asides`); else empty.
    """

    person_id: str
    name: str
    number: int = 1
    gender: str | None = None
    country: str | None = None
    roles: tuple[str, ...] = ()
    cases: tuple[Held, ...] = ()
    arrests: tuple[tuple[str, int, int, str], ...] = ()
    restricted: tuple[Restriction, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    maybe: tuple[str, ...] = field(default=())
    aside: str = ""


def held_of(cases: Iterable[Case]) -> tuple[Held, ...]:
    """The custodies among a person's cases, as an entry has them."""
    return tuple(_held(case) for case in cases if case.custody)


def restricted_of(cases: Iterable[Case]) -> tuple[Restriction, ...]:
    """The travel bans, suspended sentences and the like of a person, as an entry has them."""
    return restrictions(act for case in cases for act in case.acts)


def arrests_of(cases: Iterable[Case]) -> tuple[tuple[str, int, int, str], ...]:
    """What was done to somebody to hold them, as an entry has it."""
    acts = (act for case in cases for act in case.acts if act.type == "arrest" and effect(act) == "begins")
    return tuple(sorted({(act.type, *_days(act), (act.place or "").casefold()) for act in acts}))


def group_entry(act: Act, case: Case) -> Entry:
    """The entry of people who are not named, of the act that tells of them as the only one of a case."""
    kind = (act.type, *_days(act), (act.place or "").casefold())
    return Entry(
        "",
        act.group or "people",
        max(1, act.number or 1),
        country=case.country or act.country,
        cases=held_of([case]),
        arrests=(kind,),
        aside=aside(act),
    )


def written(entry: Entry) -> str:
    """The entry as text; the same entry gives the same text."""
    values = _values(entry)
    return _ENCODER.encode(values if entry.aside else values[:-1])


def read(text: str) -> Entry:
    """The entry that was written so."""
    person_id, name, number, gender, country, roles, cases, arrests, restricted, recognised, maybe, *rest = json.loads(
        text
    )
    return Entry(
        person_id,
        name,
        number,
        gender,
        country,
        tuple(roles),
        tuple(_read_held(*each) for each in cases),
        tuple(tuple(each) for each in arrests),
        tuple(Restriction(*each) for each in restricted),
        tuple(Recognised(*each) for each in recognised),
        tuple(maybe),
        *rest,
    )


def _values(part: Any) -> list[Any]:  # noqa: ANN401 (an entry, or what is in one)
    """The values of its fields, in their order."""
    return [getattr(part, name) for name in part.__dataclass_fields__]


# Made once: `json.dumps` makes one for each entry.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_values)


def _read_held(*told: Any) -> Held:  # noqa: ANN401
    case_id, country, runs, last, acts, places, charges, start, end, *rest = told
    return Held(
        case_id,
        country,
        tuple(Run(since, until, state, tuple(forms)) for since, until, state, forms in runs),
        last,
        tuple((first, late) for first, late in acts),
        tuple((day, place) for day, place in places),
        tuple(charges),
        None if start is None else (start[0], start[1]),
        None if end is None else (end[0], end[1]),
        *rest,
    )


def _held(case: Case) -> Held:
    held = [act for act in case.acts if effect(act) in ("begins", "continues")]
    stays = detentions(case)
    last = confirmed(case)
    first = min((act.date for act in held if act.date), key=lambda day: day.first_day, default=None)
    ends = [act for act in case.acts if effect(act) == "ends" and act.date == case.end]
    placed = [(one.begins.last or one.begins.first, one.place) for one in stays if one.place]
    return Held(
        case_id=case.id,
        country=case.country,
        runs=tuple(_runs(case)),
        confirmed=None if last is None else last.toordinal(),
        acts=tuple(_days(act) for act in held) or ((_FIRST, _LAST),),
        places=tuple((day.toordinal(), place) for day, place in placed if day is not None and place is not None),
        charges=tuple(dict.fromkeys(charge for act in case.acts for charge in act.charges)),
        start=None if first is None else (first.first_day.toordinal(), first.last_day.toordinal()),
        end=_ended(case, ends),
        died=case.released and any(act.type == "killing" for act in ends),
        sources=max((act.sources for act in held or case.acts), default=1),
        review=max((_review(act) for act in held or case.acts), default=0),
        asserted=any(act.modality == "asserted" for act in held or case.acts),
        by_state=all(one.by_state for one in stays),
    )


def _ended(case: Case, ends: Sequence[Act]) -> tuple[int, int] | None:
    if case.end is not None:
        return case.end.first_day.toordinal(), case.end.last_day.toordinal()
    if case.released:
        told = min((day for act in ends if (day := latest_day(act)) is not None), default=None)
        return None if told is None else (_FIRST, told.toordinal())
    return None


def _runs(case: Case) -> Iterable[Run]:
    held = detentions(case)
    changes = sorted({day.toordinal() for day in changes_of_form(held)})
    for run in states(case):
        since, until = run.since.toordinal(), _LAST if run.until is None else run.until.toordinal()
        cuts = [since, *(day for day in changes if since < day < until), until]
        last: Run | None = None
        for start, end in pairwise(cuts):
            forms = tuple(sorted(forms_on(held, date.fromordinal(start))))
            if last is not None and last.forms == forms:
                last = Run(last.since, end, run.value, forms)
                continue
            if last is not None:
                yield last
            last = Run(start, end, run.value, forms)
        if last is not None:
            yield last


def _days(act: Act) -> tuple[int, int]:
    """The first and the last day that an act may have happened on, without bounds where nothing gives one."""
    latest, first = latest_day(act), act.date.first_day.toordinal() if act.date else _FIRST
    # Told before the day that it is dated to, it cannot have been earlier than that day all the same.
    return first, _LAST if latest is None else max(first, latest.toordinal())


def _review(act: Act) -> int:
    return max((REVIEWS.index(claim.review) for claim in act.claims if claim.review in REVIEWS), default=0)
