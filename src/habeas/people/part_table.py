"""The distinct parts of many names as columns, for comparing them many at a time.

What a comparison asks of a part is a number here: its letters, its script, its ending, and the codings of its sounds,
which are places in one list of texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from habeas.people.edits import Codings
from habeas.people.known_distances import KnownDistances
from habeas.people.likeness import PUT_ON, SONS, bare, group_mask, marked, own_name, stem, unbaltic
from habeas.people.name_rules import name_rules
from habeas.people.other_names import (
    ends_in_ian,
    exact_spelling,
    iberian,
    last_vowel,
    stem_of,
    written_vowels,
)
from habeas.people.readings import CHARACTERS, VIETNAMESE, Part, ending_of, halves, manly

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
Floats = NDArray[np.float64]
NONE = -1
_BITS = (1 << 64) - 1
# The codings of a part: as it sounds, as a man has it, without a Baltic ending, all in two readings; without the ending
# of a surname; its first sound; its Chinese syllables, in two readings.
CODINGS = ("code", "male", "bare", "code", "male", "bare", "stem", "first", "syllables", "syllables")
CODE, MALE, BARE, CODE_AGAIN, MALE_AGAIN, BARE_AGAIN, STEM, FIRST, SYLLABLES, SYLLABLES_AGAIN = range(len(CODINGS))


class PartTable:
    """Columns with a row for each part.

    Attributes:
        codings: for each of `CODINGS` the place of its text in `texts`, or -1.
        letters, plain, script, marks: numbers of what is the same; `letters` is -1 for an initial, `marks` where a word
            has none that count.
        length: how many letters `plain` has; `short`, whether the word has fewer than three.
        exact: numbers of what is spelt the same where every letter counts, or -1; `halved`, whether a dash joins two
            names; `vowels` and `last_vowel`, numbers of what is the same where vowels count, or -1; `ian`, whether it
            ends so; `stemmed`, whether it is a surname made of a given name or one in -ez; `character`, whether it is
            in a script of which each sign is a syllable.
        ending: the kind of a surname's ending, or -1.
        groups: the groups of variants of a given name, as bits of numbers.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = list(parts)
        rows = [_codings_of(each) for each in self.parts]
        texts = sorted({text for row in rows for text in row if text is not None})
        places: dict[str | None, int] = {text: place for place, text in enumerate(texts)}
        places[None] = NONE
        self.texts = Codings(texts)
        self._known = {way: KnownDistances(self.texts, unvowelled=way) for way in (False, True)}
        self.codings = np.array([[places[text] for text in row] for row in rows], dtype=np.int64)
        self.codings = np.ascontiguousarray(self.codings.reshape(-1, len(CODINGS)).T)
        kinds = {kind: number for number, kind in enumerate(name_rules().ending)}
        endings = [ending_of(each) for each in self.parts]
        self.ending = np.array([NONE if each is None else kinds[each] for each in endings], dtype=np.int64)
        self.put_on = kinds.get(PUT_ON, NONE)
        self.sons = tuple(kinds.get(kind, NONE) for kind in sorted(SONS))
        self.letters = _numbers(None if each.initial else each.letters for each in self.parts)
        self.plain = _numbers(each.plain for each in self.parts)
        self.length = np.array([len(each.plain) for each in self.parts], dtype=np.int64)
        self.short = self._answers(len(each.letters) < 3 for each in self.parts)
        self.script = _numbers(each.script for each in self.parts)
        self.marks = _numbers(
            marked(each.letters, vietnamese=each.way == VIETNAMESE) or None if each.script == "latin" else None
            for each in self.parts
        )
        self.latin = self._answers(each.script == "latin" for each in self.parts)
        self.han = self._answers(each.script == "han" for each in self.parts)
        self.japanese = self._answers(each.script == "japanese" for each in self.parts)
        self.arabic = self._answers(each.script == "arabic" for each in self.parts)
        self.unvowelled = self._answers(each.unvowelled for each in self.parts)
        self.vietnamese = self._answers(each.way == VIETNAMESE for each in self.parts)
        self.exact = _numbers(exact_spelling(each) for each in self.parts)
        self.vowels = _numbers(written_vowels(each) for each in self.parts)
        self.last_vowel = _numbers(last_vowel(each) for each in self.parts)
        self.ian = self._answers(ends_in_ian(each) for each in self.parts)
        self.halved = self._answers(bool(halves(each)) for each in self.parts)
        self.stemmed = self._answers(stem_of(each) is not None or iberian(each) is not None for each in self.parts)
        self.character = self._answers(each.script in CHARACTERS for each in self.parts)
        self.initial = self._answers(each.initial for each in self.parts)
        self.syllabic = self.codings[SYLLABLES] != NONE
        self.own = self._answers(own_name(each) for each in self.parts)
        ends = name_rules().compounds
        self.compound = self._answers(bare(each).endswith(ends) for each in self.parts)
        masks = [group_mask(each) for each in self.parts]
        bits = range(0, max(1, max(masks, default=0).bit_length()), 64)
        self.groups = np.array([[mask >> bit & _BITS for mask in masks] for bit in bits], dtype=np.uint64)

    def _answers(self, values: Iterable[bool]) -> Answers:
        return np.fromiter(values, dtype=bool, count=len(self.parts))

    def apart(self, kind: tuple[int, int], one: Numbers, other: Numbers, loose: Answers) -> Floats:
        """How far the codings of these kinds are apart; 1 where a part has none.

        `loose` tells of which pairs one side is from a script without vowels.
        """
        left, right = self.codings[kind[0]][one], self.codings[kind[1]][other]
        found = np.ones(len(one), dtype=np.float64)
        both = (left != NONE) & (right != NONE)
        for way in (False, True):
            places = np.flatnonzero(both & (loose == way))
            if len(places):
                found[places] = self._known[way].apart(left[places], right[places])
        return found

    def womans(self) -> Answers:
        """Whether they are a woman's form."""
        return np.asarray(self.codings[CODE] != self.codings[MALE])

    def lengths(self) -> Floats:
        """How long they are, as `habeas.people.alignment.length` says."""
        return np.asarray(np.append(self.texts.weights(True), 0.0)[self.codings[CODE]])

    def read_once(self, rows: Numbers) -> Answers:
        """Whether they have one reading, neither none nor several."""
        return np.asarray((self.codings[CODE][rows] != NONE) & (self.codings[CODE_AGAIN][rows] == NONE))

    def longer_than(self, sounds: int) -> Answers:
        """Whether they have one reading, of more sounds than this."""
        one = self.read_once(np.arange(len(self.parts)))
        return np.asarray(one & (np.append(self.texts.lengths, 0)[self.codings[CODE]] > sounds))

    def first_near(self, one: Numbers, other: Numbers, most: float) -> Answers:
        """Whether their first sounds cost no more than this to change; what has no sound is only near its like."""
        left, right = self.codings[CODE][one], self.codings[CODE][other]
        return np.asarray(
            np.where((left != NONE) & (right != NONE), self.texts.begin(left, right, most), left == right)
        )

    def pairs(self, one: Numbers, other: Numbers) -> Numbers:
        """A number for each two rows, whatever their order."""
        return np.asarray(np.minimum(one, other) * max(1, len(self.parts)) + np.maximum(one, other))

    def of_pairs(self, pairs: Numbers) -> tuple[Numbers, Numbers]:
        """The two rows of each number."""
        return np.divmod(pairs, max(1, len(self.parts)))

    def share_group(self, one: Numbers, other: Numbers) -> Answers:
        """Whether both are variants of one given name."""
        return np.asarray(((self.groups[:, one] & self.groups[:, other]) != 0).any(axis=0))

    def grouped(self, one: Numbers) -> Answers:
        """Whether they are variants of any given name."""
        return np.asarray((self.groups[:, one] != 0).any(axis=0))


@lru_cache(maxsize=262144)
def _codings_of(each: Part) -> tuple[str | None, ...]:
    syllables = (*each.syllables, None, None)[:2]
    if not each.codes:
        return (*(None,) * SYLLABLES, *syllables)
    kind, ways = ending_of(each), [(code, manly(code), unbaltic(code)) for code in each.codes[:2]]
    first, again = (*ways, (None, None, None))[:2]
    return (*first, *again, first[1] if kind is None else stem(first[1], kind), each.codes[0][:1], *syllables)


def _numbers(values: Iterable[str | None]) -> Numbers:
    known: dict[str, int] = {}
    return np.array(
        [NONE if value is None else known.setdefault(value, len(known)) for value in values], dtype=np.int64
    )
