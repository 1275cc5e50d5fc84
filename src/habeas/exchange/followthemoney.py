"""Reads FollowTheMoney entities, or their statements: what they say of people, and the lines that say it.

An event whose kind of act is known, and a sanction, are acts; memberships, directorships and employments are offices.
Whatever else stands in the file stays in its text, and is told by schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from habeas.dates import PartialDate
from habeas.documents.decode import decode
from habeas.errors import BadImport, UnknownTerm, UnreadableDocument
from habeas.exchange import ftm_counts
from habeas.exchange.cells import whole_number
from habeas.exchange.entities import Entity
from habeas.exchange.ftm_left import OFFICES, is_decision, left
from habeas.exchange.ftm_lines import lines_in
from habeas.exchange.ftm_names import NamesIn
from habeas.exchange.ftm_sources import SourcesIn, names_in
from habeas.exchange.ftm_words import ACTOR, CONCERNED, HARMED, part_of_role
from habeas.exchange.gathered import Gathered
from habeas.exchange.judged import decisions_in
from habeas.exchange.model import Cited, Contents, KinOf, Post, Somebody, Told
from habeas.lists.model import Problem
from habeas.lists.words import act_of
from habeas.people.namesakes import told_as
from habeas.terms import claim_types, modalities

# The most that one line may have: a document with all its text.
LONGEST_LINE = 5_000_000


def text_of(content: bytes, name: str) -> str:
    """The text of a file of entities: a line for each, written in one way.

    Raises:
        BadImport: it is no text, or none of its lines is an entity or a statement.
    """
    try:
        whole = decode(content, name).removeprefix("\ufeff")
    except UnreadableDocument as error:
        raise BadImport(str(error)) from error
    lines = lines_in(whole, name)
    if not any(_entity_of(line) is not None for line in lines):
        first = next((number for number, line in enumerate(lines, start=1) if line), 1)
        raise BadImport(
            f"{name} has no line that is a FollowTheMoney entity, beginning with line {first}; each is an entity, "
            "JSON with id, schema and properties. Export it again as lines of JSON."
        )
    return "\n".join(lines)


def contents(text: str) -> Contents:
    """What the entities in a text say."""
    return _Reader(text).contents()


def _entity_of(line: str) -> tuple[Entity, bool] | None:
    """The entity of a line, and whether it is a statement; None where it is neither."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or len(line) > LONGEST_LINE:
        return None
    schema = values.get("schema")
    one, is_statement = values.get("id"), "entity_id" in values
    if is_statement:
        one = values.get("canonical_id") or values["entity_id"]
        properties: Any = {values.get("prop"): [values.get("value")]}
    else:
        properties = values.get("properties", {})
    if not (isinstance(one, str) and isinstance(schema, str) and isinstance(properties, dict)):
        return None
    found = {str(name): _values(each) for name, each in properties.items()}
    caption = values.get("caption")
    if caption in found.get("name", ()):  # of several names the one that it is known by
        found["name"] = tuple(dict.fromkeys((str(caption), *found["name"])))
    return Entity(one, schema, found), is_statement


def _values(given: object) -> tuple[str, ...]:
    """The values of a property; a nested entity stands for its id."""
    several = given if isinstance(given, list) else [given]
    found = (each.get("id") if isinstance(each, dict) else each for each in several)
    return tuple(dict.fromkeys(str(each) for each in found if isinstance(each, str | int | float) and str(each)))


