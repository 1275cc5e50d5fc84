"""How record and FollowTheMoney model are worded in each other, read from `data/exchange/followthemoney.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from habeas.errors import BadVocabulary
from habeas.exchange.entities import schemata
from habeas.terms import load_toml

_FILE = "exchange/followthemoney.toml"
CONCERNED, HARMED, ACTOR = "concerned", "harmed", "actor"


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    found: dict[str, Any] = load_toml(_FILE)
    for name in ("organizations", "posts", "parts", "documents", "behind"):
        if not isinstance(found.get(name), dict):
            raise BadVocabulary(f"data/{_FILE} needs a table [{name}]")
    if set(found["parts"]) != {CONCERNED, HARMED, ACTOR}:
        raise BadVocabulary(f"data/{_FILE}: [parts] has {CONCERNED}, {HARMED} and {ACTOR}")
    strange = {*found["organizations"].values(), *found["posts"]} - set(schemata())
    if strange:
        raise BadVocabulary(f"data/{_FILE}: there is no schema {sorted(strange)[0]}")
    return found


def schema_of_kind(kind: str | None) -> str:
    """The schema of an organization of a kind."""
    return str(_tables()["organizations"].get(kind or "", "Organization"))


def schema_of_role(role: str) -> str:
    """The schema of a role in an organization."""
    words = set(re.findall(r"[\w-]+", role.casefold()))
    return next((name for name, some in _tables()["posts"].items() if words & set(some)), "Employment")


def role_of_part(part: str) -> str:
    """The word that an edge says a part in."""
    return _tables()["parts"][part][0]


def part_of_role(role: str) -> str | None:
    """The part in an act that an edge's word means; None where it is not known."""
    plain = role.strip().casefold()
    return next((part for part, words in _tables()["parts"].items() if plain in words), None)


def property_behind(name: str) -> str | None:
    """Of an edge that stands nested under that property the one that leads back; None where there is none."""
    found = _tables()["behind"].get(name)
    return None if found is None else str(found)


def word_for_numbers() -> str:
    """The keyword of a note that is a reported number."""
    return str(_tables()["documents"]["number"])


def word_for_decisions() -> str:
    """The keyword of a note that is what somebody decided of who or what is one."""
    return str(_tables()["documents"]["decision"])


def role_of_source() -> str:
    """The role of a document in what it documents."""
    return str(_tables()["documents"]["source"])
