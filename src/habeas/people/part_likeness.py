"""Compares parts of names many pairs at a time: the same verdicts and distances as `habeas.people.likeness`.

Characters beside characters, and the few pairs that a rule of their own is for, are looked at one by one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from habeas.people import likeness as single
from habeas.people.likeness import Likeness
from habeas.people.other_names import (
    SYLLABLE_SHARPNESS,
    other_half,
    other_ian,
    other_iberian,
    other_last,
    other_nisba,
    other_surname,
    other_vowels,
    syllables_apart,
    two_syllables,
    womans_across,
)
from habeas.people.part_table import (
    BARE,
    BARE_AGAIN,
    CODE,
    CODE_AGAIN,
    FIRST,
    MALE,
    MALE_AGAIN,
    NONE,
    STEM,
    SYLLABLES,
    SYLLABLES_AGAIN,
    PartTable,
)

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
Floats = NDArray[np.float64]
Kinds = NDArray[np.int8]
# The verdicts as numbers.
VERDICTS = tuple(Likeness)
EQUAL, VARIANT, CLOSE, INITIAL, CONTRADICTED = range(len(VERDICTS))
_NUMBER = {verdict: number for number, verdict in enumerate(VERDICTS)}


def compared(table: PartTable, one: Numbers, other: Numbers) -> tuple[Kinds, Floats]:
    """What `compare_parts` says of each pair of rows: verdicts as places in `VERDICTS`, and distances."""
    verdicts = np.full(len(one), CONTRADICTED, dtype=np.int8)
    apart = np.ones(len(one), dtype=np.float64)
    same = (table.letters[one] == table.letters[other]) & (table.letters[one] != NONE)
    verdicts[same], apart[same] = EQUAL, 0.0
    initial = table.initial[one] | table.initial[other]
    characters = table.character[one] & (table.script[one] == table.script[other])
    # What is written in characters of Japanese has more readings than the columns hold.
    characters = ~same & ~initial & (characters | table.japanese[one] | table.japanese[other])
    for place in np.flatnonzero(characters).tolist():
        found = single.compare_parts(table.parts[one[place]], table.parts[other[place]])
        verdicts[place], apart[place] = _NUMBER[found.likeness], found.distance
    _initials(table, one, other, np.flatnonzero(initial), (verdicts, apart))
    rest = np.flatnonzero(~same & ~initial & ~characters)
    verdicts[rest], apart[rest] = _words(table, one[rest], other[rest])
    return verdicts, apart


def _initials(table: PartTable, one: Numbers, other: Numbers, places: Numbers, found: tuple[Kinds, Floats]) -> None:
    left, right = one[places], other[places]
    near = table.apart((FIRST, FIRST), left, right, np.zeros(len(left), dtype=bool)) < single.CLOSE
    near |= _same_initial(table, left, right)
    found[0][places[near]], found[1][places[near]] = INITIAL, single.INITIAL


def _same_initial(table: PartTable, left: Numbers, right: Numbers) -> Answers:
    """Two initials with the same letter, which may have no sound at all."""
    both = table.initial[left] & table.initial[right]
    for place in np.flatnonzero(both).tolist():
        both[place] = table.parts[left[place]].letters == table.parts[right[place]].letters
    return both


def _words(table: PartTable, one: Numbers, other: Numbers) -> tuple[Kinds, Floats]:
    apart = _apart(table, one, other)
    spelt = table.exact[one], table.exact[other]
    syllables = (spelt[0] != NONE) & (spelt[1] != NONE) & (spelt[0] != spelt[1])
    syllables &= table.vietnamese[one] == table.vietnamese[other]
    for place in np.flatnonzero(syllables & (table.han[one] | table.han[other])).tolist():
        syllables[place] = two_syllables(table.parts[one[place]], table.parts[other[place]])
    same_group = ~syllables & (apart > 0) & table.share_group(one, other)
    two = ~same_group & (apart > 0) & (apart < single.TWO_NAMES)
    two[two] = _two_names(table, one[two], other[two], apart[two])
    for place in np.flatnonzero((apart == 0) & table.halved[one] & table.halved[other]).tolist():
        two[place] = syllables_apart(table.parts[one[place]], table.parts[other[place]])
    two |= ~same_group & (apart < single.TWO_NAMES) & syllables
    apart[same_group] = np.minimum(apart[same_group], single.VARIANT_OF_A_NAME)
    apart[two] = single.TWO_NAMES
    unmarked = table.latin[one] & table.latin[other] & (table.plain[one] == table.plain[other])
    marks = table.marks[one], table.marks[other]
    marked = unmarked & (marks[0] != NONE) & (marks[1] != NONE) & (marks[0] != marks[1])
    apart = apart + np.where(marked, single.OTHER_MARKS, 0.0)
    apart = np.asarray(np.round(np.minimum(1.0, apart), single.EXACT), dtype=np.float64)
    verdicts = np.where(apart <= single.CLOSE, CLOSE, CONTRADICTED)
    verdicts[apart <= single.BY_RULE] = VARIANT
    verdicts[unmarked & (apart == 0)] = EQUAL
    return verdicts.astype(np.int8), apart


def _two_names(table: PartTable, one: Numbers, other: Numbers, apart: Floats) -> Answers:
    two = table.grouped(one) & table.grouped(other)
    two |= (apart > single.BY_RULE) & table.own[one] & table.own[other]
    for place in np.flatnonzero(~two & table.arabic[one] & table.arabic[other]).tolist():
        two[place] = single.woman(table.parts[one[place]].letters, table.parts[other[place]].letters)
    for place in np.flatnonzero(~two & (table.arabic[one] ^ table.arabic[other])).tolist():
        two[place] = womans_across(table.parts[one[place]], table.parts[other[place]])
    for place in np.flatnonzero(~two & table.own[one] & table.own[other]).tolist():
        two[place] = single.other_end(table.parts[one[place]], table.parts[other[place]])
    for place in np.flatnonzero(~two & _longer_by_one(table, one, other)).tolist():
        pair = table.parts[one[place]], table.parts[other[place]]
        two[place] = single.womans(*pair) or other_nisba(*pair)
    for place in np.flatnonzero(~two & table.halved[one] & table.halved[other]).tolist():
        two[place] = other_half(table.parts[one[place]], table.parts[other[place]])
    for place in np.flatnonzero(~two & table.stemmed[one] & table.stemmed[other]).tolist():
        pair = table.parts[one[place]], table.parts[other[place]]
        two[place] = other_surname(*pair) or other_iberian(*pair)
    for column, differs in ((table.vowels, other_vowels), (table.last_vowel, other_last)):
        told = (column[one] != NONE) & (column[other] != NONE) & (column[one] != column[other])
        for place in np.flatnonzero(~two & told).tolist():
            two[place] = differs(table.parts[one[place]], table.parts[other[place]])
    for place in np.flatnonzero(~two & (table.ian[one] ^ table.ian[other])).tolist():
        two[place] = other_ian(table.parts[one[place]], table.parts[other[place]])
    return two


def _longer_by_one(table: PartTable, one: Numbers, other: Numbers) -> Answers:
    """Whether one has a sound more than the other after all of the other's."""
    left, right = table.codings[CODE][one], table.codings[CODE][other]
    lengths = np.append(table.texts.lengths, 0)
    near = (left != NONE) & (right != NONE) & (np.abs(lengths[left] - lengths[right]) == 1)
    near[near] = _begins(table, left[near], right[near])
    return np.asarray(near)


