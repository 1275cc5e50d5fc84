"""What of a case becomes stale unless news comes: a remand whose term is over, a hearing gone by, nobody naming them.

Each gives the day after which it is so; whether that day has come is for whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.acts.length import length_of
from habeas.acts.sources import told_by
from habeas.model import Act, Case

TERM, HEARING, SILENCE = "term", "hearing", "silence"
KINDS = (TERM, HEARING, SILENCE)
# Half a year without a word is when those who keep lists ask the family or the lawyer again.
SILENT_DAYS = 183


@dataclass(frozen=True, slots=True)
class Due:
    """A day after which the case is stale; `act_id` is the remand or the hearing that it comes from."""

    kind: str
    day: date
    act_id: str | None = None


def dues(case: Case, last_mentioned: date | None) -> tuple[Due, ...]:
    """What of an open case is due, and when; nothing of one that ended, or of somebody who was never held.

    Args:
        last_mentioned: the day of the last document that names the person.
    """
    if not case.custody or case.released or case.end is not None:
        return ()
    news = max((day for act in (*case.acts, *case.responses) for day in _spoken(act)), default=None)
    found = [_last(_terms(case.acts), news), _last(_hearings(case.acts), news)]
    if last_mentioned is not None:
        found.append(Due(SILENCE, _later(last_mentioned, SILENT_DAYS)))
    return tuple(due for due in found if due is not None)


def _last(found: Iterable[Due], news: date | None) -> Due | None:
    """The latest of them, where nothing was said or done since."""
    last = max(found, key=lambda due: (due.day, due.act_id or ""), default=None)
    return None if last is None or (news is not None and news > last.day) else last


def _terms(acts: Iterable[Act]) -> Iterator[Due]:
    for act in acts:
        days = length_of(act.term) if act.type == "remand" and act.term else None
        if days is not None and act.date is not None and act.modality != "denied":
            yield Due(TERM, _later(act.date.last_day, days), act.id)


def _hearings(acts: Iterable[Act]) -> Iterator[Due]:
    """Trials that every document tells of before their day: dates that were set."""
    for act in acts:
        told = [told_by(claim.document) for claim in act.claims]
        if act.type == "trial" and act.date is not None and told:
            known = [day for day in told if day is not None]
            if known and max(known) < act.date.first_day:
                yield Due(HEARING, act.date.last_day, act.id)


def _spoken(act: Act) -> Iterator[date]:
    """The days on which documents told of the act."""
    yield from (day for claim in act.claims if (day := told_by(claim.document)) is not None)


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max
