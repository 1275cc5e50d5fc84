"""The words of lists, read from `data/lists`: headings, months, what stands for "not known", what a status says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from habeas.errors import BadVocabulary
from habeas.lists.model import CASE_FIELDS, FIELDS
from habeas.terms import claim_types, load_toml

_COLUMNS, _CASE_COLUMNS, _WORDS, _ACTS = (
    "lists/columns.toml", "lists/case_columns.toml", "lists/words.toml", "lists/acts.toml",
)  # fmt: skip
CUSTODY = ("release", "gone", "remand", "imprisonment")


def plain(text: str) -> str:
    """A heading or a word without capitals, brackets and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w'’\s]", " ", folded.replace("’", "'")).replace("_", " ").split())


@cache
def headings(cases: bool = False) -> dict[str, str]:
    """Every heading that is recognised on a list, or in a table of cases, in plain letters, with its field.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    found: dict[str, str] = {}
    for name, entry in _fields().items():
        for word in entry["headers"] if cases or name in FIELDS else ():
            if found.setdefault(plain(word), name) != name:
                raise BadVocabulary(f"data/lists: {word!r} is a heading of two fields")
    return found


@cache
def label(name: str) -> str:
    """How a field is shown."""
    return str(_fields()[name]["label"])


@cache
def _fields() -> dict[str, dict[str, list[str]]]:
    return _fields_of(_COLUMNS, FIELDS) | _fields_of(_CASE_COLUMNS, CASE_FIELDS)


def _fields_of(file: str, fields: tuple[str, ...]) -> dict[str, dict[str, list[str]]]:
    entries = load_toml(file).get("field")
    if not isinstance(entries, dict) or set(entries) != set(fields):
        raise BadVocabulary(f"data/{file} needs a table [field.NAME] for each of {', '.join(fields)}")
    for name, entry in entries.items():
        if not isinstance(entry, dict) or not isinstance(entry.get("label"), str):
            raise BadVocabulary(f"data/{file}, field {name}: a label is missing")
        _words(entry.get("headers"), f"data/{file}, field {name}")
    return entries


def _words(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
        raise BadVocabulary(f"{where}: a list of words is missing")
    return value


@cache
def _table(key: str) -> dict[str, list[str]]:
    table = load_toml(_WORDS).get(key)
    if not isinstance(table, dict):
        raise BadVocabulary(f"data/{_WORDS} needs a table [{key}]")
    return {name: _words(words, f"data/{_WORDS}, {key}.{name}") for name, words in table.items()}


@cache
def months() -> dict[str, int]:
    """The number of every month's name."""
    return {word.casefold(): int(number) for number, words in _table("months").items() for word in words}


@cache
def year_words() -> frozenset[str]:
    """What may stand behind a year."""
    return frozenset(_words(load_toml(_WORDS).get("year_words"), f"data/{_WORDS}, year_words"))


@cache
def _unknown() -> frozenset[str]:
    words = _words(load_toml(_WORDS).get("unknown"), f"data/{_WORDS}, unknown")
    return frozenset(word.casefold() for word in words)


def says_nothing(cell: str) -> bool:
    """Whether a cell is empty, or has what stands for "not known"."""
    return not cell or cell.casefold() in _unknown()


def is_none(field: str, cell: str) -> bool:
    """Whether a cell of charges, of a term or of where somebody works says that there is none."""
    name = {"charge": "no_charge", "term": "no_term", "organization": "no_organization"}.get(field)
    return name is not None and plain(cell) in _none(name)


@cache
def _none(name: str) -> frozenset[str]:
    return frozenset(map(plain, _words(load_toml(_WORDS).get(name), f"data/{_WORDS}, {name}")))


@cache
def _statuses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = _table("status")
    if set(table) != set(CUSTODY):
        raise BadVocabulary(f"data/{_WORDS} needs words for each status of {', '.join(CUSTODY)}")
    return tuple(
        (name, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, table[name]))})", re.IGNORECASE)) for name in CUSTODY
    )


def custody_of(status: str) -> str | None:
    """What a status says of custody: one of `CUSTODY`; None where its words are not known."""
    code = _CODE.fullmatch(status.strip())
    if code is not None and code[1] in _codes():
        return _codes()[code[1]]
    return next((name for name, words in _statuses() if words.search(status)), None)


# A code in capitals: alone, or with a further part behind a sign.
_CODE = re.compile(r"([A-Z]{2,5})(?:[^\w\s]\S*)?")


@cache
def _codes() -> dict[str, str]:
    return {code: name for name, codes in _table("codes").items() for code in codes}


def gender_of(cell: str) -> str | None:
    """ "female" or "male"; None where the cell says neither."""
    word = plain(cell)
    return next((name for name, words in _table("gender").items() if word in words), None)


@cache
def _acts() -> dict[str, str]:
    """Every wording of what happened, in plain letters, with its claim type: names, labels, and the file's words."""
    found = {plain(word): name for name, each in claim_types().items() for word in (name, each.label)}
    for name, words in load_toml(_ACTS).items():
        if name not in claim_types():
            raise BadVocabulary(f"data/{_ACTS}: {name!r} is no claim type")
        found |= {plain(word): name for word in _words(words, f"data/{_ACTS}, {name}")}
    return found


def act_of(cell: str) -> str | None:
    """The claim type that a cell words, of several the first; None where none is known."""
    return next(iter(acts_of(cell)[0]), None)


def acts_of(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The claim types that a cell words, parted by commas or slashes, and its parts that word none."""
    known: dict[str, None] = {}
    strange: list[str] = []
    for part in _parts(cell, (r"[,;|]", "/")):
        name = _acts().get(plain(part))
        if name is not None:
            known.setdefault(name)
        else:
            strange.append(part.strip())
    return tuple(known), tuple(strange)


def _parts(cell: str, betweens: Sequence[str]) -> Iterator[str]:
    """A cell in as few parts as are known, parted by the first of these signs, and only if need be by the next."""
    parts = [part for part in re.split(betweens[0], cell) if part.strip()] if betweens else []
    if plain(cell) in _acts() or not parts:
        yield cell
        return
    for part in parts:
        yield from _parts(part, betweens[1:])
