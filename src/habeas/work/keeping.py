"""Keeps for the census what was known of whom: by all documents, and by those published up to each day that told more.

Called while persons, acts and cases are derived, inside the same transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime

from habeas import model
from habeas.acts.sources import told_by
from habeas.answers.definitions import definition_named
from habeas.cases.entry import Entry, Recognised, arrests_of, held_of, restricted_of, written
from habeas.dates import PartialDate
from habeas.people.judgements import mention_key
from habeas.record import load
from habeas.record import who_is_who as who_rows
from habeas.record.census import Keeper
from habeas.record.connect import Record
from habeas.record.recognitions import RECOGNISED, by_mention, latest
from habeas.work.keeping_groups import entries_of_groups

# More days of publication than this are put together by months, and then by years: each is derived by itself, and
# nobody asks a census of one person's hundred news items apart by days.
MOST_VERSIONS = 40

CasesOf = Callable[[Sequence[model.SourcedClaim]], Sequence[model.Case]]


def now() -> datetime:
    """The moment at which something is recorded."""
    return datetime.now(UTC)


class Keeping:
    """What is kept while one derivation runs; `subjects` are those it derives, all if left out.

    Where `since` is given, nothing else changed than what was published on that day or later, or has no day: what was
    known before it is kept as it was. That saves a decision the greater part of its work.
    """

    def __init__(self, record: Record, subjects: Iterable[str] | None = None, since: date | None = None) -> None:
        self._record, self._since = record, since
        subjects = None if subjects is None else list(subjects)
        self._keeper = Keeper(record, now(), subjects)
        self._by_mention = by_mention(record)
        self._roles: dict[str, list[tuple[str, date | None]]] = {}
        self._maybe: dict[str, set[str]] = defaultdict(set)
        for left, right in self._pairs(subjects):
            self._maybe[left].add(right)
            self._maybe[right].add(left)

    def _pairs(self, subjects: Iterable[str] | None) -> Iterable[tuple[str, str]]:
        if subjects is None:
            return ((left, right) for left, right, *_ in who_rows.doubts(self._record))
        return who_rows.maybe(self._record, list(subjects))

    def know_roles(self, persons: Iterable[str]) -> None:
        """Reads what offices and occupations documents give these people, who are kept next."""
        self._roles = defaultdict(list)
        for person, said, document in load.roles_of(self._record, list(persons)):
            self._roles[person].append((said, told_by(document)))

    def person(
        self,
        person: model.Person,
        claims: Sequence[model.SourcedClaim],
        cases: Sequence[model.Case],
        cases_of: CasesOf,
    ) -> None:
        """Keeps a person's entry, and the entries by what was published up to each earlier day.

        Their roles have to be known: see `know_roles`.
        """
        whole = self._entry(person, cases, None)
        if whole is None:
            return
        latest, before = written(whole), self._keeper.latest_before(person.id)
        self._keeper.keep(person.id, "", latest)
        days = _days(claims)
        undated = any(told_by(claim.document) is None for claim in claims)
        unchanged = self._unchanged(person, days) if before is not None else frozenset()
        for day in days:
            if day == days[-1] and not undated:
                self._keeper.keep(person.id, str(day), "")  # the same as all that there is
                continue
            if day in unchanged:
                self._keeper.as_before(person.id, str(day), before, latest)
                continue
            known = [claim for claim in claims if (told := told_by(claim.document)) is not None and told <= day]
            entry = self._entry(person, cases_of(known), day)
            text = "" if entry is None else written(entry)
            if text:
                self._keeper.keep(person.id, str(day), "" if text == latest else text)

    def _unchanged(self, person: model.Person, days: Sequence[date]) -> frozenset[date]:
        """The days up to which what is known is what it was. Of the last one kept it is not known; see `person`.

        None where they are, or were, put together by months: then other days are kept than before.
        """
        if self._since is None or len(days) >= MOST_VERSIONS:
            return frozenset()
        last = self._keeper.last_known(person.id)
        return frozenset(day for day in days if day < self._since and str(day) < last)

    def groups(self, acts: Sequence[model.Act]) -> None:
        """Keeps the entries of people who are held and not named; `acts` are those told in the same words."""
        for row in entries_of_groups(acts):
            self._keeper.keep(*row)

    def done(self) -> None:
        """Writes what is new and marks what no longer holds."""
        self._keeper.done()

    def _entry(self, person: model.Person, cases: Sequence[model.Case], by: date | None) -> Entry | None:
        """The entry by documents published up to a day, all if None; None for who was neither held nor restricted."""
        held, restricted = held_of(cases), restricted_of(cases)
        if not held and not restricted:
            return None
        given = self._roles.get(person.id, ())
        roles = [role for role, told in given if by is None or (told is not None and told <= by)]
        return Entry(
            person_id=person.id,
            name=person.name,
            gender=person.gender,
            country=next((case.country for case in cases if case.country), None),
            roles=tuple(sorted(set(roles))),
            cases=held,
            arrests=arrests_of(cases),
            restricted=restricted,
            recognised=(*_recognised(cases), *self._decided(person, by)),
            maybe=tuple(sorted(self._maybe.get(person.id, ()))),
        )

    def _decided(self, person: model.Person, by: date | None) -> Iterable[Recognised]:
        """What bodies decided on the person up to a day, as people recorded it; of one body the latest holds."""
        made = (each for mention in person.mentions for each in self._by_mention.get(mention_key(mention), ()))
        for each in latest(made, by):
            if each.answer == RECOGNISED:
                definition = definition_named(each.definition)
                day = PartialDate.parse(each.day).first_day.toordinal()
                yield Recognised(each.body, definition.label, definition.title, day)


def _recognised(cases: Sequence[model.Case]) -> Iterable[Recognised]:
    from habeas.answers.portrait import recognitions

    for each in recognitions([act for case in cases for act in (*case.acts, *case.responses)]):
        days = [day for claim in each.claims if (day := told_by(claim.document)) is not None]
        yield Recognised(each.by, each.label, each.definition, min(days).toordinal() if days else None)


def _days(claims: Iterable[model.SourcedClaim]) -> list[date]:
    """The days on which more was told, put together by months or years where they are very many."""
    days = {day for claim in claims if (day := told_by(claim.document)) is not None}
    for key in ("%Y-%m", "%Y"):
        if len(days) > MOST_VERSIONS:
            days = {max(each for each in days if f"{each:{key}}" == name) for name in {f"{day:{key}}" for day in days}}
    return sorted(days)
