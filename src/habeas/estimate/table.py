"""Who is on which lists: the table that every estimate starts from.

People are counted by pattern: so many on A and B only, so many on C only. A pattern is a set of lists, written as a
number with one bit a list (see `lattice`). Nobody on no list is in it: that is the number to be estimated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from habeas.errors import BadTable
from habeas.estimate.lattice import Floats, members

# 2^20 cells are 8 MB; beyond, a table has to be put together from fewer lists.
MOST_LISTS = 20
MOST_PEOPLE = 10**9


@dataclass(frozen=True)
class Table:
    """Counts of people by pattern. `cells` has each pattern once, sorted, with a count above zero.

    `remarks` are sentences about how the table came about, such as people who were twice on one list.
    """

    lists: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]
    remarks: tuple[str, ...] = ()

    @classmethod
    def of_patterns(cls, lists: Iterable[str], counts: Mapping[int, int] | Iterable[tuple[int, int]]) -> Table:
        """A table from patterns and their counts; the same pattern twice is added up.

        Raises:
            BadTable: names that are empty or twice, too many lists, or a count that no pattern can have.
        """
        names = _checked(lists)
        summed: Counter[int] = Counter()
        for pattern, count in counts.items() if isinstance(counts, Mapping) else counts:
            if not 0 <= pattern < 1 << len(names):
                raise BadTable(f"The pattern {pattern} names a list that is not there; there are {len(names)}.")
            if count < 0:
                raise BadTable(f"A count is {count}; a count of people is a whole number from 0.")
            if count and not pattern:
                raise BadTable(f"{count} people are said to be on no list; leave them out, they are what is estimated.")
            summed[pattern] += count
        if sum(summed.values()) > MOST_PEOPLE:
            raise BadTable(f"The counts add up to more than {MOST_PEOPLE:,} people; check the column of counts.")
        return cls(names, tuple(sorted((pattern, count) for pattern, count in summed.items() if count)))

    @classmethod
    def of_people(cls, lists: Mapping[str, Iterable[Hashable]]) -> Table:
        """A table from the people of each list, by whatever names one person in all of them.

        Who is twice on a list counts once, and a remark says how many were.
        """
        names = _checked(lists)
        patterns: Counter[Hashable] = Counter()
        remarks = []
        for place, people in enumerate(lists.values()):
            everyone = list(people)
            once = set(everyone)
            if len(once) < len(everyone):
                twice = len(everyone) - len(once)
                remarks.append(f"{names[place]} has {twice:,} entries of people it has already; they count once.")
            for person in once:
                patterns[person] += 1 << place
        made = cls.of_patterns(names, Counter(patterns.values()))
        return cls(made.lists, made.cells, tuple(remarks))

    @property
    def observed(self) -> int:
        """How many people are on at least one list."""
        return sum(count for _, count in self.cells)

    @property
    def sizes(self) -> dict[str, int]:
        """How many people each list has."""
        return {name: self.together(1 << place) for place, name in enumerate(self.lists)}

    def together(self, subset: int) -> int:
        """How many people are on all lists of a set."""
        return sum(count for pattern, count in self.cells if pattern & subset == subset)

    def on_exactly(self, number: int) -> int:
        """How many people are on exactly so many lists."""
        return sum(count for pattern, count in self.cells if pattern.bit_count() == number)

    @property
    def on_two_or_more(self) -> int:
        """How many people are on more than one list."""
        return self.observed - self.on_exactly(1)

    def dense(self) -> Floats:
        """The count of every pattern, 2^t numbers, with 0 for nobody's list."""
        counts = np.zeros(1 << len(self.lists))
        for pattern, count in self.cells:
            counts[pattern] = count
        return counts

    def names(self, subset: int) -> tuple[str, ...]:
        """The names of the lists in a set."""
        return tuple(self.lists[place] for place in members(subset))

    def only(self, names: Iterable[str]) -> Table:
        """The table of these lists alone, in the order given; who is on none of them is left out.

        Raises:
            BadTable: there is no list of that name.
        """
        wanted = tuple(names)
        self.require(wanted)
        places = [self.lists.index(name) for name in wanted]
        counts: Counter[int] = Counter()
        for pattern, count in self.cells:
            counts[sum((pattern >> old & 1) << new for new, old in enumerate(places))] += count
        counts.pop(0, None)
        made = Table.of_patterns(wanted, counts)
        return Table(made.lists, made.cells, self.remarks)

    def without(self, names: Iterable[str]) -> Table:
        """The table with some lists left out."""
        left_out = set(names)
        self.require(left_out)
        return self.only(name for name in self.lists if name not in left_out)

    def within(self, name: str) -> Table:
        """What the other lists see of the people on one list, whose number is known: a test of any method."""
        self.require([name])
        bit = 1 << self.lists.index(name)
        others = [each for each in self.lists if each != name]
        return Table(self.lists, tuple((pattern, count) for pattern, count in self.cells if pattern & bit)).only(others)

    def require(self, names: Iterable[str]) -> None:
        """Raises `BadTable` where there is no list of one of these names."""
        for name in names:
            if name not in self.lists:
                raise BadTable(f"There is no list {name[:60]!r}; the lists are {', '.join(self.lists)}.")

    def canonical(self) -> Table:
        """The same table with its lists in an order that depends on the counts alone, not on names or on their order.

        So that an estimate with random numbers is the same for the same lists under other names. Lists that the counts
        cannot tell apart are put in the order of their names, which changes nothing then.
        """
        rank: dict[int, Any] = {place: self.together(1 << place) for place in range(len(self.lists))}
        for _ in self.lists:
            views = {
                place: (
                    rank[place],
                    tuple(
                        sorted((sorted(rank[one] for one in members(p)), n) for p, n in self.cells if p >> place & 1)
                    ),
                )
                for place in rank
            }
            order = {view: number for number, view in enumerate(sorted(set(map(_frozen, views.values()))))}
            fresh = {place: order[_frozen(view)] for place, view in views.items()}
            if fresh == rank:
                break
            rank = fresh
        order_of_lists = sorted(rank, key=lambda place: (rank[place], self.lists[place]))
        return self.only(self.lists[place] for place in order_of_lists)


def _frozen(view: Any) -> Any:  # noqa: ANN401 (nested lists and tuples of numbers)
    return tuple(map(_frozen, view)) if isinstance(view, list | tuple) else view


def _checked(lists: Iterable[str]) -> tuple[str, ...]:
    names = tuple(lists)
    if any(not name.strip() for name in names):
        raise BadTable("A list has no name; give every column of the table a heading.")
    twice = sorted(name for name, number in Counter(names).items() if number > 1)
    if twice:
        raise BadTable(f"Two lists are called {twice[0][:60]!r}; give every list a name of its own.")
    if not names:
        raise BadTable("There is no list in the table; it needs a column of 0 and 1 for each list.")
    if len(names) > MOST_LISTS:
        raise BadTable(f"There are {len(names)} lists; at most {MOST_LISTS} can be taken together. Merge small ones.")
    return names
