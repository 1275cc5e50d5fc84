"""Whether a person was held on a day, and for how long: from the acts of one case, with the acts that say so.

The rule for a custody whose end nobody reports: it counts as held, with the date on which it was last known, until a
fixed term has surely run out, a sentence to a fine or a suspended one follows, or a year has gone by without a word of
it outside of a running term; then it is unknown. A stay of hours ends on its day. Silence is not a release, nor custody
for ever. A day counts as its end: who was arrested on it was held, who was released on it was not. What is only alleged
counts, and is called so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from habeas.acts.length import is_endless, length_of, shortest_of, surely_endless
from habeas.cases.changed_terms import served_term
from habeas.cases.forms import ADMINISTRATIVE, form_of, form_words
from habeas.cases.remembered import Remembered
from habeas.cases.telling import latest_day, shown_until
from habeas.cases.words import case_words, effect, happened, is_brief, keeps_free
from habeas.dates import PartialDate
from habeas.model import Act, Case, Status
from habeas.terms import claim_type

HELD, NOT_HELD, UNKNOWN = "held", "not held", "unknown"
# The same as a census tells it: "unknown" is either that dates leave it open, or that nobody confirms it any more.
IN, OUT, UNDETERMINED, UNCONFIRMED = "in", "out", "undetermined", "unconfirmed"
_WORDED = {IN: HELD, OUT: NOT_HELD, UNDETERMINED: UNKNOWN, UNCONFIRMED: UNKNOWN}
# A status, and what gives the ids of the acts that say so and the sentence: most who ask want the status alone.
_Judged = tuple[str, Callable[[], tuple[tuple[str, ...], str]]]

# How long a custody that nobody speaks of is taken to go on. Those who keep lists confirm each name at least once a
# year (the yearly census of jailed journalists, the annual country reports), so a year of silence is one round missed.
SILENCE_DAYS = 365


def status_on(case: Case, day: date) -> Status:
    """Whether the person was held at the end of that day, as far as this case tells, and the acts that say so.

    An act that may lie on either side of the day leaves the status unknown.
    """
    state, why = _judged(case, day, SILENCE_DAYS)
    return Status(_WORDED[state], *why())


def state_on(case: Case, day: date, silence: int | None = SILENCE_DAYS) -> str:
    """The same as "in", "out", "undetermined" (dates leave it open) or "unconfirmed" (nobody confirms it any more).

    Args:
        silence: the days without a word after which custody is not confirmed; None to let silence say nothing.
    """
    return _judged(case, day, silence)[0]


def confirmed(case: Case) -> date | None:
    """The last day on which the custody is confirmed: a source shows it, or a term runs; the last of days for life.

    A dated release confirms it up to its day. What no source dates confirms nothing where something else is dated.
    """
    return _CONFIRMED(case)


def _confirmed(case: Case) -> date | None:
    shown = [act for act in case.acts if effect(act) in ("begins", "continues")]
    heard = _heard(case, shown)
    terms = [(act, served_term(act, case.acts)) for act in shown]
    if any(term and surely_endless(term) for _, term in terms):
        return date.max
    served = [act.date.last_day.toordinal() + (shortest_of(term or "") or 0) for act, term in terms if act.date]
    last = max([*(day.toordinal() for day in heard), *served], default=None)
    # As numbers of days: a term of ten thousand years is past what a calendar holds.
    return None if last is None else date.fromordinal(min(last, date.max.toordinal()))


_CONFIRMED: Remembered[Case, date | None] = Remembered(_confirmed)


def _judged(case: Case, day: date, silence: int | None) -> _Judged:
    if not case.custody:
        return OUT, lambda: ((), "No source says that they were held.")
    bounds = _BOUNDS(case)
    return (
        _if_ended(case, bounds, day)
        or _if_not_begun(bounds, day)
        or _if_brief(case, bounds, day)
        or _if_end_unclear(case, bounds, day)
        or _if_silent(case, bounds.beginnings, day, silence)
        or _if_told_later(case, bounds)
        or _held(case, bounds.beginnings, day)
    )


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What of a case is the same whatever day is asked about.

    Attributes:
        beginnings: the acts that show somebody in custody; `begun_by` the day by which the first of them surely was.
        ends: those that ended it; `ended_by` the day by which the first of them surely was.
        served: the beginning with the fixed term that is served; None without one, and where a source shows the
            person in custody beyond it.
        taken: the first day of the arrest with which it began: what is told without a date is of the time since. None
            without one, and where a source told of the custody before.
    """

    beginnings: list[Act]
    ends: list[Act]
    begun_by: date | None
    ended_by: date | None
    served: Act | None
    taken: date | None


