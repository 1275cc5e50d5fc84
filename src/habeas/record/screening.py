"""Keeps which sanctions lists were looked through and whom they may have; what is decided of a match is in the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from habeas.errors import NotFound
from habeas.people.judgements import mention_key
from habeas.people.organizations import organization_key
from habeas.people.screening.match import Match, Screened
from habeas.record import cases as case_rows
from habeas.record.connect import Record
from habeas.record.rows import CHUNK

_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Looked:
    """One look through a list.

    Attributes:
        entities: people and organizations in it; `other` are ships, addresses and the like.
        malformed: lines that are no entity; `problems` are the first of them with the reason.
        people, organizations: how many of the registry were looked for.
    """

    file: str
    sha256: str
    dataset: str
    by: str
    made: datetime
    entities: int
    other: int
    malformed: int
    problems: tuple[tuple[int, str], ...]
    people: int
    organizations: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A match as it is kept, with the look that found it."""

    id: int
    looked: Looked
    key: str
    is_person: bool
    name: str
    entity: str
    caption: str
    schema: str
    listed: dict[str, list[str]]
    score: float
    reasons: tuple[str, ...]

    @property
    def what(self) -> str:
        """The entry of the list, as a decision addresses it in the log: the same in the list's next edition."""
        return f"{self.looked.dataset}/{self.entity}"


_LISTED = ("names", "born", "countries", "topics", "programmes", "datasets")


def everybody(record: Record) -> Iterator[Screened]:
    """All people and organizations of the registry, as they are looked for."""
    for person in case_rows.people(record):
        yield Screened(
            mention_key(person.mentions[0]),
            person.id,
            True,
            person.name,
            person.names,
            frozenset(each.country for each in person.mentions if each.country),
            tuple(dict.fromkeys(each.born for each in person.mentions if each.born)),
        )
    yield from _organizations(record)


def _organizations(record: Record) -> Iterator[Screened]:
    from habeas.record import models

    told = models.OrganizationMention.objects.using(record.alias).order_by("id")
    first: dict[str, tuple[str, str | None]] = {}
    for organization, name, country in told.values_list("organization", "name", "document__country").iterator():
        first.setdefault(organization, (name, country))
    rows = models.Organization.objects.using(record.alias).order_by("id")
    for pk, name, names, country in rows.values_list("pk", "name", "names", "country").iterator():
        if pk in first:
            countries = frozenset({country} if country else ())
            yield Screened(organization_key(*first[pk]), pk, False, name, tuple(names), countries)


def add(record: Record, looked: Looked, matches: Iterable[Match], programmes: dict[str, list[str]]) -> Looked:
    """Keeps a look with its matches; inside a transaction. `programmes` are those that edges of the list give."""
    from dataclasses import asdict, replace

    from habeas.record import models

    values = {name: value for name, value in asdict(looked).items() if name != "id"}
    values["problems"] = [list(each) for each in looked.problems]
    row = models.Screening.objects.using(record.alias).create(**values)
    models.ScreeningMatch.objects.using(record.alias).bulk_create(
        (
            models.ScreeningMatch(
                screening=row,
                key=each.screened.key,
                person=each.screened.is_person,
                name=each.screened.name,
                entity=each.listed.id,
                caption=each.listed.caption,
                schema=each.listed.schema,
                listed=_listed(each, programmes),
                score=each.score,
                reasons=list(each.reasons),
            )
            for each in matches
        ),
        batch_size=CHUNK,
    )
    return replace(looked, id=int(row.pk))


def _listed(match: Match, programmes: dict[str, list[str]]) -> dict[str, list[str]]:
    told = {name: list(getattr(match.listed, name)) for name in _LISTED}
    told["programmes"] = list(dict.fromkeys([*told["programmes"], *programmes.get(match.listed.id, ())]))
    return told


def looks(record: Record) -> list[Looked]:
    """Every look that was ever made, the newest first."""
    from habeas.record import models

    return [_looked(row) for row in models.Screening.objects.using(record.alias).order_by("-pk")]


def matches(record: Record, keys: Sequence[str] | None = None) -> list[Kept]:
    """The matches of the latest look through each list, all or those of these keys, the likeliest first."""
    from habeas.record import models

    latest = {look.dataset: look.id for look in reversed(looks(record))}
    rows = models.ScreeningMatch.objects.using(record.alias).filter(screening__in=sorted(latest.values()))
    if keys is None:
        return [_kept(row) for row in rows.select_related("screening").order_by("-score", "pk")]
    found: list[Kept] = []
    for start in range(0, len(keys), CHUNK):
        some = rows.filter(key__in=list(keys[start : start + CHUNK])).select_related("screening")
        found += [_kept(row) for row in some]
    return sorted(found, key=lambda each: (-each.score, each.id))


def match(record: Record, number: int) -> Kept:
    """The match with that number.

    Raises:
        NotFound: there is none.
    """
    from habeas.record import models

    rows = models.ScreeningMatch.objects.using(record.alias).filter(pk=number) if 0 < number <= _LARGEST else None
    row = None if rows is None else rows.select_related("screening").first()
    if row is None:
        raise NotFound(f"There is no match {number}. List them with: habeas screen")
    return _kept(row)


def _looked(row: Any) -> Looked:  # noqa: ANN401 (Django's classes are made when it is set up)
    names = ("file", "sha256", "dataset", "by", "made", "entities", "other", "malformed", "people", "organizations")
    problems = tuple((int(line), str(reason)) for line, reason in row.problems)
    return Looked(**{name: getattr(row, name) for name in names}, problems=problems, id=row.pk)


def _kept(row: Any) -> Kept:  # noqa: ANN401
    names = ("key", "name", "entity", "caption", "schema", "listed", "score")
    told = {name: getattr(row, name) for name in names}
    return Kept(row.pk, _looked(row.screening), is_person=row.person, reasons=tuple(row.reasons), **told)
