"""What two mentions say for and against one person, for many pairs of them at once.

The names are compared elsewhere (`habeas.people.name_scores`); here what stands beside them is added: birth, home, what
the documents are about, roles, acts and company, and how many others have such a name.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from habeas.people.mention_model import MentionModel
from habeas.people.mention_table import NONE, MentionTable
from habeas.people.name_scores import AGREEING, LEFT_OUT, ONE_PART, SCORE

Numbers = NDArray[np.int64] | NDArray[np.int32]
Floats = NDArray[np.float64]
Answers = NDArray[np.bool_]
# More acts or more company in common say no more.
MOST_SHARED = 2
# A year of birth that differs by so much is taken for a slip, or for an age counted back.
SLIP = 1
# The score of names counts up to this: letters can't be more alike than equal.
MOST_NAME = 6.0


@dataclass(frozen=True, slots=True)
class Namesakes:
    """For each mention how many have such a name, and among them the pairs whose births agree and differ."""

    number: Floats
    agree: Floats
    differ: Floats


@dataclass(frozen=True, slots=True)
class Births:
    """What the births of pairs say; not known where none of these holds."""

    day: Answers
    year: Answers
    slip: Answers
    other: Answers


def births(table: MentionTable, lefts: Numbers, rights: Numbers) -> Births:
    """How the births of each pair compare; a day with the year of a neighbour is the same day."""
    years = table.year[lefts], table.year[rights]
    days = table.day[lefts], table.day[rights]
    known = (years[0] > 0) & (years[1] > 0)
    apart = np.abs(years[0] - years[1])
    exact = known & (days[0] > 0) & (days[1] > 0)
    day = exact & (days[0] == days[1]) & (apart <= SLIP)
    year = known & ~exact & (apart == 0)
    slip = known & ~exact & (apart == SLIP)
    return Births(day, year, slip, known & ~day & ~year & ~slip)


def kinds(
    table: MentionTable,
    lefts: Numbers,
    rights: Numbers,
    names: NDArray[np.float32],
    same_spelling: Answers,
    others: Namesakes,
) -> dict[str, Floats | Answers]:
    """How much of each kind of evidence there is on each pair, in the model's terms."""
    birth = births(table, lefts, rights)
    homes = compared(table.home, lefts, rights)
    countries = compared(table.country, lefts, rights)
    agree = others.agree[lefts] + others.agree[rights]
    differ = others.differ[lefts] + others.differ[rights]
    return {
        "start": np.ones(len(lefts)),
        "name": np.clip(names[:, SCORE].astype(np.float64), -MOST_NAME, MOST_NAME),
        "one part": names[:, ONE_PART].astype(np.float64),
        "agreeing": names[:, AGREEING].astype(np.float64),
        "left out": names[:, LEFT_OUT].astype(np.float64),
        "same spelling": same_spelling,
        "born on one day": birth.day,
        "born in one year": birth.year,
        "born a year apart": birth.slip,
        "born at other times": birth.other,
        "one home": homes[0],
        "other homes": homes[1],
        "namesakes": np.log(others.number[lefts] * others.number[rights]) / 2,
        "births of namesakes agree": np.log((agree + 1) / (differ + 1)),
        "one country": countries[0],
        "other countries": countries[1],
        "one role": _shared(table.roles, lefts, rights) > 0,
        "one act": np.minimum(MOST_SHARED, _shared(table.events, lefts, rights)),
        "company": np.minimum(MOST_SHARED, _shared(table.company, lefts, rights)) / MOST_SHARED,
        "named apart": table.document[lefts] == table.document[rights],
        "gender differs": compared(table.gender, lefts, rights)[1],
    }


def weighed(found: dict[str, Floats | Answers], model: MentionModel) -> Floats:
    """The score of each pair in log-odds."""
    score = np.zeros(len(found["start"]))
    for kind, amount in found.items():
        score += model.weights[kind] * amount
    return score


def compared(column: Numbers, lefts: Numbers, rights: Numbers) -> tuple[Answers, Answers]:
    """Of each pair whether both sides are known and the same, and whether they are known and differ."""
    one, other = column[lefts], column[rights]
    known = (one != NONE) & (other != NONE)
    return known & (one == other), known & (one != other)


def _shared(sets: csr_matrix | None, lefts: Numbers, rights: Numbers) -> Floats:
    if sets is None:
        return np.zeros(len(lefts))
    return np.asarray(sets[lefts].multiply(sets[rights]).sum(axis=1), dtype=np.float64).ravel()