def _bounds(case: Case) -> _Bounds:
    beginnings = [act for act in case.acts if effect(act) in ("begins", "continues")]
    ends = [act for act in case.acts if _ends(case, act)]
    return _Bounds(
        beginnings,
        ends,
        _first_shown(beginnings),
        _first_sure(ends),
        _term_of(case, beginnings),
        _taken(case, beginnings),
    )


def _first_shown(acts: Iterable[Act]) -> date | None:
    """The day by which one of the acts surely shows somebody in custody: of an annual report the end of its year.

    Not of an arrest that it does not date, which may have been for hours.
    """
    told = (latest_day(act) if act.type == "arrest" else shown_until(act) for act in acts)
    return min((day for day in told if day is not None), default=None)


def _taken(case: Case, beginnings: list[Act]) -> date | None:
    start, told = case.start, _first_shown(beginnings)
    if start is None or not any(act.date == start and act.type in case_words().taken for act in beginnings):
        return None
    return start.first_day if told is None or told >= start.first_day else None


def _first_sure(acts: Iterable[Act]) -> date | None:
    """The day by which one of the acts surely was."""
    return min((day for act in acts if (day := latest_day(act)) is not None), default=None)


_BOUNDS: Remembered[Case, _Bounds] = Remembered(_bounds)


def tells_of_custody(kind: str) -> bool:
    """Whether acts of that type can say whether somebody was held; `status_on` looks at no others."""
    return claim_type(kind).custody != "none" or kind in case_words().may_end or kind == "sentence"


def days_held(case: Case, day: date) -> tuple[int, int] | None:
    """The fewest and the most days in custody up to that day; None where its beginning is not known or is later."""
    if not case.custody or case.start is None or case.start.first_day > day:
        return None
    value = status_on(case, day).value
    last_seen = min(day, case.last_known.first_day) if case.last_known else case.start.first_day
    latest = min(day, case.end.last_day) if case.end else min([day, *_over_by(case)])
    begun = [_known_by(act) for act in case.acts if act.date and effect(act) in ("begins", "continues")]
    earliest = day if value == HELD else min(day, case.end.first_day) if case.released and case.end else last_seen
    fewest = max(0, (earliest - min([case.start.last_day, *begun])).days)
    return fewest, max(fewest, (latest - case.start.first_day).days)


def _over_by(case: Case) -> list[date]:
    """The days by which custody was over: a release without a date was told of, or a stay of hours had passed."""
    brief = [act for act in case.acts if effect(act) in ("begins", "continues")]
    over = [act for act in case.acts if _ends(case, act)] + (brief if all(map(is_brief, brief)) else [])
    return [told for act in over if (told := latest_day(act)) is not None]


def _known_by(act: Act) -> date:
    """The day by which the person was surely held: an arrest "in December" that is told on the 10th was before it."""
    return latest_day(act) or date.max


def _ends(case: Case, act: Act) -> bool:
    """Whether this is the act that ended the custody: an acquittal of one of two charges, say, did not."""
    return case.released and act.date == case.end and (effect(act) == "ends" or act.type in case_words().may_end)


def _if_ended(case: Case, bounds: _Bounds, day: date) -> _Judged | None:
    if bounds.ended_by is not None and bounds.ended_by <= day:
        over = [act for act in bounds.ends if _surely_by(act, day)]
        return OUT, lambda: (_ids(over), _over(case, over))
    if not case.released and case.end is not None and case.end.last_day <= day:
        anew = f"{case.person_name} was arrested again {_when(case.end)}, so this custody had ended."
        return OUT, lambda: ((), anew)
    return None


