"""Who, and what of whom, may be published: the one question that whatever leaves the registry asks.

    from habeas.work.withholding import all_released, released, unsaid_names

    shown = released(record, person)  # a Person, or an id
    shown.withheld                    # leave the person out of everything, also of lists and numbers
    shown.shows("photo")              # a field of data/casework/fields.toml
    all_released(record)              # {person id: Released}, of those of whom something is held back, nobody else
    unsaid_names(record)              # all spellings of names that nothing may show, to check a file with

Somebody is withheld by a decision, or where a consent that covered everything was withdrawn or refused, or is over. Why
is never part of the answer: reasons are private. Withheld are mentions, so after a person was merged or parted, whoever
has one of them is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from habeas.errors import NotFound, UnknownTerm
from habeas.model import Person
from habeas.people.judgements import mention_key
from habeas.record import cases as case_rows
from habeas.record import casework as private_rows
from habeas.record import withholding as rows
from habeas.record.connect import Record
from habeas.record.faults import told_clearly
from habeas.record.mentions_now import current_keys, holders
from habeas.record.spelling import folded
from habeas.record.withholding import Withheld
from habeas.work.casework_forms import kinds, withheld_by
from habeas.work.withheld_fields import EVERYTHING, field_named, fields
from habeas.work.words import one_line, whoami


@dataclass(frozen=True, slots=True)
class Released:
    """What may be published of a person.

    Attributes:
        withheld: nothing at all, not even that they are.
        hidden: the fields that may not be shown, with all that would tell them.
    """

    withheld: bool = False
    hidden: frozenset[str] = frozenset()

    def shows(self, field: str) -> bool:
        """Whether that field may be shown.

        Raises:
            UnknownTerm: it is none of `data/casework/fields.toml`: a slip must not publish anything.
        """
        return not self.withheld and field_named(field).name not in self.hidden


def released(record: Record, person: Person | str) -> Released:
    """What may be published of a person, who may be given by the id.

    Raises:
        NotFound: there is no person with that id.
    """
    one = person if isinstance(person, Person) else next(iter(case_rows.people(record, pk=person)), None)
    if one is None:
        raise NotFound("There is no person with that id.")
    return _Held(record).of(one)


def all_released(record: Record) -> dict[str, Released]:
    """The same by person, of those of whom something may not be published; nobody else is in it."""
    held = _Held(record)
    return {one.id: each for one in held.persons() if (each := held.of(one)) != Released()}


def unsaid_names(record: Record) -> frozenset[str]:
    """Every spelling of the name of whoever may not be named in what is published: in the record now, and when it
    was decided, since a text may have that one where no person does any more."""
    held = _Held(record)
    now = (name for one in held.persons() if not held.of(one).shows("name") for name in one.names)
    return frozenset({*now, *held.names_then})


def withhold(
    record: Record, person_id: str, wanted: Iterable[str] = (), *, because: str, by: str | None = None
) -> Withheld:
    """Withholds somebody from everything that is published, or only these fields of theirs, from now on.

    Raises:
        NotFound: there is no such person.
        UnknownTerm: a field is none, or no reason is given.
    """
    some, reason = tuple(dict.fromkeys(field_named(each).name for each in wanted)), one_line(because)
    if not reason:
        raise UnknownTerm("Say why somebody is withheld: whoever asks later has to know.")
    with told_clearly(record.folder), record.transaction():
        person = next(iter(case_rows.people(record, pk=person_id)), None)
        if person is None:
            raise NotFound("There is no person with that id.")
        keys = tuple(mention_key(mention) for mention in person.mentions)
        who, now = one_line(by or whoami()), datetime.now(UTC)
        return rows.add(record, keys, person.name, some, by=who, made=now, because=reason)


def undo(record: Record, number: int, *, because: str = "", by: str | None = None) -> Withheld:
    """Takes a decision to withhold back; both stay on record.

    Raises:
        NotFound: there is no such decision.
        AlreadyDecided: it is undone already.
    """
    with told_clearly(record.folder), record.transaction():
        who, now = one_line(by or whoami()), datetime.now(UTC)
        return rows.undo(record, number, by=who, made=now, because=one_line(because))


def decided(record: Record, person: Person | None = None) -> list[Withheld]:
    """The decisions to withhold somebody, of everybody or of one person, also those undone, the newest first."""
    found = rows.all_withheld(record)
    if person is None:
        return found
    now = current_keys(record, (key for each in found for key in each.people))
    mine = {mention_key(mention) for mention in person.mentions}
    return [each for each in found if any(now.get(key) in mine for key in each.people)]


def by_consent(record: Record, person: Person) -> bool:
    """Whether something is withheld because of a consent; which, whoever has the right to casework is told."""
    return any(some.is_of(person) for some in _addressed(record, _consents(record)))


@dataclass(frozen=True, slots=True)
class _Some:
    """What is withheld of whom: the mentions then, how they are addressed now, and the name then, in plain letters."""

    now: frozenset[str]
    name: str
    fields: tuple[str, ...]

    def is_of(self, person: Person) -> bool:
        """Whether it is about that person; by the name only where no document has any of the mentions any more."""
        if self.now:
            return any(mention_key(mention) in self.now for mention in person.mentions)
        return bool(self.name) and any(folded(name) == self.name for name in person.names)


class _Held:
    """All that is withheld, of whoever has the mentions now."""

    def __init__(self, record: Record) -> None:
        self._record = record
        some = [(each.people, each.name, each.fields) for each in rows.all_withheld(record) if each.undone_by is None]
        some += _consents(record)
        # What somebody wrote of whom no document names is no name that can be looked for: it may be "the mother".
        self.names_then = {name for people, name, covered in some if people and name and _hides_the_name(covered)}
        self._some = _addressed(record, some)

    def of(self, person: Person) -> Released:
        """What may be published of a person."""
        withheld, hidden = False, set[str]()
        for some in self._some:
            if some.is_of(person):
                withheld = withheld or not some.fields or any(each not in fields() for each in some.fields)
                hidden.update(each for name in some.fields for each in _with_all_that_tells(name))
        return Released(withheld, frozenset(hidden))

    def persons(self) -> Iterator[Person]:
        """Whoever something may be withheld of."""
        if any(not some.now for some in self._some):
            yield from case_rows.each_person(self._record)
            return
        ids = holders(self._record, (key for some in self._some for key in some.now))
        yield from case_rows.people(self._record, pk__in=ids)


# The mentions of somebody, their name, and what is withheld of them.
_Told = tuple[tuple[str, ...], str, tuple[str, ...]]


def _addressed(record: Record, some: Sequence[_Told]) -> list[_Some]:
    now = current_keys(record, (key for people, _, _ in some for key in people))
    return [
        _Some(frozenset(now[key] for key in people if key in now), folded(name), covered)
        for people, name, covered in some
    ]


def _consents(record: Record) -> list[_Told]:
    """Of each consent that is withdrawn or over whose it is, and what it covered: all, where it does not say what."""
    found, today = [], datetime.now(UTC).date()
    for kind in kinds().values():
        for entry in private_rows.latest(record, kind=kind.name) if kind.withholds is not None else ():
            covered = withheld_by(kind, entry.fields, today)
            if covered is not None:
                found.append((entry.people, entry.about, () if EVERYTHING in covered else covered))
    return found


def _hides_the_name(covered: tuple[str, ...]) -> bool:
    return not covered or "name" in covered or any(each not in fields() for each in covered)


def _with_all_that_tells(name: str) -> set[str]:
    found, waiting = set[str](), [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += fields()[one].hides if one in fields() else ()
    return found
