"""What judgements are about: people, acts and organizations, each with what a judgement on it ties and what it changes.

A judgement names keys (mentions, claims, names as written); a whole is what has such keys now: a person, an act, an
organization.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from habeas import model
from habeas.people.judgement import Judgement
from habeas.people.judgements import ACTS, ORGANIZATIONS, PEOPLE, mention_key
from habeas.people.organization_model import Organization
from habeas.record import cases as case_rows
from habeas.record import claims_now, load, mentions_now
from habeas.record import organizations as organization_rows
from habeas.record.connect import Record
from habeas.work.derive import derive, derive_judged_acts, derive_judged_organizations

Whole = model.Person | model.Act | Organization


class Subject(Protocol):
    """What judgements on one subject need to know of it."""

    def wholes(self, record: Record, keys: Iterable[str]) -> tuple[Whole, ...]:
        """Everything that has one of these keys now, by id."""

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:
        """Those of the keys that some document still has."""

    def derive(self, record: Record, judgement: Judgement) -> None:
        """Makes anew what a judgement that was just added or undone changes. Only for who holds the build lock."""


class _People:
    def wholes(self, record: Record, keys: Iterable[str]) -> tuple[Whole, ...]:
        ids = mentions_now.holders(record, mentions_now.current_keys(record, keys).values())
        return tuple(person for one in ids for person in case_rows.people(record, pk=one))

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:
        return set(mentions_now.current_keys(record, keys))

    def derive(self, record: Record, judgement: Judgement) -> None:  # noqa: ARG002 (everybody is made anew)
        derive(record)


class _Acts:
    def wholes(self, record: Record, keys: Iterable[str]) -> tuple[Whole, ...]:
        now = claims_now.claims_now(record)
        return tuple(case_rows.acts_told_by(record, [now.get(key, key) for key in keys]))

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:
        wanted = set(keys)
        return load.are_there(record, wanted) | (wanted & claims_now.claims_now(record).keys())

    def derive(self, record: Record, judgement: Judgement) -> None:
        with record.transaction():
            derive_judged_acts(record, {judgement.left, judgement.right})


class _Organizations:
    def wholes(self, record: Record, keys: Iterable[str]) -> tuple[Whole, ...]:
        wanted, known = set(keys), organization_rows.holders(record)
        ids = sorted({known[key] for key in wanted if key in known})
        found = (organization_rows.organization(record, each) for each in ids)
        return tuple(each for each in found if each is not None)

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:
        return set(keys) & set(organization_rows.holders(record))

    def derive(self, record: Record, judgement: Judgement) -> None:  # noqa: ARG002 (all of them are)
        with record.transaction():
            derive_judged_organizations(record)


SUBJECT: dict[str, Subject] = {PEOPLE: _People(), ACTS: _Acts(), ORGANIZATIONS: _Organizations()}


def keys_of(whole: Whole) -> frozenset[str]:
    """All keys by which judgements may name a part of it."""
    from habeas.people.organizations import organization_key

    if isinstance(whole, model.Person):
        return frozenset(mention_key(mention) for mention in whole.mentions)
    if isinstance(whole, model.Act):
        return frozenset(claim.id for claim in whole.claims)
    return frozenset(organization_key(mention.name, mention.country) for mention in whole.mentions)
