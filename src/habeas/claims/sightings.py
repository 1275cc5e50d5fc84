"""What others than the rules see of names in a document, and how the rules take it: as further signs for a name.

Whoever sees a name says only where it stands and what that is worth. The name stays a slice of the text, and what the
rules make of it is theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from habeas.claims.candidates import Candidate, candidate_of
from habeas.claims.parse import Passage, Reading
from habeas.claims.runs import Run, Word, runs_of, tokens_at
from habeas.claims.wordlists import given_names, words
from habeas.model import Span


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of a document that names a person, or surely none, as `weight` says: see the signs in `candidates`.

    With `whole` the name is exactly that stretch: the weight is for nothing longer or shorter, and where it has several
    words, it is read there even if the rules would cut it or see none.
    """

    span: Span
    weight: float
    whole: bool = False


class NameFinder(Protocol):
    """Whatever sees names in a document that is being read; `name` says what it is, with all that decides."""

    @property
    def name(self) -> str:
        """Which one it is: its first word, and with that which extractor reads, is no other one's."""
        ...

    def sightings(self, reading: Reading) -> list[Sighting]:
        """Where it sees names in the passages of the document; those that are whole do not overlap."""


def with_sightings(candidates: list[Candidate], reading: Reading, sightings: Iterable[Sighting]) -> list[Candidate]:
    """The candidates, each with what others see at its place, and the whole names that were none, in order."""
    ends = [one.span.end for one in candidates]
    starts = [one.span.start for one in candidates]
    weights = [0.0] * len(candidates)
    gone: set[int] = set()
    added: list[Candidate] = []
    for sighting in sightings:
        here = range(bisect_right(ends, sighting.span.start), bisect_left(starts, sighting.span.end))
        same = [number for number in here if _same(candidates[number].span, sighting.span)]
        for number in same if sighting.whole else here:
            weights[number] += sighting.weight
        if sighting.whole and not same and not any(_fuller(candidates[one], sighting.span) for one in here):
            name = _name_at(reading, sighting.span)
            if name is not None:
                added.append(replace(name, vouched=sighting.weight))
                gone.update(here)
    kept = [
        replace(one, vouched=weight) if weight else one
        for number, (one, weight) in enumerate(zip(candidates, weights, strict=True))
        if number not in gone
    ]
    return sorted([*kept, *added], key=lambda one: one.span.start)


def _same(one: Span, other: Span) -> bool:
    """Whether two stretches are one name; the rules keep the full stop of "Jr."."""
    return one.start == other.start and other.end <= one.end <= other.end + 1


def _fuller(candidate: Candidate, span: Span) -> bool:
    """Whether a candidate is more of a name than the stretch, and not only an office before it ("Bailiff Ion Vek")."""
    if not candidate.span.contains(span):
        return False
    return candidate.span.end > span.end + 1 or any(
        _of_a_name(candidate, word) for word in candidate.name.words if word.end <= span.start
    )


def _of_a_name(candidate: Candidate, word: Word) -> bool:
    labels = {token.ent_type_ for token in tokens_at(candidate.name.passage, Span(word.start, word.end))}
    given = word.key in given_names() or word.key in words("names", "particles")
    return "PERSON" in labels or given or word.key[1:] in ("", ".")


def _name_at(reading: Reading, span: Span) -> Candidate | None:
    """A name that the rules cut; None for a single word, and where it goes on: "Ion Vek Foundation"."""
    passage = _passage_of(reading, span)
    text = passage.text[span.start - passage.start : span.end - passage.start]
    found = re.finditer(r"\S+", text)
    name = tuple(Word(word[0], span.start + word.start(), span.start + word.end()) for word in found)
    runs = [run for run in runs_of(passage) if run.span.overlaps(span)]
    if len(name) < 2 or any(run.span.end > span.end + 1 for run in runs):
        return None
    before = tuple(word for run in runs for word in run.words if word.end <= span.start)
    return candidate_of(Run(passage, name), before)


def _passage_of(reading: Reading, span: Span) -> Passage:
    passages = reading.passages
    return passages[bisect_right([one.start for one in passages], span.start) - 1]