def _over(case: Case, over: list[Act]) -> str:
    worded = "died" if over[-1].type == "killing" else "was freed"
    day_known = over[-1].date if over[-1].date and over[-1].date.day else None
    when = _when(day_known) if day_known else f"by {latest_day(over[-1])}"
    return f"{case.person_name} {worded} {when}{_as_alleged(over[-1:])}."


def _ids(acts: Iterable[Act]) -> tuple[str, ...]:
    return tuple(act.id for act in acts)


def _if_not_begun(bounds: _Bounds, day: date) -> _Judged | None:
    """Not held before an arrest; unknown before a report that only says that they were held, or has no date."""
    if bounds.begun_by is not None and bounds.begun_by <= day:
        return None
    beginnings, ends = bounds.beginnings, bounds.ends
    unclear = [act for act in beginnings if act.date is None or act.date.first_day <= day or effect(act) == "continues"]
    if unclear and (bounds.taken is None or bounds.taken <= day):
        return UNDETERMINED, lambda: (_ids(unclear), f"No source says whether custody had begun by {day}.")
    if not beginnings:
        return UNDETERMINED, lambda: (_ids(ends), "The sources tell of the release, not of when custody began.")
    first = min(beginnings, key=lambda act: (act.date is None, act.date))
    return OUT, lambda: ((first.id,), f"The first act of this custody, {_when(first.date)}, is later than {day}.")


def _if_brief(case: Case, bounds: _Bounds, day: date) -> _Judged | None:
    """Not held after the day of a stay of hours, where nothing else shows the person in custody."""
    held = bounds.beginnings
    over = bool(held) and all(is_brief(act) and _surely_by(act, day) for act in held)
    if not over or (case.last_known is not None and any(_known_by(act) < case.last_known.first_day for act in held)):
        return None
    brief = f"{case.person_name} was held for hours, which were over by {max(map(_known_by, held))}."
    return OUT, lambda: (_ids(held), brief)


def _if_end_unclear(case: Case, bounds: _Bounds, day: date) -> _Judged | None:
    unclear = [act for act in bounds.ends if act.date is None or act.date.may_straddle(day)]
    if unclear:
        either = f"{case.person_name} was freed at a time that may lie on either side of {day}."
        return UNDETERMINED, lambda: (_ids(unclear), either)
    if not case.released and case.end is not None and (case.last_known is None or case.last_known.last_day < day):
        anew = f"Custody had ended before a new arrest {_when(case.end)}; no source says when."
        return UNDETERMINED, lambda: (_ids(bounds.beginnings), anew)
    spared = next((act for act in _SPARING(case) if _surely_by(act, day)), None)
    if spared is not None:
        free = f"A sentence {_when(spared.date)} keeps nobody in custody; no source says whether they were freed."
        return UNDETERMINED, lambda: ((spared.id,), free)
    served = bounds.served
    term = None if served is None else served_term(served, case.acts)
    last = None if served is None else _last_of_term(served, term)
    if served is not None and last is not None and day.toordinal() > last:
        over = f"The term of {term or ADMINISTRATIVE} had run out; no source tells of a release."
        return UNCONFIRMED, lambda: ((served.id,), over)
    return None


def _if_told_later(case: Case, bounds: _Bounds) -> _Judged | None:
    """Unconfirmed where no source shows the custody on a day by which it had surely begun."""
    covered = confirmed(case)
    if covered is None or bounds.begun_by is None or bounds.begun_by <= covered:
        return None
    reason = f"No source shows this custody after {covered}, and none says on which day it began."
    return UNCONFIRMED, lambda: (_ids(bounds.beginnings), reason)


def _if_silent(case: Case, beginnings: list[Act], day: date, silence: int | None) -> _Judged | None:
    """Unconfirmed after so many days in which no source speaks of the custody and no fixed term was still running."""
    if silence is None:
        return None
    covered = confirmed(case)
    if covered is None or (day - covered).days <= silence:
        return None
    shown = [act for act in beginnings if _shown_by(act, day)]
    heard = max(_heard(case, shown), default=covered)
    length = "a year" if silence == SILENCE_DAYS else f"{silence} days"
    reason = f"No source has spoken of this custody since {heard}, more than {length} before {day}."
    return UNCONFIRMED, lambda: (_ids(shown), reason)


