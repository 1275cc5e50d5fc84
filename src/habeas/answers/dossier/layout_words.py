"""The headings and standing sentences of a dossier, from `data/dossier/layout.toml`."""

from __future__ import annotations

from functools import cache

from habeas.answers.sentence import date_told
from habeas.dates import PartialDate
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

_FILE = "dossier/layout.toml"


@cache
def _table(name: str) -> dict[str, str]:
    table = load_toml(_FILE).get(name)
    if not isinstance(table, dict) or not all(isinstance(each, str) and each for each in table.values()):
        raise BadVocabulary(f"data/{_FILE} needs words in [{name}]")
    return table


def heading(name: str) -> str:
    """A heading by its name in the file."""
    return _word("headings", name)


def text(name: str, /, **values: object) -> str:
    """A standing sentence with what is put into it."""
    return _word("texts", name).format(**values)


def _word(table: str, name: str) -> str:
    try:
        return _table(table)[name]
    except KeyError as error:
        raise BadVocabulary(f"data/{_FILE}, [{table}]: {name!r} is missing") from error


def dated(day: PartialDate | None, otherwise: str = "date not known") -> str:
    """A date as far as it is known: 3 December 2024, December 2024, 2024."""
    return otherwise if day is None else date_told(day)