def _apart(table: PartTable, one: Numbers, other: Numbers) -> Floats:
    loose = table.unvowelled[one] | table.unvowelled[other]
    coded = (table.codings[CODE][one] != NONE) & (table.codings[CODE][other] != NONE)
    chinese = table.syllabic[one] & table.syllabic[other]
    foreign = table.han[one] | table.han[other]
    found = table.apart((MALE, MALE), one, other, loose | foreign)
    near = coded & (chinese | (found <= single.FAR))
    places = np.flatnonzero(near & ~foreign)
    found[places] = np.minimum(1.0, _spelt(table, one[places], other[places], found[places], loose[places]))
    places = np.flatnonzero(foreign)
    han, word = np.where(table.han[one], one, other)[places], np.where(table.han[one], other, one)[places]
    found[places], near[places], toned = _foreign(table, han, word, found[places], chinese[places])
    rest = near | ~coded
    sharp = rest & table.vietnamese[one] & table.vietnamese[other]
    sharp[places] |= toned
    found[sharp] *= single.TONAL_SHARPNESS
    bare = rest & ~sharp & table.unvowelled[one] & table.unvowelled[other] & (table.script[one] == table.script[other])
    found[bare] *= single.UNVOWELLED_SHARPNESS
    _compounds(table, one, other, rest & ~sharp & ~bare, found)
    places = np.flatnonzero(chinese)
    found[places] = np.minimum(found[places], _syllables(table, one[places], other[places]))
    return np.minimum(1.0, found)


def _foreign(
    table: PartTable, han: Numbers, word: Numbers, men: Floats, chinese: Answers
) -> tuple[Floats, Answers, Answers]:
    """Characters beside a word: how far apart, which are looked at closely, and which by the tones of a syllable.

    A short Chinese word is compared by its syllables instead of its pinyin.
    """
    by_syllables = chinese & table.short[han]
    again = table.codings[CODE_AGAIN][han] != NONE
    coded = (table.codings[CODE][han] != NONE) & (table.codings[CODE][word] != NONE)
    closely = coded & (chinese | again | (men <= single.FAR))
    found = np.where(closely, 1.0, men)
    for ways, asked in ((_FIRST, closely & ~by_syllables), (_AGAIN, closely & again)):
        at = np.flatnonzero(asked)
        loose = np.ones(len(at), dtype=bool)
        near = table.apart((ways[1], MALE), han[at], word[at], loose)
        found[at] = np.minimum(found[at], _spelt(table, han[at], word[at], near, loose, ways))
    return found, closely, by_syllables & (closely | ~coded)