def _heard(case: Case, shown: Iterable[Act]) -> list[date]:
    """The days on which a source shows the custody."""
    acts = list(shown)
    dated = [act for act in acts if act.date is not None] or acts
    days = [day for act in dated if (day := shown_until(act)) is not None]
    days += [case.last_known.last_day] if case.last_known is not None else []
    return days + ([case.end.first_day] if case.released and case.end is not None else [])


def _sparing(case: Case) -> list[Act]:
    """The sentences to a fine or the like after which nothing surely shows the person in custody."""
    shown = [act.date.first_day for act in _BOUNDS(case).beginnings if act.date]
    shown += [case.last_known.first_day] if case.last_known else []
    latest = max(shown, default=date.min)
    return [act for act in case.acts if happened(act) and keeps_free(act) and act.date and act.date.last_day >= latest]


_SPARING: Remembered[Case, list[Act]] = Remembered(_sparing)


def _held(case: Case, beginnings: list[Act], day: date) -> _Judged:
    def why() -> tuple[tuple[str, ...], str]:
        shown = [act for act in beginnings if _shown_by(act, day)]
        known = f"Last known held {_when(case.last_known)}" if case.last_known else "Held"
        return _ids(shown), f"{known}{_as_alleged(shown)}; no source tells of an end by {day}."

    return IN, why


def _as_alleged(shown: list[Act]) -> str:
    """Who alleges it, where no source states any of it as a fact."""
    if not shown or any(act.modality != "alleged" for act in shown):
        return ""
    claims = [claim for act in shown for claim in act.claims]
    names = [each.claim.speaker or each.document.publisher for each in claims]
    return f", as alleged by {' and '.join(sorted({name for name in names if name})) or 'a source'}"


def _when(day: PartialDate | None) -> str:
    if day is None:
        return "at a time not known"
    return f"on {day}" if day.day else f"in {day}"


def _surely_by(act: Act, day: date) -> bool:
    latest = latest_day(act)
    return latest is not None and latest <= day


def _shown_by(act: Act, day: date) -> bool:
    shown = shown_until(act)
    return shown is not None and shown <= day


def _term_of(case: Case, beginnings: list[Act]) -> Act | None:
    """The act with the fixed term that is served: after it no act surely shows the person in custody.

    An arrest "in 2022" beside a sentence of July 2022 may have come before it, and shows nothing beyond its term.
    """
    spans = [(span, act) for act in beginnings if (span := _span(act)) is not None]
    found = []
    for (first, until), act in spans:
        last = _last_of_term(act, served_term(act, case.acts))
        beside = [served_term(each, case.acts) for (_, other), each in spans if other >= first]
        later = any(other > until for (other, _), _ in spans)
        if last is not None and not later and not any(term and is_endless(term) for term in beside):
            found.append((last, act))
    if not found:
        return None
    last, served = max(found, key=lambda each: each[0])
    return None if _held_beyond(case, last) else served


def _held_beyond(case: Case, last: int) -> bool:
    """Whether a source shows the person in custody when the term had run out: then it was not the term that counted."""
    return case.last_known is not None and case.last_known.first_day.toordinal() > last


def _span(act: Act) -> tuple[date, date] | None:
    """The first and the last day that it may have been on: of what no source dates, any up to its telling."""
    latest = latest_day(act)
    if act.date is not None:
        return act.date.first_day, act.date.last_day
    return None if latest is None else (date.min, latest)


def _last_of_term(act: Act, term: str | None) -> int | None:
    """The last day of the fixed term that is served, as an ordinal, which may be past what a calendar holds."""
    length, span = _length(act, term), _span(act)
    return None if length is None or span is None else span[1].toordinal() + length


def _length(act: Act, term: str | None) -> int | None:
    """The days of a fixed term; None without one, and for life. Administrative arrest lasts as long as laws allow."""
    days = length_of(term) if term else None
    administrative = days is None and not (term and is_endless(term)) and form_of(act) == ADMINISTRATIVE
    return form_words().administrative_days if administrative else days
