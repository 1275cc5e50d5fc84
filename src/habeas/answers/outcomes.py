"""From each response to the next change in custody: how many days lie between, as a range that the dates allow.

Order is not cause: that a release follows an appeal says nothing of why. What is not dated to the day gives a range of
days; where a date leaves open which came first, that is said, and no number is made up for what nobody dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.answers.tables import Row
from habeas.cases.forms import form_of, form_words
from habeas.cases.status import status_on
from habeas.cases.telling import latest_day
from habeas.cases.words import effect, happened
from habeas.model import Act, Case

# How the two follow each other.
AFTER, PERHAPS = "after it", "perhaps after it"
NONE_YET, NOT_KNOWN = "none on record", "not known"


@dataclass(frozen=True, slots=True)
class Change:
    """A change in custody: `kind` is "release", "sentence", "house arrest" …; the days that it may be of."""

    kind: str
    act: Act
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows a response in its case.

    Attributes:
        change: the next change in custody; None where none is on record.
        order: `AFTER`, `PERHAPS` where the dates leave open which came first, `NONE_YET`, or `NOT_KNOWN` where nobody
            dates the response and there were changes before it was told.
        fewest, most: the days between the two that the dates allow; without a change up to `as_of`. None where nothing
            bounds them.
        status: how the person stood on `as_of`: "held", "not held" or "unknown".
    """

    case: Case
    response: Act
    change: Change | None
    order: str
    fewest: int | None
    most: int | None
    as_of: date
    status: str


def outcomes(cases: Iterable[Case], as_of: date) -> Iterator[Outcome]:
    """For each response of each time in custody, up to a day, what followed it."""
    for case in cases:
        if not case.custody or not case.responses:
            continue
        found = [change for change in changes(case) if change.first is None or change.first <= as_of]
        status = status_on(case, as_of).value
        for response in case.responses:
            first, _last = days_of(response)
            if happened(response) and (first is None or first <= as_of):
                yield _outcome(case, response, found, as_of, status)


def changes(case: Case) -> list[Change]:
    """The changes within a time in custody, in the order of the case: its beginning is none."""
    found: list[Change] = []
    form: str | None = None
    for act in case.acts:
        what = effect(act)
        if not happened(act) or (what == "none" and act.type != "sentence"):
            continue
        now = form_of(act) if what in ("begins", "continues") else None
        kind = _kind(act, what, form, now)
        if kind is not None:
            found.append(Change(kind, act, *days_of(act)))
        form = now or form
    return found


def days_of(act: Act) -> tuple[date | None, date | None]:
    """The first and the last day on which it may have happened; None where nothing bounds it on that side."""
    latest = latest_day(act)
    if act.date is None:
        return None, latest
    # What was told on a day had happened by it; a document that dates an act past its own day bounds nothing.
    told = latest is not None and latest >= act.date.first_day
    return act.date.first_day, latest if told else act.date.last_day


def outcome_row(one: Outcome) -> Row:
    """An outcome as a row of a table."""
    change = one.change
    return {
        "case": one.case.id,
        "person": one.case.person_id,
        "person_name": one.case.person_name,
        "country": one.case.country,
        "response": one.response.id,
        "response_type": one.response.type,
        "makers": list(one.response.actors),
        "date": _text(one.response.date),
        "before": _text(one.response.before),
        "order": one.order,
        "change": None if change is None else change.kind,
        "change_act": None if change is None else change.act.id,
        "change_date": None if change is None else _text(change.act.date),
        "days_at_least": one.fewest,
        "days_at_most": one.most,
        "as_of": one.as_of.isoformat(),
        "status": one.status,
        "warning": "order is not cause",
    }


def _kind(act: Act, what: str, form: str | None, now: str | None) -> str | None:
    """What kind of change an act is, or None where custody goes on as before or only begins."""
    if what == "ends" or act.type in ("sentence", "killing"):
        return act.type
    if act.type == "release":
        return now or "release"
    told = now is not None and now != form_words().not_told
    return now if told and form is not None and now != form else None


def _outcome(case: Case, response: Act, found: Sequence[Change], as_of: date, status: str) -> Outcome:
    first, last = days_of(response)
    missed = False
    for change in sorted(found, key=_in_order):
        if _is_past(change, first):
            continue
        if first is None and last is not None and change.last is not None and change.last < last:
            missed = True  # told by that day, made at any time before: nothing says which of the two came first
            continue
        sure = change.first is not None and last is not None and change.first >= last
        fewest = (change.first - last).days if sure and change.first and last else 0
        most = (change.last - first).days if change.last and first else None
        order = AFTER if sure else PERHAPS
        return Outcome(case, response, change, order, fewest, most, as_of, status)
    if missed:
        return Outcome(case, response, None, NOT_KNOWN, None, None, as_of, status)
    waited = max(0, (as_of - last).days) if last else None
    longest = (as_of - first).days if first else None
    return Outcome(case, response, None, NONE_YET, waited, longest, as_of, status)


def _is_past(change: Change, first: date | None) -> bool:
    """Whether a change had happened by the first day of a response: before it, or, dated to no day, told by then."""
    if change.last is None or first is None:
        return False
    dated = change.act.date is not None and change.act.date.precision == "day"
    return change.last < first or (change.last == first and not dated)


def _in_order(change: Change) -> tuple[date, date]:
    return change.first or change.last or date.max, change.last or date.max


def _text(value: object) -> str | None:
    return None if value is None else str(value)
