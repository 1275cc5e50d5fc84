"""The vocabulary of responses: forms, requests, answers, outcomes, measures and programmes, checked as it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from habeas.dates import PartialDate
from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import claim_types, load_toml

_WORDS, _PROGRAMMES = "answers/responses.toml", "answers/programmes.toml"


@dataclass(frozen=True, slots=True)
class Named:
    """What some words tell: "release", "visa restriction".

    Attributes:
        types: the types of response that it is looked for in; empty for all.
        only_alone: whether it holds only where nothing else of its kind is told.
        nearby: whether a sentence beside the quote may tell it.
    """

    name: str
    pattern: re.Pattern[str]
    types: frozenset[str] = frozenset()
    only_alone: bool = False
    nearby: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme or policy of sanctions; see the data file for what each field is."""

    name: str
    state: str
    measures: tuple[str, ...]
    source: str
    pattern: re.Pattern[str]
    makers: re.Pattern[str] | None = None
    since: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class ResponseWords:
    """Everything that is looked for in the words of a response; each list in the order of the file.

    `one_statement` has the types that one sentence of one maker may say at once, the one that asks most first.
    """

    forms: tuple[Named, ...]
    requests: tuple[Named, ...]
    answers: tuple[Named, ...]
    outcomes: tuple[Named, ...]
    measures: tuple[Named, ...]
    manner: re.Pattern[str]
    addressee: re.Pattern[str]
    not_addressed: frozenset[str]
    points_back: re.Pattern[str]
    goes_on: re.Pattern[str]
    one_statement: tuple[str, ...]
    award_nouns: tuple[str, ...]
    programmes: tuple[Programme, ...]


@cache
def response_words() -> ResponseWords:
    """The vocabulary of the package.

    Raises:
        BadVocabulary: a data file does not say what it should.
    """
    return read_response_words(load_toml(_WORDS), load_toml(_PROGRAMMES))


def read_response_words(data: dict[str, object], programmes: dict[str, object]) -> ResponseWords:
    """Checks and returns both files."""
    measures = _named(data, "measure")
    return ResponseWords(
        forms=_named(data, "form"),
        requests=_named(data, "request"),
        answers=_named(data, "answer"),
        outcomes=_named(data, "outcome"),
        measures=measures,
        manner=_pattern(data.get("manner"), f"{_WORDS}, manner"),
        addressee=_pattern(data.get("addressee"), f"{_WORDS}, addressee"),
        not_addressed=frozenset(_texts(data.get("not_addressed"), f"{_WORDS}, not_addressed")),
        points_back=_pattern(data.get("points_back"), f"{_WORDS}, points_back"),
        goes_on=_pattern(data.get("goes_on"), f"{_WORDS}, goes_on"),
        one_statement=_types(data.get("one_statement"), f"{_WORDS}, one_statement"),
        award_nouns=_texts(data.get("award_nouns"), f"{_WORDS}, award_nouns"),
        programmes=_programmes(programmes, {each.name for each in measures}),
    )


def _entries(data: dict[str, object], kind: str, file: str) -> list[dict[str, object]]:
    entries = data.get(kind)
    if not isinstance(entries, list) or not entries or not all(isinstance(each, dict) for each in entries):
        raise BadVocabulary(f"data/{file} needs [[{kind}]]")
    names = [str(each.get("name") or "") for each in entries]
    if not all(names) or len(set(names)) < len(names):
        raise BadVocabulary(f"data/{file}: each [[{kind}]] has to have a `name` of its own")
    return entries


def _named(data: dict[str, object], kind: str) -> tuple[Named, ...]:
    found = []
    for entry in _entries(data, kind, _WORDS):
        where = f"{_WORDS}, {kind} {entry['name']!r}"
        strange = set(entry) - {"name", "patterns", "types", "only_alone", "nearby"}
        if strange:
            raise BadVocabulary(f"data/{where}: unknown fields {sorted(strange)}")
        types = frozenset(_types(entry["types"], where)) if "types" in entry else frozenset[str]()
        pattern = _pattern(entry.get("patterns"), where)
        flags = [entry.get(name) is True for name in ("only_alone", "nearby")]
        found.append(Named(str(entry["name"]), pattern, types, *flags))
    return tuple(found)


def _types(values: object, where: str) -> tuple[str, ...]:
    types = _texts(values, where)
    unknown = {name for name in types if name not in claim_types() or claim_types()[name].kind != "response"}
    if unknown:
        raise BadVocabulary(f"data/{where}: {sorted(unknown)} are no types of response")
    return types


def _programmes(data: dict[str, object], measures: set[str]) -> tuple[Programme, ...]:
    found = []
    for entry in _entries(data, "programme", _PROGRAMMES):
        where = f"{_PROGRAMMES}, programme {entry['name']!r}"
        strange = set(entry) - {"name", "state", "measures", "since", "source", "patterns", "makers"}
        laid = _texts(entry.get("measures"), where)
        if strange or not set(laid) <= measures:
            raise BadVocabulary(f"data/{where}: unknown fields or measures {sorted(strange | set(laid) - measures)}")
        state, source = entry.get("state"), entry.get("source")
        if not isinstance(state, str) or not isinstance(source, str) or not source.strip():
            raise BadVocabulary(f"data/{where} needs a `state` and a `source`")
        found.append(
            Programme(
                str(entry["name"]),
                state,
                laid,
                source,
                _pattern(entry.get("patterns"), where),
                _pattern(entry["makers"], where) if "makers" in entry else None,
                _date(entry.get("since"), where),
            )
        )
    return tuple(found)


def _date(value: object, where: str) -> PartialDate | None:
    try:
        return None if value is None else PartialDate.parse(str(value))
    except UnknownTerm as error:
        raise BadVocabulary(f"data/{where}: {error}") from error


def _texts(values: object, where: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not values or not all(isinstance(each, str) and each for each in values):
        raise BadVocabulary(f"data/{where} has to be a list of words")
    return tuple(values)


def _pattern(values: object, where: str) -> re.Pattern[str]:
    """One pattern that matches where any does; the words that are meant are in one of the groups `is`, `is2` …."""
    parts = []
    for number, each in enumerate(_texts(values, where)):
        spaced = each.replace(" ", r"\s+").replace(r"(?P<is>", f"(?P<is{number}>")
        parts.append(f"(?:{spaced})")
    try:
        return re.compile("|".join(parts), re.IGNORECASE)
    except re.error as error:
        raise BadVocabulary(f"data/{where}: a pattern is no regular expression: {error}") from error
