"""The model that weighs two mentions by what their names say and what stands beside them.

It is `data/people/mention_model.toml`. Every kind of evidence has a weight in log-odds and a sentence. Those of
[weights] were fitted on generated people, of whom it is known who is who; those of [judged] are for what generated
people have not, and were set by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary
from habeas.people.clusters import Linkage
from habeas.terms import load_toml

FITTED = (
    "start",
    "name",
    "one part",
    "agreeing",
    "left out",
    "same spelling",
    "born on one day",
    "born in one year",
    "born a year apart",
    "born at other times",
    "one home",
    "other homes",
    "namesakes",
    "births of namesakes agree",
)
JUDGED = ("one country", "other countries", "one role", "one act", "company", "named apart", "gender differs")
KINDS = (*FITTED, *JUDGED)
# What has to be there beside a name of one part, before it is anybody's.
BESIDE = ("born on one day", "born in one year", "one home", "one role", "one act", "company")


@dataclass(frozen=True, slots=True)
class MentionModel:
    """How mentions are weighed and linked.

    Attributes:
        weights: in log-odds, by kind of evidence.
        sentences: of each kind that is told by itself.
        together: for each other kind the one that it is told with.
        linkage: how scores are averaged, and from which mean on two groups are one person.
    """

    weights: dict[str, float]
    sentences: dict[str, str]
    together: dict[str, str]
    linkage: Linkage


@cache
def mention_model() -> MentionModel:
    """The model.

    Raises:
        BadVocabulary: `data/people/mention_model.toml` does not say what it should.
    """
    return read_model(load_toml("people/mention_model.toml"))


def read_model(data: dict[str, object]) -> MentionModel:
    """Checks and returns a parsed model: it has a weight and a sentence for every kind of evidence and no other."""
    tables = [data.get(name) for name in ("weights", "judged", "sentences", "together", "linkage")]
    weights, judged, sentences, together, linkage = (each if isinstance(each, dict) else {} for each in tables)
    if set(weights) != set(FITTED) or set(judged) != set(JUDGED) or set(sentences) != set(KINDS) - set(together):
        raise BadVocabulary("data/people/mention_model.toml needs a weight and a sentence for every kind of evidence")
    return MentionModel(
        {kind: float(weight) for kind, weight in (weights | judged).items()},
        {kind: str(text) for kind, text in sentences.items()},
        {kind: str(other) for kind, other in together.items()},
        Linkage(**{name: float(value) for name, value in linkage.items()}),
    )
