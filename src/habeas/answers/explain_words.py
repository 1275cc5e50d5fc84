"""How a person is told what the rules did: the sentences of `explain.toml` for each reason, path and confidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import get_args

from habeas.claims.plausible import Reason as Weight
from habeas.claims.trail import Note, Remark, Why
from habeas.errors import BadVocabulary
from habeas.terms import claim_type, load_toml

_FILE = "answers/explain.toml"
# Words of an entry's list that are named; of a longer list the rest is left out.
NAMED = 8
# Signs for and against a claim that are told of each side: those that weigh most.
TOLD = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables of `explain.toml`."""

    why: dict[str, str]
    remarks: dict[str, str]
    kinds: dict[str, str]
    places: dict[str, str]
    behind: dict[str, str]
    responses: dict[str, str]
    sureness: dict[str, str]
    unread: dict[str, str]


@cache
def wording() -> Wording:
    """The sentences.

    Raises:
        BadVocabulary: `explain.toml` does not say what it should.
    """
    return read_wording(load_toml(_FILE))


def read_wording(table: dict[str, object]) -> Wording:
    """Checks and returns a parsed `explain.toml`."""
    known = set(Wording.__dataclass_fields__)
    if set(table) != known:
        raise BadVocabulary(f"data/{_FILE} needs the tables {', '.join(sorted(known))}, and no others")
    read: dict[str, dict[str, str]] = {}
    for name, words in table.items():
        if not isinstance(words, dict) or not all(isinstance(one, str) and one for one in words.values()):
            raise BadVocabulary(f"data/{_FILE}: [{name}] has to give a sentence for each key")
        read[name] = words
    if "any" not in read["responses"]:
        raise BadVocabulary(f"data/{_FILE}: [responses] has to have a label for any of them")
    for name, keys in (("why", get_args(Why)), ("remarks", get_args(Remark))):
        if set(read[name]) != set(keys):
            raise BadVocabulary(f"data/{_FILE}: [{name}] has to have {', '.join(sorted(keys))}, and no others")
    return Wording(**read)


def why_words(note: Note, outer: str = "") -> str:
    """Why nothing came of a word, as the end of a sentence; `outer` is the longer trigger that it is part of."""
    words = wording().why[note.why or "no_act"]
    entry = note.entry
    if entry is None:
        return words.format(outer=outer)
    lists = {
        name: _listed(getattr(entry, name))
        for name in ("object", "subject", "words", "modifier", "not_modifier", "not_of")
    }
    victims = "; ".join(place_words(role, passive=note.passive) for role in entry.victim)
    return words.format(outer=outer, without=_listed(entry.without), victims=victims, **lists)


def path_words(note: Note) -> str:
    """What kind of words told of it, and where those stand to whom it was done."""
    if note.entry is None:
        return wording().responses.get(note.type, note.rule)
    kind = wording().kinds.get(note.entry.kind, note.entry.kind)
    if not note.role:
        return f"{kind} that tells of it by itself"
    return f"{kind}; to whom: {place_words(note.role, passive=note.passive)}"


def place_words(role: str, *, passive: bool = False) -> str:
    """A role of the lexicon in words."""
    places = wording().places
    if role in places:
        return places[f"{role}_passive" if passive and f"{role}_passive" in places else role]
    word, _, what = role.partition("-")
    return wording().behind.get(what or "plain", wording().behind["plain"]).format(word=word)


def sureness_words(reasons: Iterable[Weight]) -> str:
    """What a claim's confidence rests on: the signs that weigh most, first those that speak for it."""
    signs = list(reasons)[1:]  # the first is what every claim begins with
    sides = (("for", [one for one in signs if one.weight > 0]), ("against", [one for one in signs if one.weight < 0]))
    told = [
        wording().sureness[side].format(signs="; ".join(_weighed(one) for one in part[:TOLD]))
        for side, part in sides
        if part
    ]
    return ". ".join(told) or wording().sureness["nothing"]


def _weighed(one: Weight) -> str:
    weight = f"{one.weight:+.1f}".replace("-", "−")
    return f"{one.sentence} ({weight})"


def label_words(types: Iterable[str], joint: str) -> str:
    """The labels of claim types: "Arrest", "Appeal and Imprisonment"; a response of any kind is a response."""
    labels = list(dict.fromkeys(claim_type(name).label if name else wording().responses["any"] for name in types))
    *before, last = labels
    return f"{', '.join(before)} {joint} {last}" if before else last


def _listed(words: frozenset[str] | tuple[str, ...]) -> str:
    shown = sorted(words)[:NAMED]
    return ", ".join(shown) + (" and others" if len(words) > NAMED else "")
