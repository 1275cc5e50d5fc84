"""How much there is of each kind of evidence on many pairs of names: the same as `habeas.people.evidence`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from habeas.people.evidence import LOOSE, MOST_AGREEING, MOST_LEFT_OUT, MOST_OF_KIN, TURNED
from habeas.people.likeness import BY_RULE, CLOSE
from habeas.people.name_alignment import Laid
from habeas.people.name_table import NameTable
from habeas.people.other_names import ONE_STEM
from habeas.people.part_likeness import CONTRADICTED, INITIAL
from habeas.people.part_table import NONE, STEM
from habeas.people.parts import PARTS_TO_TELL

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
Floats = NDArray[np.float64]


def evidence_columns(table: NameTable, laid: Laid) -> dict[str, Floats]:
    """The amount of each kind on each pair; a kind that is in none of them may be left out."""
    number, width = laid.to.shape
    # Of the parts of the left name, which agree, and with what; those that agree with none are beyond the last.
    agrees = laid.to != NONE
    row, place = np.arange(number)[:, None], np.arange(width)
    apart = np.where(agrees, laid.apart[row, place, laid.to], 0.0)
    initial = agrees & (laid.verdicts[row, place, laid.to] == INITIAL)
    mine = np.where(agrees, table.proper[laid.lefts][:, :width], NONE)
    theirs = np.where(agrees, table.proper[laid.rights][row, laid.to], NONE)
    spelt = agrees & ~initial
    found = {"start": np.ones(number)}
    _agreeing(table, (mine, theirs), np.where(spelt, apart, 0.0), spelt, found)
    found["initials"] = initial.sum(axis=1).astype(np.float64)
    contradicted = laid.contradicted > 0
    found["contradicted far"] = np.where(contradicted, np.maximum(0.0, laid.nearest - CLOSE) / (1 - CLOSE), 0.0)
    found["more contradicted"] = np.where(contradicted, np.minimum(2, laid.contradicted - 1), 0.0)
    contradicts = contradicted | _two_surnames(table, mine, theirs, spelt)
    found["contradicted"] = (contradicts | _woman_and_man(table, (mine, theirs), apart, spelt)).astype(np.float64)
    parent = laid.father_left_out & contradicted & laid.is_given
    _fathers(laid, found)
    parent |= _left_out(table, laid, found)
    most = np.where(_of_kin(table, laid), MOST_OF_KIN, MOST_AGREEING)
    found["agreeing"] = np.minimum(found["agreeing"], most)
    crossed = _crossed(table, laid)
    found["given names in another order"] = _exchanged(table, laid, (mine, theirs), apart).astype(np.float64)
    found["order"] = crossed.astype(np.float64)
    found["first surname left out"] = np.maximum(found["first surname left out"], TURNED * _turned(table, laid))
    turned = crossed & (table.son[laid.lefts] | table.son[laid.rights])
    found["parent"] = np.where(turned, 2.0, parent.astype(np.float64))
    return found


def _agreeing(
    table: NameTable, parts: tuple[Numbers, Numbers], apart: Floats, spelt: Answers, found: dict[str, Floats]
) -> None:
    worth = np.where(spelt, np.minimum(table.worth[parts[0]], table.worth[parts[1]]), 0.0)
    worth = worth * (1.0 - _doubt(apart))
    value, total, farthest = np.zeros(len(apart)), np.zeros(len(apart)), np.zeros(len(apart))
    for column in range(apart.shape[1]):  # added up in the order of the parts
        value += worth[:, column]
        total += apart[:, column]
        farthest = np.maximum(farthest, apart[:, column])
    found["agreeing"] = np.minimum(value, MOST_AGREEING)
    found["loose spelling"] = np.minimum(farthest, LOOSE) / LOOSE
    found["doubtful spelling"] = _doubt(farthest)
    found["other spellings"] = (total - farthest) / LOOSE
    found["one part"] = (spelt.sum(axis=1) < PARTS_TO_TELL).astype(np.float64)


def _doubt(apart: Floats) -> Floats:
    return np.asarray(np.maximum(0.0, apart - LOOSE) / (CLOSE - LOOSE))


def _fathers(laid: Laid, found: dict[str, Floats]) -> None:
    told = laid.father != NONE
    differ = told & (laid.father == CONTRADICTED)
    found["father left out"] = laid.father_left_out.astype(np.float64)
    found["fathers differ"] = differ.astype(np.float64)
    agree = told & ~differ & (laid.father != INITIAL)
    found["fathers agree"] = np.where(agree, 1.0 - laid.fathers / CLOSE, 0.0)


def _woman_and_man(table: NameTable, parts: tuple[Numbers, Numbers], apart: Floats, spelt: Answers) -> Answers:
    """Whether one surname is a woman's and the other the man's, and the given names are not quite the same."""
    forms = table.form[parts[0]], table.form[parts[1]]
    womans: Answers = np.asarray((forms[0] != NONE) & (forms[1] != NONE) & (forms[0] != forms[1]))
    doubtful = spelt & (apart > BY_RULE) & ~womans
    return np.asarray(womans.any(axis=1) & doubtful.any(axis=1))


def _two_surnames(table: NameTable, mine: Numbers, theirs: Numbers, spelt: Answers) -> Answers:
    """Whether one has a surname in -ov and the other what is left of it, and their given name is East Slavic."""
    ended = (table.put_on[mine] & table.bare[theirs]) | (table.bare[mine] & table.put_on[theirs])
    own = table.slavic[mine] | table.slavic[theirs]
    ended &= spelt & (own & spelt).any(axis=1)[:, None]
    one, other = mine[ended], theirs[ended]
    loose = table.parts.unvowelled[one] | table.parts.unvowelled[other]
    ended[ended] = table.parts.apart((STEM, STEM), one, other, loose) <= ONE_STEM
    return np.asarray(ended.any(axis=1))


def _left_out(table: NameTable, laid: Laid, found: dict[str, Floats]) -> Answers:
    """Adds what is left out, and tells whether the one is then likely the other's child."""
    number, width = laid.to.shape
    by_left = np.asarray(laid.left_only.any(axis=1))
    some = by_left | laid.right_only.any(axis=1)
    only = np.asarray(np.where(by_left[:, None], laid.left_only, laid.right_only))
    longer, shorter = np.where(by_left, laid.lefts, laid.rights), np.where(by_left, laid.rights, laid.lefts)
    found["left out"] = np.minimum(MOST_LEFT_OUT, only.sum(axis=1)).astype(np.float64)
    rows = np.arange(number)
    given = some & (table.lengths[longer] > 2) & only[rows, np.minimum(table.given[longer], width - 1)]
    given &= ~(table.characters[shorter] | table.western[longer])
    found["given name left out"] = given.astype(np.float64)
    surname = table.surname[longer]
    first = some & (table.lengths[shorter] > 1) & (surname != NONE) & only[rows, surname]
    found["first surname left out"] = first.astype(np.float64)
    lineage = given & (table.lineage[longer] | table.lineage[shorter])
    mine = np.where(by_left, table.given[longer] + 1, table.given[shorter])
    theirs = np.where(by_left, table.given[shorter], table.given[longer] + 1)
    inside = lineage & (mine < width)
    return np.asarray(inside & (laid.to[rows, np.minimum(mine, width - 1)] == theirs))


