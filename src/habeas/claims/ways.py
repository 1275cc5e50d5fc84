"""The ways in which what others do for somebody is told, as `interventions.toml` has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.claims import lexicon
from habeas.errors import BadVocabulary

_BY = ("", "body", "official")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to tell of it; the fields are explained at the head of `interventions.toml`."""

    type: str
    told_by: tuple[str, ...]
    whom: tuple[str, ...]
    verbs: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    beside: tuple[str, ...] = ()
    hurt: tuple[str, ...] = ()
    by: str = ""
    anyhow: bool = False
    held: bool = False
    by_name: bool = False


@cache
def ways() -> dict[str, tuple[Way, ...]]:
    """The ways, by the last word that each is told by.

    Raises:
        BadVocabulary: `interventions.toml` does not say what it should.
    """
    return read_ways(lexicon.data("interventions"))


def read_ways(table: dict[str, Any]) -> dict[str, tuple[Way, ...]]:
    """Checks and returns a parsed `interventions.toml`."""
    found: dict[str, list[Way]] = {}
    for entry in table.get("way", []):
        way = _way(entry)
        for last in dict.fromkeys(told.split()[-1] for told in way.told_by):
            found.setdefault(last, []).append(way)
    if not found:
        raise BadVocabulary("data/claims/interventions.toml needs [[way]] tables")
    return {word: tuple(each) for word, each in found.items()}


def _way(entry: Any) -> Way:  # noqa: ANN401 (whatever the file has)
    known = set(Way.__dataclass_fields__)
    if not isinstance(entry, dict) or not {"type", "told_by", "whom"} <= entry.keys() <= known:
        raise BadVocabulary(f"data/claims/interventions.toml: a [[way]] has type, told_by and whom, and of {known}")
    lists = {name: tuple(lexicon.texts_of(entry, name, "interventions")) for name in entry if name not in _PLAIN}
    way = Way(**{name: _KINDS.get(name, tuple)(value) for name, value in lists.items()}, **_plain(entry))
    if way.by not in _BY:
        raise BadVocabulary(f"data/claims/interventions.toml: `by` is one of {_BY}, not {way.by!r}")
    return way


_PLAIN = ("type", "by", "anyhow", "held", "by_name")
_KINDS: dict[str, Any] = {"verbs": frozenset, "objects": frozenset, "of": frozenset}


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in _PLAIN if name in entry}