def _compounds(table: PartTable, one: Numbers, other: Numbers, asked: Answers, found: Floats) -> None:
    """Keeps apart what is one half of the other, a compound name."""
    longer = np.where(table.length[one] <= table.length[other], other, one)
    asked = asked & table.compound[longer] & (found > single.BY_RULE) & (found < single.COMPOUND)
    asked &= np.minimum(table.length[one], table.length[other]) > 2
    for place in np.flatnonzero(asked).tolist():
        if single.compound(table.parts[one[place]], table.parts[other[place]]):
            found[place] = single.COMPOUND


def _syllables(table: PartTable, one: Numbers, other: Numbers) -> Floats:
    never = np.zeros(len(one), dtype=bool)
    ways = (SYLLABLES, SYLLABLES_AGAIN)
    nearest = np.full(len(one), np.inf)
    for mine in ways:
        for theirs in ways:
            told = (table.codings[mine][one] != NONE) & (table.codings[theirs][other] != NONE)
            apart = table.apart((mine, theirs), one, other, never)
            nearest = np.where(told, np.minimum(nearest, apart), nearest)
    return SYLLABLE_SHARPNESS * nearest


# The codings of one reading of a part.
_FIRST, _AGAIN = (CODE, MALE, BARE), (CODE_AGAIN, MALE_AGAIN, BARE_AGAIN)


def _spelt(
    table: PartTable,
    one: Numbers,
    other: Numbers,
    men: Floats,
    loose: Answers,
    ways: tuple[int, int, int] = _FIRST,
) -> Floats:
    """As two words are spelt, the first in this reading; `men` is how far they are apart in the form of a man's."""
    code, male, bare = (table.codings[way][one] for way in ways)
    as_men = (male == code) & (table.codings[MALE][other] == table.codings[CODE][other])
    apart = men.copy()
    women = np.flatnonzero(~as_men)
    apart[women] = table.apart((ways[0], CODE), one[women], other[women], loose[women])
    weights = table.texts.weights(True)
    length = np.maximum(weights[code], weights[table.codings[CODE][other]])
    short = np.where(length < single.SHORTEST, single.SHORTEST_SHARPNESS, single.SHORT_SHARPNESS)
    apart = np.where((apart > single.BY_RULE) & (length < single.SHORT), apart * short, apart)
    baltic = (apart > single.BALTIC) & ((code != bare) != (table.codings[CODE][other] != table.codings[BARE][other]))
    places = np.flatnonzero(baltic)
    stems = table.apart((ways[2], BARE), one[places], other[places], loose[places])
    baltic[places] = stems <= single.BY_RULE
    apart = np.where(as_men, apart, np.minimum(apart, men))
    apart = _by_endings(table, one, other, apart, loose, male)
    apart[baltic] = single.BALTIC
    return apart


def _by_endings(table: PartTable, one: Numbers, other: Numbers, apart: Floats, loose: Answers, male: Numbers) -> Floats:
    left, right = table.ending[one], table.ending[other]
    same = np.flatnonzero((left == right) & (left != NONE))
    stems = table.apart((STEM, STEM), one[same], other[same], loose[same])
    apart[same] = np.maximum(apart[same], single.STEM * stems)
    both = (left != right) & (left != NONE) & (right != NONE)
    sons = np.flatnonzero(both & np.isin(left, table.sons) & np.isin(right, table.sons))
    apart[both] += single.OTHER_ENDING
    stems = table.apart((STEM, STEM), one[sons], other[sons], loose[sons])
    apart[sons] = np.maximum(single.NO_ENDING, single.STEM * stems)
    lone = np.flatnonzero((left != right) & ~both)
    lone = lone[_begins(table, male[lone], table.codings[MALE][other[lone]])]
    put_on = (left[lone] == table.put_on) | (right[lone] == table.put_on)
    apart[lone] = np.where(
        put_on,
        np.minimum(apart[lone], single.NO_ENDING),
        np.maximum(apart[lone], single.NO_OTHER_ENDING),
    )
    return apart


def _begins(table: PartTable, left: Numbers, right: Numbers) -> Answers:
    """Whether the longer coding begins with the shorter, of more than three sounds."""
    letters, lengths = table.texts.letters, table.texts.lengths
    length = np.minimum(lengths[left], lengths[right])
    found = length > 3
    for column in range(int(length.max(initial=0))):
        found &= (letters[left, column] == letters[right, column]) | (column >= length)
    return np.asarray(found)
