"""Takes a place as written to its settlement, region and country, in a document on a country.

What may be several places stays unresolved: a wrong town is worse than none. Prisons and police stations are no
settlements, and stay so too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.claims.wordlists import any_of
from habeas.documents.countries import all_countries
from habeas.errors import BadVocabulary
from habeas.people.gazetteer_file import Settlement
from habeas.people.gazetteer_places import (
    Region,
    cities_named,
    coded,
    folded_place,
    places_of,
    settlements_in,
    sounding_like,
)
from habeas.people.sounds import distance
from habeas.terms import load_toml

# Of several settlements of a name the one is meant that has ten times the people of the next.
CLEAR_LEAD = 10
# How far two spellings of a place may be apart, by `sounds.distance`: Homyel and Gomel are 0.07, Minsk and Pinsk 0.34.
SPELLING = 0.09
SHORTEST_SPELT = 4
_FILE = "people/place_words.toml"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as far as it is known; all None where it stays unresolved.

    Attributes:
        written: as the document has it.
        settlement, region: their names in the gazetteer.
        country: ISO code.
        geonames: the settlement's number in GeoNames.
    """

    written: str
    settlement: str | None = None
    region: str | None = None
    country: str | None = None
    geonames: int | None = None


@lru_cache(maxsize=65536)
def place_named(written: str, country: str | None = None) -> Place:
    """What a place as written is, in a document on a country."""
    parts = [
        part
        for part in re.split(r"\s*[,;(]\s*|\s+\bin\b\s+|(?<=[Dd]istrict)\s+of\s+", written.strip(" .)"))
        if part.strip(" )")
    ]
    if not parts or _premises().search(written):
        return Place(written)
    named = _country(parts[-1])
    if named is not None and len(parts) == 1:
        # Georgia is a country, and a state of the country that the document may be about.
        two = country is not None and named != country and folded_place(parts[0]) in places_of(country).regions
        return Place(written) if two else Place(written, country=named)
    where = named or country
    names = parts[:-1] if named is not None else parts
    if where is not None:
        found = _within(written, names, where)
        if found is not None:
            return found
    if named is not None or len(names) > 1:
        return Place(written, country=named)
    return _abroad(written, names[0])


def _within(written: str, names: Sequence[str], country: str) -> Place | None:
    """The settlement or region of a country; what follows a settlement has to be the region that it lies in."""
    name, outer = names[0], [region for each in names[1:] for region in _regions(each, country)]
    if len(names) > 1 and not outer:
        outer_name = names[1:]
        return None if len(outer_name) > 1 else _in_city(written, name, outer_name[0], country)
    if not _is_region(name):
        several = [
            each for each in _settlements(name, country) if not outer or each.region in {one.code for one in outer}
        ]
        chosen = _chosen(several)
        if chosen is not None:
            return _placed(written, chosen)
        if several:
            return Place(written, country=country) if not outer else _of_region(written, outer)
    regions = _regions(name, country) or _around(name, country)
    return _of_region(written, regions) or (_of_region(written, outer) if outer else None)


def _around(name: str, country: str) -> list[Region]:
    """The region of its main city that it is called by: "Homyel region"; a district may be called by any town."""
    if _large_region_word().search(name) is None:
        return []
    city = _chosen(_settlements(name, country))
    if city is None or any(each.people > city.people for each in settlements_in(country, city.region)):
        return []
    region = places_of(country).by_code.get(city.region)
    return [] if region is None else [region]


def _in_city(written: str, name: str, city: str, country: str) -> Place | None:
    """A quarter or small place of a city that the gazetteer has: it is placed by the city."""
    chosen = _chosen(_settlements(city, country))
    inner = _chosen([each for each in _settlements(name, country) if chosen and each.region == chosen.region])
    return None if chosen is None else _placed(written, inner or chosen)


def _of_region(written: str, regions: Sequence[Region]) -> Place | None:
    """The one region; None where there is none or several."""
    if len({region.code for region in regions}) != 1:
        return None
    return Place(written, region=regions[0].name, country=regions[0].country)


