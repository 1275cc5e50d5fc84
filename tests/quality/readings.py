"""Stories for the laws of reading, and what the extractor claims of them, told without places in the text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from habeas.claims.extract import extract
from habeas.claims.rules import RuleExtractor
from habeas.documents.read import read
from habeas.documents.sidecar import Sidecar, read_sidecar
from habeas.model import Claim, Document, Extraction

GOLD = Path(__file__).parent / "gold"
Told = tuple[object, ...]


def text_of(name: str) -> str:
    """The text of a document of the annotated sample corpus."""
    return (GOLD / f"{name}.txt").read_bytes().decode()


def story(name: str, text: str | None = None, **known: object) -> Document:
    """A document of the sample corpus with what is known of it; or another text with the same knowledge."""
    meta = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["meta"]
    sidecar = read_sidecar(json.dumps({"doc": name, "meta": meta | known}).encode(), f"{name}.json")
    return read((text_of(name) if text is None else text).encode(), f"{name}.txt", sidecar)


def plain(text: str, language: str | None = None) -> Document:
    """A text of unknown origin."""
    return read(text.encode(), "text.txt", Sidecar(language=language))


def extracted(documents: Iterable[Document]) -> list[Extraction]:
    """What the rules read out of documents."""
    found = list(extract(documents, RuleExtractor()))
    assert all(isinstance(each, Extraction) for each in found)
    return [each for each in found if isinstance(each, Extraction)]


def told(claim: Claim) -> Told:
    """All that a claim says, with the words of its quotes but not their places."""
    quotes = tuple(quote.text for quote in claim.quotes)
    return (
        claim.type, claim.persons, claim.group, claim.number, claim.organizations, claim.actors, str(claim.date),
        claim.place, claim.charges, claim.term, claim.modality, quotes,
    )  # fmt: skip


def claims_of(extraction: Extraction) -> set[Told]:
    """All that a document claims."""
    return {told(claim) for claim in extraction.claims}


def done_to_whom(extraction: Extraction) -> set[tuple[str, tuple[str, ...]]]:
    """What was done to which named people, by the document."""
    return {(claim.type, tuple(sorted(claim.persons))) for claim in extraction.claims if claim.persons}


def renamed(value: object, names: Mapping[str, str]) -> object:
    """What was told with other names in it, wherever they stand."""
    if isinstance(value, (tuple, set)):
        return type(value)(renamed(each, names) for each in value)
    if isinstance(value, str):
        for name, other in names.items():
            value = value.replace(name, other)
    return value