def _of_kin(table: NameTable, laid: Laid) -> Answers:
    """Whether the given names of both contradict something of the other's, or the last names do."""
    given = _both_contradict(laid, table.own_place[laid.lefts], table.own_place[laid.rights])
    return given | _both_contradict(laid, table.lengths[laid.lefts] - 1, table.lengths[laid.rights] - 1)


def _both_contradict(laid: Laid, mine: Numbers, theirs: Numbers) -> Answers:
    rows, most = np.arange(len(laid.to)), laid.to.shape[1] - 1
    mine, theirs = np.clip(mine, 0, most), np.clip(theirs, 0, most)
    left = (laid.to[rows, mine] == NONE) & ~laid.left_only[rows, mine]
    right = ~(laid.to == theirs[:, None]).any(axis=1) & ~laid.right_only[rows, theirs]
    return np.asarray((laid.contradicted > 0) & left & right)


def _turned(table: NameTable, laid: Laid) -> Answers:
    """Whether the first surname of one agrees with another part than the first of the other."""
    mine, theirs = table.surname[laid.lefts], table.surname[laid.rights]
    there = (mine != NONE) & (theirs != NONE) & (mine < laid.to.shape[1])
    to = laid.to[np.arange(len(laid.to)), np.where(there, mine, 0)]
    return np.asarray(there & (to != NONE) & (to != theirs))


def _exchanged(table: NameTable, laid: Laid, parts: tuple[Numbers, Numbers], apart: Floats) -> Answers:
    """Whether two given names stand in another order, and nothing shows a surname."""
    near = (laid.to != NONE) & (apart <= BY_RULE)
    own = near & (table.own[parts[0]] | table.own[parts[1]])
    sure = near & (table.father_second[parts[0]] | table.father_second[parts[1]])
    found = np.zeros(len(laid.to), dtype=bool)
    for column in range(laid.to.shape[1]):
        for after in range(column + 1, laid.to.shape[1]):
            given = (own[:, column] & own[:, after]) | sure[:, column] | sure[:, after]
            both = near[:, column] & near[:, after]
            found |= given & both & (laid.to[:, column] > laid.to[:, after])
    return np.asarray(found & (table.family[laid.lefts] == NONE) & (table.family[laid.rights] == NONE))


def _crossed(table: NameTable, laid: Laid) -> Answers:
    """Whether the parts agree in another order, and nothing shows that one of them has the surname first."""
    found = np.zeros(len(laid.to), dtype=bool)
    before = np.full(len(laid.to), NONE, dtype=np.int64)
    for column in laid.to.T:
        found |= (column != NONE) & (column < before)
        before = np.where(column != NONE, column, before)
    return np.asarray(found & (table.family[laid.lefts] == NONE) & (table.family[laid.rights] == NONE))