def _abroad(written: str, name: str) -> Place:
    """A large city of some country that no other place comes near; its country need not be the document's."""
    chosen = None if _is_region(name) else _chosen(cities_named(folded_place(name)))
    return Place(written) if chosen is None else _placed(written, chosen)


def _placed(written: str, found: Settlement) -> Place:
    region = places_of(found.country).by_code.get(found.region)
    return Place(written, found.name, None if region is None else region.name, found.country, found.id)


def _chosen(several: Iterable[Settlement]) -> Settlement | None:
    """The only one, or the one that is far larger than the next."""
    ranked = sorted(set(several), key=lambda each: (-each.people, each.id))
    if len(ranked) > 1 and ranked[0].people < CLEAR_LEAD * max(1, ranked[1].people):
        return None
    return ranked[0] if ranked else None


def _settlements(name: str, country: str) -> list[Settlement]:
    """Those that have it as their own name, else as another, else in another spelling."""
    known = places_of(country)
    for plain in dict.fromkeys((folded_place(name), folded_place(_bare(name)))):
        found = known.own.get(plain) or known.named.get(plain)
        if found:
            # Some names in the gazetteer are another town's by mistake: the one whose own name sounds so is meant.
            alike = [each for each in found if distance(coded(_bare(name)), coded(each.name)) <= SPELLING]
            return alike or found
    return _spelt(_bare(name), country)


def _spelt(name: str, country: str) -> list[Settlement]:
    if len(folded_place(name)) < SHORTEST_SPELT:
        return []
    ours = coded(name)
    near = {each for theirs, each in sounding_like(country, name) if distance(ours, theirs) <= SPELLING}
    return sorted(near, key=lambda each: each.id)


def _regions(name: str, country: str) -> list[Region]:
    known = places_of(country).regions
    found = known.get(folded_place(name)) or known.get(folded_place(_bare(name))) or []
    if found:
        return found
    ours = coded(_bare(name))
    spelt = [region for other, regions in known.items() for region in regions if _alike(ours, other)]
    return list(dict.fromkeys(spelt)) if len(ours) >= SHORTEST_SPELT else []


def _alike(ours: str, other: str) -> bool:
    return distance(ours, coded(_bare(other))) <= SPELLING


def _country(name: str) -> str | None:
    """The country of that name; an adjective or a capital is none."""
    return _countries().get(folded_place(re.sub(r"^(?:the|The)\s+", "", name)))


@cache
def _countries() -> dict[str, str]:
    return {
        folded_place(name): code
        for code, country in sorted(all_countries().items())
        for name in (country.name, *country.names)
    }


def _is_region(name: str) -> bool:
    return _region_word().search(name) is not None


def _bare(name: str) -> str:
    """A name without the word for what it is: "Sheki city", "the village of Nardaran"."""
    return _word_behind().sub("", _word_before().sub("", name)).strip() or name


@cache
def _words() -> dict[str, list[str]]:
    """The words of `place_words.toml`.

    Raises:
        BadVocabulary: it does not say what it should.
    """
    data = load_toml(_FILE)
    for name in ("settlements", "regions", "large_regions", "premises"):
        value = data.get(name)
        if not isinstance(value, list) or not value or not all(isinstance(word, str) for word in value):
            raise BadVocabulary(f"data/{_FILE}: {name!r} has to be a list of words")
    return {name: list(data[name]) for name in data if isinstance(data[name], list)}  # type: ignore[call-overload]


@cache
def _word_behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of([*_words()['settlements'], *_words()['regions']])})$", re.IGNORECASE)


@cache
def _word_before() -> re.Pattern[str]:
    kinds = any_of([*_words()["settlements"], *_words()["regions"]])
    return re.compile(rf"^(?:the\s+)?(?:{kinds})\s+of\s+|^(?:the|near|outside|downtown|central)\s+", re.IGNORECASE)


@cache
def _region_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(_words()['regions'])})\b", re.IGNORECASE)


@cache
def _large_region_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(_words()['large_regions'])})\b", re.IGNORECASE)


@cache
def _premises() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(_words()['premises'])})s?\b", re.IGNORECASE)
