"""The rows of a table in a shape that people know: each case, or act, with what each of its sources says.

What a shape is not about is not written, and it is counted by its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from habeas import model
from habeas.answers.occupations import classes_of
from habeas.cases.status import HELD
from habeas.exchange.holdings import Named, Office, alike_in
from habeas.exchange.rows import of_act, of_case
from habeas.exchange.said import Sources, said
from habeas.exchange.shapes import CUSTODY, Shape
from habeas.record import cases as case_rows
from habeas.record import load
from habeas.record.connect import Record
from habeas.work.finding import case_on
from habeas.work.passing import Passing

Row = dict[str, Any]


def rows(record: Record, shape: Shape, day: date, country: str | None, passing: Passing) -> Iterator[Row]:
    """The rows of a table; `passing` knows who is left out, and afterwards what the table is not about."""
    asked: dict[str, Any] = {} if country is None else {"country": country}
    known = _Known(record)
    if shape.row == "act":
        for act in case_rows.acts(record, **asked):
            whose = None if act.person_id is None else known.people[act.person_id]
            why = _whose(shape, known.offices[act.person_id]) if whose is not None else "done to nobody by name"
            if _passes(passing, act.person_id, (shape.row, why)) and whose is not None:
                yield known.of_act(whose, act)
        return
    for each in (case_on(case, day) for case in case_rows.cases(record, **asked)):
        one = each.case.person_id
        if _passes(passing, one, (shape.row, _why_not(shape, each, known.offices[one]))):
            yield known.of_case(known.people[one], each)


def _passes(passing: Passing, person: str | None, why_not: tuple[str, str | None]) -> bool:
    """Whether a row may be written; if not, it is counted by its reason, or as held back."""
    unit, why = why_not
    if why is not None:
        passing.beside[unit, why] += 1
    elif person in passing.persons:
        passing.held_back += 1
    return why is None and person not in passing.persons


def _why_not(shape: Shape, each: model.CaseOn, posts: Sequence[Office]) -> str | None:
    """Why a table in that shape has no row for a case; None where it has one."""
    if shape.only == CUSTODY and not each.case.custody:
        return "nobody was in custody"
    if shape.held and each.status.value != HELD:
        return f"nobody is known to be held on {each.as_of.isoformat()}"
    return _whose(shape, posts)


def _whose(shape: Shape, posts: Sequence[Office]) -> str | None:
    """Why a table in that shape has nothing on somebody with these offices and occupations; None where it has."""
    about = shape.people is None or shape.people in classes_of(post.role for post in posts)
    return None if about else f"no document calls these people {shape.people}"


class _Known:
    """What of a record the rows of a table need, each read once."""

    def __init__(self, record: Record) -> None:
        self.people = {one.id: one for one in case_rows.people(record)}
        self.offices: dict[str | None, list[Office]] = defaultdict(list)
        for office in offices(record, set(self.people)):
            self.offices[office.person_id].append(office)
        self._names: dict[str, list[Named]] = defaultdict(list)
        for each in load.names(record):
            if each.person_id is not None:
                self._names[each.person_id].append(Named(each.person_id, each.named, each.shown, each.document))
        for one, several in self._names.items():
            # In a document with two names of somebody the one that everybody has for them goes before.
            several.sort(key=lambda each: each.named.name != self.people[one].name)
        cards = list(load.cards(record))
        self._sources = Sources.of(cards, alike_in(cards), self._names.values())

    def of_case(self, person: model.Person, each: model.CaseOn) -> Row:
        """The row of a case."""
        acts = [*each.case.acts, *each.case.responses]
        return {**of_case(person, each, self.offices[person.id]), **self._said(person, acts)}

    def of_act(self, person: model.Person, act: model.Act) -> Row:
        """The row of an act."""
        return {**of_act(person, act, self.offices[person.id]), **self._said(person, [act])}

    def _said(self, person: model.Person, acts: Sequence[model.Act]) -> Row:
        claims = [claim for act in acts for claim in act.claims]
        return said(person, claims, self.offices[person.id], self._names[person.id], self._sources)


def offices(record: Record, there: set[str]) -> Iterator[Office]:
    """The offices, occupations and memberships of these persons."""
    for each in load.affiliations(record):
        if each.person_id in there:
            told = each.affiliation
            yield Office(each.person_id or "", told.role, told.organization, each.document, told.quote, told.person)
