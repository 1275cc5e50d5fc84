"""The numbers of a census for one instant, without its lists: passes over arrays, and no person by name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from habeas.answers.census_doubles import at_least
from habeas.answers.census_groups import Quiet, Unnamed, ended, unnamed
from habeas.answers.census_question import PUBLISHED, Question
from habeas.answers.census_rules import Rule
from habeas.answers.census_table import IN_CODE, UNCONFIRMED_CODE, UNDETERMINED_CODE, CensusTable

if TYPE_CHECKING:
    from habeas.answers.census_table import Flags, Numbers


@dataclass(frozen=True, slots=True)
class Range:
    """At least `low`, at most `high`."""

    low: int
    high: int

    @property
    def worded(self) -> str:
        """The range as it is to be printed, its low end first: "at least 12 (up to 15)"."""
        return f"{self.low:,}" if self.low == self.high else f"at least {self.low:,} (up to {self.high:,})"


@dataclass(frozen=True, slots=True)
class Numbered:
    """All numbers, and what a list of the people behind them is made of.

    Attributes:
        ever: who ever was in custody by the instant; `arrests` the arrests by then. Never added to who is.
        by_others: held by others than the state, counted apart.
        known, counted, states: by row of the table: which entries are known, which custodies the rule counts, and in
            which state each is.
        surely, maybe, silent: entries of people surely in, of whom it is open, of whom nobody confirms it any more.
        groups: what each group of people who are not named adds; `quiet` the entries of those that add nobody because
            nothing shows them in custody any more, each with why where its state does not say it.
        pairs: those surely in who may be one person.
    """

    people: Range
    cases: Range
    acts: Range
    ever: Range
    arrests: int
    by_others: Range
    unnamed: int
    known: Flags = field(repr=False, compare=False)
    counted: Flags = field(repr=False, compare=False)
    states: Numbers = field(repr=False, compare=False)
    surely: Numbers = field(repr=False, compare=False)
    maybe: Numbers = field(repr=False, compare=False)
    silent: Numbers = field(repr=False, compare=False)
    groups: tuple[Unnamed, ...] = field(repr=False)
    quiet: tuple[Quiet, ...] = field(repr=False)
    pairs: tuple[tuple[int, int], ...] = field(repr=False)


def numbers(table: CensusTable, question: Question) -> Numbered:
    """The numbers for one instant."""
    known = versions_of(table, question)
    counted = table.of_rule(question.rule, question.country) & known[table.case_entry]
    states = table.states_of_cases(question.day, counted, question.rule)
    entries = table.of_entries(states)
    named = entries * table.entry_named
    surely, maybe, silent = (np.flatnonzero(named == code) for code in (IN_CODE, UNDETERMINED_CODE, UNCONFIRMED_CODE))
    groups, quiet = _groups(table, question, known, entries)
    not_named = sum(group.number for group in groups)
    pairs = _doubles(table, surely)
    people = Range(at_least(surely.tolist(), pairs), len(surely) + len(maybe) + len(silent) + not_named)
    return Numbered(
        people=people,
        cases=_cases(table, states, not_named),
        acts=_acts(table, question, states, not_named),
        ever=_ever(table, question, counted),
        arrests=_arrests(table, question, known),
        by_others=_by_others(table, question, known),
        unnamed=not_named,
        known=known,
        counted=counted,
        states=states,
        surely=surely,
        maybe=maybe,
        silent=silent,
        groups=tuple(groups),
        quiet=tuple(quiet),
        pairs=tuple(pairs),
    )


def versions_of(table: CensusTable, question: Question) -> Flags:
    """The entries that count as known."""
    day, moment = question.known_day, question.known_moment
    if question.meaning == PUBLISHED and day is not None:
        return table.as_published(day)
    return table.as_recorded(np.finfo(float).max if moment is None else moment)


def _groups(
    table: CensusTable, question: Question, known: Flags, entries: Numbers
) -> tuple[list[Unnamed], list[Quiet]]:
    """People who are not named and may be in; and those whom nothing shows in custody any more, with why."""
    may_be: list[int] = []
    quiet: list[Quiet] = []
    for at in np.flatnonzero((entries > 0) & ~table.entry_named).tolist():
        why = ended(table.entries[at], question.day, question.rule.silence_days)
        if why is not None or entries[at] < UNDETERMINED_CODE:
            quiet.append((at, why or ""))
        else:
            may_be.append(at)
    if not may_be:
        return [], quiet
    people = {at: table.entries[at] for at in np.flatnonzero(known & table.entry_named).tolist()}
    groups = [(at, table.entries[at]) for at in may_be]
    return unnamed(groups, people, lambda day: _held_on(table, known, day), question.day), quiet


def _held_on(table: CensusTable, known: Flags, day: int) -> set[int]:
    """Entries of people by name who were held on a day by any evidence, where it is sure that custody had begun."""
    anyhow = Rule("any")
    counted = table.of_rule(anyhow, None) & (known & table.entry_named)[table.case_entry]
    states = table.states_of_cases(day, counted, anyhow)
    found = set(table.case_entry[(states == IN_CODE) | (states == UNCONFIRMED_CODE)].tolist())
    for case in np.flatnonzero(states == UNDETERMINED_CODE).tolist():
        start = table.cases[case].start
        if start is not None and start[1] <= day:
            found.add(int(table.case_entry[case]))
    return found


def _doubles(table: CensusTable, surely: Numbers) -> list[tuple[int, int]]:
    """Pairs of those surely in who may be one."""
    place = {table.entries[at].person_id: at for at in surely.tolist()}
    return [
        (min(at, place[other]), max(at, place[other]))
        for at in surely.tolist()
        for other in table.entries[at].maybe
        if other in place
        and (at < place[other] or table.entries[at].person_id not in table.entries[place[other]].maybe)
    ]


def _cases(table: CensusTable, states: Numbers, unnamed: int) -> Range:
    named = table.entry_named[table.case_entry]
    return Range(int(np.sum((states == IN_CODE) & named)), int(np.sum((states > 0) & named)) + unnamed)


def _acts(table: CensusTable, question: Question, states: Numbers, unnamed: int) -> Range:
    """The acts that put or kept somebody in the custodies that count, by the instant; each has at least one."""
    named = table.entry_named[table.case_entry]

    def number(cases: Flags, days: Numbers) -> int:
        done = np.bincount(table.act_case[cases[table.act_case] & (days <= question.day)], minlength=len(table.cases))
        return int(np.sum(np.maximum(done, 1)[cases]))

    low, high = number((states == IN_CODE) & named, table.act_last), number((states > 0) & named, table.act_first)
    return Range(low, max(low, high + unnamed))


def _ever(table: CensusTable, question: Question, counted: Flags) -> Range:
    """Who ever was in custody by the instant, as far as it began surely, and possibly, by then."""
    found = []
    for surely in (True, False):
        case, since, _ = table.stretches(counted & table.entry_named[table.case_entry], question.rule, surely=surely)
        begun = np.zeros(len(table.entries), dtype=bool)
        begun[table.case_entry[case[since <= question.day]]] = True
        found.append(int(np.sum(begun)))
    return Range(found[0], max(found))


def _arrests(table: CensusTable, question: Question, known: Flags) -> int:
    """The arrests of people by name that surely happened by the instant, of those asked for."""
    asked = known & table.entry_named & asked_for(table, question)
    return int(np.sum(asked[table.arrest_entry] & (table.arrest_last <= question.day)))


def asked_for(table: CensusTable, question: Question) -> Flags:
    """The entries of whom the question asks, by class, label and country."""
    found = table.of_whom(question.rule)
    return found if question.country is None else found & table.in_country(question.country, table.entry_country)


def _by_others(table: CensusTable, question: Question, known: Flags) -> Range:
    if table.case_by_state.all():
        return Range(0, 0)
    counted = table.of_rule(question.rule, question.country, by_state=False) & known[table.case_entry]
    entries = table.of_entries(table.states_of_cases(question.day, counted, question.rule)) * table.entry_named
    return Range(int(np.sum(entries == IN_CODE)), int(np.sum(entries > 0)))
