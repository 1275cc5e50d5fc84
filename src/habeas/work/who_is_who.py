"""Who is who in a registry: one person with all mentions, who may be the same, and why two are one or two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas import model
from habeas.errors import NotFound
from habeas.people.judgements import PEOPLE, Constraints, constraints, mention_key
from habeas.record import cases as case_rows
from habeas.record import decisions, facts, load
from habeas.record import who_is_who as who_rows
from habeas.record.connect import Record
from habeas.record.load import SourcedName
from habeas.work import finding, log, pointing
from habeas.work.answers import KinTold, PersonLine, kin_told
from habeas.work.log import Logged
from habeas.work.pointing import pointed

if TYPE_CHECKING:
    from habeas.people.beside import MentionVerdict

# Mentions of each side that are tried against each other for those that say most.
MOST_TRIED = 12


@dataclass(frozen=True, slots=True)
class Maybe:
    """Two persons who may be one, with what the mentions say that speak most for it."""

    left: model.Person
    right: model.Person
    mentions: tuple[model.Mention, model.Mention]
    found: MentionVerdict

    def other(self, person_id: str) -> model.Person:
        """The one who is not that person."""
        return self.right if self.left.id == person_id else self.left


@dataclass(frozen=True, slots=True)
class PersonFile:
    """One person under all names.

    Attributes:
        line: the person with numbers beside them.
        names: the person in each document, with the reason why it is the same person.
        maybes: who may be the same, the likeliest first; counted with nobody.
        decided: the decisions that concern a mention of theirs, the newest first.
        kin: who documents say is kin.
    """

    line: PersonLine
    names: tuple[SourcedName, ...]
    maybes: tuple[Maybe, ...]
    decided: tuple[Logged, ...]
    kin: tuple[KinTold, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """Why two mentions are one person's or two: the answer that holds, what was decided, and what the machine says."""

    persons: tuple[model.Person, model.Person]
    mentions: tuple[model.Mention, model.Mention]
    found: MentionVerdict
    decided: str | None = None

    @property
    def one(self) -> bool:
        return self.persons[0].id == self.persons[1].id


def person_file(record: Record, name: str) -> PersonFile:
    """The person who answers to a name in any spelling, or has that id.

    Raises:
        NotFound: nobody does, or several do.
    """
    person_id = finding.person_id(record, name)
    (line,) = facts.people_lines(record, PersonLine, pk=person_id)
    keys = {mention_key(mention) for mention in line.person.mentions}
    return PersonFile(
        line,
        tuple(load.names(record, person=person_id)),
        tuple(maybes(record, person_id)),
        log.on(record, PEOPLE, keys),
        kin_told(person_id, load.kin_of(record, person_id)),
    )


def maybes(record: Record, person_id: str | None = None) -> list[Maybe]:
    """Who may be whom, the likeliest first; with an id only those of that person."""
    from habeas.people.beside import compare_mentions

    rows = who_rows.doubts(record, person_id)
    ids = {each for left, right, _, _ in rows for each in (left, right)}
    persons = {person.id: person for person in case_rows.people(record, pk__in=ids)}
    found = []
    for left, right, _, keys in rows:
        sides = persons[left], persons[right]
        known = {mention_key(mention): mention for side in sides for mention in side.mentions}
        pair = known[keys[0]], known[keys[1]]
        found.append(Maybe(*sides, pair, compare_mentions(*pair, namesakes=_namesakes(record, *pair))))
    return sorted(found, key=lambda each: (-each.found.score, each.left.id, each.right.id))


def why(record: Record, left: str, right: str) -> Why:
    """Why two people are one or two, by the mentions that say most.

    Args:
        record: the registry.
        left, right: what `habeas.work.pointing` understands: names in any spelling, ids, `DOCUMENT NAME`.

    Raises:
        NotFound: one of them is nobody's name, or both are one and the same mention.
    """
    from habeas.people.beside import compare_mentions

    sides = pointed(record, left), pointed(record, right)
    if sides[0].key == sides[1].key:
        raise NotFound(
            f"{left[:80]!r} and {right[:80]!r} both lead to one mention, {pointing.typed(sides[0].key)}: nothing "
            "is to be compared but the names, which is done without --registry."
        )
    persons = [next(iter(case_rows.people(record, pk=side.person))) for side in sides]
    held = constraints(decisions.active(record, PEOPLE))
    tried = [
        _tried(person, side.key, side.by, persons[0].id == persons[1].id)
        for person, side in zip(persons, sides, strict=True)
    ]
    numbers: dict[frozenset[str], int] = {}

    def known(pair: tuple[model.Mention, model.Mention]) -> int:
        names = frozenset(mention.name for mention in pair)  # most mentions share a few names
        if names not in numbers:
            numbers[names] = _namesakes(record, *pair)
        return numbers[names]

    pairs = ((one, other) for one in tried[0] for other in tried[1] if one != other)
    compared = ((compare_mentions(*pair, namesakes=known(pair)), pair) for pair in pairs)
    found, pair = max(compared, key=lambda each: each[0].score)
    decided = _decided(held, *pair) or _as_kin(record, persons[0].id, persons[1].id)
    return Why((persons[0], persons[1]), pair, found, decided)


def names_alone(record: Record, left: str, right: str) -> str | None:
    """Why but the names of two texts can be compared, in a sentence; None where both are people of the registry.

    Raises:
        NotFound: several people answer to one of them.
    """
    asked = dict.fromkeys(" ".join(text.split()) for text in (left, right))
    unknown = [
        text
        for text in asked
        if pointing.document_and_rest(record, text)[0] is None and not finding.ids_called(record, text)
    ]
    if unknown:
        return f"Nobody in the registry answers to {' or '.join(repr(text[:80]) for text in unknown)}."
    sides = pointed(record, left), pointed(record, right)
    if sides[0].key == sides[1].key:
        return f"Both lead to one mention in the registry, {pointing.typed(sides[0].key)}."
    return None


def _tried(person: model.Person, key: str, by: str, one: bool) -> list[model.Mention]:
    """The mentions to compare: the one that was pointed at, or, of two whole persons, the first of each."""
    if one or by == "document":
        return [mention for mention in person.mentions if mention_key(mention) == key]
    return list(person.mentions[:MOST_TRIED])


def _decided(held: Constraints, left: model.Mention, right: model.Mention) -> str | None:
    keys = mention_key(left), mention_key(right)
    if held.same(*keys):
        return held.reasons.get(keys[0]) or held.reasons.get(keys[1])
    return "decided to be different" if held.apart(*keys) else None


def _as_kin(record: Record, one: str, other: str) -> str | None:
    """That a document calls the two kin, with its words; None where none does."""
    for each in load.kin_of(record, one) if one != other else ():
        if {each.person_id, each.relative_id} == {one, other}:
            where = each.document.publisher or each.document.title or each.document.name
            return f"what {where} says: they are kin, “{each.kin.quote.text}”"
    return None


def _namesakes(record: Record, left: model.Mention, right: model.Mention) -> int:
    return who_rows.namesakes(record, [left.name, right.name])
