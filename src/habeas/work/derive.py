"""Derives persons, acts and cases from what was read and decided, in one transaction.

The same documents give the same rows, in whatever order and in however many builds they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from habeas import model
from habeas.errors import RegistryInUse
from habeas.fingerprint import fingerprint
from habeas.record import cases as case_rows
from habeas.record import decisions, derived, holding, kept, lock, queue, rulings, versions
from habeas.record import organizations as organization_rows
from habeas.record import who_is_who as who_rows
from habeas.record.connect import Record
from habeas.work.organizations import derive_organizations

if TYPE_CHECKING:
    from habeas.people.judgements import Constraints

# What the steps that derive are made of, and the version of what the record makes of reviews: with others, an older
# registry is derived again when it is opened.
STEPS = fingerprint("people", "acts", "cases", "review") + " reviews 2"


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
    from habeas.people.judgements import ACTS, constraints

    with record.transaction():
        before = who_rows.former_ids(record)
        case_rows.forget_all(record)
        holding.rule_all(record)
        _derive_people(record, before)
        held = constraints(decisions.active(record, ACTS))
        for person in case_rows.each_person(record):
            _derive_cases(record, person, held)
        _derive_nobodys_acts(record, rulings.nobodys(record))
        derive_organizations(record)
        queue.fill(record)
        case_rows.mark_fresh(record, STEPS)


def derive_reviewed(record: Record, document_id: str, claim_id: str) -> None:
    """Derives anew what a decision on one claim touches: acts and cases of its persons, or of nobody, and the queue.

    It gives what `derive` would give: who is who does not depend on reviews but where one names somebody whom nothing
    named, and then everything is derived. Only for who holds the build lock, inside the transaction that wrote the
    decision, on a record that was up to date before it.
    """
    from habeas.people.judgements import ACTS, constraints

    if kept.changes_people(record, document_id, claim_id):
        derive(record)
        return
    held = constraints(decisions.active(record, ACTS))
    newer = versions.newer(record, document_id)
    claims = holding.depending(record, [document_id, *newer], claim_id)
    persons, wordings = rulings.persons_of(record, claims), rulings.wordings_of(record, claims)
    forgotten = derived.acts_of_nobody(record, claims)
    if holding.rule(record, document_id, claim_id, newer):
        claims |= holding.depending(record, [document_id, *newer], claim_id)
    persons |= rulings.persons_of(record, claims)
    wordings |= rulings.wordings_of(record, claims)
    for person in case_rows.people(record, pk__in=sorted(persons)):
        derived.forget_person(record, person.id)
        _derive_cases(record, person, held)
    same_words = list(rulings.nobodys(record, wordings))
    forgotten |= derived.acts_of_nobody(record, claims | {claim.id for _, claim in same_words})
    derived.forget_acts(record, forgotten)
    _derive_nobodys_acts(record, same_words)
    if not organization_rows.follow(record, claims):
        derive_organizations(record)
    queue.fill(record, sorted(claims | rulings.ids_told(record, persons)))
    case_rows.mark_fresh(record, STEPS)


def _derive_people(record: Record, before: Mapping[str, str]) -> None:
    from habeas.people.judgements import PEOPLE, constraints, mention_key
    from habeas.people.resolve import resolve

    held = constraints(decisions.active(record, PEOPLE))
    found = resolve(who_rows.mentions(record), held)
    for person in found.persons:
        case_rows.add_person(record, person)
    who_rows.add_doubts(
        record,
        (
            (doubt.left, doubt.right, doubt.score, (mention_key(doubt.mentions[0]), mention_key(doubt.mentions[1])))
            for doubt in found.doubts
        ),
    )
    who_rows.redirect(record, _moved(found.persons, before))


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


def _derive_cases(record: Record, person: model.Person, held: Constraints) -> None:
    from habeas.acts.corroborate import corroborate
    from habeas.cases.derive import derive as derive_cases

    claims = rulings.about(record, person.id)
    acts = corroborate(person, claims, held)
    cases = derive_cases(person, acts)
    # A case can know of an undated act what the act alone does not: before what it must have come.
    placed = {act.id: act for case in cases for act in (*case.acts, *case.responses)}
    case_rows.add_claim_count(record, person.id, len(claims))
    case_rows.add_acts(record, [placed.get(act.id, act) for act in acts])
    case_rows.add_cases(record, cases)


def _derive_nobodys_acts(record: Record, claims: Iterable[tuple[str, model.SourcedClaim]]) -> None:
    """Acts against groups, organizations or nobody named: told together where they are told in the same words."""
    from habeas.acts.corroborate import corroborate

    for _, same_words in groupby(claims, key=lambda each: each[0]):
        case_rows.add_acts(record, corroborate(None, [claim for _, claim in same_words]))
