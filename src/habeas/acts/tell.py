"""Makes one act out of the claims that speak of it: what they agree on, and side by side what they do not.

Nothing is completed: the date is the most precise one that no claim contradicts, and where two sources give two days
of one month, the act is of that month and both days stand in its disputes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from habeas.acts.fate import outdated
from habeas.acts.length import same_length
from habeas.acts.likeness import charges_fit, is_country, places_fit, share_a_charge
from habeas.acts.makers import is_named, may_both_have, within
from habeas.acts.sources import card_order, independent_sources
from habeas.dates import PartialDate, most_precise
from habeas.documents.countries import country_named
from habeas.documents.handed_on import quotes_of
from habeas.model import Act, Dispute, Person, SourcedClaim
from habeas.terms import claim_type, modalities

T = TypeVar("T")


def act_of(person: Person | None, claims: Sequence[SourcedClaim]) -> Act:
    """The act that these claims tell of, done to that person (or to the group that the claims name)."""
    told = list(claims) if len(claims) == 1 else sorted(claims, key=claim_order)
    holds = _Holding(told)
    date = _date(holds.of("date"))
    return Act(
        id=act_id(person.id if person else None, (each.id for each in told)),
        type=type_of(told),
        claims=tuple(told),
        person_id=person.id if person else None,
        person_name=person.name if person else None,
        group=None if person else _most([each.claim.group for each in told if each.claim.group]),
        number=None if person else _most([each.claim.number for each in told if each.claim.number is not None]),
        organizations=_union([each.claim.organizations for each in told]),
        actors=_union([each.claim.actors for each in told]),
        date=date,
        before=None if date else _before(told),
        place=_place(holds.of("place")),
        country=_country(told),
        charges=_charges(holds.of("charges")),
        term=_most([each.claim.term for each in holds.of("term") if each.claim.term]),
        modality=_modality(told),
        sources=1 if len(told) == 1 else len(independent_sources(each.document for each in told)),
        disputes=_disputes(told, named=person is not None),
    )


def act_id(person_id: str | None, claim_ids: Iterable[str]) -> str:
    """40 hexadecimal digits that the victim and the claims give, in whatever order they come."""
    return hashlib.sha1("\n".join([person_id or "", *sorted(claim_ids)]).encode(), usedforsecurity=False).hexdigest()


def claim_order(claim: SourcedClaim) -> tuple[object, ...]:
    """Sorts claims by publication, then by their place in the document."""
    start = min((quote.start for quote in quotes_of(claim.claim)[:1]), default=0)
    return (*card_order(claim.document), start, claim.id)


class _Holding:
    """The claims of an act, without those whose value of a field a later document corrects."""

    def __init__(self, told: Sequence[SourcedClaim]) -> None:
        self._told = told
        self._outdated = outdated(told) if len(told) > 1 else {}

    def of(self, field: str) -> Sequence[SourcedClaim]:
        """The claims whose value of that field holds."""
        past = self._outdated.get(field, frozenset())
        return [each for each in self._told if each.id not in past]


def type_of(told: Sequence[SourcedClaim]) -> str:
    """The claims' type; where people joined several, the most frequent one, of equals that told first."""
    if len(told) == 1:
        return told[0].claim.type
    often = Counter(each.claim.type for each in told)
    return min(told, key=lambda each: (-often[each.claim.type], claim_order(each))).claim.type


def _date(told: Sequence[SourcedClaim]) -> PartialDate | None:
    dates = [each.claim.date for each in told if each.claim.date is not None]
    if not dates:
        return None
    if len(dates) == 1:
        return dates[0]
    distinct = sorted(set(dates))
    if all(one.compatible(other) for one in distinct for other in distinct):
        return most_precise(distinct)
    finest = [date for date in dates if date.precision == "day"] or dates
    for shared in (PartialDate(finest[0].year, finest[0].month), PartialDate(finest[0].year)):
        if all(shared.compatible(date) for date in distinct):
            return shared
    often = Counter(dates)
    return min(often, key=lambda date: (-often[date], date))


def _before(told: Sequence[SourcedClaim]) -> PartialDate | None:
    """An act that nobody dates had happened when the first document told of it, unless it is only feared."""
    if all(each.claim.modality == "possible" for each in told):
        return None
    return min((each.document.published for each in told if each.document.published), default=None, key=_last_day)


def _last_day(date: PartialDate) -> tuple[object, ...]:
    return (date.last_day, date)


def _place(told: Sequence[SourcedClaim]) -> str | None:
    places = [each.claim.place for each in told if each.claim.place]
    if len(places) < 2:
        return places[0] if places else None
    fine = [place for place in places if not is_country(place)] or places
    often = Counter(fine)
    return min(often, key=lambda place: (-_support(place, often), -len(place), place))


