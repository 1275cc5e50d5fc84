"""The words of dossiers, read from `data/dossier/involvement.toml`: degrees, rules, reversals, former offices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary
from habeas.terms import claim_types, load_toml

_FILE = "dossier/involvement.toml"
ANY = "any"
_LISTS = ("company_kinds", "state_kinds", "state_roles", "private_kinds", "owners", "state_acts")


@dataclass(frozen=True, slots=True)
class Rule:
    """When a degree of involvement is proposed, and the sentence that says why."""

    degree: str
    types: tuple[str, ...]
    kinds: tuple[str, ...]
    roles: tuple[str, ...]
    holds: tuple[str, ...]
    reason: str
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierWords:
    """What the file says: each degree with its meaning, the rules in order, and single words."""

    degrees: dict[str, str]
    rules: tuple[Rule, ...]
    reversal: tuple[str, ...]
    denials: tuple[str, ...]
    former: tuple[str, ...]
    company_kinds: tuple[str, ...]
    state_kinds: tuple[str, ...]
    state_roles: tuple[str, ...]
    private_kinds: tuple[str, ...]
    owners: tuple[str, ...]
    state_acts: tuple[str, ...]


@cache
def dossier_words() -> DossierWords:
    """The words of dossiers.

    Raises:
        BadVocabulary: `data/dossier/involvement.toml` does not say what it should.
    """
    return read_words(load_toml(_FILE))


def read_words(data: dict[str, object]) -> DossierWords:
    """Checks and returns the parsed file; its last rule has to fit everything."""
    degrees, rules, against, offices = (data.get(each) for each in ("degree", "rule", "against", "offices"))
    if not isinstance(degrees, dict) or not isinstance(rules, list) or not rules:
        raise BadVocabulary(f"data/{_FILE} needs [degree] and [[rule]]")
    if not isinstance(against, dict) or not isinstance(offices, dict):
        raise BadVocabulary(f"data/{_FILE} needs [against] and [offices]")
    read = tuple(_rule(each, degrees) for each in rules)
    last = read[-1]
    if last.types != (ANY,) or last.kinds != (ANY,) or last.roles or last.holds or last.lacks:
        raise BadVocabulary(f"data/{_FILE}: the last rule has to fit any act of anybody")
    return DossierWords(
        {str(name): str(meaning) for name, meaning in degrees.items()},
        read,
        texts(against.get("reversal"), _FILE),
        _patterns(against.get("denials")),
        texts(offices.get("former"), _FILE),
        *(texts(offices.get(each), _FILE) for each in _LISTS),
    )


def _patterns(value: object) -> tuple[str, ...]:
    """Regular expressions, each of which can be read."""
    found = texts(value, _FILE)
    for each in found:
        try:
            re.compile(each)
        except re.error as error:
            raise BadVocabulary(f"data/{_FILE}: {each[:60]!r} is no pattern ({error})") from error
    return found


def _rule(entry: object, degrees: dict[str, object]) -> Rule:
    keys = {"degree", "types", "kinds", "roles", "holds", "reason"}
    if not isinstance(entry, dict) or set(entry) - {"lacks"} != keys:
        raise BadVocabulary(f"data/{_FILE}: a rule needs {', '.join(sorted(keys))}")
    if entry["degree"] not in degrees:
        raise BadVocabulary(f"data/{_FILE}: there is no degree {entry['degree']!r}")
    types = texts(entry["types"], _FILE)
    strange = sorted(set(types) - {ANY} - set(claim_types()))
    if strange:
        raise BadVocabulary(f"data/{_FILE}: {strange[0]!r} is no claim type")
    kinds, roles, holds = (texts(entry[each], _FILE) for each in ("kinds", "roles", "holds"))
    lacks = texts(entry.get("lacks", []), _FILE)
    return Rule(str(entry["degree"]), types, kinds, roles, holds, str(entry["reason"]), lacks)


def texts(value: object, file: str) -> tuple[str, ...]:
    """A list of words, checked."""
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise BadVocabulary(f"data/{file}: {value!r} is no list of words")
    return tuple(value)