class _Reader:
    """The entities of a text by id, with the lines of each."""

    def __init__(self, text: str) -> None:
        self.entities: dict[str, Entity] = {}
        self.lines: dict[str, list[int]] = {}
        self.problems: list[Problem] = []
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                self._add(number, line)
        self._edges: dict[str, list[Entity]] = {}
        for one in self.entities.values():
            for name in ("object", "entity"):
                for target in one.all(name) if one.schema in ("UnknownLink", "Documentation") else ():
                    self._edges.setdefault(target, []).append(one)
        self._called = _called(self.entities.values())
        self._sources = SourcesIn(self.entities, self._edges)
        people = {one.id: self._name(one) or "" for one in self.entities.values() if one.schema == "Person"}
        self._names = NamesIn(self.entities.values(), people)

    def _add(self, number: int, line: str) -> None:
        found = _entity_of(line)
        if found is None:
            words = "The line is no entity: JSON with an id, a schema and properties. It is kept as text."
            self.problems.append(Problem(number, "malformed", words))
            return
        one, is_statement = found
        before = self.entities.get(one.id)
        if before is not None and not is_statement and before != one:
            words = "An entity with this id stands on an earlier line; both are taken together."
            self.problems.append(Problem(number, "twice", words))
        together = dict(before.properties) if before is not None else {}
        for name, values in one.properties.items():
            together[name] = tuple(dict.fromkeys((*together.get(name, ()), *values)))
        schema = one.schema if before is None else before.schema
        self.entities[one.id] = Entity(one.id, schema, together)
        self.lines.setdefault(one.id, []).append(number)

    def contents(self) -> Contents:
        acts = [told for one in self.entities.values() if (told := self._act(one)) is not None]
        acts += self._claims()
        offices = [post for one in self.entities.values() for post in self._posts(one)]
        kin = [each for one in self.entities.values() for each in self._kin(one)]
        people = tuple(self._people())
        counts = [
            replace(each, cited=self._sources.of_one(one))
            for one in self.entities.values()
            if (each := ftm_counts.counted(one, self.lines[one.id][0], self.problems)) is not None
        ]
        self.problems += left(self.entities, self.lines)
        namings = tuple(self._names.namings(self._sources.by_entity))
        decided = decisions_in(self._decisions(), self.problems)
        problems, sources = tuple(sorted(self.problems)), self._sources.all()
        return Contents(
            tuple(acts), tuple(offices), people, tuple(kin), tuple(counts), problems, sources, namings,
            decided=decided, structures=self._sources.structures(),
        )  # fmt: skip

    def _decisions(self) -> Iterator[tuple[int, str]]:
        for one in filter(is_decision, self.entities.values()):
            yield from ((self.lines[one.id][0], line) for line in one.all("description"))

    def _name(self, one: Entity) -> str | None:
        return self._called.get(one.id) or _name_of(one)

    # --- acts ---------------------------------------------------------------------------------------------

    def _act(self, one: Entity) -> Told | None:
        if one.schema not in ("Event", "Sanction"):
            return None
        details = _details(one)
        kind = self._type(one, details)
        if kind is None:
            words = "What kind of act the event is can't be told; it is kept as text."
            self.problems.append(Problem(self.lines[one.id][0], "unknown-act", words))
            return None
        parts = self._parts(one) if one.schema == "Event" else self._sanctioned(one, details)
        where = one.first("location") if one.schema == "Event" else next(iter(details.get("place", ())), None)
        number = next(iter(details.get("number", ())), "")
        said = next(iter(details.get("modality", ())), "asserted")
        cited = self._sources.of_act(one)
        if not cited and any(self._sources.claims_of(one)):
            return None  # each of its documents says itself what it says
        return Told(
            kind,
            tuple(parts[CONCERNED]),
            next(iter(details.get("group", ())), None),
            whole_number(number),
            tuple(parts[HARMED]),
            tuple(parts[ACTOR]),
            self._date(one),
            where,
            (*details.get("charge", ()), *one.all("reason")),
            next(iter(details.get("term", ())), None),
            said if said in modalities() else "asserted",
            lines=self._lines_of(one),
            cited=cited,
        )

    def _claims(self) -> list[Told]:
        """What documents say of events and sanctions where the file tells of each what it says itself; once each."""
        found = Gathered()
        for one in self.entities.values():
            for key, claim, cited in self._sources.claims_of(one) if one.schema in ("Event", "Sanction") else ():
                found.add(key, claim, cited, self._lines_of(one), self._whose(one))
        return found.told(self._names.called_in)

    def _whose(self, one: Entity) -> dict[str, str]:
        """The people of an event or a sanction: by their names what the file calls them."""
        edges = (each for each in self._edges.get(one.id, ()) if part_of_role(each.first("role") or "") == CONCERNED)
        ids = [*one.all("entity"), *(each.first("subject") or "" for each in edges)]
        people = [self.entities[each] for each in ids if each in self.entities]
        return {_name_of(each) or "": self._name(each) or "" for each in people if each.schema == "Person"}

    def _type(self, one: Entity, details: Mapping[str, tuple[str, ...]]) -> str | None:
        if one.schema == "Sanction":
            given = next(iter(details.get("act", ())), "sanction")
            return given if given in claim_types() else "sanction"
        names = [name.partition(between)[0] for name in one.all("name") for between in (":", " of ")]
        return next((kind for word in (*one.all("keywords"), *names) if (kind := act_of(word)) is not None), None)

    def _parts(self, one: Entity) -> dict[str, list[str]]:
        """Who has which part in an event: by the edges to it, and where there are none by who is involved."""
        found: dict[str, list[str]] = {CONCERNED: [], HARMED: [], ACTOR: []}
        for edge in (each for each in self._edges.get(one.id, ()) if each.schema == "UnknownLink"):
            part = part_of_role(edge.first("role") or "")
            subject = self.entities.get(edge.first("subject") or "")
            if part is not None and subject is not None:
                worded = None if subject.id in self._called else edge.first("description")
                found[part] += [worded or self._name(subject) or ""]
        if not any(found.values()):
            for involved in (self.entities[each] for each in one.all("involved") if each in self.entities):
                found[CONCERNED if involved.schema == "Person" else HARMED] += [self._name(involved) or ""]
            organizers = [self.entities[each] for each in one.all("organizer") if each in self.entities]
            found[ACTOR] += [self._name(each) or "" for each in organizers]
        return {part: list(dict.fromkeys(filter(None, names))) for part, names in found.items()}

    def _sanctioned(self, one: Entity, details: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
        concerned = [self.entities[each] for each in one.all("entity") if each in self.entities]
        people = [self._name(each) or "" for each in concerned if each.schema == "Person"]
        worded = list(details.get("organization", ()))
        bodies = worded or [self._name(each) or "" for each in concerned if each.schema != "Person"]
        return {CONCERNED: [*filter(None, people)], HARMED: [*filter(None, bodies)], ACTOR: list(one.all("authority"))}

    def _date(self, one: Entity) -> PartialDate | None:
        for name in ("date", "startDate", "listingDate"):
            given = one.first(name)
            if given is None:
                continue
            try:
                return PartialDate.parse(given[:10])
            except UnknownTerm:
                words = f"The date “{given[:40]}” is not used; write it like 2024-12-03."
                self.problems.append(Problem(self.lines[one.id][0], "bad-date", words))
        return None

    def _lines_of(self, one: Entity) -> tuple[int, ...]:
        """The lines of an act, of the edges that tie documents to it, and of these documents."""
        found = list(self.lines[one.id])
        for edge in self._edges.get(one.id, ()):
            found += self.lines[edge.id] if edge.schema == "Documentation" else ()
        documents = (*one.all("proof"), *(each.first("document") or "" for each in self._edges.get(one.id, ())))
        for document in documents:
            found += self.lines.get(document, ())
        return tuple(sorted(set(found)))

    # --- people -------------------------------------------------------------------------------------------

    def _people(self) -> Iterator[Somebody]:
        by_name: dict[str, Somebody] = {}
        for one in self.entities.values():
            name = self._name(one)
            if one.schema != "Person" or name is None:
                continue
            aliases = (*one.all("name")[1:], *one.all("alias"), *one.all("previousName"))
            before = by_name.get(name, Somebody(name))
            gender = one.first("gender") if one.first("gender") in ("female", "male") else None
            by_name[name] = Somebody(
                name,
                tuple(dict.fromkeys(each for each in (*before.aliases, *aliases) if each != name)),
                before.gender or gender,
                (*before.lines, *self.lines[one.id]),
            )
        yield from by_name.values()

    def _posts(self, one: Entity) -> Iterator[Post]:
        line = self.lines[one.id][0]
        if one.schema == "Person" and (name := self._name(one)) is not None:
            told = list(self._sources.occupations(one))
            for role, document, called, cited in told:
                names = (self._names.worded(called, document),) if called else None
                yield Post(name, role, None, line, replace(cited, names=names))
            there = {role for role, *_ in told}
            yield from (Post(name, role, None, line) for role in one.all("position") if role not in there)
        if one.schema in OFFICES:
            holder, body = (self.entities.get(one.first(name) or "") for name in OFFICES[one.schema])
            person = None if holder is None or holder.schema != "Person" else self._name(holder)
            role = one.first("role") or one.schema.lower()
            if body is not None and body.schema == "Position":
                role = self._name(body) or role
                body = self.entities.get(body.first("organization") or "")
            elif one.schema == "Occupancy":
                return  # without the post nothing is known of it
            if person is not None:
                worded = _details(one).get("organization", ())
                organization = None if body is None else next(iter(worded), self._name(body))
                yield Post(person, role, organization, line, self._cited(one))

    def _kin(self, one: Entity) -> Iterator[KinOf]:
        if one.schema != "Family":
            return
        sides = [self.entities.get(one.first(name) or "") for name in ("person", "relative")]
        names = [self._name(each) for each in sides if each is not None]
        if len(names) == 2 and names[0] and names[1] and names[0] != names[1]:
            word = one.first("relationship") or "relative"
            yield KinOf(names[0], names[1], word, self.lines[one.id][0], self._cited(one, len(names)))

    def _cited(self, one: Entity, people: int = 1) -> Cited | None:
        """The document of an office or of kin, with what it calls the people there."""
        cited, names = self._sources.of_one(one), names_in(one)
        if cited is None or len(names) != people:
            return cited
        document = one.all("proof")[0]
        return replace(cited, names=tuple(self._names.worded(name, document) for name in names))


def _called(entities: Iterable[Entity]) -> dict[str, str]:
    """People of a name that several entities have, by id: in one document each needs a name of their own."""
    alike: dict[str, list[Entity]] = {}
    for one in entities:
        if one.schema == "Person" and (name := _name_of(one)) is not None:
            alike.setdefault(name, []).append(one)
    found: dict[str, str] = {}
    for name, several in alike.items():
        births = {(one.first("birthDate") or "")[:10] for one in several}
        born = len(births) == len(several) and all(map(_BIRTH.fullmatch, births))
        for number, one in enumerate(several, start=1) if len(several) > 1 else ():
            birth = (one.first("birthDate") or "")[:10]
            found[one.id] = told_as(name, f"born {birth}" if born else f"no. {number}")
    return found


def _name_of(one: Entity) -> str | None:
    """What an entity is called; a person without a whole name by its parts."""
    parts = [one.first(part) or "" for part in ("firstName", "middleName", "lastName")]
    return one.first("name") or " ".join(filter(None, parts)) or None


def _details(one: Entity) -> dict[str, tuple[str, ...]]:
    """The lines "charge: …" of a description, by the word before the colon."""
    found: dict[str, list[str]] = {}
    for line in one.all("description"):
        key, colon, value = line.partition(": ")
        if colon and key in _DETAILS:
            found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


_BIRTH = re.compile(r"\d{4}(?:-\d\d){0,2}")
_DETAILS = ("act", "group", "number", "charge", "term", "modality", "organization", "place")
