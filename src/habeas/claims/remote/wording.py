"""What a model is asked, and the JSON schema of its answer: `data/claims/remote.toml` with the vocabulary's terms.

The claim types and modalities come from `data/terms.toml`, so the question never knows other ones than the gate.
A field of an unknown kind, or a question without a place for the text, is refused with its place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from habeas import terms
from habeas.errors import BadVocabulary

WHERE = "data/claims/remote.toml"
PARTS = ("claims", "affiliations", "counts")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an answer: what kind of value it has, whether it may be null, and what it means."""

    kind: str
    says: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The standing instructions, the question for a stretch of text, and the fields of each part of an answer."""

    instructions: str
    question: str
    fields: Mapping[str, Mapping[str, Field]]


@cache
def wording() -> Wording:
    """The wording that comes with Habeas.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_wording(terms.load_toml("claims/remote.toml"))


def read_wording(data: Mapping[str, object]) -> Wording:
    """Checks and returns the wording of a parsed file."""
    texts = {name: data.get(name) for name in ("instructions", "question")}
    for (name, text), needed in zip(texts.items(), (("{types}",), ("{about}", "{text}")), strict=True):
        if not isinstance(text, str) or any(text.count(place) != 1 for place in needed):
            raise BadVocabulary(f"{WHERE}: `{name}` has to be a text with {' and '.join(needed)} in it, once")
    given = data.get("fields")
    if not isinstance(given, dict) or tuple(given) != PARTS:
        raise BadVocabulary(f"{WHERE} needs the tables {', '.join(f'[fields.{part}]' for part in PARTS)}")
    fields = {part: {name: _field(part, name, entry) for name, entry in given[part].items()} for part in PARTS}
    return Wording(str(texts["instructions"]).strip(), str(texts["question"]).lstrip("\n"), fields)


def _field(part: str, name: str, entry: object) -> Field:
    where = f"{WHERE}, {part}.{name}"
    if not isinstance(entry, dict) or not {"kind", "says"} <= set(entry) <= {"kind", "says", "open"}:
        raise BadVocabulary(f"{where}: a field has `kind` and `says`, and perhaps `open`")
    if entry["kind"] not in _kinds():
        raise BadVocabulary(f"{where}: kind is one of {', '.join(_kinds())}")
    return Field(entry["kind"], entry["says"], bool(entry.get("open", False)))


def instructions(worded: Wording) -> str:
    """The standing message, with the claim types and their meaning."""
    types = "\n".join(f"- {each.name}: {each.meaning}" for each in terms.claim_types().values())
    return worded.instructions.replace("{types}", types)


def schema(worded: Wording) -> dict[str, Any]:
    """The JSON schema of an answer, in the strict form: every field required, no other one allowed."""
    parts = {part: {"type": "array", "items": _object(_properties(worded, part))} for part in PARTS}
    return _object(parts)


def digest(worded: Wording) -> str:
    """Twelve digits that change with any word that a model is asked with: part of the extractor's name."""
    whole = json.dumps([instructions(worded), worded.question, schema(worded)], sort_keys=True)
    return sha256(whole.encode()).hexdigest()[:12]


def _properties(worded: Wording, part: str) -> dict[str, Any]:
    return {name: _value(field) for name, field in worded.fields[part].items()}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _value(field: Field) -> dict[str, Any]:
    value = dict(_kinds()[field.kind])
    if field.open:
        value["type"] = [value["type"], "null"]
    return {**value, "description": field.says}


def _kinds() -> dict[str, dict[str, Any]]:
    return {
        "text": {"type": "string"},
        "texts": {"type": "array", "items": {"type": "string"}},
        "number": {"type": "integer"},
        # Without a pattern: not every server knows it, and the gate reads dates strictly anyway.
        "date": {"type": "string"},
        "type": {"type": "string", "enum": list(terms.claim_types())},
        "modality": {"type": "string", "enum": list(terms.modalities())},
        "stock": {"type": "string", "enum": ["stock", "flow"]},
    }
