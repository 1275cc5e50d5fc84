"""Whether two groups of people who are held and not named may be the same people, or one part of the other.

Sources tell of one group again and again, in other words and on other days, and of a whole beside its parts. Nothing
here says that two groups are the same; only that they may be, so that a high end which added them could not be answered
for. `data/answers/census_groups.toml` has the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from habeas.answers.occupations import classes_of
from habeas.cases.entry import Entry
from habeas.documents.countries import name_of
from habeas.errors import BadVocabulary, UnknownTerm
from habeas.people.names import fold
from habeas.terms import load_toml

_FILE = "data/answers/census_groups.toml"
# The type of an act that tells that people are held, not what was done to hold them.
HELD = "imprisonment"
# Acts dated to no more days than these are of one event: more says only in which season something happened. Figures no
# further apart are of the same time, as lists are (counting rules, "not-closed").
ONE_EVENT_DAYS = 31
SAME, PART = "the same", "part"
FIRST, LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The vocabulary of groups; see the file for what each list is."""

    general: frozenset[str]
    held: frozenset[str]


@cache
def group_words() -> GroupWords:
    """The vocabulary of groups.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_group_words(load_toml("answers/census_groups.toml"))


def read_group_words(data: dict[str, object]) -> GroupWords:
    """Checks and returns a parsed vocabulary."""
    lists = {}
    for name in ("general", "held"):
        values = data.get(name)
        if not isinstance(values, list) or not values or not all(isinstance(each, str) for each in values):
            raise BadVocabulary(f"{_FILE}: `{name}` has to be a list of words")
        lists[name] = frozenset(values)
    return GroupWords(**lists)


@dataclass(frozen=True, slots=True)
class Group:
    """A group as far as it can be compared.

    Attributes:
        at: its row among the entries of a census.
        kind: the type of the act that tells of it; `first` and `last` the days (ordinals) that it may have happened on.
        place: empty for one that is not told, and for a whole country.
        words: what says who they are; `whole` where nothing says more of them than that they are held, and `everybody`
            where they are called prisoners or the like by these words.
    """

    at: int
    number: int
    kind: str
    first: int
    last: int
    place: str
    country: str | None
    name: str
    words: frozenset[str]
    classes: frozenset[str]
    charges: frozenset[str]
    whole: bool
    everybody: bool

    @property
    def held(self) -> bool:
        """Whether it is told of as of a day on which it was held, and not by what was done to hold it."""
        return self.kind == HELD

    @property
    def one_event(self) -> bool:
        """Whether its days are few enough for an event that others can be of too."""
        return self.last - self.first <= ONE_EVENT_DAYS

    @property
    def order(self) -> tuple[int, str, str, int, int]:
        """A place among groups that no order of documents changes: the larger first."""
        return (-self.number, self.name, self.kind, self.first, self.last)


def group_of(at: int, entry: Entry) -> Group:
    """A group that can be compared, of its entry."""
    kind, first, last = days_of(entry)
    place = entry.arrests[0][3]
    words = _words(entry.name)
    held = group_words().held
    return Group(
        at,
        entry.number,
        kind,
        first,
        last,
        place_of(place, entry.country),
        entry.country,
        fold(entry.name),
        words - held,
        classes_of((entry.name,)),
        frozenset(fold(charge) for held_ in entry.cases for charge in held_.charges),
        kind == HELD and words <= held,
        kind == HELD and words <= held and bool(words),
    )


def days_of(entry: Entry) -> tuple[str, int, int]:
    """What tells of a group, and the first and last day that it may have been on.

    What no source dates was by the day that its document speaks of, if that is known, and not only by the day on which
    it was published.
    """
    kind, first, last, _ = entry.arrests[0]
    by = entry.cases[0].confirmed
    return kind, first, min(last, by) if first == FIRST and by is not None else last


def place_of(place: str, country: str | None) -> str:
    """A place as it is compared: nothing where it is not told, or is the country."""
    folded = fold(place)
    return "" if folded == _country(country) else folded


def related(one: Group, other: Group) -> str | None:
    """Whether two groups may be the same people, or the smaller part of the larger; None where they are apart."""
    large, small = (one, other) if one.order < other.order else (other, one)
    if large.country != small.country or (large.place and small.place and large.place != small.place):
        return None
    if large.held and small.held and _described_alike(large, small):
        return SAME
    if _same_time(large, small) and _same_group(large, small):
        return SAME
    if large.whole and (small.held or small.last <= large.last + ONE_EVENT_DAYS):
        return PART
    return None


def related_all(groups: Sequence[Group]) -> dict[int, dict[int, str]]:
    """For each group, by its place among them, those that may be the same people or stand to it as part and whole.

    Of an event of a day, the largest group may hold each of the others; these are not compared with each other so.
    """
    found: dict[int, dict[int, str]] = {place: {} for place in range(len(groups))}
    for place, one in enumerate(groups):
        for beside in range(place):
            how = related(one, groups[beside])
            if how is not None:
                found[place][beside] = found[beside][place] = how
    events: dict[tuple[object, ...], list[int]] = {}
    for place, one in enumerate(groups):
        if one.one_event:
            events.setdefault((one.kind, one.first, one.last, one.place, one.country), []).append(place)
    for places in events.values():
        most = max(groups[place].number for place in places)
        for whole in (place for place in places if groups[place].number == most):
            for part in places:
                if part != whole and part not in found[whole]:
                    found[whole][part] = found[part][whole] = PART
    return found


def _same_time(one: Group, other: Group) -> bool:
    """Whether one day may be of both; who is only said to be held may be of whatever was done before."""
    if one.held or other.held:
        held, done = (one, other) if one.held else (other, one)
        return held.held and done.first <= held.last + ONE_EVENT_DAYS
    return one.first <= other.last and other.first <= one.last


def _same_group(one: Group, other: Group) -> bool:
    """Whether number, description or charge are the same, as far as they are told."""
    if one.number == other.number:
        return one.kind == other.kind or _described_alike(one, other) or bool(one.charges & other.charges)
    return one.kind == other.kind and bool(one.words) and bool(other.words) and _within(one.words, other.words)


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _described_alike(one: Group, other: Group) -> bool:
    """Whether the descriptions have a word in common, or one of them says nothing of its own."""
    if one.whole or other.whole:
        return one.words == other.words
    return bool(one.words & other.words) or not one.words or not other.words


@cache
def _words(name: str) -> frozenset[str]:
    folded = (fold(word) for word in re.split(r"[^\w’']+", name.casefold()))
    plain = {word[:-1] if len(word) > len("was") and word.endswith("s") else word for word in folded if word}
    return frozenset(word for word in plain if not word.isdigit()) - group_words().general


@cache
def _country(code: str | None) -> str:
    try:
        return fold(name_of(code)) if code else ""
    except UnknownTerm:
        return ""
