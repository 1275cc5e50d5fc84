"""Finds on whom a document leans: the sources that its sentences name, and of what kind each is.

A source is named where a sentence says so in one of the ways of `data/claims/attributions.toml` ("According to Human
Rights Watch", "observers reported"). Whatever is of no kind that is known there is left out, rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.claims.plain_sentences import sentences
from habeas.errors import BadVocabulary
from habeas.model import Document, Quote
from habeas.terms import load_toml

_FILE = "data/claims/attributions.toml"


@dataclass(frozen=True, slots=True)
class Attribution:
    """That a sentence names its source: `who` as worded, without article, and the name of its kind."""

    who: str
    kind: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Ways:
    """The compiled patterns; see the data file."""

    ways: tuple[re.Pattern[str], ...]
    no_source: re.Pattern[str]
    around: re.Pattern[str]
    kinds: Mapping[str, tuple[re.Pattern[str], ...]]
    labels: Mapping[str, str]


def read_attributions(document: Document) -> tuple[Attribution, ...]:
    """The sources that an English document names, sentence by sentence; one sentence may name several."""
    if document.language not in (None, "en"):
        return ()
    found: dict[tuple[int, str], Attribution] = {}
    for part in document.parts:
        if part.kind not in ("paragraph", "list_item"):
            continue
        for start, end in sentences(document.text, part.start, part.end):
            sentence = document.text[start:end]
            for who, kind in sources_in(sentence):
                found.setdefault((start, who), Attribution(who, kind, Quote(start, end, sentence)))
    return tuple(found.values())


def sources_in(sentence: str) -> Iterator[tuple[str, str]]:
    """The sources that a sentence names with their kinds, in the order of the ways."""
    ways, plain = attribution_ways(), " ".join(sentence.split())
    for pattern in ways.ways:
        for match in pattern.finditer(plain):
            who = ways.around.sub("", match["who"].strip(" ,.“”")).strip(" ,.“”")
            kind = _kind(who, ways)
            if kind is not None and not ways.no_source.search(who):
                yield who, kind


def _kind(who: str, ways: Ways) -> str | None:
    return next((kind for kind, patterns in ways.kinds.items() if any(each.search(who) for each in patterns)), None)


@cache
def attribution_ways() -> Ways:
    """The patterns of the package.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    return read_ways(load_toml("claims/attributions.toml"))


def read_ways(table: dict[str, Any]) -> Ways:
    """Checks and compiles a parsed file."""
    try:
        named = {name: f"(?:{table[name]})" for name in ("name", "verbs")}
        ways = tuple(
            _compiled(re.sub(r"(?<!\?P)<(name|verbs)>", lambda one: named[one[1]], way)) for way in table["ways"]
        )
        kinds = {each["name"]: tuple(_compiled(one) for one in each["wordings"]) for each in table["kind"]}
        labels = {each["name"]: str(each["label"]) for each in table["kind"]}
        no_source, around = _compiled(table["no_source"]), _compiled(table["around"])
    except (KeyError, TypeError) as error:
        raise BadVocabulary(f"{_FILE}: {error} is missing or is not what it should be") from error
    if any("who" not in way.groupindex for way in ways):
        raise BadVocabulary(f"{_FILE}: each of `ways` names the source as (?P<who>...)")
    return Ways(ways, no_source, around, kinds, labels)


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise BadVocabulary(f"{_FILE}: {pattern[:80]!r} is no regular expression: {error}") from error
