"""Derives persons, acts and cases from what was read and decided, in one transaction.

The same documents give the same rows, in whatever order and in however many builds they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, islice
from typing import TYPE_CHECKING

from habeas import model
from habeas.acts.sources import told_by
from habeas.errors import RegistryInUse
from habeas.fingerprint import fingerprint
from habeas.record import (
    act_moves,
    census,
    decisions,
    derived,
    holding,
    kept,
    lock,
    queue,
    rulings,
    settled,
    versions,
    watching,
)
from habeas.record import cases as case_rows
from habeas.record import choices as choice_rows
from habeas.record import places as place_rows
from habeas.record import who_is_who as who_rows
from habeas.record.claims_now import claims_now
from habeas.record.connect import Record
from habeas.record.organizations_reviewed import follow
from habeas.work.collecting import rarely_collected
from habeas.work.derive_person import Derived
from habeas.work.keeping import Keeping
from habeas.work.nobodys import nobodys_with, tied
from habeas.work.organizations import derive_organizations
from habeas.work.places import located, placing

if TYPE_CHECKING:
    from habeas.acts.chosen import Choices
    from habeas.people.judgements import Constraints
    from habeas.people.place_meant import Written
    from habeas.people.resolve import Resolution

# What the steps that derive are made of, and the version of what the record makes of reviews: with others, an older
# registry is derived again when it is opened.
STEPS = fingerprint("people", "acts", "cases", "review") + " reviews 3, census 1"
# People whose acts and cases are written together. One by one, each of 2,000 people with three acts took 28 ms of the
# processor; more than this at once only holds more in memory.
TOGETHER = 100


def catch_up(record: Record) -> None:
    """Derives again where a build was cut off before it did, or other steps did; not while a build runs."""
    if not case_rows.is_stale(record, STEPS):
        return
    try:
        with lock.building(record.folder):
            derive(record)
    except RegistryInUse:
        return  # the build that holds the lock derives at its end; until then the last state stands


def derive(record: Record, processes: int | None = None) -> None:
    """Makes the derived layer anew, names compared by so many processes at most. Only for who holds the build lock.

    Raises:
        StorageFull: there is no room; the derived layer is as it was before.
    """
    from habeas.people.judgements import ACTS, constraints

    with record.transaction(), rarely_collected():
        before, told = who_rows.former_ids(record), act_moves.told_of_moved(record)
        case_rows.forget_all(record)
        holding.rule_all(record)
        everybody = _derive_people(record, before, processes)
        held, choices = constraints(decisions.active(record, ACTS)), choice_rows.active(record)
        keeping = Keeping(record)
        for people in _together(everybody):
            _derive_cases(record, people, held, choices, keeping)
        derive_nobodys_acts(record, rulings.nobodys(record), held, choices, keeping)
        keeping.done()
        act_moves.follow(record, told)
        derive_organizations(record, None)
        queue.fill(record)
        case_rows.mark_fresh(record, STEPS)


def derive_reviewed(
    record: Record,
    document_id: str,
    claim_id: str,
    known: Collection[str],
    read: model.SourcedClaim | None = None,
) -> None:
    """Derives anew what a decision on one claim touches: acts and cases of its persons, or of nobody, and the queue.

    It gives what `derive` would give: who is who does not depend on reviews but where one names somebody whom nothing
    named, and then who is who is made anew. Only for who holds the build lock, inside the transaction that wrote the
    decision, on a record that was up to date before it. `known` are the ids by which the claim was ever decided on, and
    `read` is the claim as the machine read it, where it is at hand.
    """
    entries = decisions.on_claim(record, known)
    if kept.changes_people(record, document_id, claim_id, entries, there=read is not None):
        from habeas.work.derive_changed import derive_named

        derive_named(record, document_id)
        return
    newer = versions.newer(record, document_id)
    claims = holding.depending(record, [document_id, *newer], claim_id, known)
    persons, before = rulings.persons_of(record, claims), rulings.telling(record, claim_id)
    # A claim that stands as it was read and names somebody is in no act of nobody's.
    plain = claims == {claim_id} and bool(persons) and rulings.is_as_read(before)
    wordings = {before[-1]} if plain else rulings.wordings_of(record, claims)
    forgotten = set() if plain else derived.acts_of_nobody(record, claims)
    others = holding.rule(record, document_id, claim_id, newer, entries, read)
    now = rulings.telling(record, claim_id)
    if others:
        claims |= holding.depending(record, [document_id, *newer], claim_id, known)
    elif now == before and not _is_counted(record, claims, persons):
        _wait_anew(record, claims, persons)
        return
    # It is about those whom the machine names, before and after, where nobody corrected it. Of several claims one can
    # be about somebody, and another about nobody.
    alone, as_read = claims == {claim_id}, all(rulings.is_as_read(each) for each in (before, now))
    somebodys = alone and bool(persons) and not forgotten and as_read
    since = told_by(read.document) or date.max if alone and read is not None else None
    _derive_again(record, claims, persons, wordings, forgotten, somebodys=somebodys, since=since)
    _follow_organizations(record, claims)


def _wait_anew(record: Record, claims: Collection[str], persons: Collection[str]) -> None:
    """Where a claim says what it said before no act, case or organization is another; only what waits may be."""
    queue.fill(record, sorted({*claims, *rulings.ids_told(record, persons)}))
    case_rows.mark_fresh(record, STEPS)


def _follow_organizations(record: Record, claims: set[str]) -> None:
    from habeas.people.judgements import ORGANIZATIONS, constraints

    if not follow(record, claims, constraints(decisions.active(record, ORGANIZATIONS))):
        derive_organizations(record)


def _is_counted(record: Record, claims: set[str], persons: set[str]) -> bool:
    """Whether a census keeps of those whom these claims are about how far what holds them was reviewed."""
    nobodys = () if persons else derived.acts_of_nobody(record, claims)
    return census.keeps(record, [*sorted(persons), *(f"act:{act}" for act in sorted(nobodys))])


def derive_judged_acts(record: Record, claims: set[str]) -> None:
    """Derives anew what a judgement on these claims touches: acts and cases of those whom they are about.

    It gives what `derive` would give. Inside a transaction, like `derive_reviewed`.
    """
    now = claims_now(record)
    _derive_again(record, tied(record, {now.get(claim, claim) for claim in claims}), set(), set(), set())


def derive_chosen(record: Record, claims: Iterable[str]) -> None:
    """Derives anew what a choice among the values of these claims touches. Inside a transaction, as the others."""
    now = claims_now(record)
    _derive_again(record, {now.get(claim, claim) for claim in claims}, set(), set(), set())


def derive_persons(record: Record, persons: Iterable[str]) -> None:
    """Derives anew acts and cases of these persons, and what a census knows of them. Inside a transaction."""
    _derive_again(record, set(), set(persons), set(), set(), somebodys=True)


def derive_judged_places(record: Record, written: Iterable[Written]) -> None:
    """Derives anew the acts at places on which somebody judged. Inside a transaction, like `derive_reviewed`."""
    _derive_again(record, place_rows.claims_in(record, written), set(), set(), set())


def derive_judged_organizations(record: Record) -> None:
    """Derives organizations anew, which nothing else is made of. Inside a transaction, like `derive_reviewed`."""
    derive_organizations(record)
    case_rows.mark_fresh(record, STEPS)


def _derive_again(
    record: Record,
    claims: set[str],
    persons: set[str],
    wordings: set[str],
    forgotten: set[str],
    *,
    somebodys: bool = False,
    since: date | None = None,
) -> None:
    """Makes acts, cases and the queue anew for these claims: of their persons; of their words where they name none.

    `forgotten` are acts without a person that were told by what these claims said before; `somebodys` says that each
    of the claims was and is about somebody named; none of them was published before `since`, where it is given.
    """
    from habeas.people.judgements import ACTS, constraints

    held, choices = constraints(decisions.active(record, ACTS)), choice_rows.active(record)
    same_words: list[tuple[str, model.SourcedClaim]] = []
    if not somebodys:
        persons |= rulings.persons_of(record, claims)
        wordings |= rulings.wordings_of(record, claims)
        same_words, forgotten = nobodys_with(record, wordings, forgotten | derived.acts_of_nobody(record, claims))
        claims |= {claim.id for _, claim in same_words}
    told = act_moves.told_of(record, persons, () if somebodys else forgotten)
    keeping = Keeping(record, [*persons, *(f"act:{act}" for act in (() if somebodys else forgotten))], since)
    cases_anew(record, persons, held, choices, keeping)
    if not somebodys:
        derived.forget_acts(record, forgotten)
        derive_nobodys_acts(record, same_words, held, choices, keeping)
    keeping.done()
    act_moves.follow(record, told)
    queue.fill(record, sorted(claims | rulings.ids_told(record, persons)))
    case_rows.mark_fresh(record, STEPS)


def cases_anew(record: Record, persons: Iterable[str], held: Constraints, choices: Choices, keeping: Keeping) -> None:
    """Makes acts and cases of these persons in the place of those that they had; `keeping` is of them all."""
    for people in _together(case_rows.people_with(record, sorted(persons))):
        for person in people:
            derived.forget_person(record, person.id)
        _derive_cases(record, people, held, choices, keeping)


def _derive_people(record: Record, before: Mapping[str, str], processes: int | None) -> list[model.Person]:
    """Makes and writes the persons; gives them in the order of their ids."""
    found = resolved(record, processes)
    case_rows.add_people(record, found.persons)
    who_rows.add_doubts(record, doubted(found))
    who_rows.redirect(record, moved(found.persons, before))
    return sorted(found.persons, key=lambda person: person.id)


def resolved(record: Record, processes: int | None = None) -> Resolution:
    """Who is who of all whom the documents name, by what people decided and by their names."""
    from habeas.people.judgements import PEOPLE, constraints, kin_apart, told_apart, told_in_one_file
    from habeas.people.name_scores import NameScores
    from habeas.people.resolve import resolve

    decided = decisions.active(record, PEOPLE)
    rivals, apart = told_apart(who_rows.told_apart(record), decided)
    by_texts = kin_apart([*who_rows.kin(record), *apart])
    by_texts += told_in_one_file(who_rows.told_in_one_file(record), -len(by_texts))
    held = replace(constraints([*by_texts, *decided]), rivals=rivals)
    engine = settled.settled(record, settled.LOOKED_UP).value
    return resolve(who_rows.mentions(record), held, NameScores(processes), engine)


def doubted(found: Resolution) -> list[tuple[str, str, float, tuple[str, str]]]:
    """Who may be whom, as the record keeps it."""
    from habeas.people.judgements import mention_key

    return [
        (doubt.left, doubt.right, doubt.score, (mention_key(doubt.mentions[0]), mention_key(doubt.mentions[1])))
        for doubt in found.doubts
    ]


def moved(persons: Iterable[model.Person], before: Mapping[str, str]) -> dict[str, str]:
    """For each id that nobody has any more that of the person with most of its mentions."""
    from habeas.people.judgements import mention_key

    now = {mention_key(mention): person.id for person in persons for mention in person.mentions}
    taken = set(now.values())
    shares: dict[str, Counter[str]] = {}
    for key, old in sorted(before.items()):
        if old not in taken and key in now:
            shares.setdefault(old, Counter())[now[key]] += 1
    return {old: min(share, key=lambda new: (-share[new], new)) for old, share in shares.items()}


def _together(people: Iterable[model.Person]) -> Iterator[list[model.Person]]:
    """People in lists of at most `TOGETHER`."""
    each = iter(people)
    while several := list(islice(each, TOGETHER)):
        yield several


def _derive_cases(
    record: Record, people: Sequence[model.Person], held: Constraints, choices: Choices, keeping: Keeping
) -> None:
    """Makes the acts and cases of some people, and writes them together: few large writes are fast, many small not."""
    from habeas.cases.due import dues
    from habeas.cases.standing import standings

    told = rulings.about_each(record, [person.id for person in people])
    place = placing(record, (claim for claims in told.values() for claim in claims), STEPS)
    found = [Derived(person, told[person.id], held, choices, place) for person in people]
    case_rows.add_claim_counts(record, {one.person.id: len(one.claims) for one in found})
    _add_acts(record, [act for one in found for act in one.placed()], choices)
    case_rows.add_cases(record, [case for one in found for case in one.cases])
    last = watching.last_mentioned(
        record, [one.person.id for one in found if any(case.custody for case in one.cases)]
    )  # fmt: skip
    watching.add_standings(
        record,
        ((case, standings(case), dues(case, last.get(one.person.id))) for one in found for case in one.cases),
    )
    keeping.know_roles(person.id for person in people)
    for one in found:
        keeping.person(one.person, one.claims, one.cases, one.cases_of)


def derive_nobodys_acts(
    record: Record,
    claims: Iterable[tuple[str, model.SourcedClaim]],
    held: Constraints,
    choices: Choices,
    keeping: Keeping,
) -> None:
    """Acts against groups, organizations or nobody named: told together where they are told in the same words.

    Those of other words that somebody decided on are looked at together, too.
    """
    from habeas.acts.chosen import with_choices
    from habeas.acts.corroborate import corroborate

    decided: list[list[model.SourcedClaim]] = []
    for _, same_words in groupby(claims, key=lambda each: each[0]):
        told = [claim for _, claim in same_words]
        if any(claim.id in held.groups for claim in told):
            decided.append(told)
        else:
            acts = [with_choices(act, choices) for act in corroborate(None, told)]
            keeping.groups(_add_acts(record, acts, choices))
    for told in _in_one(decided, held):
        acts = [with_choices(act, choices) for act in corroborate(None, told, held)]
        keeping.groups(_add_acts(record, acts, choices))


def _add_acts(record: Record, acts: Iterable[model.Act], choices: Choices) -> list[model.Act]:
    """Stores the acts, and gives them with what their places are."""
    told = located(record, acts, STEPS)
    case_rows.add_acts(record, told)
    if any(act.disputes for act in told):
        watching.add_disagreements(record, told, choices)
    return told


def _in_one(several: Iterable[list[model.SourcedClaim]], held: Constraints) -> list[list[model.SourcedClaim]]:
    """Lists of claims, those put into one that have claims of one act by decision."""
    found: list[tuple[set[str], list[model.SourcedClaim]]] = []
    for claims in several:
        firsts = {held.of(claim.id) for claim in claims if claim.id in held.groups}
        near = [each for each in found if each[0] & firsts]
        found = [each for each in found if not each[0] & firsts]
        together = [*(claim for _, told in near for claim in told), *claims]
        found.append((firsts.union(*(keys for keys, _ in near)), together))
    return [told for _, told in found]