def _support(place: str, often: Counter[str]) -> int:
    return sum(times for other, times in often.items() if places_fit(place, other))


def _country(told: Sequence[SourcedClaim]) -> str | None:
    named = [country_named(each.claim.place) for each in told if each.claim.place and is_country(each.claim.place)]
    return _most([code for code in named if code]) or _most(
        [each.document.country for each in told if each.document.country]
    )


def _union(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """All names, the one with more words where two mean one maker, in the order of the documents."""
    kept: list[str] = []
    for name in (name for names in lists for name in names):
        known = [place for place, other in enumerate(kept) if within(name, other) or within(other, name)]
        if not known:
            kept.append(name)
        elif len(name.split()) > len(kept[known[0]].split()):
            kept[known[0]] = name
    return tuple(dict.fromkeys(kept))


def _charges(told: Sequence[SourcedClaim]) -> tuple[str, ...]:
    kept: list[str] = []
    for charge in (charge for each in told for charge in each.claim.charges):
        known = [place for place, other in enumerate(kept) if share_a_charge([charge], [other])]
        if not known:
            kept.append(charge)
        elif len(charge) > len(kept[known[0]]):
            kept[known[0]] = charge
    return tuple(dict.fromkeys(kept))


def _modality(told: Sequence[SourcedClaim]) -> str:
    """The firmest that any source says it; "denied" only where all deny it."""
    said = {each.claim.modality for each in told}
    firm = [modality for modality in modalities() if modality in said and modality != "denied"]
    return firm[0] if firm else "denied"


def _most(values: Sequence[T]) -> T | None:
    if len(values) < 2:
        return values[0] if values else None
    often = Counter(values)
    return min(often, key=lambda value: (-often[value], str(value))) if often else None


def _disputes(told: Sequence[SourcedClaim], *, named: bool) -> tuple[Dispute, ...]:
    if len(told) == 1:
        return ()  # a single claim contradicts nothing
    response = claim_type(type_of(told)).kind == "response"
    found = [
        _dispute("type", told, lambda each: each.claim.type, _same_type, str),
        _dispute("date", told, lambda each: each.claim.date, PartialDate.compatible, str),
        _dispute("place", told, lambda each: each.claim.place, places_fit, str),
        _dispute("charges", told, lambda each: each.claim.charges or None, charges_fit, "; ".join, adds=True),
        _dispute("term", told, lambda each: each.claim.term, same_length, str),
        _dispute("modality", told, lambda each: each.claim.modality, _modalities_fit, str),
        None if response else _dispute("actors", told, _named_makers, may_both_have, "; ".join, adds=True),
        None if named else _dispute("number", told, lambda each: each.claim.number, int.__eq__, str),
    ]
    return tuple(dispute for dispute in found if dispute is not None)


def _named_makers(told: SourcedClaim) -> tuple[str, ...] | None:
    """Who a claim says did it, where that tells anybody: "the government" and "masked men" contradict nobody."""
    return tuple(actor for actor in told.claim.actors if is_named(actor)) or None


def _same_type(left: str, right: str) -> bool:
    return left == right


def _modalities_fit(left: str, right: str) -> bool:
    """What one source asserts another may only allege; only a denial contradicts."""
    return (left == "denied") == (right == "denied")


def _dispute(
    field: str,
    told: Sequence[SourcedClaim],
    value_of: Callable[[SourcedClaim], T | None],
    fits: Callable[[T, T], bool],
    worded: Callable[[T], str],
    *,
    adds: bool = False,
) -> Dispute | None:
    """The dispute on a field, if two claims give values that cannot both be true; each such value with its claims.

    A value that fits all others ("March" beside two of its days) is in no dispute. With `adds` the values are lists:
    two that have nothing in common are none either if a third source's list joins them.
    """
    given: dict[T, list[str]] = {}
    for each in told:
        if (value := value_of(each)) is not None:
            given.setdefault(value, []).append(each.id)
    apart = [value for value in given if not all(fits(value, other) for other in given)]
    if not apart or (adds and _joined(list(given), fits)):
        return None
    claims: dict[str, list[str]] = {}
    for value in apart:
        claims.setdefault(worded(value), []).extend(given[value])
    ordered = sorted(claims, key=lambda text: (-len(claims[text]), text))
    return Dispute(field, tuple((text, tuple(sorted(claims[text]))) for text in ordered))


def _joined(values: Sequence[T], fits: Callable[[T, T], bool]) -> bool:
    """Whether steps from one value to another that fits it lead from the first to all."""
    reached, waiting = [values[0]], list(values[1:])
    while near := [value for value in waiting if any(fits(value, known) for known in reached)]:
        reached += near
        waiting = [value for value in waiting if value not in near]
    return not waiting
