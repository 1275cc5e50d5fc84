"""What judgements are about: people, acts and organizations, each with what a judgement on it ties and what it changes.

A judgement names keys (mentions, claims, names as written); a whole is what has such keys now: a person, an act, an
organization.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from habeas import model
from habeas.answers.definitions import definitions
from habeas.people.judgement import Judgement
from habeas.people.judgements import ACTS, ORGANIZATIONS, PEOPLE, PLACES, mention_key
from habeas.people.organization_model import Organization
from habeas.people.place_meant import PlaceMeant, place_key, written_of
from habeas.record import cases as case_rows
from habeas.record import load, mentions_now
from habeas.record import organizations as organization_rows
from habeas.record import places as place_rows
from habeas.record.claims_now import claims_now
from habeas.record.connect import Record
from habeas.record.history import COUNTS, DOSSIERS, PHOTOS, RELEASED_COUNTS, RELEASES, SCREENING
from habeas.record.recognitions import RECOGNITIONS
from habeas.work.derive import (
    STEPS,
    derive_judged_acts,
    derive_judged_organizations,
    derive_judged_places,
    derive_persons,
)
from habeas.work.derive_people import derive_judged_people
from habeas.work.places import meant

# Of a document's id.
DIGITS = 64
Whole = model.Person | model.Act | Organization | PlaceMeant


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

    def derive(self, record: Record, judgement: Judgement) -> None:  # noqa: ARG002 (who is who follows from all)
        derive_judged_people(record)


class _Acts:
    def wholes(self, record: Record, keys: Iterable[str]) -> tuple[Whole, ...]:
        now = claims_now(record)
        return tuple(case_rows.acts_told_by(record, [now.get(key, key) for key in keys]))

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:
        wanted = set(keys)
        return load.are_there(record, wanted) | (wanted & claims_now(record).keys())

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


class _Places:
    def wholes(self, record: Record, keys: Iterable[str]) -> tuple[Whole, ...]:
        found: dict[str, list[tuple[str, str | None]]] = {}
        places = meant(record, map(written_of, keys), STEPS)
        for written, place in sorted(places.items(), key=str):
            told = None if place is None else place.geonames or place.region or place.country
            found.setdefault(str(told or written[0]), []).append(written)
        return tuple(PlaceMeant(each, tuple(names), places[names[0]]) for each, names in sorted(found.items()))

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:
        known = {place_key(*each) for each in place_rows.all_kept(record)}
        return {key for key in keys if key in known}

    def derive(self, record: Record, judgement: Judgement) -> None:
        from habeas.people.judgements import constraints
        from habeas.record import decisions

        with record.transaction():
            held, sides = constraints(decisions.active(record, PLACES)), {judgement.left, judgement.right}
            tied = sides | {key for key, first in held.groups.items() if first in {held.of(side) for side in sides}}
            derive_judged_places(record, map(written_of, sorted(tied)))


class _Photos(_People):
    """A mention of a person, and the hash of a picture."""

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:
        wanted = set(keys)
        return super().there(record, wanted) | {key for key in wanted if " " not in key and key in record.archive}

    def derive(self, record: Record, judgement: Judgement) -> None:  # noqa: ARG002 (nothing follows from a photo)
        with record.transaction():
            case_rows.mark_fresh(record, STEPS)


class _Actors:
    """A mention of a person, or an organization's name and country; what is decided of it is always there."""

    def wholes(self, record: Record, keys: Iterable[str]) -> tuple[Whole, ...]:
        wanted = set(keys)
        return (*_People().wholes(record, wanted), *_Organizations().wholes(record, wanted))

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:
        wanted = set(keys)
        known = _People().there(record, wanted) | _Organizations().there(record, wanted)
        return known | {key for key in wanted if "/" in key or not key.partition(" ")[2]}

    def derive(self, record: Record, judgement: Judgement) -> None:  # noqa: ARG002 (nothing follows from it)
        with record.transaction():
            case_rows.mark_fresh(record, STEPS)


class _Releases(_People):
    """A mention of a person; the other side is always the same word."""

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:
        wanted = set(keys)
        return super().there(record, wanted) | {key for key in wanted if not _is_mention(key)}

    def derive(self, record: Record, judgement: Judgement) -> None:  # noqa: ARG002 (nothing follows from a release)
        with record.transaction():
            case_rows.mark_fresh(record, STEPS)


class _ReleasedCounts(_Releases):
    """A country with what is counted there, or a reported number, which concern nobody."""

    def wholes(self, record: Record, keys: Iterable[str]) -> tuple[Whole, ...]:  # noqa: ARG002
        return ()

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:  # noqa: ARG002
        return set(keys)


def _is_mention(key: str) -> bool:
    """Whether a key is that of a mention: it begins with the hash of a document."""
    return len(key.partition(" ")[0]) == DIGITS


class _Recognitions(_People):
    """A mention of a person, and a definition with the body that decided under it."""

    def there(self, record: Record, keys: Iterable[str]) -> set[str]:
        wanted = set(keys)
        return super().there(record, wanted) | {key for key in wanted if key.partition(" ")[0] in definitions()}

    def derive(self, record: Record, judgement: Judgement) -> None:
        with record.transaction():
            now = mentions_now.current_keys(record, [judgement.left])
            derive_persons(record, mentions_now.holders(record, now.values()))


SUBJECT: dict[str, Subject] = {
    PEOPLE: _People(),
    ACTS: _Acts(),
    ORGANIZATIONS: _Organizations(),
    PLACES: _Places(),
    PHOTOS: _Photos(),
    DOSSIERS: _Actors(),
    SCREENING: _Actors(),
    RELEASES: _Releases(),
    RELEASED_COUNTS: _ReleasedCounts(),
    COUNTS: _ReleasedCounts(),
    RECOGNITIONS: _Recognitions(),
}


def keys_of(whole: Whole) -> frozenset[str]:
    """All keys by which judgements may name a part of it."""
    from habeas.people.organizations import organization_key

    if isinstance(whole, model.Person):
        return frozenset(mention_key(mention) for mention in whole.mentions)
    if isinstance(whole, model.Act):
        return frozenset(claim.id for claim in whole.claims)
    if isinstance(whole, PlaceMeant):
        return frozenset(place_key(*each) for each in whole.names)
    return frozenset(organization_key(mention.name, mention.country) for mention in whole.mentions)
