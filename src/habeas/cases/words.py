"""What acts do to custody and in which order they follow: `data/cases/cases.toml` over the vocabulary of types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary
from habeas.model import Act
from habeas.terms import claim_type, claim_types, load_toml

_FILE = "data/cases/cases.toml"


@dataclass(frozen=True, slots=True)
class CaseWords:
    """The vocabulary of cases; see the file for what each list is."""

    order: tuple[str, ...]
    proceedings: tuple[str, ...]
    may_end: tuple[str, ...]
    shows_custody: tuple[str, ...]
    held_before: tuple[str, ...]
    without_custody: tuple[str, ...]


@cache
def case_words() -> CaseWords:
    """The vocabulary of cases.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_case_words(load_toml("cases/cases.toml"))


def read_case_words(data: dict[str, object]) -> CaseWords:
    """Checks and returns a parsed vocabulary of cases."""
    lists: dict[str, tuple[str, ...]] = {}
    for name in CaseWords.__dataclass_fields__:
        values = data.get(name)
        if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
            raise BadVocabulary(f"{_FILE}: `{name}` has to be a list of words")
        unknown = sorted(set(values) - set(claim_types()))
        if unknown and name != "without_custody":
            raise BadVocabulary(f"{_FILE}: `{name}` names unknown claim types {unknown}")
        lists[name] = tuple(values)
    return CaseWords(**lists)


def effect(act: Act) -> str:
    """What the act did to its victim's custody: "begins", "continues", "ends" or "none".

    What is only possible, or denied by all who speak of it, did nothing; nor did a sentence to a fine.
    """
    if act.modality in ("possible", "denied"):
        return "none"
    if act.type == "sentence" and _without_custody(act.term):
        return "none"
    return claim_type(act.type).custody


def rank(act: Act) -> int:
    """The act's place in the usual order of a custody; an act that has none there comes last."""
    order = case_words().order
    return order.index(act.type) if act.type in order else len(order)


def is_response(act: Act) -> bool:
    """Whether the act is of the other side: an appeal, a condemnation, an award."""
    return claim_type(act.type).kind == "response"


def _without_custody(term: str | None) -> bool:
    return term is not None and bool(set(re.findall(r"[a-z]+", term.lower())) & set(case_words().without_custody))
