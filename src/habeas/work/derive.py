"""Derives persons, acts and cases from what was read, in one transaction, holding one block or person at a time.

The same documents give the same rows, in whatever order and in however many builds they came.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import groupby

from habeas import model
from habeas.errors import RegistryInUse
from habeas.fingerprint import fingerprint
from habeas.record import cases as case_rows
from habeas.record import load, lock
from habeas.record.connect import Record

# What the steps that derive are made of: with others, an older registry is derived again when it is opened.
STEPS = fingerprint("people", "acts", "cases")


def catch_up(record: Record) -> None:
    """Derives again where a build was cut off before it did, or other steps did; not while a build runs."""
    if not case_rows.is_stale(record, STEPS):
        return
    try:
        with lock.building(record.folder):
            derive(record)
    except RegistryInUse:
        return  # the build that holds the lock derives at its end; until then the last state stands


def derive(record: Record) -> None:
    """Makes the derived layer anew. Only for who holds the build lock.

    Raises:
        StorageFull: there is no room; the derived layer is as it was before.
    """
    with record.transaction():
        case_rows.forget_all(record)
        _derive_people(record)
        for person in case_rows.each_person(record):
            _derive_cases(record, person)
        _derive_nobodys_acts(record)
        case_rows.mark_fresh(record, STEPS)


def _derive_people(record: Record) -> None:
    from habeas.people.resolve import resolve

    for mentions in case_rows.blocks(record):
        for person in resolve(mentions):
            case_rows.add_person(record, _with_own_id(record, person))


def _with_own_id(record: Record, person: model.Person) -> model.Person:
    """The person with an id that nobody of another block has.

    Blocks come in their order and not in that of arrival, so the same one of the two always keeps the plain id.
    """
    if not case_rows.has_person(record, person.id):
        return person
    told = "\n".join(f"{mention.document_id} {mention.name}" for mention in person.mentions)
    return replace(person, id=f"{person.id}-{hashlib.sha256(told.encode()).hexdigest()[:6]}")


def _derive_cases(record: Record, person: model.Person) -> None:
    from habeas.acts.corroborate import corroborate
    from habeas.cases.derive import derive as derive_cases

    claims = list(load.claims(record, pk__in=load.claims_about(record, person.id)))
    acts = corroborate(person, claims)
    cases = derive_cases(person, acts)
    # A case can know of an undated act what the act alone does not: before what it must have come.
    placed = {act.id: act for case in cases for act in (*case.acts, *case.responses)}
    case_rows.add_claim_count(record, person.id, len(claims))
    case_rows.add_acts(record, [placed.get(act.id, act) for act in acts])
    case_rows.add_cases(record, cases)


def _derive_nobodys_acts(record: Record) -> None:
    """Acts against groups, organizations or nobody named: told together where they are told in the same words."""
    from habeas.acts.corroborate import corroborate

    claims = load.wordings(record)
    for _, same_words in groupby(claims, key=lambda each: each[0]):
        case_rows.add_acts(record, corroborate(None, [claim for _, claim in same_words]))
