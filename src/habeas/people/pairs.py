"""Whether two names are one person's, by a model that adds up evidence, with a sentence for every piece of it.

The probability is that of the model in `data/people/pair_model.toml`, fitted on judged pairs of names by
`benchmarks/name_pairs.py`. There are three answers: names that share fewer than two written-out parts, or that the
model is not sure of, are "not enough to tell", which joins nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp

from habeas.errors import BadVocabulary
from habeas.people.alignment import Alignment, align
from habeas.people.evidence import KINDS, evidence
from habeas.people.parts import parts_of
from habeas.people.rarity import Rarity
from habeas.people.sentences import told
from habeas.people.verdict import Verdict
from habeas.terms import load_toml


@dataclass(frozen=True, slots=True)
class Model:
    """The weight of each kind of evidence, and the probabilities from which two names are one or two people."""

    weights: dict[str, float]
    same: float
    different: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one piece of evidence says, and what it adds to the score (in log-odds)."""

    text: str
    adds: float


@dataclass(frozen=True, slots=True)
class NameVerdict:
    """The answer on two names. The score is the sum of what the sentences add; the probability follows from it."""

    verdict: Verdict
    probability: float
    score: float
    sentences: tuple[Sentence, ...]


def compare_names(left: str, right: str, rarity: Rarity | None = None) -> NameVerdict:
    """Whether two names may be one person's; the same answer both ways.

    `rarity` gives the share of people who have a part, by its codes; without it a list of common names does.
    """
    laid = laid_out(left, right)
    model = pair_model()
    found = evidence(laid, rarity)
    sentences = tuple(
        Sentence(told(kind, laid), model.weights[kind] * amount) for kind, amount in found.items() if amount
    )
    score = sum(sentence.adds for sentence in sentences)
    chance = probability_of(score)
    return NameVerdict(_verdict(found, chance, model), chance, score, sentences)


def probability(left: str, right: str, rarity: Rarity | None = None) -> float:
    """The probability of `compare_names` without the sentences, for many pairs."""
    weights = pair_model().weights
    found = evidence(laid_out(left, right), rarity)
    return probability_of(sum(weights[kind] * amount for kind, amount in found.items()))


def laid_out(left: str, right: str) -> Alignment:
    """Two names laid against each other, in an order that doesn't depend on which is called left."""
    return align(parts_of(left), parts_of(right)) if left <= right else align(parts_of(right), parts_of(left))


def _verdict(found: dict[str, float], chance: float, model: Model) -> Verdict:
    if "one part" in found:
        # A single name or initials never join; they part people only where something contradicts.
        parted = chance <= model.different and ("contradicted" in found or "fathers differ" in found)
        return Verdict.DIFFERENT if parted else Verdict.UNCLEAR
    if chance >= model.same:
        return Verdict.SAME
    return Verdict.DIFFERENT if chance <= model.different else Verdict.UNCLEAR


def probability_of(score: float) -> float:
    """The probability of a score in log-odds."""
    return 1 / (1 + exp(-max(-60.0, min(60.0, score))))


@cache
def pair_model() -> Model:
    """The model.

    Raises:
        BadVocabulary: `data/people/pair_model.toml` does not say what it should.
    """
    return read_model(load_toml("people/pair_model.toml"))


def read_model(data: dict[str, object]) -> Model:
    """Checks and returns a parsed model: it has a weight for every kind of evidence and no other."""
    weights, answers = data.get("weights"), data.get("answers")
    if not isinstance(weights, dict) or set(weights) != set(KINDS):
        raise BadVocabulary("data/people/pair_model.toml needs [weights], one for every kind of evidence")
    if not isinstance(answers, dict) or set(answers) != {"same", "different"}:
        raise BadVocabulary("data/people/pair_model.toml needs [answers] with `same` and `different`")
    return Model(
        {name: float(one) for name, one in weights.items()}, float(answers["same"]), float(answers["different"])
    )
