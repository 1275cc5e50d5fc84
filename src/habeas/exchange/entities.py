"""FollowTheMoney's form: entities with a schema and properties, as lines of JSON or as statements, and their check.

The check is by `data/exchange/schemata.toml`, the part of the model that we write; the model itself is a library that
needs a compiler, and is only used where it is installed, to check this check.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from habeas.errors import BadVocabulary
from habeas.terms import load_toml

_SCHEMATA = "exchange/schemata.toml"
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
# What a value that is too long ends in: the model has no room for it, and the quotes have it whole.
CUT = "…"
# Whose statements these are, where nobody says.
DATASET = "habeas"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the FollowTheMoney model; `properties` have their values in order, none twice."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a property."""
        return self.properties.get(name, ())

    def first(self, name: str) -> str | None:
        """The first value of a property; None where it has none."""
        return next(iter(self.all(name)), None)


def entity(one: str, schema: str, **properties: Iterable[str | None] | str | None) -> Entity:
    """An entity without what is not known, its values cut to what the model has room for."""
    kept: dict[str, tuple[str, ...]] = {}
    for name, given in properties.items():
        values = [given] if given is None or isinstance(given, str) else given
        longest = int(_properties(schema)[name]["longest"])
        whole = dict.fromkeys(_cut(value, longest) for value in values if value)
        if whole:
            kept[name] = tuple(whole)
    return Entity(one, schema, kept)


def _cut(value: str, longest: int) -> str:
    return value if len(value) <= longest else value[: longest - len(CUT)] + CUT


def as_json(one: Entity) -> dict[str, Any]:
    """An entity as a line of a file of entities has it."""
    return {
        "id": one.id,
        "schema": one.schema,
        "properties": {name: list(each) for name, each in one.properties.items()},
    }


def statements(one: Entity, dataset: str = DATASET) -> Iterator[dict[str, Any]]:
    """An entity as statements: one for each value of a property, and one that it is there at all."""
    for name, values in one.properties.items():
        for value in values:
            yield _statement(one, name, str(_properties(one.schema)[name]["type"]), value, dataset)
    yield _statement(one, "id", "checksum", hashlib.sha1(one.id.encode(), usedforsecurity=False).hexdigest(), dataset)


def _statement(one: Entity, name: str, kind: str, value: str, dataset: str) -> dict[str, Any]:
    # The model's own key of a statement, so that the same statement has one id whoever makes it.
    key = hashlib.sha1(f"{dataset}.{one.id}.{name}.{value}".encode(), usedforsecurity=False).hexdigest()
    return {
        "id": key,
        "entity_id": one.id,
        "canonical_id": one.id,
        "prop": name,
        "prop_type": kind,
        "schema": one.schema,
        "value": value,
        "dataset": dataset,
        "external": False,
    }


def faults(entities: Sequence[Entity]) -> Iterator[str]:
    """What is not right with entities by the model, each with the id concerned."""
    there = {one.id: one.schema for one in entities}
    for one in entities:
        if one.schema not in schemata():
            yield f"{one.id}: there is no schema {one.schema}"
            continue
        known = _properties(one.schema)
        yield from (f"{one.id}: {name} is required" for name in schemata()[one.schema]["required"] if not one.all(name))
        for name, values in one.properties.items():
            if name not in known:
                yield f"{one.id}: {one.schema} has no property {name}"
                continue
            yield from (f"{one.id}: {name}: {why}" for each in values if (why := _fault(known[name], each, there)))


def _fault(known: Mapping[str, Any], value: str, there: Mapping[str, str]) -> str:
    if not value.strip() or len(value) > int(known["longest"]):
        return "it is empty or too long"
    kind = known["type"]
    if kind == "date" and not _DATE.fullmatch(value):
        return f"{value} is no date"
    if kind == "country" and value not in countries():
        return f"{value} is no country"
    if kind == "url" and not is_address(value):
        return f"{value} is no address"
    if kind == "gender" and value not in ("female", "male", "other"):
        return f"{value} is no gender"
    if kind == "entity" and (value not in there or known["of"] not in schemata()[there[value]]["is"]):
        return f"{value} is no {known['of']}"
    return ""


def is_address(value: str) -> bool:
    """Whether it is an address of the web that the model takes."""
    return re.fullmatch(r"https?://[\w.-]+\.[a-z]{2,}(?::\d+)?(?:/[\x21-\x7e]*)?", value) is not None


@cache
def schemata() -> Mapping[str, Mapping[str, Any]]:
    """The schemata that we write, by name.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    found = load_toml(_SCHEMATA).get("schemata")
    if not isinstance(found, dict) or not found:
        raise BadVocabulary(f"data/{_SCHEMATA} needs a table [schemata.NAME] for each schema")
    for name, each in found.items():
        if set(each) != {"is", "required", "properties"}:
            raise BadVocabulary(f"data/{_SCHEMATA}, {name}: it has `is`, `required` and `properties`")
    return found


def _properties(schema: str) -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = schemata()[schema]["properties"]
    return found


@cache
def countries() -> frozenset[str]:
    """The codes that the model has for countries of two letters."""
    found = load_toml(_SCHEMATA).get("countries")
    if not isinstance(found, list):
        raise BadVocabulary(f"data/{_SCHEMATA} needs a list of countries")
    return frozenset(map(str, found))
