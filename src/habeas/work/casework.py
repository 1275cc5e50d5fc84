"""What is kept privately beside a case: added, changed by a newer version, removed from the lists and never lost.

Only who has the right "casework" gets here: pages and the API are refused also where a page forgot to ask for it.
Whoever may open the registry's folder may do all of it by command. No name or word of an entry is in any error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from habeas.errors import NotFound, NotYourRole, StaleDecision, UnknownTerm
from habeas.model import Person
from habeas.people.judgements import mention_key
from habeas.record import accounts
from habeas.record import cases as case_rows
from habeas.record import casework as rows
from habeas.record.casework import File, Kept
from habeas.record.connect import Record
from habeas.record.faults import told_clearly
from habeas.record.mentions_now import current_keys
from habeas.work.casework_files import ending_of
from habeas.work.casework_forms import Kind, filled_in, kind_named, moment_of, title_of, withheld_by
from habeas.work.roles import CASEWORK, role
from habeas.work.words import acting_rights, acting_role, one_line, whoami

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is now, or one of its versions.

    Attributes:
        person: whom it is about, as the record knows them now; None for whom no document names (any more).
        files: what is attached.
    """

    kept: Kept
    kind: Kind
    person: Person | None
    files: tuple[File, ...]

    @property
    def number(self) -> int:
        """Its number, which all its versions share."""
        return self.kept.number

    @property
    def name(self) -> str:
        """Whom it is about, as the record calls them now, or as whoever wrote it did."""
        return self.kept.about if self.person is None else self.person.name

    @property
    def title(self) -> str:
        """How it is named in a list."""
        return title_of(self.kind, self.kept.fields)

    @property
    def when(self) -> date | datetime | None:
        """Its day in the calendar; None where it has none."""
        return moment_of(self.kept.fields.get(self.kind.day or ""))

    @property
    def done(self) -> bool:
        """Whether its form says that it is done."""
        return bool(self.kind.until and self.kept.fields.get(self.kind.until))

    @property
    def assignee(self) -> str:
        """Who does it; empty where its form does not say."""
        return str(self.kept.fields.get("assignee", ""))

    @property
    def withholds(self) -> tuple[str, ...] | None:
        """What of the person is published no more because of it; None where it withholds nothing (today)."""
        return None if self.kept.removed else withheld_by(self.kind, self.kept.fields, _today())

    @property
    def day(self) -> date | None:
        """The day alone."""
        when = self.when
        return when.date() if isinstance(when, datetime) else when


