"""The people behind the numbers of a census, each with what shows them in custody, or what leaves it open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from habeas.answers.census_kindred import SAME
from habeas.answers.census_numbers import asked_for
from habeas.answers.census_rules import Rule
from habeas.answers.census_table import IN_CODE, UNDETERMINED_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from habeas.answers.census_groups import Unnamed
    from habeas.answers.census_numbers import Numbered
    from habeas.answers.census_question import Question
    from habeas.answers.census_table import CensusTable, Numbers
    from habeas.cases.entry import Held

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Line:
    """A person in a list of the census, or so many who are not named.

    Attributes:
        why: for who is not surely in, what leaves it open.
        since, since_by: the first and the last day that custody may have begun, None where nothing says.
        confirmed: the last day on which custody is confirmed; None for life, and where nothing is dated.
    """

    person_id: str
    name: str
    number: int
    case_id: str
    country: str | None
    forms: tuple[str, ...]
    since: date | None
    confirmed: date | None
    why: str = ""
    gender: str | None = None
    charges: tuple[str, ...] = ()
    place: str | None = None
    roles: tuple[str, ...] = ()
    since_by: date | None = None


class Lister:
    """The lists of one census."""

    def __init__(self, table: CensusTable, question: Question, found: Numbered) -> None:
        self._table, self._question, self._found = table, question, found
        self._cases_of: dict[int, list[int]] = {}
        for case in np.flatnonzero(found.states).tolist():
            self._cases_of.setdefault(int(table.case_entry[case]), []).append(case)

    def included(self) -> tuple[Line, ...]:
        """Who surely is in custody."""
        return self._lines(self._found.surely)

    def undetermined(self) -> tuple[Line, ...]:
        """Of whom dates or forms leave it open."""
        return self._lines(self._found.maybe)

    def unconfirmed(self) -> tuple[Line, ...]:
        """Whose custody nobody confirms any more."""
        return self._lines(self._found.silent)

    def unnamed(self) -> tuple[Line, ...]:
        """People who are not named and whom nobody else in the census may be, the largest groups first."""
        return _largest_first(
            replace(self._best(group.at), number=group.number, why=self._why_added(group))
            for group in self._found.groups
            if group.number
        )

    def once(self) -> tuple[Line, ...]:
        """Groups that add nobody since they count with another, or by name; each with the number told, and why."""
        groups = (group for group in self._found.groups if not group.number)
        return _largest_first(self._whole(group.at, self._why_once(group)) for group in groups)

    def unheard(self) -> tuple[Line, ...]:
        """Groups that add nobody since nothing shows them in custody any more, or as yet."""
        return _largest_first(self._whole(at, why or self._best(at).why) for at, why in self._found.quiet)

    def _whole(self, at: int, why: str) -> Line:
        return replace(self._best(at), number=self._table.entries[at].number, why=why)

    def _why_added(self, group: Unnamed) -> str:
        told = self._table.entries[group.at].number
        if not group.covered:
            return "not named; raises the high end only"
        are = "is one" if group.covered == 1 else "are among those"
        return f"not named; raises the high end only; told of {told:,}, of whom {group.covered:,} {are} by name"

    def _why_once(self, group: Unnamed) -> str:
        if not group.beside:
            return "all of them may be people who are here by name"
        entries = self._table.entries
        others = " and ".join(f"{entries[at].number:,} {entries[at].name}" for at, _ in group.beside)
        if group.beside[0][1] == SAME:
            return f"counted once with {others}, who may be the same people"
        if entries[group.beside[0][0]].number >= entries[group.at].number:
            return f"counted once with {others}, of whom they may be part"
        return f"counted once with {others}, who may be part of them"

    def doubles(self) -> tuple[tuple[Line, Line], ...]:
        """Pairs of those surely in who may be one person."""
        return tuple((self._best(one), self._best(other)) for one, other in self._found.pairs)

    def restricted(self) -> tuple[Line, ...]:
        """Who is restricted and surely not held: a term counts as told, else silence ends it."""
        table, question, anyhow = self._table, self._question, Rule("any")
        held = table.of_rule(anyhow, None) & self._found.known[table.case_entry]
        states = table.of_entries(table.states_of_cases(question.day, held, anyhow))
        free = self._found.known & table.entry_named & asked_for(table, question) & (states != IN_CODE)
        found: dict[int, Line] = {}
        rows = np.flatnonzero(free[table.ban_entry])
        for at, place in zip(table.ban_entry[rows].tolist(), table.ban_place[rows].tolist(), strict=True):
            entry = table.entries[at]
            one = entry.restricted[place]
            lasts = one.days if one.days is not None else question.rule.silence_days
            if one.since <= question.day <= one.since + lasts:
                since = _date(one.since)
                found[at] = Line(entry.person_id, entry.name, 1, "", entry.country, (), since, None, one.kind)
        return tuple(sorted(found.values(), key=lambda line: (line.name, line.person_id)))

    def died(self) -> tuple[Line, ...]:
        """Who died in custody by the instant."""
        table = self._table
        named = table.entry_named[table.case_entry]
        dead = self._found.counted & named & table.case_died & (table.case_ended_by <= self._question.day)
        lines = [
            self._line(int(table.case_entry[case]), table.cases[case], IN_CODE)
            for case in np.flatnonzero(dead).tolist()
        ]
        return tuple(sorted(lines, key=lambda line: (line.name, line.person_id, line.case_id)))

    def _lines(self, entries: Numbers) -> tuple[Line, ...]:
        return tuple(sorted(map(self._best, entries.tolist()), key=lambda line: (line.name, line.person_id)))

    def _best(self, at: int) -> Line:
        """The line of the custody that counts most; of equals the last."""
        states = self._found.states
        case = max(self._cases_of[at], key=lambda case: (int(states[case]), case))
        return self._line(at, self._table.cases[case], int(states[case]))

    def _line(self, at: int, held: Held, state: int) -> Line:
        entry, day = self._table.entries[at], self._question.day
        run = next((run for run in held.runs if run.since <= day < run.until), None)
        places = [place for since, place in held.places if since <= day]
        return Line(
            person_id=entry.person_id,
            name=entry.name,
            number=entry.number,
            case_id=held.case_id,
            country=held.country,
            forms=run.forms if run is not None else (),
            since=_date(held.start[0]) if held.start else None,
            confirmed=None if held.confirmed in (None, _LAST) else _date(held.confirmed or _FIRST),
            why=self._why(held, state, run.state if run is not None else ""),
            gender=entry.gender,
            charges=held.charges,
            place=places[-1] if places else None,
            roles=entry.roles,
            since_by=_date(held.start[1]) if held.start else None,
        )

    def _why(self, held: Held, state: int, told: str) -> str:
        if state == IN_CODE:
            return ""
        if state == UNDETERMINED_CODE and told == "in":
            return "held, and no source tells in which form"
        if state == UNDETERMINED_CODE:
            return "the dates leave open whether custody had begun or ended"
        if told == "unconfirmed":
            return "the term had passed, and no source tells of a release"
        last = "" if held.confirmed is None else f" since {_date(held.confirmed)}"
        return f"no source has spoken of it{last}, more than {self._question.rule.silence_months} months before"


def _largest_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (-line.number, line.name, line.case_id)))


def _date(ordinal: int) -> date:
    return date.fromordinal(max(_FIRST, min(ordinal, _LAST)))
