"""Whether two mentions are one person's, with a sentence for everything that speaks for or against it.

This is what resolution weighs for every pair of mentions, shown for one: the sentences add up to the score.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from habeas.model import Mention
from habeas.people.mention_model import BESIDE, MentionModel, mention_model
from habeas.people.mention_table import MentionTable
from habeas.people.name_scores import FATHERS_DIFFER, ONE_PART, compared_alone
from habeas.people.pairs import Sentence, probability_of
from habeas.people.parts import parts_of
from habeas.people.verdict import Verdict
from habeas.people.weighing import Namesakes, kinds

_ONE = np.array([0], dtype=np.int64)
_OTHER = np.array([1], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class MentionVerdict:
    """The answer on two mentions. The score is the sum of what the sentences add; the probability follows from it."""

    verdict: Verdict
    probability: float
    score: float
    sentences: tuple[Sentence, ...]


def compare_mentions(left: Mention, right: Mention, *, namesakes: int = 2) -> MentionVerdict:
    """What two mentions say for and against one person.

    Args:
        left, right: the mentions, in any order.
        namesakes: how many mentions of the corpus have such a name.
    """
    model = mention_model()
    left, right = sorted((left, right), key=lambda each: (each.name, each.document_id))
    names = compared_alone([parts_of(left.name), parts_of(right.name)], _ONE, _OTHER)
    many = np.full(2, float(max(2, namesakes)))
    others = Namesakes(many, np.zeros(2), np.zeros(2))
    found = kinds(MentionTable([left, right]), _ONE, _OTHER, names, np.array([left.name == right.name]), others)
    amounts = {kind: float(amount[0]) for kind, amount in found.items()}
    fields = {
        "left": left.name,
        "right": right.name,
        "namesakes": max(2, namesakes),
        "roles": _shared(left.roles, right.roles),
        "events": _shared(left.events, right.events),
        "company": _shared(left.company, right.company),
    }
    adds: dict[str, float] = {}
    for kind, amount in amounts.items():
        if amount:
            told = model.together.get(kind, kind)
            adds[told] = adds.get(told, 0.0) + model.weights[kind] * amount
    sentences = tuple(Sentence(model.sentences[kind].format(**fields), add) for kind, add in adds.items())
    score = sum(sentence.adds for sentence in sentences)
    barred = amounts["gender differs"] > 0 or names[0, FATHERS_DIFFER] > 0
    bare = names[0, ONE_PART] > 0 and not any(amounts[kind] > 0 for kind in BESIDE)
    return MentionVerdict(_verdict(score, model, barred, bare), probability_of(score), score, sentences)


def _verdict(score: float, model: MentionModel, barred: bool, bare: bool) -> Verdict:
    if barred or score < -model.linkage.cut - UNSURE:
        return Verdict.DIFFERENT
    return Verdict.SAME if score > model.linkage.cut and not bare else Verdict.UNCLEAR


# A score is not enough to tell from so far below the cut.
UNSURE = 2.0


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    theirs = {each.casefold() for each in right}
    return ", ".join(sorted(each for each in set(left) if each.casefold() in theirs))
