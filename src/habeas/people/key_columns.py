"""The keys of many names as columns: the same as `habeas.people.blocking.keys_of`, with numbers in place of texts.

Names share their parts, so what a key is made of is worked out once for each distinct part; a key is then a number that
stands for no other one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from habeas.people.blocking import (
    ALONE,
    BEGINNING,
    BEGINNING_LENGTH,
    INITIAL,
    KINDS,
    PARTS,
    WHOLE,
    chinese_keys,
    consonants,
    first_sounds,
    whole_keys,
)
from habeas.people.parts import Parts
from habeas.people.readings import Part

Numbers = NDArray[np.int64]
Kinds = NDArray[np.int8]
# A key is a number of what it is made of (the two parts of `parts` may be syllables or characters), and two texts.
_TEXT = 28
_SYLLABLES = len(KINDS)


class KeyColumns(NamedTuple):
    """A row for each key of a name, each once: the name's place, the key, its kind as a place in `KINDS`."""

    owners: Numbers
    keys: Numbers
    kinds: Kinds


class _Lists(NamedTuple):
    """Several numbers for each row: those of row r are `values[starts[r] : starts[r + 1]]`."""

    starts: Numbers
    values: Numbers

    @classmethod
    def of(cls, lists: Iterable[Sequence[int]]) -> _Lists:
        some = list(lists)
        return cls(_starts(some), np.array(list(chain.from_iterable(some)), dtype=np.int64))

    def sizes(self, rows: Numbers) -> Numbers:
        return np.asarray(self.starts[rows + 1] - self.starts[rows])


def _starts(lists: Sequence[Sequence[object]]) -> Numbers:
    return np.concatenate([[0], np.cumsum(np.fromiter(map(len, lists), dtype=np.int64, count=len(lists)))])


class KeyTexts:
    """Texts by number, in the order in which they were asked for: keys are the same only among the same texts."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def of(self, lists: Iterable[Sequence[str]]) -> _Lists:
        """The numbers of several texts for each row."""
        some, numbers = list(lists), self.numbers
        found = [numbers.setdefault(text, len(numbers)) for text in chain.from_iterable(some)]
        return _Lists(_starts(some), np.array(found, dtype=np.int64))


class _Sounds:
    """Of each distinct part what keys are made of, as numbers of texts."""

    def __init__(self, parts: Iterable[Part], texts: KeyTexts) -> None:
        some = list(parts)
        ways = [consonants(each) for each in some]
        self.ways = texts.of(ways)
        self.beginnings = texts.of([way[:BEGINNING_LENGTH] for way in each] for each in ways)
        self.first = texts.of(map(first_sounds, some))
        chinese = [chinese_keys(each) for each in some]
        self.syllables, self.characters = (texts.of(each[way] for each in chinese) for way in (0, 1))


def key_columns(names: Sequence[Parts], texts: KeyTexts | None = None) -> KeyColumns:
    """The keys of all names, in the order of the names; `texts` goes from one share of many names to the next."""
    texts = texts or KeyTexts()
    numbers: dict[Part, int] = {}
    rows = _Lists.of([numbers.setdefault(each, len(numbers)) for each in name.proper] for name in names)
    sounds = _Sounds(numbers, texts)
    initial = np.array([each.initial for each in numbers], dtype=bool)
    owner = np.repeat(np.arange(len(names)), np.diff(rows.starts))
    one, other = _within(rows.starts)
    mine, theirs = rows.values[one], rows.values[other]
    written, both = ~initial[mine], ~initial[mine] & ~initial[theirs]
    found = [
        _keys(PARTS, owner[one], (sounds.ways, mine), (sounds.ways, theirs), both & (one < other)),
        _keys(BEGINNING, owner[one], (sounds.ways, mine), (sounds.beginnings, theirs), both),
        _keys(INITIAL, owner[one], (sounds.ways, mine), (sounds.first, theirs), written),
        _alone(owner, rows.values, sounds.ways, ~initial[rows.values]),
        _wholes(names, texts),
    ]
    for way in (sounds.syllables, sounds.characters):
        found.append(_keys(_SYLLABLES, owner[one], (way, mine), (way, theirs), both & (one < other)))
    return _each_once(found)


def _within(starts: Numbers) -> tuple[Numbers, Numbers]:
    """Every two different rows of each name, in both orders."""
    sizes = np.diff(starts)
    one = np.repeat(np.arange(starts[-1]), np.repeat(sizes, sizes))
    begins = np.repeat(np.repeat(starts[:-1], sizes), np.repeat(sizes, sizes))
    width = np.repeat(np.repeat(sizes, sizes), np.repeat(sizes, sizes))
    before = np.repeat(np.cumsum(np.repeat(sizes, sizes)) - np.repeat(sizes, sizes), np.repeat(sizes, sizes))
    other = begins + (np.arange(len(width)) - before)
    apart = one != other
    return one[apart], other[apart]


def _keys(
    kind: str | int,
    owner: Numbers,
    left: tuple[_Lists, Numbers],
    right: tuple[_Lists, Numbers],
    used: NDArray[np.bool_],
) -> tuple[Numbers, Numbers, int]:
    """The keys of each text of a left part with each of a right one; the order of two whole parts does not count."""
    owner, mine, theirs = owner[used], left[1][used], right[1][used]
    heights, widths = left[0].sizes(mine), right[0].sizes(theirs)
    sizes = heights * widths
    which = np.repeat(np.arange(len(owner)), sizes)
    step = np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    one = left[0].values[left[0].starts[mine][which] + step // np.maximum(1, widths)[which]]
    other = right[0].values[right[0].starts[theirs][which] + step % np.maximum(1, widths)[which]]
    if kind in (PARTS, _SYLLABLES):
        one, other = np.minimum(one, other), np.maximum(one, other)
    number = kind if isinstance(kind, int) else KINDS.index(kind)
    return owner[which], number << 2 * _TEXT | one << _TEXT | other, number


def _alone(owner: Numbers, parts: Numbers, ways: _Lists, written: NDArray[np.bool_]) -> tuple[Numbers, Numbers, int]:
    sizes = ways.sizes(parts[written])
    step = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    number = KINDS.index(ALONE)
    values = ways.values[np.repeat(ways.starts[parts[written]], sizes) + step]
    return np.repeat(owner[written], sizes), number << 2 * _TEXT | values, number


def _wholes(names: Sequence[Parts], texts: KeyTexts) -> tuple[Numbers, Numbers, int]:
    lists = texts.of(map(whole_keys, names))
    number = KINDS.index(WHOLE)
    return np.repeat(np.arange(len(names)), np.diff(lists.starts)), number << 2 * _TEXT | lists.values, number


def _each_once(found: Sequence[tuple[Numbers, Numbers, int]]) -> KeyColumns:
    owners = np.concatenate([each[0] for each in found])
    keys = np.concatenate([each[1] for each in found])
    kinds = np.concatenate([np.full(len(each[0]), each[2] % _SYLLABLES, dtype=np.int8) for each in found])
    order = np.lexsort((keys, owners))
    owners, keys, kinds = owners[order], keys[order], kinds[order]
    first = np.ones(len(keys), dtype=bool)
    first[1:] = (owners[1:] != owners[:-1]) | (keys[1:] != keys[:-1])
    return KeyColumns(owners[first], keys[first], kinds[first])
