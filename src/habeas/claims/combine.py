"""Two extractors as one: only what both read out of a document, each through the gate by itself first.

Two claims agree when they are of one type, about one person or group, and their quotes overlap. What is kept is what
both bear out: the people of both, the less precise date, the more careful modality; a value on which they differ is
left out.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from habeas.claims.extract import Extractor, Failed, knowing
from habeas.claims.gate import Proposals, admit
from habeas.claims.known_names import KnownNames
from habeas.claims.wordlists import fold
from habeas.dates import PartialDate
from habeas.model import Affiliation, Claim, Count, Document, Extraction, Quote

Told = TypeVar("Told")
# The record keeps names of extractors of up to 200 characters, what it adds on known names with them.
LONGEST_NAME = 150


@dataclass(frozen=True)
class Combined:
    """Proposes what two extractors agree on; where they differ in the wording, in the words of the first."""

    first: Extractor
    second: Extractor

    @property
    def name(self) -> str:
        """Both names; the digest of both where they are too long."""
        whole = f"both {self.first.name} and {self.second.name}"
        if len(whole) <= LONGEST_NAME:
            return whole
        return f"{whole[: LONGEST_NAME - 14]}, {sha256(whole.encode()).hexdigest()[:12]}"

    def knowing(self, names: KnownNames) -> Combined:
        """The same with known names, for each of the two that can know any."""
        return Combined(knowing(self.first, names), knowing(self.second, names))

    def propose(self, documents: Iterable[Document]) -> Iterator[Proposals | Failed]:
        """What both propose for each document, in the order given; `Failed` where one of them failed."""
        ours, theirs, named = itertools.tee(documents, 3)
        answers = zip(named, self.first.propose(ours), self.second.propose(theirs), strict=True)
        for document, left, right in answers:
            failed = next((one for one in (left, right) if isinstance(one, Failed)), None)
            if isinstance(left, Proposals) and isinstance(right, Proposals):
                both = agreed(document, admit(left, self.first.name), admit(right, self.second.name))
                yield replace(both, known_names=left.known_names or right.known_names)
            elif failed is not None:
                yield failed


def agreed(document: Document, left: Extraction, right: Extraction) -> Proposals:
    """What two extractions of one document agree on; the rest of both is counted as refused."""
    claims = _both(left.claims, right.claims, same_claim)
    affiliations = [ours for ours, _ in _both(left.affiliations, right.affiliations, same_affiliation)]
    counts = [ours for ours, _ in _both(left.counts, right.counts, same_count)]
    refused = Counter(left.refused) + Counter(right.refused)
    alone = sum(len(one.claims) + len(one.affiliations) + len(one.counts) for one in (left, right))
    alone -= 2 * (len(claims) + len(affiliations) + len(counts))
    if alone:
        refused["told by one extractor only"] = alone
    kept = tuple(together(ours, theirs) for ours, theirs in claims)
    named = {name for claim in kept for name in claim.persons} | {one.person for one in affiliations}
    people = tuple(person for person in left.people if person.name in named)
    return Proposals(document, kept, tuple(affiliations), tuple(counts), people, dict(refused))


def same_claim(left: Claim, right: Claim) -> bool:
    """Whether two claims agree: one type, a person, group or body in common, overlapping quotes, no other date."""
    if left.type != right.type or not _meet(left.quotes, right.quotes):
        return False
    if left.date is not None and right.date is not None and not left.date.compatible(right.date):
        return False
    if left.persons or right.persons:
        return bool(_shared(left.persons, right.persons))
    if left.group is not None or right.group is not None:
        return left.group is not None and right.group is not None and _same_words(left.group, right.group)
    if left.organizations or right.organizations:
        return bool(_shared(left.organizations, right.organizations))
    return True


def same_affiliation(left: Affiliation, right: Affiliation) -> bool:
    """Whether two affiliations agree: one person, one post, overlapping quotes."""
    same = _same_words(left.person, right.person) and _same_words(left.role, right.role)
    return same and left.quote.span.overlaps(right.quote.span)


def same_count(left: Count, right: Count) -> bool:
    """Whether two counts agree: both ends, or the word in their place, and overlapping quotes."""
    ends = (left.low, left.high) == (right.low, right.high)
    words = left.low is not None or fold(left.qualifier or "") == fold(right.qualifier or "")
    return ends and words and left.kind == right.kind and left.quote.span.overlaps(right.quote.span)


def together(left: Claim, right: Claim) -> Claim:
    """What both claims bear out, in the words and with the quotes of the first."""
    return replace(
        left,
        persons=_shared(left.persons, right.persons),
        group=left.group if left.group and right.group and _same_words(left.group, right.group) else None,
        number=left.number if left.number == right.number else None,
        organizations=_shared(left.organizations, right.organizations),
        actors=_shared(left.actors, right.actors),
        date=_less_precise(left.date, right.date),
        place=_if_same(left.place, right.place),
        charges=_shared(left.charges, right.charges),
        term=_if_same(left.term, right.term),
        modality=left.modality if left.modality != "asserted" else right.modality,
        rule=f"{left.rule} and {right.rule}",
        # Two that agree by chance are rarer than either alone being wrong; how much rarer was not measured.
        confidence=max(left.confidence, right.confidence),
    )


def _both(left: Sequence[Told], right: Sequence[Told], same: Callable[[Told, Told], bool]) -> list[tuple[Told, Told]]:
    """Pairs that agree, each one once, in the order of the first."""
    free = list(right)
    pairs = []
    for ours in left:
        theirs = next((one for one in free if same(ours, one)), None)
        if theirs is not None:
            free.remove(theirs)
            pairs.append((ours, theirs))
    return pairs


def _meet(left: Sequence[Quote], right: Sequence[Quote]) -> bool:
    return any(ours.span.overlaps(theirs.span) for ours in left for theirs in right)


def _shared(left: Sequence[str], right: Sequence[str]) -> tuple[str, ...]:
    """The phrases of the first that the second has too, in a fuller or a shorter form."""
    return tuple(ours for ours in left if any(_same_words(ours, theirs) for theirs in right))


def _same_words(left: str, right: str) -> bool:
    """Whether the words of one phrase are all among those of the other, without regard to case and diacritics."""
    ours, theirs = set(fold(left).split()), set(fold(right).split())
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _if_same(left: str | None, right: str | None) -> str | None:
    return left if left is not None and right is not None and _same_words(left, right) else None


def _less_precise(left: PartialDate | None, right: PartialDate | None) -> PartialDate | None:
    """The date that both give: none where one of them gives none."""
    if left is None or right is None:
        return None
    return min(left, right, key=lambda date: len(str(date)))
