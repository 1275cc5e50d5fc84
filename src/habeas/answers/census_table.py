"""Entries of a census as arrays, so that any day, and any day as it was known on another, is a few passes over numbers.

One row a run of days of one custody, of every version of every entry that was ever kept. Days are ordinals and are ends
of days; moments are seconds since 1970.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from habeas.answers.occupations import classes_of, occupations
from habeas.cases.entry import Entry
from habeas.cases.forms import form_words
from habeas.cases.status import IN, UNCONFIRMED, UNDETERMINED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from habeas.answers.census_rules import Rule
    from habeas.cases.entry import Held

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

NEVER = np.iinfo(np.int64).max
_STATES = {IN: 3, UNDETERMINED: 2, UNCONFIRMED: 1}
OUT_CODE, UNCONFIRMED_CODE, UNDETERMINED_CODE, IN_CODE = 0, 1, 2, 3
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Version:
    """An entry with what it was known by and when it held.

    Attributes:
        known: the ordinal of the last publication that it is made of; None for that of all documents.
        known_until: before which publication it was all that was published; None while it is the last.
        recorded, dropped: from when to when this registry held it, in seconds; `dropped` None while it does.
    """

    entry: Entry
    known: int | None
    known_until: int | None
    recorded: float
    dropped: float | None


class CensusTable:
    """The entries of all versions, each once, with their runs as arrays.

    Arrays that begin with `run_` have a row for each run, `case_` one for each custody, `entry_` one for each entry,
    and `version_` one for each time that an entry was kept.
    """

    def __init__(self, versions: Sequence[Version]) -> None:
        place: dict[int, int] = {}
        self.entries: list[Entry] = []
        for each in versions:
            if place.setdefault(id(each.entry), len(place)) == len(self.entries):
                self.entries.append(each.entry)
        self.version_entry = _numbers(place[id(each.entry)] for each in versions)
        self.version_known = _numbers(-1 if each.known is None else each.known for each in versions)
        self.version_known_until = _numbers(NEVER if e.known_until is None else e.known_until for e in versions)
        self.version_recorded = np.array([each.recorded for each in versions], dtype=float)
        self.version_dropped = np.array([np.inf if e.dropped is None else e.dropped for e in versions], dtype=float)
        self._forms = {name: 1 << place for place, name in enumerate(form_words().names)}
        self._classes = {name: 1 << place for place, name in enumerate(occupations())}
        self._countries: dict[str | None, int] = {}
        self._recognised: dict[tuple[object, ...], Flags] = {}
        self._of_entries()
        self._of_cases([(at, held) for at, entry in enumerate(self.entries) for held in entry.cases])

    def _of_entries(self) -> None:
        entries, roles = self.entries, dict[tuple[str, ...], int]()
        self.entry_number = _numbers(entry.number for entry in entries)
        self.entry_named = np.array([bool(entry.person_id) for entry in entries], dtype=bool)
        self.entry_country = _numbers(self._country(entry.country) for entry in entries)
        for said in {entry.roles if entry.person_id else (entry.name,) for entry in entries}:
            roles[said] = sum(self._classes[name] for name in classes_of(said))
        self.entry_classes = _numbers(roles[e.roles if e.person_id else (e.name,)] for e in entries)
        arrests = [(at, last) for at, entry in enumerate(entries) for _, _, last, _ in entry.arrests]
        self.arrest_entry, self.arrest_last = (_numbers(each[column] for each in arrests) for column in range(2))
        bans = [(at, place) for at, entry in enumerate(entries) for place in range(len(entry.restricted))]
        self.ban_entry, self.ban_place = (_numbers(each[column] for each in bans) for column in range(2))

    def _of_cases(self, cases: Sequence[tuple[int, Held]]) -> None:
        self.cases = [held for _, held in cases]
        self.case_entry = _numbers(at for at, _ in cases)
        self.case_confirmed = _numbers(_LAST if held.confirmed is None else held.confirmed for _, held in cases)
        self.case_sources = _numbers(held.sources for _, held in cases)
        self.case_review = _numbers(held.review for _, held in cases)
        self.case_asserted, self.case_died, self.case_by_state = (
            np.array([getattr(held, name) for _, held in cases], dtype=bool)
            for name in ("asserted", "died", "by_state")
        )
        self.case_ended_by = _numbers(NEVER if held.end is None else held.end[1] for _, held in cases)
        self.case_country = _numbers(self._country(held.country or self.entries[at].country) for at, held in cases)
        acts = [(at, *days) for at, (_, held) in enumerate(cases) for days in held.acts]
        self.act_case, self.act_first, self.act_last = (_numbers(each[column] for each in acts) for column in range(3))
        masks: dict[tuple[str, ...], int] = {}
        runs = [(at, run) for at, (_, held) in enumerate(cases) for run in held.runs]
        for forms in {run.forms for _, run in runs}:
            masks[forms] = self._mask(forms)
        self.run_case = _numbers(at for at, _ in runs)
        self.run_since = _numbers(run.since for _, run in runs)
        self.run_until = _numbers(run.until for _, run in runs)
        self.run_state = _numbers(_STATES[run.state] for _, run in runs)
        self.run_forms = _numbers(masks[run.forms] for _, run in runs)
        self.run_confirmed = self.case_confirmed[self.run_case]
        shown = {at: _first_shown(held) for at, (_, held) in enumerate(cases) if self.entry_named[cases[at][0]]}
        self.run_shown = _numbers(shown.get(at, _FIRST) for at, _ in runs)

    def _country(self, code: str | None) -> int:
        return self._countries.setdefault(code, len(self._countries))

    def in_country(self, code: str, codes: Numbers) -> Flags:
        """Which rows of a column of countries are that one."""
        found: Flags = codes == self._countries.get(code, -1)
        return found

    # --- which versions -----------------------------------------------------------------------------------

    def as_recorded(self, moment: float) -> Flags:
        """The entries of all documents that this registry held at a moment (seconds since 1970)."""
        return self._held(
            (self.version_known < 0) & (self.version_recorded <= moment) & (moment < self.version_dropped)
        )

    def as_published(self, day: date) -> Flags:
        """The entries of what was published up to a day, of those that this registry holds now."""
        at = day.toordinal()
        known = (self.version_known >= 0) & (self.version_known <= at) & (at < self.version_known_until)
        return self._held(known & np.isinf(self.version_dropped))

    def _held(self, versions: Flags) -> Flags:
        found = np.zeros(len(self.entries), dtype=bool)
        found[self.version_entry[versions]] = True
        return found

    def of_rule(self, rule: Rule, country: str | None, *, by_state: bool = True) -> Flags:
        """The custodies, by row of `case_`, that a rule counts if somebody is held in them."""
        found = (self.case_sources >= max(1, rule.sources)) & (self.case_review >= _review(rule.review))
        found &= self.case_by_state == by_state
        if not rule.alleged:
            found &= self.case_asserted
        if country is not None:
            found &= self.in_country(country, self.case_country)
        return found & self.of_whom(rule)[self.case_entry]

    def of_whom(self, rule: Rule) -> Flags:
        """The entries of whom the rule asks, whatever country they are in."""
        found = np.ones(len(self.entries), dtype=bool)
        if rule.who:
            found &= (self.entry_classes & sum(self._classes[name] for name in rule.who)) != 0
        if rule.label:
            key = (rule.label, rule.recognised, rule.definition)
            if key not in self._recognised:
                flags = (recognised(entry, rule) for entry in self.entries)
                self._recognised[key] = np.fromiter(flags, dtype=bool, count=len(self.entries))
            found &= self._recognised[key]
        return found

    # --- one day ------------------------------------------------------------------------------------------

    def states_of_cases(self, day: int, counted: Flags, rule: Rule) -> Numbers:
        """For each custody its state at the end of a day: one of the codes above; 0 where it is not counted."""
        since = self._since(rule.silence_days)
        rows = np.flatnonzero((since <= day) & (day < self.run_until) & counted[self.run_case])
        found = np.zeros(len(self.cases), dtype=np.int64)
        found[self.run_case[rows]] = self._judged(rows, day, rule)
        return found

    def _since(self, silence: int) -> Numbers:
        """From which day on each run counts: of a custody whose beginning nobody tells, no earlier than silence lasts.

        What is first heard of a prisoner in 2024 says nothing of 1990, as what was last heard then says nothing of now.
        """
        found: Numbers = np.maximum(self.run_since, self.run_shown - silence)
        return found

    def _judged(self, rows: Numbers, day: int, rule: Rule) -> Numbers:
        wanted, silence = self._mask(rule.forms), rule.silence_days
        forms, state = self.run_forms[rows], self.run_state[rows].copy()
        silent = (state == IN_CODE) & (self.run_confirmed[rows] != _LAST) & (day - self.run_confirmed[rows] > silence)
        state[silent] = UNCONFIRMED_CODE
        state[(state == IN_CODE) & ((forms & ~wanted) != 0)] = UNDETERMINED_CODE
        state[(forms & (wanted | self._mask((form_words().not_told,)))) == 0] = OUT_CODE
        return state

    def of_entries(self, states: Numbers) -> Numbers:
        """For each entry the most that its custodies have; a person once, however many cases."""
        found = np.zeros(len(self.entries), dtype=np.int64)
        for code in (UNCONFIRMED_CODE, UNDETERMINED_CODE, IN_CODE):
            found[self.case_entry[states == code]] = code
        return found

    # --- many days ----------------------------------------------------------------------------------------

    def stretches(self, counted: Flags, rule: Rule, *, surely: bool) -> tuple[Numbers, Numbers, Numbers]:
        """For custodies that count, the days on which they are in (or may be): row of `case_`, from, until."""
        rows = np.flatnonzero(counted[self.run_case])
        wanted, forms = self._mask(rule.forms), self.run_forms[rows]
        since, until = self._since(rule.silence_days)[rows], self.run_until[rows].copy()
        state = self.run_state[rows]
        if surely:
            keep = (state == IN_CODE) & ((forms & ~wanted) == 0)
            confirmed = self.run_confirmed[rows]
            silent = np.where(confirmed == _LAST, _LAST, confirmed + rule.silence_days + 1)
            until = np.minimum(until, silent)
        else:
            keep = (forms & (wanted | self._mask((form_words().not_told,)))) != 0
        keep &= since < until
        return self.run_case[rows][keep], since[keep], until[keep]

    def _mask(self, forms: Iterable[str]) -> int:
        """Forms as bits; one that the vocabulary no longer has counts as not told."""
        bits = 0
        for name in forms:
            bits |= self._forms.get(name, self._forms[form_words().not_told])
        return bits


def _first_shown(held: Held) -> int:
    """The day by which a source first shows a custody of whose beginning nobody tells; the first of all for others."""
    open_until = _FIRST
    for run in held.runs:
        if run.since != open_until or run.state != UNDETERMINED:
            break
        open_until = run.until
    return _FIRST if open_until >= _LAST else open_until


def recognised(entry: Entry, rule: Rule) -> bool:
    """Whether enough bodies, or those named, call somebody what a rule asks for, under its definition if it has one."""
    from habeas.answers.definitions import definition_named, names_definition

    definition = definition_named(rule.definition) if rule.definition else None
    bodies = {
        each.by
        for each in entry.recognised
        if each.label == rule.label and (definition is None or names_definition(each.definition, definition))
    }
    if isinstance(rule.recognised, tuple):
        return bool(bodies & set(rule.recognised))
    return len(bodies) >= max(1, rule.recognised)


def curve(stretches: tuple[Numbers, Numbers, Numbers], group: Numbers, first: int, days: int) -> Numbers:
    """How many of the groups are in on each of so many days from the first one, each counted once a day."""
    case, since, until = stretches
    if not len(case):
        return np.zeros(days, dtype=np.int64)
    of = group[case]
    order = np.lexsort((since, of))
    of, since, until = of[order], since[order], until[order]
    # Stretches of one group that touch or overlap are one: a group's days are moved past all days of those before it.
    apart = of * (_LAST + 2)
    covered = np.maximum.accumulate(until + apart)
    begins = np.ones(len(of), dtype=bool)
    begins[1:] = since[1:] + apart[1:] > covered[:-1]
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(of)) - 1
    one_since, one_until = since[starts], covered[ends] - apart[ends]
    change = np.zeros(days + 1, dtype=np.int64)
    np.add.at(change, np.clip(one_since - first, 0, days), 1)
    np.add.at(change, np.clip(one_until - first, 0, days), -1)
    return np.cumsum(change)[:days]


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _review(name: str) -> int:
    from habeas.cases.entry import REVIEWS

    return REVIEWS.index(name)
