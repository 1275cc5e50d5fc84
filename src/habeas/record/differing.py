"""What a derivation of some persons has to know and to write: what differs from what was derived before.

Everything here happens inside the transaction that derives. What is asked of many is asked of some at a time, for a
statement takes only so many values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from habeas import model
from habeas.record import cases, derived
from habeas.record.connect import Record

# So many values are asked for in one statement.
TOGETHER = 500
Doubted = tuple[str, str, float, tuple[str, str]]


def in_turn(values: Iterable[str], number: int = TOGETHER) -> Iterator[list[str]]:
    """Distinct values in order, so many at a time."""
    ordered = sorted(set(values))
    yield from (ordered[start : start + number] for start in range(0, len(ordered), number))


def asked_in_turn(ask: Callable[[Record, list[str]], Iterable[str]], record: Record, values: Iterable[str]) -> set[str]:
    """All that a question gives for values, asked for some of them at a time."""
    return {found for some in in_turn(values) for found in ask(record, some)}


# --- claims and those whom they are about -------------------------------------------------------------------


def claims_in(record: Record, documents: Iterable[str]) -> set[str]:
    """The ids of the claims in these documents."""
    from habeas.record import models

    def ask(record: Record, some: list[str]) -> Iterable[str]:
        rows = models.Claim.objects.using(record.alias).filter(document__in=some).order_by()
        return rows.values_list("pk", flat=True)

    return asked_in_turn(ask, record, documents)


def kept_claims(record: Record) -> set[str]:
    """The ids of the claims that stand only because somebody decided so."""
    from habeas.record import models

    return set(models.Claim.objects.using(record.alias).filter(kept=True).order_by().values_list("pk", flat=True))


def persons_named_in(record: Record, documents: Iterable[str]) -> set[str]:
    """The ids of the persons whom these documents name."""
    from habeas.record import models

    def ask(record: Record, some: list[str]) -> Iterable[str]:
        rows = models.NamedPerson.objects.using(record.alias).filter(document__in=some).exclude(person=None).order_by()
        return rows.values_list("person", flat=True)

    return asked_in_turn(ask, record, documents)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What holds of a claim: the values of its ruling, whom it is about as somebody left it, and who these persons are.

    Which persons these are is derived, so that it is no part of the ruling.
    """

    ruling: tuple[Any, ...]
    about: tuple[tuple[str, str], ...]
    persons: frozenset[str]


_RULING = ("pk", "decision", "answer", "stands", "wording", "reopened", "state", "by", "date_given")


def ruled(record: Record) -> dict[str, Ruled]:
    """What holds of each claim that somebody reviewed."""
    from habeas.record import models

    whom: dict[str, list[tuple[str, str, str | None]]] = {}
    rows = models.SubjectAsCorrected.objects.using(record.alias).order_by("ruling", "order")
    names = ("ruling", "named_person__document", "named_person__name", "named_person__person")
    for claim, *told in rows.values_list(*names):
        whom.setdefault(claim, []).append((told[0], told[1], told[2]))
    found = {}
    for row in models.Ruling.objects.using(record.alias).order_by().values_list(*_RULING):
        about = whom.get(row[0], [])
        persons = frozenset(person for *_, person in about if person is not None)
        found[row[0]] = Ruled(row, tuple((document, name) for document, name, _ in about), persons)
    return found


def ruled_otherwise(before: Mapping[str, Ruled], after: Mapping[str, Ruled]) -> tuple[set[str], set[str], set[str]]:
    """The claims of which something else holds now, the persons of whom they were, and the digests of their words."""

    def told(all_of_them: Mapping[str, Ruled], claim: str) -> object:
        one = all_of_them.get(claim)
        return None if one is None else (one.ruling, one.about)

    claims = {claim for claim in before.keys() | after.keys() if told(before, claim) != told(after, claim)}
    were = [before[claim] for claim in claims if claim in before]
    wordings = {str(one.ruling[_RULING.index("wording")]) for one in were} - {"None"}
    return claims, {person for one in were for person in one.persons}, wordings


# --- persons ------------------------------------------------------------------------------------------------


def write_who_is_who(record: Record, people: Sequence[model.Person], doubts: Iterable[Doubted]) -> set[str]:
    """Puts persons, and who may be whom, in the place of what was; the ids of those come back who are or may be others.

    Who may be whom is asked before anybody is taken out, for with a person go their doubts, and the other hears of it.
    """
    from habeas.record import who_is_who

    before = {doubt[:2] for doubt in who_is_who.doubts(record)}
    others = _write_people(record, people)
    now = sorted(doubts)
    if now != sorted(who_is_who.doubts(record)):
        who_is_who.forget_doubts(record)
        who_is_who.add_doubts(record, now)
    return others | {side for pair in before ^ {doubt[:2] for doubt in now} for side in pair}


def _write_people(record: Record, people: Sequence[model.Person]) -> set[str]:
    """Puts persons in the place of those that were, and joins the documents' named people to them.

    What is as it was is not written. The ids of those come back who are new, gone, or other in anything but the reasons
    for which their mentions were joined; acts and cases of who is gone are gone, too.
    """
    from habeas.record import models

    now = {person.id: person for person in people}
    rows = models.Person.objects.using(record.alias)
    gone, other, reasons = set[str](), set[str](), set[str]()
    for old in cases.each_person(record):
        new = now.get(old.id)
        if new is None:
            gone.add(old.id)
        elif new != old:
            (reasons if replace(new, reasons=()) == replace(old, reasons=()) else other).add(old.id)
        if new is not None:
            del now[old.id]
    added = list(now.values())
    changed = [person for person in people if person.id in other or person.id in reasons]
    for some in in_turn(other):
        models.Spelling.objects.using(record.alias).filter(person__in=some).delete()
        models.NameKey.objects.using(record.alias).filter(person__in=some).delete()
    for person in changed:
        rows.filter(pk=person.id).update(
            **{key: value for key, value in cases.person_row(person).items() if key != "id"}
        )
    cases.add_spellings(record, [person for person in changed if person.id in other])
    cases.add_people(record, added)
    _join(record, people)
    for person_id in sorted(gone):
        derived.forget_person(record, person_id)
    for some in in_turn(gone):
        rows.filter(pk__in=some).delete()
    return gone | other | {person.id for person in added}


def _join(record: Record, people: Iterable[model.Person]) -> None:
    """Joins the documents' named people to their persons, where they are not joined so already."""
    from habeas.record import models

    rows = models.NamedPerson.objects.using(record.alias).order_by()
    there = {(document, name): told for document, name, *told in
             rows.values_list("document", "name", "person", "reason")}  # fmt: skip
    other = [
        (person_id, reason, document, name)
        for person in people
        for person_id, reason, document, name in cases.joined(person)
        if there.get((document, name)) != [person_id, reason]
    ]
    cases.join(record, other)
    joined = {(document, name) for person in people for _, _, document, name in cases.joined(person)}
    for document, name in sorted(there.keys() - joined):
        rows.filter(document=document, name=name).exclude(person=None).update(person=None, reason="")
