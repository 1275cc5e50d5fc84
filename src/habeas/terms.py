"""The vocabulary: claim types, modalities, roles and what they map to, read from `data/terms.toml`.

The loader checks the file as it reads: an entry that lacks a field or names an unknown kind is refused with its name,
so that a slip in the data never passes for a fact. That its topics exist is checked by `documents.editions`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.errors import BadVocabulary, UnknownTerm

KINDS = ("act", "response")
CUSTODY_EFFECTS = ("begins", "continues", "ends", "none")


@dataclass(frozen=True, slots=True)
class ClaimType:
    """One claim type: its label, whether it is an act or a response, what it does to custody, its mappings."""

    name: str
    label: str
    kind: str
    meaning: str
    custody: str
    weight: int
    topics: tuple[str, ...]
    udhr: tuple[int, ...]
    iccpr: tuple[int, ...]
    followthemoney: str


def data_text(name: str) -> str:
    """The text of a data file of the package, by its path below `habeas/data`."""
    return resources.files("habeas.data").joinpath(name).read_text(encoding="utf-8")


def load_toml(name: str) -> dict[str, object]:
    """A TOML data file of the package.

    Raises:
        BadVocabulary: it is not TOML, or not there.
    """
    try:
        return tomllib.loads(data_text(name))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadVocabulary(f"data/{name} is not valid TOML: {error}") from error
    except OSError as error:
        raise BadVocabulary(f"data/{name} cannot be read ({error.strerror}); install Habeas again.") from error


@cache
def claim_types() -> dict[str, ClaimType]:
    """All claim types by name, in the order of the annotation guide.

    Raises:
        BadVocabulary: `data/terms.toml` does not say what it should.
    """
    return read_claim_types(load_toml("terms.toml"))


def claim_type(name: str) -> ClaimType:
    """The claim type of that name.

    Raises:
        UnknownTerm: there is none.
    """
    try:
        return claim_types()[name]
    except KeyError as error:
        raise UnknownTerm(f"{name!r} is no claim type; there are {', '.join(claim_types())}") from error


@cache
def modalities() -> tuple[str, ...]:
    """How firmly a document may say something, from "asserted" on."""
    values = load_toml("terms.toml").get("modalities")
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise BadVocabulary("data/terms.toml: `modalities` has to be a list of words")
    return tuple(values)


def read_claim_types(data: dict[str, object]) -> dict[str, ClaimType]:
    """Checks and returns the claim types of a parsed vocabulary file."""
    entries = data.get("claim_type")
    if not isinstance(entries, dict) or not entries:
        raise BadVocabulary("data/terms.toml needs tables [claim_type.NAME]")
    return {name: _read_claim_type(name, entry) for name, entry in entries.items()}


def _read_claim_type(name: str, entry: object) -> ClaimType:
    where = f"data/terms.toml, claim type {name!r}"
    if not isinstance(entry, dict):
        raise BadVocabulary(f"{where} is not a table")
    strange = set(entry) - set(ClaimType.__dataclass_fields__) | set(ClaimType.__dataclass_fields__) - {"name"} - set(
        entry
    )
    if strange:
        raise BadVocabulary(f"{where}: missing or unknown fields {sorted(strange)}")
    if entry["kind"] not in KINDS or entry["custody"] not in CUSTODY_EFFECTS:
        raise BadVocabulary(f"{where}: kind is one of {KINDS} and custody one of {CUSTODY_EFFECTS}")
    topics = entry["topics"]
    if not isinstance(topics, list) or not topics or not all(isinstance(topic, str) for topic in topics):
        raise BadVocabulary(f"{where}: `topics` is a list of topics of data/outlines/topics.toml")
    return ClaimType(
        name=name,
        **{key: value for key, value in entry.items() if key not in ("topics", "udhr", "iccpr")},
        topics=tuple(topics),
        udhr=tuple(entry["udhr"]),
        iccpr=tuple(entry["iccpr"]),
    )
