"""What `data/acts/acts.toml` says of makers, numbers and lengths of time, checked as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.errors import BadVocabulary
from habeas.terms import claim_types, load_toml

_FILE = "data/acts/acts.toml"


@dataclass(frozen=True, slots=True)
class ActWords:
    """The vocabulary with which acts are told apart.

    Attributes:
        maker_decides, maker_if_known: claim types for which who did it parts two acts.
        near_days: claim types that sources may date a little differently.
        once: those of them that no one suffers twice within days, so that one further difference is a dispute.
        once_in_life: what no one suffers twice at all.
        states: what lasts, so that a document that does not date it means its own day.
        sites, areas: words of places that lie in a town, and of those that towns lie in.
        condemned: what a condemnation may be of, with the beginnings of words that say so.
        generic: words that do not make two makers the same.
        any_charge: words that do not make two offences the same.
        spelling: British spellings inside words, with the American ones.
        offences: words for an offence, with the one that they are compared as.
        short: short forms of makers with the words they stand for.
        numbers, units: words for numbers, and for lengths of time in days.
        in_length: words that may stand between a number and its length of time.
        at_most: words before a term that is only the longest that it can be.
        endless: words of a term without a fixed end.
        corrections, withdrawals: phrases that say that a document corrects, or that an allegation is taken back.
    """

    maker_decides: frozenset[str]
    maker_if_known: frozenset[str]
    near_days: frozenset[str]
    once: frozenset[str]
    once_in_life: frozenset[str]
    states: frozenset[str]
    sites: frozenset[str]
    areas: frozenset[str]
    condemned: dict[str, tuple[str, ...]]
    generic: frozenset[str]
    any_charge: frozenset[str]
    spelling: dict[str, str]
    offences: dict[str, str]
    short: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    units: dict[str, int]
    in_length: frozenset[str]
    at_most: frozenset[str]
    endless: frozenset[str]
    corrections: frozenset[str]
    withdrawals: frozenset[str]


@cache
def act_words() -> ActWords:
    """The vocabulary of acts.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_act_words(load_toml("acts/acts.toml"))


def read_act_words(data: dict[str, object]) -> ActWords:
    """Checks and returns a parsed vocabulary of acts."""
    return ActWords(
        maker_decides=_types(data, "makers", "decides"),
        maker_if_known=_types(data, "makers", "if_known"),
        near_days=_types(data, "days", "near"),
        once=_types(data, "days", "once"),
        once_in_life=_types(data, "days", "once_in_life"),
        states=_types(data, "days", "states"),
        sites=_list(data, "places", "sites"),
        areas=_list(data, "places", "areas"),
        condemned={key: tuple(sorted(_list(data, "condemned", key))) for key in _table(data, "condemned", list)},
        generic=_list(data, "words", "generic"),
        any_charge=_list(data, "words", "any_charge"),
        spelling={key: str(value) for key, value in _table(data, "spelling", str).items()},
        offences={key: str(value) for key, value in _table(data, "offences", str).items()},
        short={key: tuple(str(value).split()) for key, value in _table(data, "short", str).items()},
        numbers={key: int(str(value)) for key, value in _table(data, "numbers", int).items()},
        units={key: int(str(value)) for key, value in _table(data, "units", int).items()},
        in_length=_list(data, "lengths", "between"),
        at_most=_list(data, "bounds", "at_most"),
        endless=_list(data, "endless", "words"),
        corrections=_list(data, "fate", "corrections"),
        withdrawals=_list(data, "fate", "withdrawals"),
    )


def _table(data: dict[str, object], name: str, kind: type) -> dict[str, object]:
    entry = data.get(name)
    if not isinstance(entry, dict) or not entry or not all(isinstance(value, kind) for value in entry.values()):
        raise BadVocabulary(f"{_FILE}: [{name}] has to map words to values of type {kind.__name__}")
    return entry


def _list(data: dict[str, object], table: str, name: str) -> frozenset[str]:
    values = _table(data, table, list).get(name)
    if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
        raise BadVocabulary(f"{_FILE}: `{name}` in [{table}] has to be a list of words")
    return frozenset(values)


def _types(data: dict[str, object], table: str, name: str) -> frozenset[str]:
    values = _list(data, table, name)
    unknown = sorted(values - set(claim_types()))
    if unknown:
        raise BadVocabulary(f"{_FILE}: `{name}` in [{table}] names unknown claim types {unknown}")
    return values
