"""How sure a claim is, from the path that found it: the share of such claims that were right on annotated documents.

A path is the kind of trigger, the type of act, the role of the victim and whether somebody is named; one that was
seen too seldom is as sure as its kind and role are. `benchmarks/confidence.py` makes the data file anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.claims import lexicon
from habeas.errors import BadVocabulary

_TRIGGER = re.compile(r"(?P<kind>\w+) (?P<type>\w+): .*?(?: \((?P<role>[\w-]+)\))?")
_RESPONSE = re.compile(r"(?P<kind>implied by )?(?P<type>\w+): .*")


@dataclass(frozen=True, slots=True)
class Sureness:
    """What `confidence.toml` has: the share of right claims by path, by kind and role, and of all."""

    paths: dict[str, float]
    general: dict[str, float]
    named: float
    group: float


def levels(rule: str, named: bool) -> tuple[str, str]:
    """The path of a rule that found people by name or not, and the wider one that it belongs to."""
    whom = "named" if named else "group"
    match = _TRIGGER.fullmatch(rule)
    if match is not None:
        role = match["role"] or "nobody"
        return f"{match['kind']} {match['type']} ({role}), {whom}", f"{match['kind']} ({role}), {whom}"
    match = _RESPONSE.fullmatch(rule)
    if match is None:
        return f"{rule}, {whom}", f"other, {whom}"
    wide = "implied" if match["kind"] else match["type"]
    return f"{wide if match['kind'] else rule}, {whom}", f"{wide}, {whom}"


def confidence_of(rule: str, named: bool) -> float:
    """The confidence of what a rule found, between 0 and 1; `named` says whether it found people by name."""
    return basis_of(rule, named)[0]


def basis_of(rule: str, named: bool) -> tuple[float, str]:
    """The same with what it was measured on: the "path" itself, the "wide" one around it, all "named" or "group"."""
    path, wide = levels(rule, named)
    known = sureness()
    if path in known.paths:
        return known.paths[path], "path"
    if wide in known.general:
        return known.general[wide], "wide"
    return (known.named, "named") if named else (known.group, "group")


@cache
def sureness() -> Sureness:
    """The measured shares.

    Raises:
        BadVocabulary: `confidence.toml` does not say what it should.
    """
    return read_sureness(lexicon.data("confidence"))


def read_sureness(table: dict[str, Any]) -> Sureness:
    """Checks and returns a parsed `confidence.toml`."""
    paths, general = table.get("paths"), table.get("general")
    named, group = table.get("named"), table.get("group")
    if not isinstance(paths, dict) or not isinstance(general, dict):
        raise BadVocabulary("data/claims/confidence.toml: it needs the tables [paths] and [general]")
    shares = [*paths.values(), *general.values(), named, group]
    if not all(isinstance(share, float) and 0.0 < share < 1.0 for share in shares):
        raise BadVocabulary("data/claims/confidence.toml: a confidence is a number between 0 and 1")
    return Sureness(dict(paths), dict(general), float(str(named)), float(str(group)))
