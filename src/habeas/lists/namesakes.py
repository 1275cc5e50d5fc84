"""Rows of one table with one name, as one person or as several: by births, numbers of persons and genders.

In one document people are known by their names, so two of one name get some words behind theirs: "A Bek (born 1961)".
Rows of which nothing says that they are two people are taken for one, unless somebody says that they are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from habeas.dates import PartialDate
from habeas.lists.model import Problem, Row
from habeas.lists.words import gender_of, label, plain
from habeas.people.namesakes import told_as

# What rows of one name may differ in and still be one person's, though it is worth a question.
_TELLING = ("arrested", "occupation", "organization", "region")


@dataclass(slots=True)
class _Somebody:
    """Rows that are taken for one person, and what they say of who that is."""

    rows: list[int] = field(default_factory=list)
    first: int = 0
    born: PartialDate | None = None
    number: str = ""
    gender: str = ""

    def may_have(self, row: Row) -> bool:
        """Whether a row may be of the same person, where not both have a number."""
        _number, born, gender = _said(row)
        fits = born is None or self.born is None or born.compatible(self.born)
        return fits and not (gender and self.gender and gender != self.gender)

    def add(self, place: int, row: Row) -> None:
        """Takes a row in."""
        number, born, gender = _said(row)
        self.first = self.first or row.number
        self.rows.append(place)
        self.number, self.born, self.gender = self.number or number, self.born or born, self.gender or gender


def told_apart(rows: Sequence[Row], *, apart: bool = False) -> list[Row]:
    """The rows, those of two people of one name with words behind it that tell them apart.

    Args:
        apart: that rows of one name are different people unless they give one number of the person.
    """
    found = list(rows)
    for places in _by_name(rows).values():
        people = _people([(place, rows[place]) for place in places], apart=apart)
        if len(people) > 1:
            tell = _telling(people)
            for each in people:
                for place in each.rows:
                    found[place] = replace(rows[place], name=told_as(rows[place].name, tell(each)))
    return found


def asked_about(rows: Sequence[Row]) -> Iterator[Problem]:
    """For each name on several rows that say different things of somebody: that they are taken for one person."""
    for places in _by_name(rows).values():
        several = [rows[place] for place in places]
        known = all(any(_said(row)[:2]) for row in several)
        if known or len({row.name for row in several}) > 1:
            continue
        differ = [name for name in _TELLING if len({row.cells.get(name) for row in several} - {None}) > 1]
        if differ:
            numbers = " and ".join(str(row.number) for row in several[:2]) + (" and others" if several[2:] else "")
            words = (
                f"Rows {numbers} have one name and differ in “{label(differ[0])}”: taken for one person. If they are "
                "two, give their births or numbers, or say that rows of one name are different people."
            )
            yield Problem(several[1].number, "same-name", words)


def _by_name(rows: Sequence[Row]) -> dict[str, list[int]]:
    """The places of the rows of each name that several have."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        found[row.name].append(place)
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for name, places in found.items():
        alike[plain(name)] += places
    return {name: sorted(places) for name, places in alike.items() if len(places) > 1}


def _people(rows: Sequence[tuple[int, Row]], *, apart: bool) -> list[_Somebody]:
    people: list[_Somebody] = []
    unnumbered: list[_Somebody] = []
    numbered: dict[str, _Somebody] = {}
    # Those that say most come first, so that what says nothing joins somebody and does not stand between two.
    for place, row in sorted(rows, key=lambda each: (-sum(map(bool, _said(each[1]))), each[0])):
        number = _said(row)[0]
        # A table may have one name on each of its rows: a number is looked up, and not looked for.
        one = numbered.get(number)
        if one is None and not apart:
            one = next((each for each in (unnumbered if number else people) if each.may_have(row)), None)
        if one is None:
            one = _Somebody()
            people.append(one)
            unnumbered.append(one)
        one.add(place, row)
        if one.number and one.number not in numbered:
            numbered[one.number] = one
            unnumbered.remove(one)
    return sorted(people, key=lambda each: min(each.rows))


def _telling(people: Sequence[_Somebody]) -> Callable[[_Somebody], str]:
    """The words that tell these apart, the most telling that all of them have: else the first row of each."""
    ways: tuple[Callable[[_Somebody], str], ...] = (
        lambda one: "" if one.born is None else f"born {one.born}",
        lambda one: one.number and f"no. {one.number}",
        lambda one: one.gender,
    )
    for way in ways:
        told = {way(one) for one in people}
        if "" not in told and len(told) == len(people):
            return way
    return lambda one: f"row {one.first}"


def _said(row: Row) -> tuple[str, PartialDate | None, str]:
    number = " ".join(row.cells.get("person_number", "").replace("(", " ").replace(")", " ").split())
    return number, row.dates.get("born"), gender_of(row.cells.get("gender", "")) or ""
