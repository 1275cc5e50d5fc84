"""How likely a claim is, and what is too unlikely to be one: its signs, weighed as annotated documents weigh them.

The weights of the signs are added to a score, and the score is turned into a share of claims that are right: the
confidence. A person or a group below the threshold is dropped from its claim, and the claim with its last one.
Every score can be told as the sentences that make it up. `benchmarks/plausibility.py` makes the weights anew.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.claims import lexicon
from habeas.claims.signs import sentence_of, signs_of
from habeas.claims.telling import Telling, participants, telling_of
from habeas.errors import BadVocabulary

if TYPE_CHECKING:
    from habeas.claims.drafts import Draft
    from habeas.claims.groups import Group
    from habeas.claims.names import Names
    from habeas.claims.parse import Reading


@dataclass(frozen=True, slots=True)
class Weights:
    """What `plausibility.toml` has: the weight of each sign, what every score begins with, and the threshold."""

    start: float
    threshold: float
    signs: dict[str, float]

    def score(self, signs: tuple[str, ...]) -> float:
        """The sum of the weights; a sign that is not known weighs nothing."""
        return self.start + sum(self.signs.get(sign, 0.0) for sign in signs)


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score and what it says: above 0 it speaks for the claim, below against it."""

    weight: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A person or a group who was taken out of a draft because they are too unlikely to belong there."""

    draft: Draft
    whom: str | Group
    confidence: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """The drafts that are likely enough, each with its confidence, and what was dropped of them.

    `least` says of each draft that was kept what its confidence is of: the draft as it was weighed, and who or what in
    it is least sure.
    """

    kept: tuple[Draft, ...]
    dropped: tuple[Dropped, ...]
    least: tuple[tuple[Draft, str | Group | None], ...]
    telling: Telling

    def reasons(self) -> list[list[Reason]]:
        """For each draft that was kept, what makes up the score behind its confidence."""
        return [explained(draft, whom, self.telling) for draft, whom in self.least]


def weigh(drafts: list[Draft], reading: Reading, names: Names) -> Weighed:
    """The drafts of a document without those whom they are hardly about; a claim is as sure as its least sure part."""
    telling = telling_of(reading, names, drafts)
    kept: list[Draft] = []
    dropped: list[Dropped] = []
    least: list[tuple[Draft, str | Group | None]] = []
    for draft in drafts:
        sure = {whom: confidence_of(draft, whom, telling) for whom in participants(draft)}
        out = [whom for whom, confidence in sure.items() if confidence < weights().threshold]
        dropped += [Dropped(draft, whom, sure[whom]) for whom in out]
        left = _without(draft, out)
        if out and not (left.persons or left.groups or left.organizations):
            continue
        whom = min((one for one in sure if one not in out), key=lambda one: sure[one], default=None)
        least.append((draft if whom is not None else left, whom))
        confidence = sure[whom] if whom is not None else confidence_of(left, None, telling)
        kept.append(replace(left, confidence=confidence))
    return Weighed(tuple(kept), tuple(dropped), tuple(least), telling)


def _without(draft: Draft, out: list[str | Group]) -> Draft:
    persons = tuple(name for name in draft.persons if name not in out)
    groups = () if draft.groups[:1] and draft.groups[0] in out else draft.groups
    return replace(draft, persons=persons, groups=groups)


def confidence_of(draft: Draft, whom: str | Group | None, telling: Telling) -> float:
    """The share of claims with such signs that are right; None for a claim about nobody, or about a body only."""
    return likelihood(weights().score(signs_of(draft, whom, telling)))


def explained(draft: Draft, whom: str | Group | None, telling: Telling) -> list[Reason]:
    """What makes up the score of a claim about somebody, what weighs most first; the weights sum to the score."""
    known = weights()
    seen = [sign for sign in signs_of(draft, whom, telling) if known.signs.get(sign)]
    reasons = [Reason(known.signs[sign], sentence_of(sign)) for sign in seen]
    reasons.sort(key=lambda reason: (-abs(reason.weight), reason.sentence))
    return [Reason(known.start, "what every claim begins with"), *reasons]


def likelihood(score: float) -> float:
    """A score as a share between 0 and 1: the higher the one, the higher the other."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def weights() -> Weights:
    """The measured weights.

    Raises:
        BadVocabulary: `plausibility.toml` does not say what it should.
    """
    return read_weights(lexicon.data("plausibility"))


def read_weights(table: dict[str, Any]) -> Weights:
    """Checks and returns a parsed `plausibility.toml`; every sign in it has to have a sentence."""
    start, threshold, signs = (table.get(name) for name in ("start", "threshold", "weights"))
    if not isinstance(signs, dict) or not all(_number(one) for one in (start, threshold, *signs.values())):
        raise BadVocabulary(
            "data/claims/plausibility.toml needs `start`, `threshold` and [weights], all finite numbers"
        )
    if not 0.0 <= float(str(threshold)) < 1.0:
        raise BadVocabulary("data/claims/plausibility.toml: the threshold is a share below 1")
    for sign in signs:
        sentence_of(sign)
    return Weights(float(str(start)), float(str(threshold)), {sign: float(one) for sign, one in signs.items()})


def _number(value: object) -> bool:
    return isinstance(value, float) and math.isfinite(value)
