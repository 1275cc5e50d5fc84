"""Writes and reads what places as written are in the gazetteer: once for each place in documents on one country."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from habeas import model
from habeas.people.place_meant import Written
from habeas.record.connect import Record
from habeas.record.prepared import prepared
from habeas.record.rows import CHUNK

if TYPE_CHECKING:
    from django.db.models import QuerySet


def known(record: Record, places: Iterable[Written], steps: str) -> dict[Written, model.Located | None]:
    """What those of the places are that these steps looked up before; None where they are nothing that is known."""
    wanted = sorted({(written, about or "") for written, about in places})
    found: dict[Written, model.Located | None] = {}
    for start in range(0, len(wanted), CHUNK):
        part = set(wanted[start : start + CHUNK])
        for row in _looked_up(record, steps, sorted({name for name, _ in part})):
            if (row.written, row.about) in part:
                found[row.written, row.about or None] = _read(row.settlement, row.region, row.country, row.geonames)
    return found


@prepared
def _looked_up(record: Record, steps: str, written: Collection[str]) -> QuerySet[Any]:
    from habeas.record import models

    return models.PlaceMeant.objects.using(record.alias).filter(steps=steps, written__in=written)


def all_kept(record: Record) -> dict[Written, model.Located | None]:
    """What every place was found to be that was looked up; None where it is nothing that is known."""
    from habeas.record import models

    return {
        (row.written, row.about or None): _read(row.settlement, row.region, row.country, row.geonames)
        for row in models.PlaceMeant.objects.using(record.alias)
    }


def written(record: Record) -> list[tuple[str, str | None]]:
    """Every place as it is written, once, with its country where that is known."""
    from habeas.record import models

    rows = models.PlaceMeant.objects.using(record.alias).order_by("written", "country")
    return sorted(dict(rows.values_list("written", "country")).items())


def keep(record: Record, places: Mapping[Written, model.Located | None], steps: str) -> None:
    """Stores what places are, in the place of what other steps said."""
    from habeas.record import models

    rows = models.PlaceMeant.objects.using(record.alias)
    for (written, about), located in sorted(places.items(), key=lambda each: (each[0][0], each[0][1] or "")):
        told = located or model.Located()
        values = {name: getattr(told, name) for name in ("settlement", "region", "country", "geonames")}
        rows.update_or_create(written=written, about=about or "", defaults={**values, "steps": steps})


def claims_in(record: Record, places: Iterable[Written]) -> set[str]:
    """The ids of the claims that name one of these places, as the machine says or as people left it."""
    from django.db.models import Q

    from habeas.record import models

    found: set[str] = set()
    for written, about in sorted(set(places), key=str):
        named = Q(place=written) | Q(ruling__stands__place=written)
        rows = models.Claim.objects.using(record.alias).filter(named, document__country=about)
        found |= set(rows.order_by().values_list("pk", flat=True))
    return found


def _read(
    settlement: str | None, region: str | None, country: str | None, geonames: int | None
) -> model.Located | None:
    found = model.Located(settlement, region, country, geonames)
    return None if found == model.Located() else found
