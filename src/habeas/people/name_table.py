"""Many names as columns: which parts they have, and what comparing two of them asks about a name as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from habeas.people.alignment import LONG
from habeas.people.edits import Codings, distances
from habeas.people.evidence import father_second, first_surname, own_place, slavic, son_of
from habeas.people.part_table import NONE, PartTable
from habeas.people.parts import Parts, given_place
from habeas.people.rarity import worth
from habeas.people.readings import Part

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
Floats = NDArray[np.float64]
# Parts of a name that are looked at in columns; longer names are compared one by one.
MOST_PARTS = 5
# Whole names are measured where their lengths differ by no more than this share, and their first or last sounds no
# more than that: of 415,702 pairs, where a part was like none, this leaves a third, with 299 of the 301 worth it.
AS_LONG, SOUND = 0.35, 0.4


class NameTable:
    """Columns with a row for each name.

    Attributes:
        names: as they were given.
        order: the place of each name in the order of their texts, by which two are called left and right.
        parts: the columns of all parts; `proper` and `father` are rows of it, or -1.
        lengths: how many parts of `proper` there are.
        long: whether there are more than are looked at.
        given, own_place, surname: the place of the given name, of what parts siblings, and of the first of two
            surnames, or -1.
        family: the place of the surname where something shows it, or -1.
        worth: how much agreeing on a part says, a row for each of `parts`; the last is for none.
        own: of each part whether it is a listed given name; `father_second`, whether the father's
            stands after it.
        put_on, bare: of each part whether it has an ending that is put on and left out, or none; `slavic`, whether it
            is a given name beside which that makes another surname.
        length: how long each part is.
        whole_word: of each part whether it is more than a sound, which isn't lost in another.
        way: how the Latin letters of a name are read, as a place in `ways`.
        form: of each part with an ending whether it is a woman's, 0 or 1; else -1.
    """

    def __init__(self, names: Sequence[Parts]) -> None:
        self.names = names
        self.order = np.empty(len(names), dtype=np.int64)
        by_text = sorted(range(len(names)), key=lambda place: names[place].text)
        self.order[np.array(by_text, dtype=np.int64)] = np.arange(len(names))
        numbers: dict[Part, int] = {}
        self.proper = np.full((len(names), MOST_PARTS), NONE, dtype=np.int64)
        self.father = np.full(len(names), NONE, dtype=np.int64)
        for place, name in enumerate(names):
            for column, each in enumerate(name.proper[:MOST_PARTS]):
                self.proper[place, column] = numbers.setdefault(each, len(numbers))
            if name.father is not None:
                self.father[place] = numbers.setdefault(name.father, len(numbers))
        self.parts = PartTable(list(numbers))
        self.lengths = np.array([min(MOST_PARTS, len(name.proper)) for name in names], dtype=np.int64)
        self.long = np.array([len(name.proper) > MOST_PARTS for name in names], dtype=bool)
        self.given = np.array([given_place(name) for name in names], dtype=np.int64)
        self.own_place = np.array([own_place(name) for name in names], dtype=np.int64)
        surnames = [first_surname(name) for name in names]
        self.surname = np.array([NONE if place is None else place for place in surnames], dtype=np.int64)
        self.family = np.array([NONE if name.family is None else name.family for name in names], dtype=np.int64)
        self.lineage = np.array([name.lineage for name in names], dtype=bool)
        self.son = np.array([son_of(name) for name in names], dtype=bool)
        self.western = self._western()
        self.characters = np.asarray(np.append(self.parts.han, False)[self.proper].any(axis=1))
        self.worth = np.array([*(worth(each) for each in numbers), 0.0])
        self.form = np.append(np.where(self.parts.ending == NONE, NONE, self.parts.womans()), NONE)
        self.own = np.append(self.parts.own, False)
        self.put_on = np.append(self.parts.ending == self.parts.put_on, False)
        self.bare = np.append(self.parts.ending == NONE, False)
        self.slavic = np.append([slavic(each) for each in numbers], False).astype(bool)
        self.father_second = np.append([father_second(each) for each in numbers], False).astype(bool)
        self.length = np.append(self.parts.lengths(), 0.0)
        self.whole_word = np.append(self.parts.longer_than(LONG), False)
        self.ways = list(dict.fromkeys(name.way for name in names))
        self.way = np.array([self.ways.index(name.way) for name in names], dtype=np.int64)
        spelt = ["".join(each.codes[0] for each in name.proper if each.codes) for name in names]
        places = {text: place for place, text in enumerate(dict.fromkeys(spelt))}
        self._wholes = np.array([places[text] for text in spelt], dtype=np.int64), Codings(list(places))

    def _western(self) -> Answers:
        """As `habeas.people.evidence.western_before_chinese` says."""
        rest, dashed = self.proper[:, 1:], ["-" in each.text for each in self.parts.parts]
        joined = np.append(np.array(dashed, dtype=bool), False)[rest].any(axis=1)
        chinese = np.append(self.parts.syllabic, True)[rest].all(axis=1)
        return np.asarray(joined & chinese & ~self.lineage)

    def by_width(self, lefts: Numbers, rights: Numbers) -> Iterator[tuple[Numbers, int]]:
        """The places of the pairs whose longer name has so many parts, with the number; two and fewer are together."""
        widths = np.maximum(2, np.maximum(self.lengths[lefts], self.lengths[rights]))
        for width in np.unique(widths).tolist():
            yield np.flatnonzero(widths == width), width

    def wholes_may_be_near(self, one: Numbers, other: Numbers) -> Answers:
        """Whether the whole names are about as long, and begin or end with sounds that are near."""
        rows, codings = self._wholes
        left, right = rows[one], rows[other]
        weights = codings.weights(False)
        longest = np.maximum(weights[left], weights[right])
        ends = codings.nearer(left, right, SOUND)
        return np.asarray((np.abs(weights[left] - weights[right]) <= AS_LONG * longest) & ends)

    def wholes_apart(self, one: Numbers, other: Numbers) -> Floats:
        """How far the whole names are apart, without their spaces."""
        rows, codings = self._wholes
        return distances(codings, rows[one], rows[other])
