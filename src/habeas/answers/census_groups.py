"""People who are held and not named: how many a census may add of them, and with whom the others count already.

Groups that may be the same people, or a whole and its parts, count as the most of them who are surely apart: the larger
of the two, the whole or the sum of its parts. Named people of the same event, day and place are among a group. Nothing
of this ever changes the low end, and a further group never lowers the high one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from habeas.answers.census_doubles import connected
from habeas.answers.census_kindred import (
    LAST,
    ONE_EVENT_DAYS,
    SAME,
    Group,
    days_of,
    group_of,
    place_of,
    related_all,
)
from habeas.answers.occupations import classes_of
from habeas.cases.asides import why_aside
from habeas.cases.entry import Entry
from habeas.cases.forms import form_words

# After so many steps the most is no longer looked for exactly; a good choice is taken for what is left.
MOST_STEPS = 20_000
FIRST = date.min.toordinal()

# A group, by its row, that adds nobody since nothing shows it in custody, and why; empty where its state tells.
Quiet = tuple[int, str]
# The rows of named people who were held on a day (an ordinal) of whom it is not open whether custody had begun.
HeldOn = Callable[[int], Set[int]]


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A group, by its row among the entries: how many people it adds, or with whom it counts already.

    Attributes:
        number: how many people it may add; 0 where it adds nobody.
        covered: how many of it are people by name.
        beside: the rows of the groups with which it is counted once, each with how ("the same" or "part").
    """

    at: int
    number: int
    covered: int
    beside: tuple[tuple[int, str], ...] = ()


def unnamed(
    groups: Iterable[tuple[int, Entry]], people: Mapping[int, Entry], held_on: HeldOn, day: int
) -> list[Unnamed]:
    """What each group adds to the high end as of a day; `people` are those known by name, by row."""
    told = sorted((group_of(at, entry) for at, entry in groups), key=lambda each: (each.order, each.at))
    beside = related_all(told)
    covered = _covered(told, people, held_on, day)
    left = [max(0, group.number - number) for group, number in zip(told, covered, strict=True)]
    chosen = apart({place: left[place] for place in range(len(told)) if left[place]}, beside)
    found = []
    for place, group in enumerate(told):
        adds = place in chosen
        near = {} if adds else {one: how for one, how in sorted(beside[place].items()) if one in chosen}
        others = tuple((told[one].at, near[one]) for one in _most_like(group, told, near))
        found.append(Unnamed(group.at, left[place] if adds else 0, covered[place], others))
    return found


def ended(entry: Entry, day: int, silence_days: int) -> str | None:
    """Why a group no longer counts, or not yet, on a day; None where it may be in custody.

    A number that is no group of people held never counts. How many were arrested is no number of those who are held:
    of an arrest that is dated to a month the group counts as long as police may keep people, and of arrests over a
    longer time nobody knows who was held on one day. Of administrative arrest as long as that lasts at most. What is
    told as of one day only, or without any, may have begun before; but no longer before than a custody goes on of
    which nobody speaks.
    """
    if entry.aside:
        return why_aside(entry.aside)
    kind, first, last = days_of(entry)
    held, forms = entry.cases[0], form_words()
    if last == LAST and held.confirmed is None:
        return "neither the act nor its document has a day"
    told = last if first == FIRST else first
    if told - day > silence_days:
        return f"told of as of {date.fromordinal(told)}; no source tells of them so long before"
    if kind == "arrest" and last - first > ONE_EVENT_DAYS:
        return "a number of arrests on days not told; how many of them were held on one day is not known"
    police = forms.form("police custody")
    most = police.at_most_days if police is not None and kind == "arrest" else None
    if held.confirmed is not None and held.runs and all(run.forms == ("administrative arrest",) for run in held.runs):
        last, most = held.confirmed, forms.administrative_days
    if most is not None and day - last > most:
        return f"no source tells that they were held for more than {most} days after {date.fromordinal(last)}"
    return None


def _most_like(group: Group, told: Sequence[Group], near: Mapping[int, str]) -> list[int]:
    """Of those with which a group counts, the one that says it best: the same, the whole; else all of its parts."""
    same = [one for one, how in near.items() if how == SAME]
    whole = [one for one in near if told[one].number >= group.number]
    equal = [one for one in same if told[one].number == group.number]
    return (equal or same or whole)[:1] or list(near)


def _covered(groups: Sequence[Group], people: Mapping[int, Entry], held_on: HeldOn, day: int) -> list[int]:
    """How many of each group are people by name.

    Somebody is taken off one group only, or off one figure told of several days, which counts once anyhow: so whoever
    is added to the people by name never takes more than one off those who are not named.
    """
    found = [0] * len(groups)
    taken: dict[int, tuple[object, ...]] = {}
    for place, group in enumerate(groups):
        figure = (group.number, group.name, group.country, group.place) if group.held else (place,)
        for row in _members(group, people, held_on, day):
            if taken.setdefault(row, figure) == figure:
                found[place] += 1
    return [min(number, group.number) for number, group in zip(found, groups, strict=True)]


def _members(group: Group, people: Mapping[int, Entry], held_on: HeldOn, day: int) -> Set[int]:
    """The rows of named people who are of a group: of its event, or held on its day where it is told of as held."""
    event = (group.kind, group.first, group.last)
    rows = {
        row
        for row, entry in people.items()
        if group.one_event and entry.country == group.country and _of_event(entry, event, group)
    }
    if group.held and (group.everybody or group.classes):
        rows |= {row for row in held_on(min(group.last, day)) if _is_of(people[row], group)}
    return rows


def _of_event(entry: Entry, event: tuple[str, int, int], group: Group) -> bool:
    return any(
        (kind, first, last) == event and place_of(place, entry.country) == group.place
        for kind, first, last, place in entry.arrests
    )


def _is_of(entry: Entry, group: Group) -> bool:
    return entry.country == group.country and (group.everybody or bool(classes_of(entry.roles) & group.classes))


def apart(weights: Mapping[int, int], beside: Mapping[int, Mapping[int, str]]) -> set[int]:
    """Of groups with so many people each, those that together are the most and no two of which may be the same."""
    near = {one: {other for other in beside.get(one, ()) if other in weights} for one in weights}
    return _Heaviest(weights, near).of(frozenset(weights))


class _Heaviest:
    """The heaviest choice among places of which no two are near each other."""

    def __init__(self, weights: Mapping[int, int], near: Mapping[int, set[int]]) -> None:
        self._weights, self._near = weights, near
        self._known: dict[frozenset[int], set[int]] = {}
        self._steps = 0

    def of(self, places: frozenset[int]) -> set[int]:
        chosen: set[int] = set()
        for group in map(frozenset, connected(places, self._near)):
            chosen |= self._of_group(group)
        return chosen

    def _of_group(self, places: frozenset[int]) -> set[int]:
        if len(places) == 1:
            return set(places)
        if places in self._known:
            return self._known[places]
        self._steps += 1
        near = self._near
        if self._steps > MOST_STEPS:
            one = max(places, key=lambda each: (self._weights[each], -len(near[each] & places), -each))
            return {one} | self.of(places - near[one] - {one})
        one = max(places, key=lambda each: (len(near[each] & places), -each))
        with_one = {one} | self.of(places - near[one] - {one})
        without = self.of(places - {one})
        # Of equals the one with the larger group, which stands first.
        best = max((with_one, without), key=lambda each: (self._weight(each), -min(each)))
        self._known[places] = best
        return best

    def _weight(self, places: Iterable[int]) -> int:
        return sum(self._weights[place] for place in places)
