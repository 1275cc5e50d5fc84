"""How much of a report rests on whom: its sources with what each is cited for, and the claims that name none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from habeas.claims.attributions import Attribution
from habeas.claims.source_words import source_words
from habeas.model import Count, DocumentCard, Quote, SourcedClaim, Span


@dataclass(frozen=True, slots=True)
class Leaned:
    """One source of a document.

    Attributes:
        who: as most sentences word it; kind, label: what kind of source it is.
        sentences: the sentences that name it, in the order of the text.
        claims, counts: the ids of the claims, and the numbers, that stand in those sentences.
    """

    who: str
    kind: str
    label: str
    sentences: tuple[Quote, ...]
    claims: tuple[str, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """The sources of one document, those with most sentences first, and how many claims and numbers name one."""

    document: DocumentCard
    sources: tuple[Leaned, ...]
    claims: int
    attributed: int
    counts: int
    counted: int

    def kinds(self) -> list[tuple[str, int, int, int]]:
        """For each kind of source its label, and how many sentences, claims and numbers rest on it, most first."""
        found: dict[str, tuple[set[int], set[str], set[Count]]] = {}
        for each in self.sources:
            sentences, claims, counts = found.setdefault(each.label, (set(), set(), set()))
            sentences.update(one.start for one in each.sentences)
            claims.update(each.claims)
            counts.update(each.counts)
        rows = [(label, len(one), len(two), len(three)) for label, (one, two, three) in found.items()]
        return sorted(rows, key=lambda row: (-row[1], row[0]))


def leaning(
    document: DocumentCard, attributions: Iterable[Attribution], claims: Sequence[SourcedClaim], counts: Sequence[Count]
) -> Leaning:
    """On whom a document leans; a claim or a number rests on every source that its sentence names."""
    named: dict[tuple[str, str], list[Attribution]] = {}
    for each in attributions:
        named.setdefault((each.who.casefold(), each.kind), []).append(each)
    sources = [_leaned(found, claims, counts) for found in named.values()]
    sources.sort(key=lambda one: (-len(one.sentences), -len(one.claims), one.who.casefold()))
    attributed = {claim for one in sources for claim in one.claims}
    counted = {count for one in sources for count in one.counts}
    return Leaning(document, tuple(sources), len(claims), len(attributed), len(counts), len(counted))


def _leaned(found: Sequence[Attribution], claims: Sequence[SourcedClaim], counts: Sequence[Count]) -> Leaned:
    spans = [each.quote.span for each in found]
    words = [each.who for each in found]
    return Leaned(
        who=max(words, key=lambda word: (words.count(word), -words.index(word))),
        kind=found[0].kind,
        label=source_words().labels[found[0].kind],
        sentences=tuple(each.quote for each in found),
        claims=tuple(each.id for each in claims if _within(spans, [quote.span for quote in each.claim.quotes])),
        counts=tuple(each for each in counts if _within(spans, [each.quote.span])),
    )


def _within(spans: Sequence[Span], quotes: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in spans for other in quotes)


def leaned_row(leaned: Leaned, document: DocumentCard) -> dict[str, Any]:
    """A source as JSON has it, with its sentences."""
    return {
        "source": leaned.who,
        "kind": leaned.kind,
        "document": document.id,
        "document_name": document.name,
        "sentences": len(leaned.sentences),
        "claims": list(leaned.claims),
        "counts": [each.quote.text for each in leaned.counts],
        "quotes": [each.text for each in leaned.sentences],
        "starts": [each.start for each in leaned.sentences],
        "ends": [each.end for each in leaned.sentences],
    }
