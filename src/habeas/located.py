"""What a place is in the gazetteer: the noun that acts and tables share; see `model`, which has it too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Located:
    """What a place is in the gazetteer: a settlement with its number in GeoNames, a region, or but a country."""

    settlement: str | None = None
    region: str | None = None
    country: str | None = None
    geonames: int | None = None
