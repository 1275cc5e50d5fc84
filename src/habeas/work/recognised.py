"""Who is recognised by which body, as a table of decisions and as what stands beside a list of people on a day.

Each is what a body decided and a person recorded; of one body under one definition its latest decision stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from habeas.answers.tables import Row
from habeas.model import Person
from habeas.people.judgements import mention_key
from habeas.record import cases as case_rows
from habeas.record import recognitions as rows
from habeas.record.connect import Record
from habeas.record.mentions_now import holders
from habeas.record.recognitions import MET, NOT_MET, Recognition, latest
from habeas.work.recognitions import RecognitionShown, Shown, of
from habeas.work.table import Listed, Table


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a body decided on somebody; `stands` is False where the same body decided anew since."""

    person: Person
    shown: RecognitionShown
    stands: bool


def table(record: Record) -> Table[Recognised]:
    """All decisions of bodies on people, by name. Filters: country, person (an id), stands (True for those alone)."""

    def ask(narrowed: dict[str, Any]) -> Listed[Recognised]:
        people = _people(record)
        if "country" in narrowed:
            there = {case.person_id for case in case_rows.cases(record, country=narrowed["country"])}
            people = [each for each in people if each.id in there]
        found = [each for one in people if one.id == narrowed.get("person", one.id) for each in _of(record, one)]
        return Listed([each for each in found if narrowed.get("stands") in (None, each.stands)])

    return Table("recognitions", ask, recognised_row, filters=("country", "person", "stands"))


def standing(record: Record, people: Iterable[str], day: date) -> Mapping[str, list[RecognitionShown]]:
    """By the id of a person what bodies had decided by a day, of each body the latest; nobody else is in it."""
    found: dict[str, list[RecognitionShown]] = {}
    wanted = set(people)
    for person in _people(record):
        if person.id in wanted:
            shown = of(record, person)
            last = {each.id for each in latest((one.made for one in shown), day)}
            found[person.id] = [each for each in shown if each.made.id in last]
    return found


def recognised_row(each: Recognised) -> Row:
    """A decision of a body as a row of a table; who recorded it and why is for the registry alone."""
    made, claim = each.shown.made, each.shown.claim
    quote = None if claim is None else claim.claim.quotes[0]
    return {
        "person": each.person.id,
        "person_name": each.person.name,
        "body": made.body,
        "answer": made.answer,
        "label": each.shown.definition.label,
        "definition": made.definition,
        "definition_title": each.shown.definition.title,
        "date": made.day,
        "stands": each.stands,
        "met": _letters(each.shown.grounds, MET),
        "not_met": _letters(each.shown.grounds, NOT_MET),
        "evidence": [f"{one.letter}: {_named(one)}" for one in each.shown.grounds if one.evidence],
        "source": made.source if claim is None else (claim.document.title or claim.document.name),
        "document": None if claim is None else claim.document.id,
        "quote": None if quote is None else quote.text,
        "start": None if quote is None else quote.start,
        "end": None if quote is None else quote.end,
    }


def _letters(grounds: Iterable[Shown], answer: str) -> list[str]:
    return [each.letter for each in grounds if each.answer == answer]


def _named(ground: Shown) -> str:
    """What shows a ground: the words of a claim, or the source as it was written down."""
    return ground.evidence if ground.claim is None else ground.claim.claim.quotes[0].text


def _of(record: Record, person: Person) -> Iterable[Recognised]:
    shown = of(record, person)
    last = {each.id for each in latest(one.made for one in shown)}
    return [Recognised(person, each, each.made.id in last) for each in shown]


def _people(record: Record) -> list[Person]:
    """Those on whom a body decided something, by name."""
    held: Mapping[str, list[Recognition]] = rows.by_mention(record)
    found: Iterable[Person] = case_rows.people(record, pk__in=sorted(holders(record, held))) if held else ()
    some = [each for each in found if any(mention_key(mention) in held for mention in each.mentions)]
    return sorted(some, key=lambda each: (each.name, each.id))
