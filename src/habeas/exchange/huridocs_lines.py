"""What the HURIDOCS standard has no table for, as information with a line: names, offices, kin, how documents are made.

Each record has the document and the words as any information has; the line says what they tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.exchange.citing import words
from habeas.exchange.gathered import worded
from habeas.exchange.holdings import Holdings
from habeas.exchange.huridocs_sources import COLUMN, SourcesIn, words_of
from habeas.exchange.huridocs_tables import Row
from habeas.exchange.judged import decision_line, decisions_in
from habeas.exchange.lines import line_of, values_in
from habeas.exchange.model import Brought, Cited, KinOf, Naming, Post, Structure, Words
from habeas.exchange.structure_lines import structure_line, structures_of
from habeas.lists.model import Problem
from habeas.model import DocumentCard, Person, Quote

_NAMED, _OFFICE, _KIN, _DECISION = "named", "office", "kin", "decision"
_GENDERS = ("female", "male")


# --- out ----------------------------------------------------------------------------------------------------


def information(holdings: Holdings, alike: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, object]]:
    """The records of all that is told so."""
    people = {person.id: person for person in holdings.people}
    cards = {card.id: card for card in holdings.documents}
    told: list[tuple[DocumentCard, Quote | None, str]] = []
    for each in holdings.named:
        values = {**_who(people, each.person_id), "name": each.named.name, "aliases": list(each.named.aliases)}
        values |= {"gender": each.named.gender}
        told.append((each.document, each.quote, _line(_NAMED, values)))
    for office in holdings.offices:
        values = {**_who(people, office.person_id), "name": office.name, "role": office.role}
        told.append((office.document, office.quote, _line(_OFFICE, {**values, "organization": office.organization})))
    for kin in holdings.relations:
        sides = _who(people, kin.person_id) | _who(people, kin.relative_id, "relative")
        told.append((kin.document, kin.quote, _line(_KIN, {**sides, "names": list(kin.names), "word": kin.word})))
    for table, row in holdings.structure:
        quote = Quote(row["start"], row["end"], row["quote"]) if row.get("quote") else None
        told.append((cards[row["document"]], quote, structure_line(table, row)))
    for row in holdings.decisions:
        line = f"{_DECISION}: {decision_line(row)}"
        yield {"information_record_number": f"decision-{row['number']}", COLUMN: line}
    for number, (card, quote, line) in enumerate(told, start=1):
        words = words_of(card, quote or Quote(0, 0, ""), alike.get(card.id, ()))
        if quote is None:
            words |= {"habeas_start": None, "habeas_end": None}
        yield {"information_record_number": f"told-{number}", COLUMN: line, **words}


def _who(people: Mapping[str, Person], person: str, part: str = "person") -> dict[str, object]:
    """Who somebody is, and what they are called in the whole record."""
    return {part: person, f"{part}_name": people[person].name} if person in people else {}


def _line(kind: str, values: Mapping[str, object]) -> str:
    return f"{kind}: {line_of({name: value for name, value in values.items() if value not in (None, '', [])})}"


# --- in -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A line as read: its kind, what it says, and the record that it stands in."""

    kind: str
    told: Mapping[str, Any]
    row: Row
    number: int

    def key(self, part: str = "person") -> str | None:
        """Who is meant, as `Victims` tells people apart; None where the line does not say it."""
        one, name = self.told.get(part), self.told.get(f"{part}_name")
        return f"{one} {name}" if isinstance(one, str) and isinstance(name, str) and one and name else None


