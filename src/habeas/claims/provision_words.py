"""The patterns by which statements of law are read, from `data/claims/provisions.toml`, checked and compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.errors import BadVocabulary
from habeas.terms import load_toml

_FILE = "data/claims/provisions.toml"
_SINGLE = (
    "codes", "article", "clauses", "not_said", "no_subject", "no_offence", "after_subject", "most", "least", "length",
    "money",
)  # fmt: skip
KINDS = ("penalty", "prohibition", "guarantee", "requirement", "change")


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled patterns; see the data file for what each is."""

    codes: re.Pattern[str]
    article: re.Pattern[str]
    clauses: re.Pattern[str]
    not_said: re.Pattern[str]
    penalties: tuple[re.Pattern[str], ...]
    no_subject: re.Pattern[str]
    no_offence: re.Pattern[str]
    after_subject: re.Pattern[str]
    most: re.Pattern[str]
    least: re.Pattern[str]
    length: re.Pattern[str]
    money: re.Pattern[str]
    number: str
    kinds: Mapping[str, re.Pattern[str]]
    statements: Mapping[str, tuple[re.Pattern[str], ...]]
    condition_of_penalty: re.Pattern[str]
    condition_of_right: re.Pattern[str]
    threshold: re.Pattern[str]


@cache
def provision_words() -> Words:
    """The patterns of the package.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_provision_words(load_toml("claims/provisions.toml"))


def read_provision_words(table: dict[str, Any]) -> Words:
    """Checks and compiles a parsed file."""
    try:
        statements = {
            kind: tuple(_compiled(each, table) for each in ways) for kind, ways in table["statements"].items()
        }
        words = Words(
            **{name: _compiled(table[name], table) for name in _SINGLE},
            penalties=tuple(_compiled(each, table) for each in table["penalties"]),
            number=table["number"],
            kinds={kind: _compiled(pattern, table) for kind, pattern in table["kinds"].items()},
            statements=statements,
            condition_of_penalty=_compiled(table["conditions"]["penalty"], table),
            condition_of_right=_compiled(table["conditions"]["right"], table),
            threshold=_compiled(table["conditions"]["threshold"], table),
        )
    except (KeyError, AttributeError, TypeError) as error:
        raise BadVocabulary(f"{_FILE}: {error} is missing or is not what it should be") from error
    if set(statements) != set(KINDS) - {"penalty"}:
        raise BadVocabulary(f"{_FILE}: [statements] has {', '.join(set(KINDS) - {'penalty'})}")
    return words


def _compiled(pattern: str, table: dict[str, Any]) -> re.Pattern[str]:
    """A pattern with the patterns that it names in their places."""
    whole = pattern
    for _ in range(3):
        whole = re.sub(r"(?<!\?P)<(law|penal|length|number)>", lambda named: f"(?:{table[named[1]]})", whole)
    try:
        return re.compile(whole)
    except re.error as error:
        raise BadVocabulary(f"{_FILE}: {pattern[:80]!r} is no regular expression: {error}") from error