class CaseworkOf:
    """The casework of one registry: `.add(...)`, `.all()`, `.entry(number)`, `.change(...)`, `.remove(...)`."""

    def __init__(self, record: Record) -> None:
        """Opens it.

        Raises:
            NotYourRole: a page or the API is answered for an account without the right.
        """
        _demand(record)
        self.record = record

    def all(self, kind: str | None = None, person: Person | None = None) -> list[Entry]:
        """The entries as they are now, the newest first: all of them, of one kind, of one person.

        Raises:
            UnknownTerm: there is no such kind.
        """
        wanted = {} if kind is None else {"kind": kind_named(kind).name}
        found = self._entries(rows.latest(self.record, **wanted))
        if person is not None:
            mine = {mention_key(mention) for mention in person.mentions}
            now = current_keys(self.record, (key for each in found for key in each.kept.people))
            found = [each for each in found if any(now.get(key) in mine for key in each.kept.people)]
        return sorted(found, key=lambda each: -each.number)

    def tasks(self, assignee: str | None = None, *, done: bool = False) -> list[Entry]:
        """What is to be done, the most urgent first; with `done` also what is."""
        mine = None if assignee is None else one_line(assignee).casefold()
        found = [each for each in self.all() if each.kind.until is not None and (done or not each.done)]
        if mine is not None:
            found = [each for each in found if each.assignee.casefold() == mine]
        return sorted(found, key=lambda each: (each.day or date.max, each.number))

    def withholding(self) -> list[Entry]:
        """Those that withhold something from what is published, as things stand today."""
        return [each for each in self.all() if each.withholds is not None]

    def entry(self, number: int) -> Entry:
        """An entry as it is now, also one that was removed.

        Raises:
            NotFound: there is none of that number.
        """
        return self._entries(rows.versions(self.record, number)[:1])[0]

    def versions(self, number: int) -> list[Entry]:
        """All versions of an entry, the newest first.

        Raises:
            NotFound: there is no such entry.
        """
        return self._entries(rows.versions(self.record, number))

    def add(
        self,
        kind: str,
        fields: Mapping[str, Any],
        *,
        person: Person | None = None,
        about: str = "",
        files: Sequence[tuple[str, bytes]] = (),
        by: str | None = None,
    ) -> Entry:
        """Keeps an entry, about a person of the record or somebody whom no document names.

        Args:
            fields: what the form says, by the names of its fields; see `casework_forms.filled_in`.
            about: the name of whom no document names; may be empty, as of a task that is about nobody.
            files: names and bytes of what is attached.

        Raises:
            UnknownTerm: there is no such kind, or the form is not filled in as it has to be.
            UnreadableDocument: a file is none that can be attached.
        """
        form = kind_named(kind)
        told = filled_in(form, fields, _today())
        kinds = [(name, content, ending_of(content)) for name, content in files]
        people = () if person is None else tuple(mention_key(mention) for mention in person.mentions)
        name = one_line(about)[:_LONGEST_NAME] if person is None else person.name
        if form.withholds is not None and not name:
            raise UnknownTerm(f"Say whom the {form.label} is about: of nobody nothing can be withheld.")
        with told_clearly(self.record.folder), self.record.transaction():
            who, now = one_line(by or whoami()), datetime.now(UTC)
            attached = tuple(self._attach(*each, by=who) for each in kinds)
            number = rows.next_number(self.record)
            rows.add(self.record, Kept(number, 1, form.name, people, name, told, attached, False, who, now, ""))
        return self.entry(number)

    def change(
        self,
        number: int,
        fields: Mapping[str, Any],
        *,
        seen: int | None = None,
        files: Sequence[tuple[str, bytes]] = (),
        because: str = "",
        by: str | None = None,
    ) -> Entry:
        """Writes a newer version of an entry; the older ones stay.

        Args:
            fields: the whole form anew.
            seen: the version that whoever changes it looked at; None for the latest.
            files: what is attached beside what was.

        Raises:
            NotFound: there is no such entry.
            UnknownTerm: the form is not filled in as it has to be.
            StaleDecision: somebody else changed it meanwhile.
        """
        now = rows.versions(self.record, number)[0]
        told = filled_in(kind_named(now.kind), fields, _today())
        kinds = [(name, content, ending_of(content)) for name, content in files]
        return self._newer(now, seen, because, by, kinds, fields=told, removed=False)

    def remove(self, number: int, *, because: str = "", by: str | None = None) -> Entry:
        """Takes an entry out of all lists; a newer version brings it back. What it withheld is published again.

        Raises:
            NotFound: there is no such entry.
            UnknownTerm: it withholds something, and no reason is given.
        """
        now = rows.versions(self.record, number)[0]
        self._held(now, because)
        return self._newer(now, None, because, by, removed=True)

    def restore(
        self, number: int, version: int, *, seen: int | None = None, because: str = "", by: str | None = None
    ) -> Entry:
        """Writes a newer version that says what an earlier one said, with its files; one that was removed is back.

        Raises:
            NotFound: there is no such entry, or no such version of it.
            StaleDecision: somebody else changed it meanwhile.
            UnknownTerm: it withholds something and would no more, and no reason is given.
        """
        now, *_ = kept = rows.versions(self.record, number)
        for each in kept:
            if each.version == version:
                if withheld_by(kind_named(each.kind), each.fields, _today()) is None:
                    self._held(now, because)
                told: dict[str, Any] = {"fields": each.fields, "files": each.files, "removed": False}
                return self._newer(now, seen, because, by, **told)
        raise NotFound(f"Casework entry {number} has no version {version}.")

    def detach(
        self, number: int, file: int, *, seen: int | None = None, because: str = "", by: str | None = None
    ) -> Entry:
        """Writes a newer version without one of its files; the earlier versions have it still.

        Raises:
            NotFound: there is no such entry, or it has no such file now.
            StaleDecision: somebody else changed it meanwhile.
        """
        now = rows.versions(self.record, number)[0]
        if file not in now.files:
            raise NotFound(f"Casework entry {number} has no file {file}.")
        return self._newer(now, seen, because, by, files=tuple(each for each in now.files if each != file))

    def file(self, number: int, file: int) -> tuple[File, bytes]:
        """A file of an entry, or of an earlier version of it, with its bytes.

        Raises:
            NotFound: the entry has no such file, or its bytes are missing.
        """
        numbers = {each for version in rows.versions(self.record, number) for each in version.files}
        for found in rows.files(self.record, numbers & {file}):
            return found, rows.archive_of(self.record).get(found.sha256)
        raise NotFound(f"Casework entry {number} has no file {file}.")

    def _held(self, now: Kept, because: str) -> None:
        """Refuses that something is published again by the way."""
        if self.entry(now.number).withholds is not None and not one_line(because):
            raise UnknownTerm(
                f"Casework entry {now.number} withholds what it covers from everything that is published, and would no "
                "more: say why, or write down that it is given again."
            )

    def _newer(
        self,
        now: Kept,
        seen: int | None,
        because: str,
        by: str | None,
        attaching: Iterable[tuple[str, bytes, str]] = (),
        **changed: Any,  # noqa: ANN401 (fields of an entry)
    ) -> Entry:
        if seen is not None and seen != now.version:
            raise StaleDecision(f"Somebody else changed casework entry {now.number} meanwhile; look at it again first.")
        with told_clearly(self.record.folder), self.record.transaction():
            who = one_line(by or whoami())
            attached = (*now.files, *(self._attach(*each, by=who) for each in attaching))
            told: dict[str, Any] = {
                "by": who,
                "made": datetime.now(UTC),
                "because": one_line(because),
                "files": attached,
                **changed,
            }
            rows.add(self.record, replace(now, version=now.version + 1, **told))
        return self.entry(now.number)

    def _attach(self, name: str, content: bytes, kind: str, *, by: str) -> int:
        told = one_line(name)[:_LONGEST_NAME] or "file"
        return rows.add_file(self.record, content, name=told, kind=kind, by=by, made=datetime.now(UTC)).id

    def _entries(self, kept: Sequence[Kept]) -> list[Entry]:
        persons = _persons(self.record, kept)
        files = {each.id: each for each in rows.files(self.record, {one for entry in kept for one in entry.files})}
        return [
            Entry(
                each,
                kind_named(each.kind),
                next((persons[key] for key in each.people if key in persons), None),
                tuple(files[one] for one in each.files if one in files),
            )
            for each in kept
        ]


