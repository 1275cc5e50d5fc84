"""Definitions of "political prisoner" and the like, under which bodies recognise people.

They are data (`data/answers/definitions.toml`). That somebody is one is always a claim of a body; here is only what
the definitions say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import load_toml

_FILE = "data/answers/definitions.toml"


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition: whose, since when, its grounds by their letters, and what finds its name in a sentence."""

    name: str
    label: str
    title: str
    by: str
    adopted: str
    grounds: tuple[tuple[str, str], ...]
    words: re.Pattern[str]


@cache
def definitions() -> dict[str, Definition]:
    """The definitions by their names.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_definitions(load_toml("answers/definitions.toml"))


def read_definitions(data: dict[str, object]) -> dict[str, Definition]:
    """Checks and returns parsed definitions."""
    entries, found = data.get("definition"), {}
    for entry in entries if isinstance(entries, list) else []:
        told = {name: entry.get(name) for name in ("name", "label", "title", "by", "adopted")}
        missing = sorted(name for name, value in told.items() if not isinstance(value, str) or not value)
        grounds, words = entry.get("grounds"), entry.get("words")
        if missing or not isinstance(grounds, dict) or not isinstance(words, list) or not words:
            raise BadVocabulary(f"{_FILE}: a [[definition]] needs {', '.join([*missing, 'grounds', 'words'])}")
        pattern = re.compile("|".join(re.escape(str(word)) for word in words), re.IGNORECASE)
        values = {name: str(value) for name, value in told.items()}
        found[values["name"]] = Definition(
            **values, grounds=tuple((str(key), str(said)) for key, said in grounds.items()), words=pattern
        )
    if not found:
        raise BadVocabulary(f"{_FILE}: it has no [[definition]]")
    return found


def definition_named(name: str) -> Definition:
    """The definition of that name.

    Raises:
        UnknownTerm: there is none; the message names those that there are.
    """
    found = definitions().get(name)
    if found is None:
        raise UnknownTerm(f"{name[:60]!r} is no definition here; there are {', '.join(definitions())}.")
    return found


def names_definition(said: str | None, definition: Definition) -> bool:
    """Whether the words by which somebody names a definition are of this one, or its very title."""
    return said is not None and (said == definition.title or definition.words.search(said) is not None)
