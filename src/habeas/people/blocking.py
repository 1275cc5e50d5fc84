"""The keys under which a name is looked up: two names that may be one person's share at least one.

Five kinds of keys. `parts`: the consonants of two parts, in any order, so that a name with a father's name or a second
surname is found without it. `beginning`: one part whole and the beginning of another, for a slip of the pen. `initial`:
a part and the first sound of another. `alone`: a part by itself. `whole`: the whole name without its spaces. Sharing a
key joins nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, permutations, product
from operator import itemgetter

from habeas.errors import BadVocabulary
from habeas.people.parts import Parts
from habeas.people.readings import Part, manly
from habeas.terms import load_toml

PARTS, BEGINNING, INITIAL, ALONE, WHOLE = "parts", "beginning", "initial", "alone", "whole"
KINDS = (PARTS, BEGINNING, INITIAL, ALONE, WHOLE)
# Consonants of a part that count; the beginning of another; the whole name.
CONSONANTS, BEGINNING_LENGTH, WHOLE_LENGTH = 5, 2, 7
# Spellings leave some sounds open; so many ways to read a part are enough.
MOST_WAYS = 8
# The parts of a name that are laid end to end for the whole.
WHOLE_PARTS = 3
_DOUBLED = re.compile(r"(.)\1+")
_ONCE = itemgetter(1)


@dataclass(frozen=True, slots=True)
class Classes:
    """What `data/people/blocking.toml` says."""

    classes: dict[str, tuple[str, ...]]
    dropped: str
    gone: dict[int, None]
    vowel: frozenset[str]
    sibilant: frozenset[str]
    worth: dict[str, float]


@cache
def sound_classes() -> Classes:
    """The classes of sounds.

    Raises:
        BadVocabulary: `data/people/blocking.toml` does not say what it should.
    """
    return read_classes(load_toml("people/blocking.toml"))


def read_classes(data: dict[str, object]) -> Classes:
    """Checks and returns parsed classes of sounds."""
    tables = {name: data.get(name) for name in ("classes", "dropped", "first", "worth")}
    classes, dropped, first, worth = tables.values()
    if not (isinstance(classes, dict) and isinstance(dropped, dict) and isinstance(first, dict)):
        raise BadVocabulary("data/people/blocking.toml needs [classes], [dropped] and [first]")
    if not isinstance(worth, dict) or set(worth) != set(KINDS):
        raise BadVocabulary(f"data/people/blocking.toml needs [worth] with {', '.join(KINDS)}")
    return Classes(
        classes={str(code): tuple(map(str, ways)) for code, ways in classes.items()},
        dropped=str(dropped.get("classes", "")),
        gone=dict.fromkeys(map(ord, str(dropped.get("classes", "")))),
        vowel=frozenset(first.get("vowel", ())),
        sibilant=frozenset(first.get("sibilant", ())),
        worth={kind: float(worth[kind]) for kind in KINDS},
    )


def keys_of(name: Parts) -> Iterator[tuple[str, str]]:
    """The keys of a name with their kinds, each once; none for a text that names nobody."""
    return iter(dict.fromkeys(_keys(name)))


def _keys(name: Parts) -> Iterator[tuple[str, str]]:
    written = [each for each in name.proper if not each.initial]
    for one, other in combinations(written, 2):
        for mine in consonants(one):
            for theirs in consonants(other):
                yield PARTS, "+".join(sorted((mine, theirs)))
                yield BEGINNING, f"{mine}+{theirs[:BEGINNING_LENGTH]}"
                yield BEGINNING, f"{theirs}+{mine[:BEGINNING_LENGTH]}"
        for ways in zip(chinese_keys(one), chinese_keys(other), strict=True):
            yield from ((PARTS, "/".join(sorted(pair))) for pair in product(*ways))
    for each in written:
        yield from ((ALONE, key) for key in consonants(each))
    for one, other in permutations(name.proper, 2):
        if not one.initial:
            yield from ((INITIAL, f"{mine}+{first}") for mine in consonants(one) for first in first_sounds(other))
    yield from ((WHOLE, key) for key in whole_keys(name))


def whole_keys(name: Parts) -> tuple[str, ...]:
    """The beginning of the whole name without its spaces, in both orders."""
    ends = [ways[0] if (ways := consonants(each)) else "" for each in name.proper if not each.initial][:WHOLE_PARTS]
    return ("".join(ends)[:WHOLE_LENGTH], "".join(ends[::-1])[:WHOLE_LENGTH]) if ends else ()


def chinese_keys(each: Part) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """By which two parts of a Chinese name are looked up besides: syllables, and characters in any order."""
    return each.syllables, ("".join(sorted(each.letters)),) if each.script == "han" else ()


@lru_cache(maxsize=262144)
def consonants(each: Part) -> tuple[str, ...]:
    """The classes of a part's consonants, in each way that it may be read: Hasan and Gasan, Kuznecov and Kuznetsov."""
    return tuple(dict.fromkeys(way for coded in each.codes for way in _ways(coded)))


@lru_cache(maxsize=262144)
def _ways(coded: str) -> tuple[str, ...]:
    known = sound_classes()
    ways = [""]
    for letter in manly(coded):
        classes = known.classes.get(letter)
        if not classes:
            continue
        if len(classes) == 1 or len(ways) * len(classes) > MOST_WAYS:
            ways = [way + classes[0] for way in ways]
        else:
            ways = [way + each for way in ways for each in classes]
    short = (_DOUBLED.sub(_ONCE, way.translate(known.gone))[:CONSONANTS] for way in ways)
    return tuple(dict.fromkeys(way or f"-{coded[:1]}" for way in short))


@lru_cache(maxsize=262144)
def first_sounds(each: Part) -> tuple[str, ...]:
    """The first sound of a part, in each way that it may be read; "" where it may be a vowel."""
    known = sound_classes()
    found: list[str] = []
    for coded in each.codes:
        letter = coded[0]
        found += [each for each in known.classes.get(letter, ("",)) if each not in known.dropped]
        if letter in known.vowel or letter not in known.classes:
            found.append("")
        if letter in known.sibilant:
            found.append("s")
    return tuple(dict.fromkeys(found))
