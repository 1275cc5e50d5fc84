"""Looks up where claims and acts took place: settlement, region and country, by the offline gazetteer.

What was looked up once is kept in the record, so that the gazetteer is read only where a new place is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property

from habeas import model
from habeas.people.judgements import PLACES, constraints
from habeas.people.place_meant import Written, decided
from habeas.record import decisions
from habeas.record import places as rows
from habeas.record.connect import Record


def written_in(claim: model.SourcedClaim) -> Written | None:
    """The place that a claim names, and the country that its document is about; None where it names none."""
    return None if claim.claim.place is None else (claim.claim.place, claim.document.country)


def located(record: Record, acts: Iterable[model.Act], steps: str) -> list[model.Act]:
    """The acts with what their places are. Inside the transaction that stores them."""
    acts = list(acts)
    asked = {place for act in acts for claim in act.claims if (place := written_in(claim)) is not None}
    found = meant(record, asked | {each for act in acts if (each := _place_of(act)) is not None}, steps)
    return [act if (place := _place_of(act)) is None else replace(act, located=found[place]) for act in acts]


def placing(record: Record, claims: Iterable[model.SourcedClaim], steps: str) -> Callable[[model.Act], model.Act]:
    """What gives acts by these claims what their places are.

    Inside the transaction that stores them.
    """
    found = meant(record, {place for claim in claims if (place := written_in(claim)) is not None}, steps)

    def placed(act: model.Act) -> model.Act:
        place = _place_of(act)
        return act if place is None else replace(act, located=found.get(place))

    return placed


def look_up(record: Record, places: Iterable[Written], steps: str) -> dict[Written, model.Located | None]:
    """What places are: as it is kept in the record, else as the gazetteer says, which is kept then."""
    wanted = set(places)
    found = rows.known(record, wanted, steps)
    new = wanted - set(found)
    if new:
        from habeas.people.places import place_named

        fresh: dict[Written, model.Located | None] = {}
        for written, about in new:
            place = place_named(written, about)
            told = model.Located(place.settlement, place.region, place.country, place.geonames)
            fresh[written, about] = None if told == model.Located() else told
        rows.keep(record, fresh, steps)
        found.update(fresh)
    return found


def meant(record: Record, places: Iterable[Written], steps: str) -> dict[Written, model.Located | None]:
    """What places are by the gazetteer and by what people decided of them."""
    held = constraints(decisions.active(record, PLACES))
    found = look_up(record, places, steps)
    return decided(found, held, lambda more: look_up(record, more, steps)) if held.groups else found


class Kept:
    """What the places of claims were found to be when acts were last derived; read when a first claim is asked for."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of(self, claim: model.SourcedClaim) -> model.Located | None:
        """What a claim's place is; None where it names none, or none that is known."""
        place = written_in(claim)
        return None if place is None else self._places.get(place)

    @cached_property
    def _places(self) -> dict[Written, model.Located | None]:
        held, kept = constraints(decisions.active(self._record, PLACES)), rows.all_kept(self._record)
        return decided(kept, held, lambda more: {each: kept.get(each) for each in more}) if held.groups else kept


def _place_of(act: model.Act) -> Written | None:
    """An act's place, in the document of the first claim that names it so."""
    if act.place is None:
        return None
    abouts = [claim.document.country for claim in act.claims if claim.claim.place == act.place]
    return (act.place, abouts[0] if abouts else act.country)
