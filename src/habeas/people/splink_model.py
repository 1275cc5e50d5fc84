"""The settings with which Splink looks for pairs of names, made from the model of names and from `splink_levels.toml`.

Splink's own training is not used: the weight of a level is what the model of names says of the evidence that the level
stands for. So the same two files serve every engine that Splink has.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, log
from typing import Any

from habeas.errors import BadVocabulary
from habeas.people.evidence import KINDS
from habeas.people.pairs import pair_model
from habeas.terms import load_toml

ELSE = "ELSE"
# Every row has its columns; Splink asks for a level of those that have not.
_UNKNOWN = {"sql_condition": "sounds_l is null or sounds_r is null", "label_for_charts": "none", "is_null_level": True}
# Splink takes a weight as the ratio of two shares, of which the larger is this one.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Level:
    """One way in which two names may agree.

    Attributes:
        label: what it is called.
        sql: when it holds, over the columns of `habeas.people.name_rows`; "ELSE" for whatever is left.
        evidence: how much of each kind of evidence it stands for.
    """

    label: str
    sql: str
    evidence: dict[str, float]

    @property
    def weight(self) -> float:
        """What the model of names says of it, in log-odds, without its start."""
        weights = pair_model().weights
        return sum(weights[kind] * amount for kind, amount in self.evidence.items())


@cache
def levels() -> tuple[Level, ...]:
    """The levels, the nearest first.

    Raises:
        BadVocabulary: `data/people/splink_levels.toml` does not say what it should.
    """
    return read_levels(load_toml("people/splink_levels.toml"))


def read_levels(data: dict[str, object]) -> tuple[Level, ...]:
    """Checks and returns parsed levels: of evidence that the model of names knows, the last one for what is left."""
    entries = data.get("level")
    if not isinstance(entries, list) or not entries:
        raise BadVocabulary("data/people/splink_levels.toml needs [[level]] entries")
    found = tuple(_read_level(entry) for entry in entries)
    if [level.sql == ELSE for level in found] != [False] * (len(found) - 1) + [True]:
        raise BadVocabulary(f'data/people/splink_levels.toml: the last level, and no other, needs sql = "{ELSE}"')
    return found


def _read_level(entry: object) -> Level:
    evidence = entry.get("evidence") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(evidence, dict) or not set(evidence) <= set(KINDS):
        raise BadVocabulary("data/people/splink_levels.toml: a level needs `evidence` that pair_model.toml knows")
    amounts = {kind: float(amount) for kind, amount in evidence.items()}
    return Level(str(entry.get("label", "")), str(entry.get("sql", "")), amounts)


def settings() -> dict[str, Any]:
    """Splink's settings as a dictionary, which is also its file of a model."""
    start = pair_model().weights["start"]
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "place",
        "probability_two_random_records_match": 1 / (1 + exp(-start)),
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": "l.keys = r.keys", "arrays_to_explode": ["keys"]},
            {"blocking_rule": "l.late_keys = r.late_keys and (l.short or r.short)", "arrays_to_explode": ["late_keys"]},
        ],
        "comparisons": [{"output_column_name": "names", "comparison_levels": [_UNKNOWN, *map(_level, levels())]}],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
    }


def match_weight(score: float) -> float:
    """A score in log-odds as Splink's match weight, which is in bits."""
    return score / log(2)


def _level(level: Level) -> dict[str, Any]:
    shares = (_SHARE, _SHARE / exp(level.weight)) if level.weight > 0 else (_SHARE * exp(level.weight), _SHARE)
    return {
        "sql_condition": level.sql,
        "label_for_charts": level.label,
        "m_probability": shares[0],
        "u_probability": shares[1],
        "fix_m_probability": True,
        "fix_u_probability": True,
    }
