"""Which numbers of people stand beside custody and are no group of people held, by `data/cases/asides.toml`.

How many a country's prisons hold, or how many were arrested in ten years, is not how many were unjustly held on a day.
A census tells of such a number with why it does not count it; nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.documents.handed_on import quotes_of
from habeas.errors import BadVocabulary
from habeas.model import Act
from habeas.terms import claim_types, load_toml

_FILE = "data/cases/asides.toml"
_WORD = re.compile(r"[\w-]+")
# So much of a text is looked at on either side of the number. No sentence that a person reads is longer, and what the
# expressions cost grows with the square of the length: a hundred thousand characters took a minute each.
_AROUND = 1000
_KEYS = {"name", "why", "acts", "least", "group", "phrase", "said", "unless"}


@dataclass(frozen=True, slots=True)
class Aside:
    """A kind of number that is no group of people held; see the file for what each field is.

    Attributes:
        group: the words that are all its phrase may have; any phrase where it is empty.
        phrase: what the phrase must look like; any where it is None.
    """

    name: str
    why: str
    acts: frozenset[str]
    least: int
    group: frozenset[str]
    phrase: re.Pattern[str] | None
    said: tuple[str, ...]
    unless: tuple[str, ...]

    def holds(self, act: Act, number: int) -> bool:
        """Whether the act tells of such a number."""
        said = (act.group or "").strip()
        if act.type not in self.acts or number < self.least:
            return False
        if self.group and not set(_WORD.findall(said.casefold())) <= self.group:
            return False
        if self.phrase is not None and not self.phrase.search(said):
            return False
        texts = [
            " ".join(quote.text for quote in quotes_of(one.claim))
            for one in act.claims
            if _gives(one.claim.number, number)
        ]
        return bool(texts) and all(self._told(text, number) for text in texts)

    def _told(self, text: str, number: int) -> bool:
        figure = f"(?:{number}|{number:,})"
        text = _beside(text, figure)

        def is_said(expressions: tuple[str, ...]) -> bool:
            return any(_compiled(each.replace("{number}", figure)).search(text) for each in expressions)

        return (not self.said or is_said(self.said)) and not is_said(self.unless)


def aside(act: Act) -> str:
    """The name of the kind of number that the act tells of; empty where it is a group of people."""
    number = max(1, act.number or 1)
    return next((kind.name for kind in asides().values() if kind.holds(act, number)), "")


def why_aside(name: str) -> str:
    """Why a number of that kind is not counted; of a kind that is no longer known, its name."""
    kind = asides().get(name)
    return name if kind is None else kind.why


@cache
def asides() -> Mapping[str, Aside]:
    """The kinds, by name, in the order of the file.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    listed = load_toml("cases/asides.toml").get("aside")
    if not isinstance(listed, list):
        raise BadVocabulary(f"{_FILE}: there has to be a list of [[aside]]")
    return {kind.name: kind for kind in map(read_aside, listed)}


def read_aside(entry: dict[str, object]) -> Aside:
    """One kind, checked.

    Raises:
        BadVocabulary: something is missing, unknown, or no expression.
    """
    name, why, least = entry.get("name"), entry.get("why"), entry.get("least")
    if not isinstance(name, str) or not name or not isinstance(why, str) or not why:
        raise BadVocabulary(f"{_FILE}: each [[aside]] needs a name and a why")
    if not isinstance(least, int) or least < 1:
        raise BadVocabulary(f"{_FILE}: `least` of {name!r} has to be a number of people")
    unknown = sorted((set(entry) - _KEYS) | (set(_strings(name, entry, "acts")) - set(claim_types())))
    if unknown:
        raise BadVocabulary(f"{_FILE}: {name!r} names what is not known: {', '.join(unknown)}")
    phrase = entry.get("phrase")
    if phrase is not None and not isinstance(phrase, str):
        raise BadVocabulary(f"{_FILE}: `phrase` of {name!r} has to be an expression")
    said, unless = _strings(name, entry, "said"), _strings(name, entry, "unless")
    for each in (*said, *unless):
        _compiled(each.replace("{number}", "1"))
    return Aside(
        name,
        why,
        frozenset(_strings(name, entry, "acts")),
        least,
        frozenset(_strings(name, entry, "group")),
        None if phrase is None else _compiled(phrase),
        said,
        unless,
    )


def _gives(told: int | None, number: int) -> bool:
    return told is None or told == number


def _beside(text: str, figure: str) -> str:
    """The text around the number, else its beginning."""
    found = re.search(rf"\b{figure}\b", text) if len(text) > 2 * _AROUND else None
    start, end = (0, _AROUND) if found is None else found.span()
    return text[max(0, start - _AROUND) : end + _AROUND]


def _strings(name: str, entry: dict[str, object], key: str) -> tuple[str, ...]:
    listed = entry.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(each, str) and each for each in listed):
        raise BadVocabulary(f"{_FILE}: `{key}` of {name!r} has to be a list of texts")
    return tuple(listed)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    try:
        return re.compile(expression, re.IGNORECASE)
    except re.error as error:
        raise BadVocabulary(f"{_FILE}: {expression!r} is no expression: {error}") from error
