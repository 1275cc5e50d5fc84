"""Gathers the claims of one type about one person into acts, the surest first.

What people decided holds before anything else. Then claims of one day come together, then those of neighbouring days,
the nearest first; a claim that is dated less finely, or not at all, joins the one act that it fits. One that fits
several joins none: it stands as an act of its own, so that nothing is counted under the wrong date. The result does not
depend on the order of the claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from habeas.acts.agree import DEATH_DAYS, NEAR_DAYS, Setting, compare
from habeas.acts.decided import Decided
from habeas.acts.likeness import differing, same_quote
from habeas.acts.shelf import Shelf
from habeas.acts.tell import claim_order, type_of
from habeas.acts.words import act_words
from habeas.dates import PartialDate
from habeas.model import SourcedClaim

# Of an act that so many claims tell of, a further one is compared with those told finest, and with those of its own
# document, not with all: the time for an act that every outlet reports would grow with the square of the reports.
MANY_CLAIMS_OF_AN_ACT = 50
_PRECISIONS = ("day", "month", "year", "")


class Unit:
    """One claim, or several that people decided to be of one act: what joins an act or not as a whole."""

    def __init__(self, claims: Iterable[SourcedClaim]) -> None:
        told = tuple(claims)
        self.claims = told if len(told) == 1 else tuple(sorted(told, key=finest_first))
        dates = [claim.claim.date for claim in self.claims if claim.claim.date is not None]
        self.days = {date.first_day for date in dates if date.precision == "day"}
        self.first = min((date.first_day for date in dates), default=None)
        self.last = max((date.last_day for date in dates), default=None)
        self.precision = dates[0].precision if dates else ""
        self.documents = {claim.document.id for claim in self.claims}

    @property
    def type(self) -> str:
        """The type of the act that they tell of."""
        return type_of(self.claims)

    def by_type(self) -> list[Unit]:
        """Its claims of each type; mostly all are of one."""
        types = dict.fromkeys(claim.claim.type for claim in self.claims)
        if len(types) == 1:
            return [self]
        return [Unit(claim for claim in self.claims if claim.claim.type == one) for one in types]


class Gathering:
    """Units that are becoming an act; `unclear` where its first claim fitted several others."""

    def __init__(self, unit: Unit, *, unclear: bool = False) -> None:
        self.units = [unit]
        self.unclear = unclear
        self.first, self.last = unit.first, unit.last

    def add(self, units: Iterable[Unit]) -> None:
        """Takes units in."""
        for unit in units:
            self.units.append(unit)
            if unit.first is not None and unit.last is not None:
                self.first = min(self.first or unit.first, unit.first)
                self.last = max(self.last or unit.last, unit.last)

    @property
    def claims(self) -> list[SourcedClaim]:
        """All its claims."""
        return [claim for unit in self.units for claim in unit.claims]

    def to_compare(self, unit: Unit) -> list[Unit]:
        """The units that one more is compared with."""
        rest = self.units[MANY_CLAIMS_OF_AN_ACT:]
        return [*self.units[:MANY_CLAIMS_OF_AN_ACT], *(each for each in rest if each.documents & unit.documents)]


def gather(
    claims: Sequence[SourcedClaim], setting: Setting, decided: Decided | None = None
) -> list[list[SourcedClaim]]:
    """The claims about one person in groups, each of one act."""
    kinds: dict[str, list[Unit]] = defaultdict(list)
    mixed: list[Unit] = []
    for unit in _units(claims, decided):
        several = unit.by_type()
        if len(several) > 1:
            mixed.append(unit)
        for each in several:
            kinds[each.type].append(each)
    found = [_Gatherer(setting, decided).gather(_in_order(kinds[kind])) for kind in sorted(kinds)]
    gathered = [gathering.claims for gatherings in found for gathering in gatherings]
    return across_types(gathered, mixed, decided) if decided and mixed else gathered


def across_types(
    gathered: Sequence[Sequence[SourcedClaim]], mixed: Iterable[Unit], decided: Decided
) -> list[list[SourcedClaim]]:
    """The groups, those in one that have claims of several types which people decided to be of one act.

    Whatever else tells of either goes with them, so that no copy of the act is left behind; but where some of that was
    decided to be of two acts, the claims decided on alone are one.
    """
    groups = [list(group) for group in gathered]
    for unit in sorted(mixed, key=lambda each: each.claims[0].id):
        ids = {claim.id for claim in unit.claims}
        near = [group for group in groups if any(claim.id in ids for claim in group)]
        groups = [group for group in groups if not any(claim.id in ids for claim in group)]
        together = [claim for group in near for claim in group]
        if any(decided.apart(one.id, other.id) for one, other in combinations(together, 2)):
            groups.append(list(unit.claims))
            rest = ([claim for claim in group if claim.id not in ids] for group in near)
            groups += [group for group in rest if group]
        else:
            groups.append(together)
    return groups


def finest_first(claim: SourcedClaim) -> tuple[object, ...]:
    """Sorts claims by the precision of their date, then by date, then as they were told."""
    date = str(claim.claim.date or "")
    return (-len(date), date, *claim_order(claim))


def units_of(claims: Iterable[SourcedClaim], decided: Decided | None) -> list[Unit]:
    """The claims, those together that people decided to be of one act, in the order in which they are gathered."""
    return _in_order(_units(claims, decided))


def _units(claims: Iterable[SourcedClaim], decided: Decided | None) -> Iterator[Unit]:
    together: dict[str, list[SourcedClaim]] = defaultdict(list)
    for claim in claims:
        together[decided.of(claim.id) if decided else claim.id].append(claim)
    return map(Unit, together.values())


def _in_order(units: Iterable[Unit]) -> list[Unit]:
    several = list(units)
    # Most people have one claim of a type: what a single one is sorted by need not be asked.
    return several if len(several) == 1 else sorted(several, key=lambda unit: finest_first(unit.claims[0]))


class _Gatherer:
    def __init__(self, setting: Setting, decided: Decided | None) -> None:
        self.setting, self.decided = setting, decided

    def gather(self, units: Sequence[Unit]) -> list[Gathering]:
        """Units of one type, in order, as acts."""
        if len(units) == 1:
            return [Gathering(units[0])]
        gatherings = self._of_one_day([unit for unit in units if unit.precision == "day"])
        gatherings = self._of_near_days(gatherings)
        if all(unit.precision == "day" for unit in units):
            return gatherings
        shelf: Shelf[Gathering] = Shelf()
        for gathering in gatherings:
            shelf.put(gathering, gathering.claims, ())
        for unit in units:
            if unit.precision != "day":
                joined = self._place(unit, gatherings, shelf.near(unit.claims, self._beside(unit)))
                shelf.put(joined, unit.claims, self._beside(unit))
        return gatherings

    def _beside(self, unit: Unit) -> list[PartialDate]:
        return [day for claim in unit.claims for day in self.setting.beside.get(claim.id, ())]

    def _of_one_day(self, units: Iterable[Unit]) -> list[Gathering]:
        gatherings: list[Gathering] = []
        by_day: dict[date, list[Gathering]] = defaultdict(list)
        for unit in units:
            near = {id(each): each for day in sorted(unit.days) for each in by_day[day]}
            joined = self._place(unit, gatherings, near.values())
            for day in unit.days:
                if joined not in by_day[day]:
                    by_day[day].append(joined)
        return gatherings

    def _of_near_days(self, gatherings: list[Gathering]) -> list[Gathering]:
        """Acts of neighbouring days become one, the nearest first, if no two claims of theirs say otherwise."""
        now = {id(each): each for each in gatherings}
        for left, right in _near_pairs(gatherings):
            one, other = now[id(left)], now[id(right)]
            if one is other or not _near(one, other):
                continue
            if all(self._allowed(unit, one) and self._fits(unit, one) for unit in other.units):
                one.add(other.units)
                now.update({key: one for key, each in now.items() if each is other})
        return list({id(each): each for each in now.values()}.values())

    def _place(self, unit: Unit, gatherings: list[Gathering], candidates: Iterable[Gathering]) -> Gathering:
        """Puts the unit into the one act that it fits best, else into one of its own."""
        near = [each for each in candidates if self._fits(unit, each)]
        best = [each for each in near if self._allowed(unit, each)]
        for test in self._preferences(unit) if len(best) > 1 else ():
            best = [each for each in best if test(each)] or best
        if len(best) > 1:
            # A claim that fits one act for sure is of that, not of what might be it.
            sure = [each for each in best if not each.unclear]
            best = sure if len(sure) == 1 else [each for each in best if each.unclear]
        if len(best) == 1:
            best[0].add([unit])
            return best[0]
        gatherings.append(Gathering(unit, unclear=len(near) > 1))
        return gatherings[-1]

    def _fits(self, unit: Unit, gathering: Gathering) -> bool:
        """Nothing says that they are two acts, the finest told say that they are one, and more agree than differ.

        What people joined says so before all others: an act that they made of two dates takes in claims of either.
        """
        others = gathering.to_compare(unit)
        joined = any(len(other.claims) > 1 and self._answer(unit, other) == "same" for other in others)
        finest = min(_PRECISIONS.index(other.precision) for other in others)
        same = differ = 0
        known = False
        for other in others:
            answer = self._answer(unit, other)
            if answer == "apart" and not joined:
                return False
            same += answer == "same"
            differ += answer == "differs"
            known = known or (answer == "same" and _PRECISIONS.index(other.precision) == finest)
        if gathering.first is None:
            return joined or same == len(others)
        return known and differ < same

    def _allowed(self, unit: Unit, gathering: Gathering) -> bool:
        """Whether nobody decided that some of them are two acts."""
        decided = self.decided
        return decided is None or not any(
            decided.apart(unit.claims[0].id, other.claims[0].id) for other in gathering.units
        )

    def _answer(self, unit: Unit, other: Unit) -> str:
        """Of units of several claims those that agree count first: people joined what does not agree by itself."""
        answers = {compare(one, two, self.setting).answer for one in unit.claims for two in other.claims}
        several = len(unit.claims) > 1 or len(other.claims) > 1
        order = ("same", "apart", "differs", "open") if several else ("apart", "differs", "open", "same")
        return next(answer for answer in order if answer in answers)

    def _preferences(self, unit: Unit) -> Iterator[Callable[[Gathering], bool]]:
        """What makes one act more likely than another that fits as well, the strongest first."""
        yield lambda each: any(same_quote(one.claim, two.claim) for one, two in _pairs(unit, each))
        yield lambda each: any(_repeats(one, two) for one, two in _pairs(unit, each))
        yield lambda each: self._told_beside(unit, each)
        yield lambda each: not any(differing(one.claim, two.claim) for one, two in _pairs(unit, each))

    def _told_beside(self, unit: Unit, gathering: Gathering) -> bool:
        if gathering.first is None or gathering.last is None:
            return False
        spare = timedelta(days=NEAR_DAYS)
        first, last = gathering.first - spare, gathering.last + spare
        return any(day.first_day <= last and first <= day.last_day for day in self._beside(unit))


def _pairs(unit: Unit, gathering: Gathering) -> Iterator[tuple[SourcedClaim, SourcedClaim]]:
    others = [claim for other in gathering.to_compare(unit) for claim in other.claims]
    return ((one, other) for one in unit.claims for other in others)


def _repeats(left: SourcedClaim, right: SourcedClaim) -> bool:
    """Whether they say the same with the same sentence, as the copy of a document does."""
    one, other = left.claim, right.claim
    said = (one.date, one.term, one.charges, one.place, one.actors)
    return said == (other.date, other.term, other.charges, other.place, other.actors) and same_quote(one, other)


def _near(left: Gathering, right: Gathering) -> bool:
    """Whether all days of the two are near, however many claims there are; what people joined is left to comparison."""
    units = [*left.units, *right.units]
    if any(len(unit.claims) > 1 for unit in units):
        return True
    days = [day for unit in units for day in unit.days]
    return (max(days) - min(days)).days <= _reach(units[0])


def _reach(unit: Unit) -> int:
    return DEATH_DAYS if unit.type in act_words().once_in_life else NEAR_DAYS


def _near_pairs(gatherings: Sequence[Gathering]) -> list[tuple[Gathering, Gathering]]:
    """Acts that have days next to each other, the nearest first."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for place, gathering in enumerate(gatherings):
        for day in {day for unit in gathering.units for day in unit.days}:
            by_day[day].append(place)
    reach = _reach(gatherings[0].units[0]) if gatherings else 0
    near = {
        (gap, day, one, other)
        for day, places in by_day.items()
        for gap in range(1, reach + 1)
        for one in places
        for other in by_day.get(day + timedelta(days=gap), ())
        if one != other
    }
    return [(gatherings[one], gatherings[other]) for _, _, one, other in sorted(near)]
