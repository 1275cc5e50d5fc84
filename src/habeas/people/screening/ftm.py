"""Reads a sanctions list in FollowTheMoney's JSON lines, one entity a line, as OpenSanctions publishes them.

It is streamed and trusted in nothing: a line that is no entity is counted and named by its number, and stops nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

# No line of a real list comes near; a longer one is not read into memory whole.
LONGEST_LINE = 4_000_000
# Of what one entity gives so many values are looked at, each so long.
MOST_VALUES, LONGEST_VALUE = 300, 400
PEOPLE = ("Person",)
BODIES = ("Organization", "Company", "LegalEntity", "PublicBody")
SANCTION = "Sanction"
_NAMES = ("name", "alias", "previousName", "weakAlias", "abbreviation")
# The parts of a person's name, where a list gives them apart; of each so many are put together.
_FIRST, _BETWEEN, _LAST, MOST_PARTS = "firstName", ("secondName", "middleName", "fatherName"), "lastName", 3
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "birthCountry")
_PROGRAMMES = ("program", "programId", "authority")


@dataclass(frozen=True, slots=True)
class Listed:
    """One entity of a list.

    Attributes:
        line: its number, from 1.
        names: the caption first, then every name and alias.
        born: dates of birth as given, "1975" or "1975-03-02".
        countries: codes in capitals.
        topics: what the list says it is, such as "sanction" or "role.pep".
        programmes: those that the entity itself, or a sanction inside of it, names.
    """

    line: int
    id: str
    schema: str
    caption: str
    names: tuple[str, ...]
    born: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        return self.schema in PEOPLE


@dataclass(frozen=True, slots=True)
class SanctionOf:
    """An edge of a list: that these entities stand under these programmes."""

    entities: tuple[str, ...]
    programmes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Malformed:
    """A line that is no entity, with the reason."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Other:
    """A line with an entity of another kind: a ship, an address, a passport."""

    line: int
    schema: str = field(default="")


Read = Listed | SanctionOf | Malformed | Other


def read(lines: Iterable[bytes]) -> Iterator[Read]:
    """What stands in each line that is not empty."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read(number, line)


def _read(number: int, line: bytes) -> Read:
    if len(line) > LONGEST_LINE:
        return Malformed(number, f"it is longer than {LONGEST_LINE:,} bytes")
    try:
        entity = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Malformed(number, "it is not UTF-8")
    except (ValueError, RecursionError):
        return Malformed(number, "it is not JSON")
    if not isinstance(entity, dict):
        return Malformed(number, "it is no object")
    properties, schema, one = (entity.get(each) for each in ("properties", "schema", "id"))
    if not isinstance(one, str) or not one or not isinstance(schema, str) or not isinstance(properties, dict):
        return Malformed(number, "it needs an id, a schema and properties")
    if schema == SANCTION:
        return SanctionOf(_texts(properties, "entity"), _of(properties, _PROGRAMMES))
    if schema not in (*PEOPLE, *BODIES):
        return Other(number, clean(schema))
    return _listed(number, entity, properties)


def _listed(number: int, entity: dict[str, Any], properties: dict[str, Any]) -> Read:
    caption = clean(entity["caption"]) if isinstance(entity.get("caption"), str) else ""
    names = tuple(
        dict.fromkeys(each for each in (caption, *_of(properties, _NAMES), *_put_together(properties)) if each)
    )
    if not names:
        return Malformed(number, "it has no name")
    nested = [each["properties"] for each in _objects(properties.get("sanctions"))]
    programmes = (*_of(properties, _PROGRAMMES), *(one for each in nested for one in _of(each, _PROGRAMMES)))
    countries = (each.upper() for each in _of(properties, _COUNTRIES))
    return Listed(
        number,
        clean(entity["id"]),
        entity["schema"],
        caption or names[0],
        names,
        _texts(properties, "birthDate"),
        tuple(dict.fromkeys(countries)),
        _texts(properties, "topics"),
        tuple(dict.fromkeys(programmes)),
        tuple(clean(each) for each in entity.get("datasets") or () if isinstance(each, str))
        if isinstance(entity.get("datasets"), list)
        else (),
    )


def _names(caption: str, properties: dict[str, Any]) -> tuple[str, ...]:
    """The caption first, then whole names, then those put together out of parts, then all others."""
    name, *others = _NAMES
    return (caption, *_texts(properties, name), *_put_together(properties), *_of(properties, others))


def _put_together(properties: dict[str, Any]) -> Iterator[str]:
    """Whole names out of their parts: "Rufat" and "Dara", with what stands between them and without."""
    between = " ".join(_of(properties, _BETWEEN)[:MOST_PARTS])
    for first in _texts(properties, _FIRST)[:MOST_PARTS]:
        for last in _texts(properties, _LAST)[:MOST_PARTS]:
            yield f"{first} {last}"
            if between:
                yield f"{first} {between} {last}"


def _objects(value: object) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        return []
    return [each for each in value[:MOST_VALUES] if isinstance(each, dict) and isinstance(each.get("properties"), dict)]


def _of(properties: dict[str, Any], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for name in names for one in _texts(properties, name))


def _texts(properties: dict[str, Any], name: str) -> tuple[str, ...]:
    """The values of a property that are words; a value alone counts as a list of one."""
    value = properties.get(name)
    values = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(text for each in values[:MOST_VALUES] if isinstance(each, str) and (text := clean(each)))


def clean(text: str) -> str:
    """A value without what could steer a terminal, at a length that can be shown."""
    short = text[:LONGEST_VALUE]
    if not short.isprintable():
        short = "".join(letter if letter.isprintable() else " " for letter in short)
    return " ".join(short.split())
