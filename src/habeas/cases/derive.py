"""Makes one person's acts into cases: one for each time in custody, or one where they were never held.

Every act is in exactly one case, the responses beside the custody that they speak of. Acts that no source dates keep
the place that their documents give them, and where it is certain that they came before a later arrest the act says
so in `before`; no date is ever made up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from habeas.acts.likeness import is_country, same_quote
from habeas.acts.sources import told_on
from habeas.cases.custody import Custody, custody_at, dated_custodies, sort_day
from habeas.cases.status import days_held, status_on
from habeas.cases.telling import first_told, latest_day, nearest, tellings, text_order
from habeas.cases.undated import Placing, place_undated
from habeas.cases.words import case_words, effect, frees, happened, is_response, rank, tells_of_former
from habeas.claims.former import is_over
from habeas.dates import PartialDate
from habeas.model import Act, Case, Person

# Acts whose place says in which country somebody is held or tried.
_AFTER_ARREST = frozenset(("remand", "trial", "sentence", "imprisonment"))
_PLACED = _AFTER_ARREST | {"arrest"}

__all__ = ["days_held", "derive", "status_on"]


def derive(person: Person, acts: Iterable[Act]) -> list[Case]:
    """The person's cases in the order in which they began, the same in whatever order the acts come.

    The acts in a case are those given, but for `before`, which a case can make earlier than a single act could know.
    The only case has the person's id, further ones that id with -2, -3 …
    """
    distinct = sorted({act.id: act for act in acts}.values(), key=text_order)
    if not distinct:
        return []
    done = [act for act in distinct if not is_response(act)]
    responses = [act for act in distinct if is_response(act)]
    placing = _custodies(done, distinct)
    held = bool(placing.custodies)
    if not held:
        placing = Placing([Custody()])
    _place_rest(placing, done, distinct)
    for response in responses:
        _place_response(placing, response).responses.append(response)
    return [_case(person, custody, number, held=held) for number, custody in enumerate(placing.custodies, start=1)]


def _custodies(done: Sequence[Act], distinct: Sequence[Act]) -> Placing:
    placing = Placing(dated_custodies(done))
    placing.where = {act.id: custody for custody in placing.custodies for act in custody.acts}
    if not placing.custodies and not any(_is_custody(act) for act in done):
        return Placing([])
    for act in done:
        if act.date is not None and act.type in case_words().proceedings and placing.custodies:
            placing.put(act, custody_at(placing.custodies, act))
    place_undated(placing, distinct)
    return placing


def _is_custody(act: Act) -> bool:
    """Whether the act alone says that the person was held; a killing may have been in the street."""
    return effect(act) in ("begins", "continues") or frees(act)


def _place_rest(placing: Placing, done: Sequence[Act], distinct: Sequence[Act]) -> None:
    """Other violations: by their date, else with what they are told beside."""
    for act in done:
        if act.id not in placing.where and act.date is not None:
            placing.put(act, custody_at(placing.custodies, act))
    for document, told in tellings(distinct):
        anchors = [one for one in told if one.act.id in placing.where]
        for one in told:
            if one.act.id not in placing.where and not is_response(one.act):
                near = nearest(one, anchors)
                open_then = placing.open_at(document) or placing.custodies[0]
                placing.put(one.act, placing.where[near.act.id] if near else open_then)


def _place_response(placing: Placing, response: Act) -> Custody:
    """The latest custody begun by its date; without a date, the latest begun one that its documents tell of."""
    day = response.date or first_told(response)
    begun = [custody for custody in placing.custodies if custody.begun_by(day.last_day if day else None)]
    if response.date is None:
        documents = {claim.document.id for claim in response.claims}
        beside = [one for one in begun if any(documents & _documents(act) for act in one.acts)]
        begun = beside or begun
    return begun[-1] if begun else placing.custodies[0]


def _documents(act: Act) -> set[str]:
    return {claim.document.id for claim in act.claims}


def _case(person: Person, custody: Custody, number: int, *, held: bool) -> Case:
    acts = _in_order([_bounded(act, custody) for act in custody.acts])
    responses = sorted(custody.responses, key=sort_day)
    ended = custody.ended.date if custody.ended else custody.freed_by
    # Who was once held and is charged, tried or threatened at another time was not held then for that.
    held = held and (
        custody.ended is not None or any(map(_is_custody, acts)) or _last_known(acts, responses) is not None
    )
    return Case(
        id=person.id if number == 1 else f"{person.id}-{number}",
        person_id=person.id,
        person_name=person.name,
        country=_country(acts or responses),
        acts=tuple(acts),
        responses=tuple(responses),
        start=_start(acts, custody.ended),
        end=ended,
        custody=held,
        released=custody.ended is not None,
        last_known=_last_known(acts, responses) if held else None,
    )


def _start(acts: Sequence[Act], ended: Act | None) -> PartialDate | None:
    """When custody began: not known where someone is said to be held before anything is told that began it.

    Nor is it known from a sentence that is told in the words of the release and with its date ("freed on 2 March at the
    end of his sentence").
    """
    begun = [act for act in acts if act.date and effect(act) == "begins" and not _told_with(act, ended)]
    # An arrest comes before what follows from it: a remand of some day of the year tells of no earlier beginning.
    days = [act.date for act in begun if act.date and not any(_follows(act, other) for other in begun)]
    first = min(days, key=lambda day: (day.first_day, day), default=None)
    held = [act.date for act in acts if act.date and effect(act) == "continues"]
    return None if first and any(day.last_day < first.first_day for day in held) else first


def _follows(act: Act, other: Act) -> bool:
    """Whether the date of the act holds that of another that comes first in the usual course, and more."""
    wide, fine = act.date, other.date
    if wide is None or fine is None or wide == fine or rank(other) >= rank(act):
        return False
    return wide.first_day <= fine.first_day and fine.last_day <= wide.last_day


def _told_with(act: Act, ended: Act | None) -> bool:
    if ended is None or act.type != "sentence" or act.date != ended.date:
        return False
    return any(same_quote(one.claim, other.claim) for one in act.claims for other in ended.claims)


def _bounded(act: Act, custody: Custody) -> Act:
    """What led to a release that came before a later arrest, and that release, came before the arrest too."""
    line = effect(act) != "none" or act.type in case_words().proceedings
    bound = custody.earlier_than if line else None
    if act is custody.ended:
        bound = bound or custody.freed_by
    return act if act.date is not None or bound is None else replace(act, before=bound)


def _in_order(acts: Sequence[Act]) -> list[Act]:
    """Dated acts by their dates; each undated one where its kind follows or, without one, where it is told."""
    ordered = sorted((act for act in acts if act.date is not None), key=sort_day)
    undated = [act for act in acts if act.date is None]
    for act in sorted(undated, key=lambda act: (act.type not in case_words().order, text_order(act))):
        ordered.insert(_place_for(act, ordered), act)
    return ordered


def _place_for(act: Act, ordered: Sequence[Act]) -> int:
    if act.type not in case_words().order:
        together = [place for place, other in enumerate(ordered) if text_order(other) < text_order(act)]
        shared = [place for place in together if _documents(act) & _documents(ordered[place])]
        return max(shared, default=-1) + 1 if shared else (len(ordered) if together else 0)
    later = [place for place, other in enumerate(ordered) if _is_later_kind(other, act)]
    earlier = [
        place + 1 for place, other in enumerate(ordered) if _is_later_kind(act, other) and _may_follow(act, other)
    ]
    return max(min(later, default=len(ordered)), max(earlier, default=0))


def _may_follow(act: Act, other: Act) -> bool:
    """Whether the undated act can have come after the other: it was told on its day or later."""
    latest = latest_day(act)
    return other.date is not None and latest is not None and other.date.last_day <= latest


def _is_later_kind(other: Act, act: Act) -> bool:
    return other.type in case_words().order and rank(other) > rank(act)


def _last_known(acts: Sequence[Act], responses: Sequence[Act]) -> PartialDate | None:
    """The latest date on which a source shows the person in custody: an act of it, or a call to end it."""
    dates = [act.date for act in acts if act.date and effect(act) in ("begins", "continues")]
    for act in (*acts, *responses):
        if act.type in case_words().shows_custody and happened(act) and not tells_of_former(act):
            said = _said(act)
            dates += [said] if said else []
    return max(dates, key=lambda day: (day.first_day, day), default=None)


def _said(act: Act) -> PartialDate | None:
    if act.date is not None:
        return act.date
    saying = [claim for claim in act.claims if not is_over(claim.claim)]
    days = [day for claim in saying if (day := told_on(claim.document)) is not None]
    return max(days, key=lambda day: (day.first_day, day), default=None)


def _country(acts: Sequence[Act]) -> str | None:
    """Where the case is: abroad where that is told of the court or the prison, else in the country that most acts give.

    An arrest abroad decides only where nothing is told of what came after it: who is seized there may be taken home.
    """
    later = [act for act in acts if act.type in _AFTER_ARREST]
    told = [code for act in later or acts if act.type in _PLACED and (code := _told_in(act)) is not None]
    return _most(told) or _most(act.country for act in acts if act.country)


def _told_in(act: Act) -> str | None:
    """The country of the place that is told of an act; None where it tells of no place within a country."""
    if act.place is None or is_country(act.place):
        return None
    return (act.located.country if act.located is not None else None) or act.country


def _most(codes: Iterable[str]) -> str | None:
    often = Counter(codes)
    return min(often, key=lambda code: (-often[code], code)) if often else None