class LinesIn:
    """The lines of a file; `called` is what the whole file calls each person, by `Line.key`."""

    def __init__(self, rows: Sequence[tuple[int, Row]]) -> None:
        found = [line for number, row in rows for line in _read(number, row)]
        self._lines = [each for each in found if each.kind in (_NAMED, _OFFICE, _KIN)]
        self._numbered = list(rows)
        self._rows = [row for _, row in self._numbered]
        self.called: Mapping[str, str] = {}
        self._person = {
            (_document(each), each.told["name"]): key
            for each in self._lines
            if each.kind == _NAMED and isinstance(each.told.get("name"), str) and (key := each.key()) is not None
        }

    def people(self) -> Iterator[tuple[str, str]]:
        """Everybody whom a line names, by `Line.key`, with what they are called."""
        for each in self._lines:
            for part in ("person", "relative"):
                if (key := each.key(part)) is not None:
                    yield key, each.told[f"{part}_name"]

    def called_in(self, document: str, names: Iterable[str]) -> dict[str, str]:
        """By the names that a document uses what the file calls these people, where a line tells."""
        people = {name: self._person.get((document, name), "") for name in names}
        return {name: self.called[person] for name, person in people.items() if person in self.called}

    def _worded(self, name: str, line: Line) -> str:
        """What somebody whom a line names is called in its document."""
        return worded(name, self.called_in(_document(line), [name]).get(name, name))

    def namings(self, sources: SourcesIn) -> Iterator[Naming]:
        """Everybody as each document names them."""
        for each in self._of(_NAMED):
            document, key = sources.document_of(each.row), each.key() or ""
            if document is not None and _is_name(each):
                name, told = each.told["name"], each.told
                given = told["aliases"] if isinstance(told.get("aliases"), list) else []
                others = dict.fromkeys(alias for alias in map(str, given) if alias != name)
                gender = told["gender"] if told.get("gender") in _GENDERS else None
                called = self.called.get(key, name)
                yield Naming(document, self._worded(name, each), called, tuple(others), gender, _words(each))

    def posts(self, sources: SourcesIn) -> Iterator[Post]:
        """Offices, occupations and memberships."""
        for each in self._of(_OFFICE):
            role, body, person = each.told.get("role"), each.told.get("organization"), self.called.get(each.key() or "")
            if isinstance(role, str) and role and person is not None:
                organization = body if isinstance(body, str) and body else None
                cited = self._cited(each, sources, [each.told.get("name")])
                yield Post(person, role, organization, each.number, cited)

    def kin(self, sources: SourcesIn) -> Iterator[KinOf]:
        """Who is whose kin."""
        for each in self._of(_KIN):
            person, relative = (self.called.get(each.key(part) or "") for part in ("person", "relative"))
            word = each.told.get("word")
            if person is not None and relative is not None and person != relative and isinstance(word, str) and word:
                given = each.told.get("names")
                cited = self._cited(each, sources, given if isinstance(given, list) and len(given) == 2 else [])
                yield KinOf(person, relative, word, each.number, cited)

    def structures(self) -> dict[str, Structure]:
        """How documents are made, by their ids."""
        return structures_of(
            (_first(row, "habeas_document"), line) for row in self._rows for line in row.get(COLUMN, ())
        )

    def decided(self, problems: list[Problem]) -> tuple[Brought, ...]:
        """What people decided of who and what is one."""
        told = ((number, line) for number, row in self._numbered for line in row.get(COLUMN, ()))
        begin = f"{_DECISION}: "
        lines = ((number, line.removeprefix(begin)) for number, line in told if line.startswith(begin))
        return decisions_in(lines, problems)

    def _of(self, kind: str) -> Iterator[Line]:
        return (each for each in self._lines if each.kind == kind)

    def _cited(self, each: Line, sources: SourcesIn, names: list[Any]) -> Cited | None:
        """The document of a line with its words, and with what it calls the people there."""
        known = [name for name in names if isinstance(name, str) and name]
        given = tuple(self._worded(name, each) for name in known)
        return sources.of_one(each.row, given if len(known) == len(names) and known else None)


def _read(number: int, row: Row) -> Iterator[Line]:
    for line in row.get(COLUMN, ()):
        kind, colon, told = line.partition(": ")
        values = values_in(told) if colon else None
        if values is not None:
            yield Line(kind, values, row, number)


def _is_name(line: Line) -> bool:
    return isinstance(line.told.get("name"), str) and bool(line.told["name"])


def _words(line: Line) -> Words | None:
    text = _first(line.row, "remarks")
    return words(text, _first(line.row, "habeas_start")) if text else None


def _document(line: Line) -> str:
    return _first(line.row, "habeas_document")


def _first(row: Row, name: str) -> str:
    return next(iter(row.get(name, ())), "")
