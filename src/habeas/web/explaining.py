"""An explanation as its page shows it: sentences in pieces, claims under the numbers that they have beside the text.

The document's own page numbers what the registry has; a claim that the registry has not is said to be none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas import terms
from habeas.answers.explanation import Explained, Explanation, Finding, Paragraph, Reason, Sentence
from habeas.model import Quote
from habeas.web.localized import in_language
from habeas.web.reading import Read, read_claim


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence: `kind` is "act" or "response" where a claim came of it, "dropped" where nothing did."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim as it was read from some words; `read` is the same beside the text of the document, if it is there."""

    key: str
    kind: str
    name: str
    whom: str
    facts: tuple[tuple[str, str], ...]
    confidence: str
    sureness: str
    remarks: tuple[str, ...]
    refused: str | None
    quotes: tuple[Quote, ...]
    read: Read | None


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """Words that claims came of; `repeats` are claims that they only tell of once more: name, anchor, sentence."""

    words: str
    label: str
    path: str
    claims: tuple[ShownClaim, ...]
    repeats: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class ShownDropped:
    """Words that nothing came of, and why."""

    words: str
    times: int
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence in pieces with what was found in it."""

    number: int
    text: str
    pieces: tuple[Piece, ...]
    found: tuple[ShownFinding, ...]
    dropped: tuple[ShownDropped, ...]


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph with its sentences, or why it was not read and its words."""

    number: int
    kind: str
    unread: str | None
    text: str
    sentences: tuple[ShownSentence, ...]


def shown(explanation: Explanation, read: Iterable[Read], *, everything: bool = False) -> list[ShownParagraph]:
    """The paragraphs that have something to show; with `everything` every sentence and word that was looked at."""
    known = {_same(one): one for one in read}
    claims = {
        number: _claim(one, known) for finding in explanation.findings for number, one in _numbered(finding.claims)
    }
    paragraphs = [_paragraph(each, claims, everything=everything) for each in explanation.paragraphs]
    return [each for each in paragraphs if each.sentences or each.unread]


def _numbered(claims: Sequence[Explained]) -> Iterator[tuple[int, Explained]]:
    return ((one.number, one) for one in claims if one.number is not None)


def _same(one: Read) -> tuple[object, ...]:
    """What two readings of one claim have in common: all but its number and the pages that it leads to."""
    return (one.label, one.spans, tuple(name for name, _ in one.persons), one.others, one.facts)


def _claim(one: Explained, known: dict[tuple[object, ...], Read]) -> ShownClaim:
    claim, own = one.claim, read_claim(one.claim)
    read = known.get(_same(own))
    said = terms.claim_type(claim.type)
    return ShownClaim(
        key=f"claim-{one.number}" if read is None else read.key,
        kind=said.kind,
        name=in_language(said.label) if read is None else f"{read.label} {read.number}",
        whom=", ".join(filter(None, (*claim.persons, own.others))),
        facts=own.facts,
        confidence=f"{claim.confidence:.2f}",
        sureness=one.sureness,
        remarks=one.remarks,
        refused=one.refused,
        quotes=claim.quotes,
        read=read,
    )


def _paragraph(each: Paragraph, claims: dict[int, ShownClaim], *, everything: bool) -> ShownParagraph:
    found = [_sentence(one, claims, everything=everything) for one in each.sentences]
    kept = tuple(one for one in found if everything or one.found or one.dropped)
    kind = "" if each.kind == "paragraph" else each.kind.replace("_", " ")
    return ShownParagraph(each.number, kind, each.unread, each.text, kept)


def _sentence(one: Sentence, claims: dict[int, ShownClaim], *, everything: bool) -> ShownSentence:
    findings = [each for each in one.findings if everything or not each.minor]
    return ShownSentence(
        one.number,
        one.text,
        tuple(_pieces(one, findings)),
        tuple(_found(each, claims) for each in findings if not each.why),
        tuple(ShownDropped(each.words, each.times, each.why) for each in findings if each.why),
    )


def _found(one: Finding, claims: dict[int, ShownClaim]) -> ShownFinding:
    return ShownFinding(
        one.words,
        one.label,
        one.path,
        tuple(_claim(each, {}) if each.number is None else claims[each.number] for each in one.claims),
        tuple((claims[each.number].name, claims[each.number].key, each.sentence) for each in one.repeats),
    )


def _pieces(sentence: Sentence, findings: Iterable[Finding]) -> Iterator[Piece]:
    """The sentence cut at the words that were looked at; of words that overlap, those that something came of."""
    place, text, start = sentence.span.start, sentence.text, sentence.span.start
    for one in _apart(findings):
        if one.trigger.start > place:
            yield Piece(text[place - start : one.trigger.start - start])
        kinds = [terms.claim_type(each.claim.type).kind for each in one.claims]
        kind = "dropped" if one.why else (kinds or ["act"])[0]
        yield Piece(text[one.trigger.start - start : one.trigger.end - start], kind)
        place = one.trigger.end
    if place < sentence.span.end:
        yield Piece(text[place - start :])


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for one in sorted(findings, key=lambda each: (bool(each.why), each.trigger)):
        if not any(one.trigger.overlaps(other.trigger) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda each: each.trigger)
