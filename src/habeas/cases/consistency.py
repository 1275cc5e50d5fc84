"""What in a person's cases cannot all be true, or is missing: reported with the acts that say so, and never repaired.

An arrest comes before the release, nothing was done after it was told, nobody is in two prisons at once, and a custody
that ended has an end that somebody tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from habeas.acts.length import length_of
from habeas.acts.sources import told_by
from habeas.cases.changed_terms import served_term
from habeas.cases.detention import Detention, detentions
from habeas.cases.forms import facility_of
from habeas.cases.words import effect, happened
from habeas.model import Act, Case

ORDER, FUTURE, TWO_PLACES, AFTER, GAP, NO_END, TERM, OVERLAP = (
    *("release-before-arrest", "dated-after-it-was-told", "two-prisons-at-once", "held-after-release"),
    *("gap", "end-not-told", "term-passed", "cases-overlap"),
)
# Between two forms of one custody a source may be late by some days; a longer silence between them is a gap.
GAP_DAYS = 366


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit: which rule, in a sentence, and the ids of the case and of the acts that say so."""

    code: str
    sentence: str
    case_id: str
    acts: tuple[str, ...]


def findings(cases: Sequence[Case]) -> tuple[Finding, ...]:
    """All that does not fit in one person's cases, in the order of the cases."""
    found: list[Finding] = []
    for case in cases:
        found += _dated_after_it_was_told(case)
        if case.custody:
            held = detentions(case)
            found += [*_order(case), *_two_places(case), *_after_release(case), *_gaps(case, held), *_ends(case)]
    found += _overlaps([case for case in cases if case.custody])
    return tuple(found)


def _order(case: Case) -> Iterator[Finding]:
    start, end = case.start, case.end
    if case.released and start is not None and end is not None and end.last_day < start.first_day:
        acts = [act.id for act in case.acts if act.date in (start, end)]
        sentence = f"The release ({end}) is dated before the arrest ({start}); one of the two dates is wrong."
        yield Finding(ORDER, sentence, case.id, tuple(acts))


def _dated_after_it_was_told(case: Case) -> Iterator[Finding]:
    for act in case.acts:
        told = [day for claim in act.claims if (day := told_by(claim.document)) is not None]
        if act.type in ("trial",) or not happened(act) or act.date is None or not told:
            continue  # a hearing is told of before its day
        if act.date.first_day > max(told):
            sentence = f"The {act.type} is dated {act.date}, and was told by {max(told)}, before it can have happened."
            yield Finding(FUTURE, sentence, case.id, (act.id,))


def _two_places(case: Case) -> Iterator[Finding]:
    placed = [(facility_of(act), act) for act in case.acts if effect(act) in ("begins", "continues")]
    for (one, act), (other, later) in combinations([each for each in placed if each[0]], 2):
        same_day = act.date is not None and act.date == later.date and act.date.day
        if one and other and one.casefold() != other.casefold() and same_day:
            sentence = f"Sources have them in {one} and in {other} on {act.date}."
            yield Finding(TWO_PLACES, sentence, case.id, (act.id, later.id))


def _after_release(case: Case) -> Iterator[Finding]:
    if not case.released or case.end is None:
        return
    for act in case.acts:
        if effect(act) in ("begins", "continues") and act.date is not None and act.date.first_day > case.end.last_day:
            sentence = f"The {act.type} is dated {act.date}, after the release on {case.end}."
            yield Finding(AFTER, sentence, case.id, (act.id,))


def _gaps(case: Case, held: Sequence[Detention]) -> Iterator[Finding]:
    for one, following in pairwise(held):
        last, first = one.confirmed, following.begins.first
        if last is None or first is None or _served_until(case, one) >= first.toordinal():
            continue
        if (first - last).days > GAP_DAYS:
            sentence = f"Nobody tells where they were between {last} ({one.form}) and {first} ({following.form})."
            yield Finding(GAP, sentence, case.id, (*one.acts[-1:], *following.acts[:1]))


def _served_until(case: Case, one: Detention) -> int:
    terms = [act for act in case.acts if act.id in one.acts and act.term and act.date]
    return max(
        (
            act.date.last_day.toordinal() + (length_of(served_term(act, case.acts) or "") or 0)
            for act in terms
            if act.date
        ),
        default=0,
    )


def _ends(case: Case) -> Iterator[Finding]:
    if not case.released and case.end is not None:
        acts = tuple(act.id for act in case.acts[-1:])
        sentence = f"A new arrest ({case.end}) shows that this custody had ended; no source tells of the release."
        yield Finding(NO_END, sentence, case.id, acts)
    last = _last_dated([act for act in case.acts if effect(act) in ("begins", "continues")])
    if not case.released and case.end is None and last is not None and last.term and last.date is not None:
        term = served_term(last, case.acts) or last.term
        days, heard = length_of(term), _last_told(case)
        if days is not None and heard is not None and (heard - last.date.last_day).days > days:
            sentence = f"The term of {term} from {last.date} had passed by {heard}; no source tells of a release."
            yield Finding(TERM, sentence, case.id, (last.id,))


def _last_dated(acts: Iterable[Act]) -> Act | None:
    dated = [act for act in acts if act.date is not None]
    return max(
        dated, key=lambda act: (act.date is not None, act.date.first_day if act.date else date.min), default=None
    )


def _last_told(case: Case) -> date | None:
    """The last day on which a document tells of the case: what came after that, nobody can know here."""
    cards = [claim.document for act in (*case.acts, *case.responses) for claim in act.claims]
    return max((day for card in cards if (day := told_by(card)) is not None), default=None)


def _overlaps(cases: Sequence[Case]) -> Iterator[Finding]:
    for one, other in combinations(cases, 2):
        first, second = _sure(one), _sure(other)
        if first is not None and second is not None and first[0] < second[1] and second[0] < first[1]:
            sentence = (
                f"Two times in custody overlap between {max(first[0], second[0])} and {min(first[1], second[1])}."
            )
            yield Finding(OVERLAP, sentence, other.id, tuple(act.id for act in (*one.acts[:1], *other.acts[:1])))


def _sure(case: Case) -> tuple[date, date] | None:
    """From when to when a custody with two dated bounds surely lasted."""
    if case.start is None or case.end is None or not case.released or case.start.last_day >= case.end.first_day:
        return None
    return case.start.last_day, case.end.first_day
