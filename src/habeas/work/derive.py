"""Derives persons, acts and cases from what was read and decided, in one transaction.

The same documents give the same rows, in whatever order and in however many builds they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from habeas import model
from habeas.errors import RegistryInUse
from habeas.fingerprint import fingerprint
from habeas.record import cases as case_rows
from habeas.record import decisions, load, lock
from habeas.record.connect import Record
from habeas.work.organizations import derive_organizations

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
        before = case_rows.former_ids(record)
        case_rows.forget_all(record)
        _derive_people(record, before)
        for person in case_rows.each_person(record):
            _derive_cases(record, person)
        _derive_nobodys_acts(record)
        derive_organizations(record)
        case_rows.mark_fresh(record, STEPS)


def _derive_people(record: Record, before: Mapping[str, str]) -> None:
    from habeas.people.judgements import PEOPLE, constraints
    from habeas.people.resolve import resolve

    held = constraints(decisions.active(record, PEOPLE))
    persons = resolve(case_rows.mentions(record), held)
    for person in persons:
        case_rows.add_person(record, person)
    case_rows.redirect(record, _moved(persons, before))


def _moved(persons: Iterable[model.Person], before: Mapping[str, str]) -> dict[str, str]:
    """For each id that nobody has any more that of the person with most of its mentions."""
    from habeas.people.judgements import mention_key

    now = {mention_key(mention): person.id for person in persons for mention in person.mentions}
    taken = set(now.values())
    shares: dict[str, Counter[str]] = {}
    for key, old in sorted(before.items()):
        if old not in taken and key in now:
            shares.setdefault(old, Counter())[now[key]] += 1
    return {old: min(share, key=lambda new: (-share[new], new)) for old, share in shares.items()}


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
