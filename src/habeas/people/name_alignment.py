"""Lays names against each other many pairs at a time: the same as `habeas.people.alignment`, for all but a few.

Left out, and told, are names with more parts than there are columns, and those where two parts may stand against one
that joins them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.people import likeness as single
from habeas.people.evidence import LOOSE
from habeas.people.name_joins import may_join
from habeas.people.name_table import NameTable
from habeas.people.part_likeness import CONTRADICTED, compared
from habeas.people.part_table import NONE

Numbers = NDArray[np.int64]
Answers = NDArray[np.bool_]
Floats = NDArray[np.float64]
Kinds = NDArray[np.int8]
# Distances as whole numbers, so that the nearest is found by one number: first the distance, then what comes after it.
_UNIT = 10**single.EXACT
_AFTER = 1000
_NEVER = np.iinfo(np.int64).max


@dataclass(slots=True)
class Laid:
    """Pairs of names laid against each other, a row each; parts are columns.

    Attributes:
        lefts, rights: the names, as places in the table.
        to: for each part of the left name the place of the one it agrees with, or -1.
        verdicts, apart: of each part with each of the other name.
        joins: whether two parts may stand against one that joins them; then nothing else here holds.
        contradicted: how many parts contradict each other, and `nearest`, how far the nearest of them are apart.
        left_only, right_only: the parts that the other side leaves out.
        father: the verdict on the fathers' names, or -1; `fathers`, how far they are apart.
        father_left_out: whether only one side has it; `is_given`, whether it is then the other's given name.
    """

    lefts: Numbers
    rights: Numbers
    to: Numbers
    verdicts: Kinds
    apart: Floats
    joins: Answers
    contradicted: Numbers
    nearest: Floats
    left_only: Answers
    right_only: Answers
    father: Kinds
    fathers: Floats
    father_left_out: Answers
    is_given: Answers


def lay(table: NameTable, lefts: Numbers, rights: Numbers, width: int) -> Laid:
    """The pairs laid against each other; no name has more than `width` parts, and none is `long`."""
    one, other = table.proper[lefts, :width], table.proper[rights, :width]
    verdicts, apart = _cells(table, one, other)
    there = (one[:, :, None] != NONE) & (other[:, None, :] != NONE)
    near = there & (apart <= single.CLOSE) & ~((apart > 0) & _put_on(table, lefts, rights, one, other))
    places = np.arange(width)
    aside = np.abs(places[:, None] - places) * 100 + places[:, None] * 10 + places
    to = _greedy(np.where(near, _in_units(apart) + aside, _NEVER))
    joins = may_join(table, lefts, rights, to, apart)
    free_left, free_right = (one != NONE) & (to == NONE), other != NONE
    rows, columns = np.nonzero(to != NONE)
    free_right[rows, to[rows, columns]] = False
    number = len(lefts)
    laid = Laid(
        lefts=lefts,
        rights=rights,
        to=to,
        verdicts=verdicts,
        apart=apart,
        joins=joins,
        contradicted=np.zeros(number, dtype=np.int64),
        nearest=np.ones(number),
        left_only=free_left,
        right_only=free_right,
        father=np.full(number, NONE, dtype=np.int8),
        fathers=np.ones(number),
        father_left_out=np.zeros(number, dtype=bool),
        is_given=np.zeros(number, dtype=bool),
    )
    _fathers(table, laid, one, other)
    _contradict(laid, places)
    return laid


def _cells(table: NameTable, one: Numbers, other: Numbers) -> tuple[Kinds, Floats]:
    """Each part of the left names against each of the right ones; every two distinct parts are compared once."""
    known = (one[:, :, None] != NONE) & (other[:, None, :] != NONE)
    pairs = table.parts.pairs(one[:, :, None], other[:, None, :])
    distinct, places = np.unique(pairs[known], return_inverse=True)
    found = compared(table.parts, *table.parts.of_pairs(distinct))
    verdicts, apart = np.full(known.shape, CONTRADICTED, dtype=np.int8), np.ones(known.shape)
    verdicts[known], apart[known] = found[0][places], found[1][places]
    return verdicts, apart


def _in_units(apart: Floats) -> Numbers:
    return np.asarray(np.rint(apart * _UNIT).astype(np.int64) * _AFTER)


def _put_on(table: NameTable, lefts: Numbers, rights: Numbers, one: Numbers, other: Numbers) -> Answers:
    """Where a given name would be laid against a surname made of it."""
    found = np.zeros((*one.shape, other.shape[1]), dtype=bool)
    ending, surname = table.parts.ending, table.parts.put_on
    for names, mine, theirs, cells in (
        (lefts, one, other, found[:, 0, :]),
        (rights, other, one, found[:, :, 0]),
    ):
        bare = (table.lengths[names] > 1) & (table.family[names] != 0) & (ending[mine[:, 0]] == NONE)
        cells |= bare[:, None] & (ending[theirs] == surname) & (theirs != NONE)
    return found


def _greedy(cost: Numbers) -> Numbers:
    """For each row the column that it takes, the cheapest first and each once, or -1; `cost` is used up."""
    number, height, width = cost.shape
    taken = np.full((number, height), NONE, dtype=np.int64)
    going = np.arange(number)
    for _ in range(min(height, width)):
        if not len(going):
            break
        flat = cost[going].reshape(len(going), -1)
        best = flat.argmin(axis=1)
        some = flat[np.arange(len(going)), best] != _NEVER
        going, best = going[some], best[some]
        row, column = best // width, best % width
        taken[going, row] = column
        cost[going, row, :] = _NEVER
        cost[going, :, column] = _NEVER
    return taken


def _fathers(table: NameTable, laid: Laid, one: Numbers, other: Numbers) -> None:
    """The fathers' names against each other; one that nothing marks takes its place among the other side's parts."""
    mine, theirs = table.father[laid.lefts], table.father[laid.rights]
    both = np.flatnonzero((mine != NONE) & (theirs != NONE))
    laid.father[both], laid.fathers[both] = compared(table.parts, mine[both], theirs[both])
    for father, absent, names, free, parts in (
        (mine, theirs, laid.rights, laid.right_only, other),
        (theirs, mine, laid.lefts, laid.left_only, one),
    ):
        rows = np.flatnonzero((father != NONE) & (absent == NONE))
        laid.father_left_out[rows] = True
        for column in range(parts.shape[1]):
            there = rows[parts[rows, column] != NONE]
            verdict, apart = compared(table.parts, father[there], parts[there, column])
            laid.is_given[there] |= apart <= LOOSE
            takes = laid.father_left_out[there] & free[there, column] & (apart <= single.CLOSE)
            takes &= table.given[names[there]] != column
            there = there[takes]
            laid.father[there], laid.fathers[there] = verdict[takes], apart[takes]
            laid.father_left_out[there], free[there, column] = False, False
        for column in range(parts.shape[1]):  # an initial that is left stands for a father of another name
            there = rows[laid.father_left_out[rows] & free[rows, column] & (table.given[names[rows]] != column)]
            there = there[table.parts.initial[parts[there, column]]]
            laid.father[there], laid.fathers[there] = CONTRADICTED, 1.0
            laid.father_left_out[there], free[there, column] = False, False


def _contradict(laid: Laid, places: Numbers) -> None:
    """What is free on both sides, the nearest against each other."""
    rows = np.flatnonzero(laid.left_only.any(axis=1) & laid.right_only.any(axis=1))
    free = laid.left_only[rows][:, :, None] & laid.right_only[rows][:, None, :]
    apart = laid.apart[rows]
    laid.nearest[rows] = np.where(free, apart, np.inf).min(axis=(1, 2), initial=np.inf)
    taken = _greedy(np.where(free, _in_units(apart) + places[:, None] * 10 + places, _NEVER))
    laid.contradicted[rows] = (taken != NONE).sum(axis=1)
    at, part = np.nonzero(taken != NONE)
    laid.left_only[rows[at], part] = False
    laid.right_only[rows[at], taken[at, part]] = False
