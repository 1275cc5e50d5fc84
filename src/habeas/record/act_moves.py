"""Follows acts whose ids are no more: an act's id is made of its claims, so that a decision on them gives it another.

The redirects stand beside those of people: no person has an id like an act's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from habeas.record.connect import Record
from habeas.record.prepared import prepared
from habeas.record.rows import CHUNK
from habeas.record.who_is_who import redirect

if TYPE_CHECKING:
    from django.db.models import QuerySet

# By act the claims that told of it.
Told = Mapping[str, Collection[str]]


def told_of(record: Record, persons: Iterable[str] = (), acts: Iterable[str] = ()) -> dict[str, set[str]]:
    """The claims of each act against these persons, and of these acts, before they are made anew."""
    found: dict[str, set[str]] = {}
    for ask, wanted in ((_told_of_persons, sorted(set(persons))), (_told_of_acts, sorted(set(acts)))):
        for start in range(0, len(wanted), CHUNK):
            for act, claim in ask(record, wanted[start : start + CHUNK]):
                found.setdefault(act, set()).add(claim)
    return found


def told_of_moved(record: Record) -> dict[str, set[str]]:
    """The same for the acts that former ids lead to: they have to be found after everything was derived anew, too."""
    from habeas.record import models

    rows = models.Redirect.objects.using(record.alias).order_by().values_list("new", flat=True)
    return told_of(record, acts=rows.iterator())


def follow(record: Record, before: Told) -> None:
    """Notes for each of these acts that is no more which act holds most of its claims now."""
    from habeas.record import models

    gone, acts = dict(before), sorted(before)
    for start in range(0, len(acts), CHUNK):
        for act in models.Act.objects.using(record.alias).filter(pk__in=acts[start : start + CHUNK]).values_list("pk"):
            gone.pop(act[0], None)
    if not gone:
        return
    now: dict[str, list[str]] = {}
    claims = sorted({claim for told in gone.values() for claim in told})
    for start in range(0, len(claims), CHUNK):
        for act, claim in _told_by(record, claims[start : start + CHUNK]):
            now.setdefault(claim, []).append(act)
    moved: dict[str, str] = {}
    for old, told in gone.items():
        shares = Counter(act for claim in told for act in now.get(claim, ()))
        if shares:
            moved[old] = min(shares, key=lambda act: (-shares[act], act))
    redirect(record, moved)


def moved_to(record: Record, beginning: str) -> list[str]:
    """The acts that hold now what acts had told whose former ids begin so, each once."""
    from habeas.record import models

    rows = models.Redirect.objects.using(record.alias).filter(old__startswith=beginning).order_by("old")
    found = (_now(record, new) for new in rows.values_list("new", flat=True)[:CHUNK])
    return list(dict.fromkeys(act for act in found if act is not None))


def _now(record: Record, act: str) -> str | None:
    from habeas.record import models

    seen: set[str] = set()
    while not models.Act.objects.using(record.alias).filter(pk=act).exists():
        seen.add(act)
        new = models.Redirect.objects.using(record.alias).filter(old=act).values_list("new", flat=True).first()
        if new is None or new in seen:
            return None
        act = new
    return act


@prepared
def _told_of_persons(record: Record, persons: Collection[str]) -> QuerySet[Any]:
    return _telling(record).filter(act__person__in=persons)


@prepared
def _told_of_acts(record: Record, acts: Collection[str]) -> QuerySet[Any]:
    return _telling(record).filter(act__in=acts)


@prepared
def _told_by(record: Record, claims: Collection[str]) -> QuerySet[Any]:
    return _telling(record).filter(claim__in=claims)


def _telling(record: Record) -> QuerySet[Any]:
    from habeas.record import models

    return models.Telling.objects.using(record.alias).order_by().values_list("act", "claim")