def whom(record: Record, typed_in: str) -> Person:
    """The person of the record who is meant by an id or a name that somebody typed.

    Raises:
        NotFound: nobody is, or several are. The message does not repeat what was typed, which is private.
    """
    from habeas.work.finding import person_id

    try:
        found = person_id(record, typed_in)
    except NotFound as error:
        raise NotFound(
            "No one person of the record has that name or id. Find out with: habeas people NAME; or keep the entry "
            "about somebody whom no document names."
        ) from error
    return next(iter(case_rows.people(record, pk=found)))


def _persons(record: Record, kept: Sequence[Kept]) -> dict[str, Person]:
    """Whose the mentions of these entries are now."""
    now = current_keys(record, (key for each in kept for key in each.people))
    if not now:
        return {}
    from habeas.record.mentions_now import holders

    people = case_rows.people(record, pk__in=holders(record, now.values()))
    mine = {mention_key(mention): person for person in people for mention in person.mentions}
    return {key: mine[one] for key, one in now.items() if one in mine}


def _today() -> date:
    return datetime.now(UTC).date()


def _demand(record: Record) -> None:
    acting = acting_role()
    if acting is None:
        return  # a command: whoever may open the folder may read it all
    if CASEWORK not in role(acting).may and CASEWORK not in _granted(record):
        raise NotYourRole("This is for accounts that were given leave to read and keep casework.")


def _granted(record: Record) -> frozenset[str]:
    """The rights beside those of the role: those of a token are its own, whatever else its account was given."""
    mine = acting_rights()
    if mine is not None:
        return mine
    try:
        return accounts.grants(record, whoami())
    except NotFound:
        return frozenset()


__all__ = ["CaseworkOf", "Entry", "whom"]
