"""What is published of a person, field by field, so that each can be withheld (`data/casework/fields.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import load_toml

_FILE = "casework/fields.toml"
# The word by which a form covers the whole person.
EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Field:
    """What can be withheld of a person, with the fields that go with it."""

    name: str
    label: str
    hides: tuple[str, ...] = ()


@cache
def fields() -> dict[str, Field]:
    """What can be withheld, by name.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    entries, found = load_toml(_FILE).get("field"), {}
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, dict) or not entry.get("name") or not entry.get("label"):
            raise BadVocabulary(f"data/{_FILE}: a [[field]] needs a name and a label")
        found[str(entry["name"])] = Field(str(entry["name"]), str(entry["label"]), tuple(entry.get("hides", ())))
    if not found or any(each not in found for field in found.values() for each in field.hides):
        raise BadVocabulary(f"data/{_FILE}: it has no [[field]], or one that hides what is no field")
    return found


def field_named(name: str) -> Field:
    """The field of that name.

    Raises:
        UnknownTerm: there is none.
    """
    try:
        return fields()[name]
    except KeyError as error:
        raise UnknownTerm(
            f"{name[:40]!r} is nothing that can be withheld; there are: {', '.join(fields())}."
        ) from error
