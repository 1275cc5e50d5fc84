"""Annotated documents and predictions in the format of the annotation guide, read strictly.

A gold document is a pair NAME.json (claims, affiliations, counts) and NAME.txt (the text, byte for byte); a file
of predictions has one JSON object a line. What does not follow the format is refused with the place and the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habeas.errors import BadGold
from habeas.model import Affiliation, Claim, Count, Document, Extraction


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """One claim, affiliation or count as an annotated document or a prediction has it.

    A claim uses `type` to `modality`; an affiliation `person`, `role`, `organization`; a count `what` to
    `qualifier`. `said` is everything that it says, as (field, value), to tell which of several acts is meant.
    Two annotations are never equal: the gold may say one thing twice.
    """

    quotes: tuple[str, ...]
    said: frozenset[tuple[str, object]]
    optional: bool = False
    type: str | None = None
    persons: tuple[str, ...] = ()
    group: str | None = None
    number: float | None = None
    organizations: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    charges: tuple[str, ...] = ()
    term: str | None = None
    modality: str | None = "asserted"
    person: str | None = None
    role: str | None = None
    organization: str | None = None
    what: str | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None


LISTS = ("persons", "organizations", "actors", "charges", "quotes")
NUMBERS = ("number", "low", "high")
PARTS = ("claims", "affiliations", "counts")
_NEEDED = {"claims": ("type",), "affiliations": ("person", "role"), "counts": ("what",)}


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was extracted from, or annotated in, one document."""

    doc: str
    claims: tuple[Annotation, ...] = ()
    affiliations: tuple[Annotation, ...] = ()
    counts: tuple[Annotation, ...] = ()

    def part(self, name: str) -> tuple[Annotation, ...]:
        """The claims, the affiliations or the counts."""
        return {"claims": self.claims, "affiliations": self.affiliations, "counts": self.counts}[name]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated document: what people found in it, its text, and what is known of its origin."""

    annotated: Prediction
    text: str
    meta: Mapping[str, object] = field(default_factory=dict)


def read_gold(folder: Path) -> dict[str, GoldDocument]:
    """The annotated documents of a folder by name, in the order of their files.

    JSON files that are not annotations (no `claims`) are passed over.

    Raises:
        BadGold: the folder has none, or one does not follow the format.
    """
    found: dict[str, GoldDocument] = {}
    for path in sorted(folder.glob("*.json")):
        record = _json(_text_of(path), path.name)
        if not isinstance(record, dict) or "claims" not in record:
            continue
        name = record.setdefault("doc", path.stem)
        if name in found:
            raise BadGold(f"{path.name}: there is another annotated document of the name {name!r}; rename one of them.")
        meta = record.get("meta", {})
        if not isinstance(meta, dict):
            raise BadGold(f"{path.name}: `meta` has to be an object.")
        found[name] = GoldDocument(prediction_in(record, path.name), _text_of(path.with_suffix(".txt")), meta)
    if not found:
        raise BadGold(f"{folder} has no annotated documents; a document is a pair NAME.json and NAME.txt.")
    return found


def read_predictions(file: Path) -> dict[str, Prediction]:
    """The predictions of a JSON Lines file by document.

    Raises:
        BadGold: a line does not follow the format, or a document has two lines.
    """
    found: dict[str, Prediction] = {}
    # Only "\n" ends a line: other separators that Unicode knows may stand inside a quote.
    for number, line in enumerate(_text_of(file).split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{file.name}, line {number}"
        prediction = prediction_in(_json(line, where), where)
        if prediction.doc in found:
            raise BadGold(f"{where}: the document {prediction.doc!r} has a line already; keep one of them.")
        found[prediction.doc] = prediction
    return found


def prediction_in(record: object, where: str) -> Prediction:
    """A prediction, or the annotated part of a gold file, from its JSON object.

    Raises:
        BadGold: it does not follow the format; `where` begins the message.
    """
    if not isinstance(record, dict):
        raise BadGold(f"{where}: expected an object with `doc`, `claims`, `affiliations` and `counts`.")
    name = record.get("doc")
    if not isinstance(name, str) or not name:
        raise BadGold(f"{where}: `doc` has to be the document's name.")
    parts: dict[str, tuple[Annotation, ...]] = {}
    for part in PARTS:
        entries = record.get(part) or []
        if not isinstance(entries, list):
            raise BadGold(f"{where}: `{part}` has to be a list.")
        parts[part] = tuple(
            _annotation(entry, part, f"{where}, {part} number {number}") for number, entry in enumerate(entries, 1)
        )
    return Prediction(doc=name, **parts)


def _annotation(entry: object, part: str, where: str) -> Annotation:
    if not isinstance(entry, dict):
        raise BadGold(f"{where}: expected an object.")
    for name in _NEEDED[part]:
        if not isinstance(entry.get(name), str):
            raise BadGold(f"{where}: `{name}` is missing or not a text.")
    quotes = entry.get("quotes") or entry.get("quote") or []
    entry_of_lists = {**entry, "quotes": [quotes] if isinstance(quotes, str) else quotes}
    values = {name: _value(entry_of_lists, name, where) for name in Annotation.__dataclass_fields__
              if name in entry_of_lists and name not in ("said", "optional")}  # fmt: skip
    said = frozenset(
        (name, _hashable(value))
        for name, given in entry.items()
        if given is not None
        for value in (given if isinstance(given, list) else [given])
    )
    return Annotation(said=said, optional=bool(entry.get("optional")), **values)


def _value(entry: Mapping[str, object], name: str, where: str) -> Any:  # noqa: ANN401
    """The value of a field as an `Annotation` has it, checked."""
    value = entry[name]
    if name in LISTS:
        if value is not None and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
            raise BadGold(f"{where}: `{name}` has to be a list of texts.")
        return tuple(value or ())
    wanted: tuple[type, ...] = (int, float) if name in NUMBERS else (str,)
    if value is not None and (not isinstance(value, wanted) or isinstance(value, bool)):
        raise BadGold(f"{where}: `{name}` has to be {'a number' if name in NUMBERS else 'a text'} or null.")
    return value


def _hashable(value: object) -> object:
    return json.dumps(value, sort_keys=True) if isinstance(value, list | dict) else value


def _text_of(path: Path) -> str:
    """The text of a file exactly as it is: quotes are compared character by character."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise BadGold(f"{path.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadGold(f"{path.name} is not UTF-8 text; save it as UTF-8.") from error


def _json(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise BadGold(f"{where} is not valid JSON: {error}.") from error


def prediction_of(extraction: Extraction, document: Document) -> dict[str, object]:
    """What was extracted from a document, in the format of the annotation guide.

    The document's name is its file's without the ending, as annotated documents are named.
    """
    return {
        "doc": Path(document.name).stem,
        "claims": [_claim(claim) for claim in extraction.claims],
        "affiliations": [_affiliation(affiliation) for affiliation in extraction.affiliations],
        "counts": [_count(count) for count in extraction.counts],
    }


def predictions_text(predictions: Iterable[Mapping[str, object]]) -> str:
    """Predictions as JSON Lines, one document a line."""
    return "".join(json.dumps(prediction, ensure_ascii=False) + "\n" for prediction in predictions)


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "type": claim.type,
        "persons": list(claim.persons),
        "group": claim.group,
        "number": claim.number,
        "organizations": list(claim.organizations),
        "actors": list(claim.actors),
        "date": None if claim.date is None else str(claim.date),
        "place": claim.place,
        "charges": list(claim.charges),
        "term": claim.term,
        "modality": claim.modality,
        "quotes": [quote.text for quote in claim.quotes],
    }


def _affiliation(affiliation: Affiliation) -> dict[str, object]:
    return {
        "person": affiliation.person,
        "role": affiliation.role,
        "organization": affiliation.organization,
        "quote": affiliation.quote.text,
    }


def _count(count: Count) -> dict[str, object]:
    return {
        "what": count.what,
        "low": count.low,
        "high": count.high,
        "qualifier": count.qualifier,
        "as_of": None if count.as_of is None else str(count.as_of),
        "place": count.place,
        "by": count.by,
        "quote": count.quote.text,
    }
