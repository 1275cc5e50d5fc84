"""What may stand on a published page of a person beside the case itself, field by field, as `data/site/fields.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import load_toml

_FILE = "site/fields.toml"
VALUES = ("line", "date", "none")


@dataclass(frozen=True, slots=True)
class Field:
    """Something that may be released of a person; `value` is how its value is given, "none" where it is not."""

    name: str
    label: str
    value: str
    hidden_by: tuple[str, ...]


@cache
def fields() -> dict[str, Field]:
    """All of them by name.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_fields(load_toml(_FILE))


def read_fields(data: dict[str, object]) -> dict[str, Field]:
    """Checks and returns parsed fields."""
    entries, found = data.get("field"), {}
    for entry in entries if isinstance(entries, list) else []:
        if set(entry) != {"name", "label", "value", "hidden_by"} or entry["value"] not in VALUES:
            raise BadVocabulary(f"data/{_FILE}: a [[field]] has a name, a label, hidden_by, and a value of {VALUES}")
        found[entry["name"]] = Field(entry["name"], entry["label"], entry["value"], tuple(entry["hidden_by"]))
    if not found:
        raise BadVocabulary(f"data/{_FILE} has no [[field]]")
    return found


def field_named(name: str) -> Field:
    """The field of that name.

    Raises:
        UnknownTerm: there is none.
    """
    try:
        return fields()[name]
    except KeyError as error:
        there = ", ".join(fields())
        raise UnknownTerm(f"{name[:40]!r} is nothing that is released by itself; there are: {there}.") from error


def hidden(released: Iterable[str], withheld: Iterable[str]) -> frozenset[str]:
    """What may not be shown: what is withheld, and of the fields here what nobody released or what would tell it."""
    given, held = set(released), set(withheld)
    not_released = {name for name, each in fields().items() if name not in given or held & set(each.hidden_by)}
    return frozenset(held | not_released)
