"""An explanation: a document's paragraphs and sentences, the words in them that may tell of something, and what came
of each. Made by `answers/explain.py`; here it is only what it is, and how it is written for machines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from habeas.model import Claim, Document, Span


@dataclass(frozen=True, slots=True)
class Explained:
    """A claim with what its confidence rests on and what the whole document added to it.

    `number` counts the claims in the order of the text; a claim that the gate refuses has none, and the reason.
    """

    claim: Claim
    number: int | None
    sureness: str
    remarks: tuple[str, ...] = ()
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A claim that a word tells of once more, and the sentence that it was first read in."""

    number: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a word tells of no claim of some type; `label` names the type ("Arrest"; several joined by "or")."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A word, or a run of words, that may tell of something, and what came of it.

    Attributes:
        label: the claim type that it tells of ("Arrest"; "Appeal and Imprisonment"); "" where nothing came of it.
        path: what kind of words told of it and where those stand to whom it was done; "" where nothing came of it.
        claims: what was read from it first.
        repeats: the claims that it only tells of once more.
        why: why nothing came of it.
        times: how often the word came to nothing in the sentence, for the same reasons.
        minor: whether it is left out unless everything is asked for: a part of a longer trigger that is read as a
            whole, or a word as common as "ask" that tells of no response here.
    """

    trigger: Span
    words: str
    label: str
    rule: str
    path: str = ""
    claims: tuple[Explained, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    why: tuple[Reason, ...] = ()
    times: int = 1
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what may tell of something in it; `number` counts the sentences that were read."""

    number: int
    span: Span
    text: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the document with its sentences; `unread` says why it has none."""

    number: int
    kind: str
    span: Span
    text: str
    sentences: tuple[Sentence, ...] = ()
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document, paragraph by paragraph, with all its claims in the order of the text."""

    document: Document
    paragraphs: tuple[Paragraph, ...]

    @property
    def findings(self) -> list[Finding]:
        """All words that may tell of something, in the order of the text."""
        return [one for each in self.paragraphs for sentence in each.sentences for one in sentence.findings]

    @property
    def claims(self) -> list[Claim]:
        """The claims as an extraction has them."""
        told = [one for finding in self.findings for one in finding.claims if one.number is not None]
        return [one.claim for one in sorted(told, key=lambda one: one.number or 0)]


def as_rows(explanation: Explanation) -> Iterator[dict[str, Any]]:
    """The explanation for machines: a row for each paragraph."""
    for each in explanation.paragraphs:
        sentences = [_sentence_row(sentence) for sentence in each.sentences]
        row = {"paragraph": each.number, "kind": each.kind, **_place(each.span), "unread": each.unread}
        yield {**row, "sentences": sentences}


def _sentence_row(sentence: Sentence) -> dict[str, Any]:
    triggers = [_finding_row(one) for one in sentence.findings]
    return {"sentence": sentence.number, **_place(sentence.span), "text": sentence.text, "triggers": triggers}


def _finding_row(one: Finding) -> dict[str, Any]:
    return {
        "words": one.words,
        **_place(one.trigger),
        "type": one.label,
        **_fields(one, "rule", "path"),
        "dropped": [{"type": reason.label, "why": reason.words} for reason in one.why],
        "times": one.times,
        "repeats_claims": [each.number for each in one.repeats],
        "claims": [_claim_row(each) for each in one.claims],
    }


def _claim_row(one: Explained) -> dict[str, Any]:
    claim = one.claim
    return {
        "claim": one.number,
        **_fields(claim, "type", "persons", "group", "number", "organizations", "actors", "place", "charges", "term"),
        **_fields(claim, "modality", "speaker", "rule", "confidence"),
        "date": None if claim.date is None else str(claim.date),
        "quotes": [quote.text for quote in claim.quotes],
        "starts": [quote.start for quote in claim.quotes],
        "ends": [quote.end for quote in claim.quotes],
        "confidence_rests_on": one.sureness,
        "remarks": list(one.remarks),
        "refused": one.refused,
    }


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _fields(thing: object, *names: str) -> dict[str, Any]:
    """What is written under its own name."""
    return {name: getattr(thing, name) for name in names}
