"""A time in custody as detentions: one after the other, each in one form, at one place, held by one body.

Each bound is an interval of days, traced to the acts (and by them to the claims) that give it; what nobody tells stays
open. Nothing is repaired: what contradicts itself is reported by `consistency`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from habeas.cases.forms import facility_of, form_of, form_words, held_by_state
from habeas.cases.remembered import Remembered
from habeas.cases.telling import latest_day
from habeas.cases.words import effect
from habeas.model import Act, Case


@dataclass(frozen=True, slots=True)
class Bound:
    """The days on which something began or ended: from `first` to `last`, None where nothing bounds it on that side.

    `acts` are the ids of the acts that say so.
    """

    first: date | None
    last: date | None
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detention:
    """A stretch of a custody in one form at one place.

    Attributes:
        form: one of `form_words().names`.
        place: the prison or the like, as worded; None where no source names one.
        holder: the body that took or holds the person, as worded.
        by_state: False where a gang, militants or the like hold the person.
        begins, ends: when it did; `ends` is None while nobody tells of an end.
        transfer: whether it ended by going on in another form or at another place.
        confirmed: the last day by which a source shows the person in it.
        acts: the ids of the acts that tell of it, in order.
    """

    form: str
    place: str | None
    holder: str | None
    by_state: bool
    begins: Bound
    ends: Bound | None
    transfer: bool
    confirmed: date | None
    acts: tuple[str, ...]


def detentions(case: Case) -> tuple[Detention, ...]:
    """The detentions of a case in their order; none of a case without custody."""
    return _DETENTIONS(case)


def _detentions(case: Case) -> tuple[Detention, ...]:
    found: list[Detention] = []
    for act in (act for act in case.acts if effect(act) in ("begins", "continues")):
        if found and _goes_on(found[-1], act):
            found[-1] = _with(found[-1], act)
        else:
            found.append(_begun(act))
    return tuple(_ended(_bounded(found), _end(case)))


_DETENTIONS: Remembered[Case, tuple[Detention, ...]] = Remembered(_detentions)


def forms_on(held: Sequence[Detention], day: date) -> frozenset[str]:
    """The forms in which somebody who is held at the end of that day may be held, by what is told of the forms."""
    possible = {
        form
        for place, one in enumerate(held)
        if _may_have_begun(one, day) and not any(_surely_begun(later, day) for later in held[place + 1 :])
        for form in _forms_of(one, day)
    }
    return frozenset(possible) or frozenset([form_words().not_told])


def changes_of_form(held: Iterable[Detention]) -> Iterator[date]:
    """The days from which `forms_on` may say something else than on the day before."""
    for one in held:
        yield from (day for day in (one.begins.first, one.begins.last) if day is not None)
        over = _over(one)
        if over is not None:
            yield over


def _forms_of(one: Detention, day: date) -> tuple[str, ...]:
    over = _over(one)
    return (form_words().not_told,) if over is not None and day >= over else (one.form,)


def _over(one: Detention) -> date | None:
    """The day from which a form that never lasts long has surely passed into another."""
    form = form_words().form(one.form)
    if form is None or form.at_most_days is None or one.begins.last is None:
        return None
    try:
        return one.begins.last + timedelta(days=form.at_most_days + 1)
    except OverflowError:
        return None


def _may_have_begun(one: Detention, day: date) -> bool:
    return one.begins.first is None or one.begins.first <= day


def _surely_begun(one: Detention, day: date) -> bool:
    return one.begins.last is not None and one.begins.last <= day


def _goes_on(last: Detention, act: Act) -> bool:
    """Whether the act tells of no other form or place than the detention before it."""
    form, place = form_of(act), facility_of(act)
    same_form = form is None or form == last.form
    return same_form and (place is None or last.place is None or place.casefold() == last.place.casefold())


def _begun(act: Act) -> Detention:
    latest = latest_day(act)
    return Detention(
        form=form_of(act) or form_words().not_told,
        place=facility_of(act),
        holder=", ".join(act.actors) or None,
        by_state=held_by_state(act),
        begins=Bound(act.date.first_day if act.date else None, latest, (act.id,)),
        ends=None,
        transfer=False,
        confirmed=act.date.first_day if act.date else latest,
        acts=(act.id,),
    )


def _with(last: Detention, act: Act) -> Detention:
    day = act.date.first_day if act.date else None
    known = [each for each in (last.confirmed, day) if each is not None]
    return replace(
        last,
        place=last.place or facility_of(act),
        holder=last.holder or ", ".join(act.actors) or None,
        by_state=last.by_state and held_by_state(act),
        confirmed=max(known, default=None),
        acts=(*last.acts, act.id),
    )


def _bounded(found: Sequence[Detention]) -> list[Detention]:
    """What no source dates began no sooner than what the case puts before it, and no later than what it puts after."""
    dated = [one.begins.first is not None for one in found]
    if all(dated):
        return list(found)
    firsts, lasts = [one.begins.first for one in found], [one.begins.last for one in found]
    for place in (place for place in range(len(found)) if not dated[place]):
        firsts[place] = max((day for day in firsts[:place] if day is not None), default=None)
        later = [lasts[at] for at in range(place, len(found)) if at == place or dated[at]]
        lasts[place] = min((day for day in later if day is not None), default=None)
    bounds = [
        replace(one.begins, first=first, last=last) for one, first, last in zip(found, firsts, lasts, strict=True)
    ]
    return [replace(one, begins=begins) for one, begins in zip(found, bounds, strict=True)]


def _ended(found: Sequence[Detention], end: Bound | None) -> Iterator[Detention]:
    for place, one in enumerate(found):
        if place + 1 < len(found):
            yield replace(one, ends=found[place + 1].begins, transfer=True)
        else:
            yield replace(one, ends=end)


def _end(case: Case) -> Bound | None:
    """When the custody ended: by the release, or between its last word and the arrest that shows that it had."""
    if not case.custody:
        return None
    if case.released:
        # Where no source dates the end, the undated acts of the case are not all of its end.
        ends = [act for act in case.acts if act.date == case.end and (effect(act) == "ends" or case.end is not None)]
        acts = tuple(act.id for act in ends)
        lasts = [day for act in ends if (day := latest_day(act)) is not None]
        return Bound(case.end.first_day if case.end else None, min(lasts, default=None), acts)
    if case.end is not None:
        return Bound(case.last_known.first_day if case.last_known else None, case.end.last_day)
    return None
