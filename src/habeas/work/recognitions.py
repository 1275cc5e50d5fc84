"""That a named body recognises somebody under a named definition: recorded by a person, with the grounds that it met.

Whether somebody is a political prisoner is never decided here: a body says so, on a day, and somebody records it with
where that is said. Several bodies stand side by side. Each is an entry of the log and is undone by another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from habeas import __version__
from habeas.answers.definitions import Definition, definition_named
from habeas.dates import PartialDate
from habeas.errors import AlreadyDecided, NotFound, UnknownTerm
from habeas.model import Person, SourcedClaim
from habeas.people.judgements import mention_key
from habeas.record import cases as case_rows
from habeas.record import load
from habeas.record import recognitions as rows
from habeas.record.connect import Record
from habeas.record.recognitions import (
    ANSWERS,
    MET,
    NOT_DETERMINED,
    NOT_MET,
    RECOGNISED,
    Ground,
    Recognition,
)
from habeas.work.derive import derive_persons
from habeas.work.words import one_line, whoami
from habeas.work.writing import writing

GROUND_ANSWERS = (MET, NOT_MET, NOT_DETERMINED)
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Shown:
    """A ground for a reader: its letter, what it says, whether it is met, and what shows it."""

    letter: str
    words: str
    answer: str
    evidence: str
    claim: SourcedClaim | None


@dataclass(frozen=True, slots=True)
class RecognitionShown:
    """A recognition for a reader, with its definition and all grounds of that, also those not determined."""

    made: Recognition
    definition: Definition
    grounds: tuple[Shown, ...]
    claim: SourcedClaim | None

    @property
    def day(self) -> PartialDate:
        """When the body decided."""
        return PartialDate.parse(self.made.day)


def of(record: Record, person: Person) -> list[RecognitionShown]:
    """What bodies decided on somebody, by the day on which they did."""
    found = rows.by_mention(record)
    mine = [each for mention in person.mentions for each in found.get(mention_key(mention), ())]
    return [_shown(record, each) for each in sorted(mine, key=lambda each: (each.day, each.id))]


def recognise(
    record: Record,
    person_id: str,
    body: str,
    definition: str,
    day: str,
    *,
    source: str,
    answer: str = RECOGNISED,
    grounds: Mapping[str, Ground] | None = None,
    because: str = "",
    by: str | None = None,
) -> Recognition:
    """Records that a body recognises somebody under a definition, or does not.

    Args:
        day: when the body decided, as far as it is known.
        source: where it says so: the id of a claim, or the document in words.
        grounds: by the letters of the definition.

    Raises:
        NotFound: there is no such person.
        UnknownTerm: the body, the day or the source is missing, the day is to come, the definition or a ground is none,
            or somebody is said to be recognised where no ground is met.
        AlreadyDecided: just that is recorded, and stands.
        RegistryInUse: a build is going on.
    """
    named, whose, where = definition_named(definition), one_line(body)[:_LONGEST], one_line(source)[:_LONGEST]
    if not whose or not where:
        raise UnknownTerm("Say which body decided it, and where it says so: the id of a claim, or a document in words.")
    if answer not in ANSWERS:
        raise UnknownTerm(f"{answer[:40]!r} is no answer; there are: {', '.join(ANSWERS)}.")
    decided, met = _decided_on(day), _grounds(named, grounds or {}, answer)
    with writing(record):
        person = next(iter(case_rows.people(record, pk=person_id)), None)
        if person is None:
            raise NotFound(f"There is no person with the id {person_id[:80]!r}.")
        who, now, mention = one_line(by or whoami()), datetime.now(UTC), mention_key(person.mentions[0])
        made = Recognition(0, mention, whose, named.name, answer, decided, where, who, now, one_line(because), met)
        _not_again(record, person, made)
        with record.transaction():
            number = rows.add(record, made, _sentences(made, named), __version__)
            derive_persons(record, [person.id])
    return next(each for each in rows.recognitions(record) if each.id == number)


def _decided_on(day: str) -> str:
    """The day as it is kept; where somebody writes it may be tomorrow already."""
    found = PartialDate.parse(day)
    if found.first_day > datetime.now(UTC).date() + timedelta(days=1):
        raise UnknownTerm("That day is to come: a body's decision is recorded once it has decided.")
    return str(found)


def _not_again(record: Record, person: Person, made: Recognition) -> None:
    """Refuses what a form that was sent twice would record twice."""
    for each in of(record, person):
        if replace(each.made, id=0, mention="", by="", made=made.made, because="") == replace(
            made, mention="", by="", because=""
        ):
            raise AlreadyDecided(f"Just that is recorded already, as decision {each.made.id} by {each.made.by}.")


def _grounds(definition: Definition, given: Mapping[str, Ground], answer: str) -> dict[str, Ground]:
    known = dict(definition.grounds)
    for letter, each in given.items():
        if letter not in known:
            raise UnknownTerm(f"{letter[:20]!r} is no ground of {definition.title}; there are: {', '.join(known)}.")
        if each.answer not in GROUND_ANSWERS:
            raise UnknownTerm(f"A ground is one of: {', '.join(GROUND_ANSWERS)}; not {each.answer[:40]!r}.")
    found = {
        letter: Ground(given[letter].answer, one_line(given[letter].evidence)[:_LONGEST])
        for letter in known
        if letter in given and (given[letter].answer != NOT_DETERMINED or given[letter].evidence.strip())
    }
    if answer == RECOGNISED and len(found) == len(known) and all(each.answer == NOT_MET for each in found.values()):
        raise UnknownTerm(f"No ground of {definition.title} is met, so nobody can be recognised under it.")
    return found


def _sentences(made: Recognition, definition: Definition) -> list[str]:
    """What the log says of it."""
    grounds = ", ".join(f"ground {letter} {each.answer}" for letter, each in made.grounds.items()) or "no ground told"
    return [f"{made.answer} by {made.body} on {made.day} under {definition.title}; {grounds}", made.source]


def _shown(record: Record, made: Recognition) -> RecognitionShown:
    definition = definition_named(made.definition)
    claims = _claims(record, {made.source, *(each.evidence for each in made.grounds.values())})
    nothing = Ground(NOT_DETERMINED)
    grounds = []
    for letter, words in definition.grounds:
        said = made.grounds.get(letter, nothing)
        grounds.append(Shown(letter, words, said.answer, said.evidence, claims.get(said.evidence)))
    return RecognitionShown(made, definition, tuple(grounds), claims.get(made.source))


def _claims(record: Record, named: set[str]) -> dict[str, SourcedClaim]:
    """Those of these words that are ids of claims, with the claims."""
    there = load.are_there(record, {each for each in named if each and " " not in each})
    return {claim.id: claim for claim in load.claims(record, pk__in=sorted(there))} if there else {}
