"""Lays the parts of one name against those of another: which belong together, what is left out, what is contradicted.

Every part is used once, the nearest first. Two parts may stand against one that joins them ("Haile Mariam",
"Hailemariam"). What then remains on both sides contradicts; what remains on one side only was left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from habeas.people.likeness import CLOSE, PUT_ON, Compared, Likeness, compare_parts
from habeas.people.parts import Parts, given_place
from habeas.people.readings import Part, ending_of, part
from habeas.people.sounds import change_cost, distance, weight

# A joined part has to be nearly the same as the other: joins are many, and one of them is always a little like.
JOINED = 0.16
# A join is looked at where it is about as long as the other: the difference is no more than this share of the longer.
# Of 1,228 that were near enough, among 100,000 mentions, 1,206 are.
AS_LONG = 0.4
# And where its first sound costs no more than this to change: of 1,318 near enough, among as many, 1,076 are, and
# of the others that were read most were two people's ("Mahmud Alkhawaja", "Ahmedaal-Khawaja").
FIRST = 0.4
# And where the sounds of the two, one after the other, are about those of the third.
ABOUT = 0.2
# A word of more sounds than this is not lost in another.
LONG = 4


@dataclass(frozen=True, slots=True)
class Match:
    """Parts of both names that were laid against each other; `left` and `right` are their places."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    compared: Compared


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two names laid against each other.

    Attributes:
        matches: the parts that agree, at least closely, in the order of the left name.
        contradicted: the parts that stand against each other and differ.
        left_only, right_only: places of the parts that the other side leaves out.
        father: the fathers' names against each other, where both sides have one, marked or not.
        father_left_out: whether only one side has it.
    """

    left: Parts
    right: Parts
    matches: tuple[Match, ...]
    contradicted: tuple[Match, ...]
    left_only: tuple[int, ...]
    right_only: tuple[int, ...]
    father: Compared | None
    father_left_out: bool


def align(left: Parts, right: Parts) -> Alignment:
    """The two names laid against each other."""
    one, other = left.proper, right.proper
    near = sorted(
        (compared.distance, abs(row - column), row, column, compared)
        for row, mine in enumerate(one)
        for column, theirs in enumerate(other)
        if (compared := compare_parts(mine, theirs)).distance <= CLOSE
        and not (compared.distance and (_put_on(left, row, theirs) or _put_on(right, column, mine)))
    )
    matches: list[Match] = []
    free_left, free_right = set(range(len(one))), set(range(len(other)))
    for _, _, row, column, compared in near:
        if row in free_left and column in free_right:
            free_left.discard(row)
            free_right.discard(column)
            matches.append(Match((row,), (column,), compared))
    if (free_left or free_right) and (len(one) > 1 or len(other) > 1) and len(one) != len(other):
        matches = _with_joins(left, right, matches, free_left, free_right)
    father, father_left_out = _fathers(left, right, free_left, free_right)
    contradicted = _contradicted(one, other, free_left, free_right)
    return Alignment(
        left,
        right,
        tuple(sorted(matches, key=lambda match: match.left)),
        contradicted,
        tuple(sorted(free_left)),
        tuple(sorted(free_right)),
        father,
        father_left_out,
    )


def _put_on(name: Parts, place: int, other: Part) -> bool:
    """Whether a given name would be laid against a surname made of it: Gurban Mammadov, Mammad Gurbanov."""
    return (
        place == 0
        and len(name.proper) > 1
        and name.family != 0
        and ending_of(other) == PUT_ON
        and ending_of(name.proper[0]) is None
    )


def part_pairs(left: Parts, right: Parts) -> Iterator[tuple[Part, Part]]:
    """The parts that laying one name against the other is likely to compare, for `habeas.people.likeness.prepare`."""
    yield from product(left.proper, right.proper)
    if left.father is not None and right.father is not None:
        yield left.father, right.father
    elif left.father is not None or right.father is not None:
        father, others = (left.father, right.proper) if right.father is None else (right.father, left.proper)
        yield from ((father, theirs) for theirs in others if father is not None)
    if len(left.proper) != len(right.proper):
        longer, shorter = (left, right) if len(left.proper) > len(right.proper) else (right, left)
        letters = {each.letters for each in longer.proper}
        for one, other in pairwise(longer.proper):
            # As `_with_joins` does: what has its equal elsewhere is not asked for, nor what is held fast.
            lost = {each.letters for each, added in ((one, other), (other, one)) if not more_than_a_sound(added)}
            asked = [each for each in shorter.proper if each.letters not in letters or each.letters in lost]
            asked = [each for each in asked if _may_be_one(one, other, each)]
            whole = join(one, other, longer.way) if asked else one
            yield from ((whole, theirs) for theirs in asked)


def _with_joins(
    left: Parts, right: Parts, matches: list[Match], free_left: set[int], free_right: set[int]
) -> list[Match]:
    """The matches, with two parts of the longer name against one of the shorter where that fits better."""
    longer, shorter = (left, right) if len(left.proper) > len(right.proper) else (right, left)
    swapped = longer is right
    free_long, free_short = (free_right, free_left) if swapped else (free_left, free_right)
    for place in range(len(longer.proper) - 1):
        pair = (place, place + 1)
        if not free_long.intersection(pair):
            continue
        for column, theirs in enumerate(shorter.proper):
            if not _may_be_one(longer.proper[place], longer.proper[place + 1], theirs):
                continue
            held = next((match for match in matches if column in (match.left if swapped else match.right)), None)
            if held is not None:
                mine = held.right if swapped else held.left
                if not set(mine) <= set(pair) or _held_fast(held, longer, mine, pair):
                    continue
            compared = compare_parts(join(longer.proper[place], longer.proper[place + 1], longer.way), theirs)
            if compared.distance > min(JOINED, held.compared.distance if held else 1.0):
                continue
            matches = [match for match in matches if match is not held]
            if any(set(match.right if swapped else match.left) & set(pair) for match in matches):
                continue
            matches.append(Match((column,), pair, compared) if swapped else Match(pair, (column,), compared))
            free_long.difference_update(pair)
            free_short.discard(column)
            break
    return matches


@lru_cache(maxsize=65536)
def _may_be_one(one: Part, other: Part, theirs: Part) -> bool:
    """Whether two parts, joined, are about as long as the third, begin with a sound near its first, and go on so."""
    joined, single = length(one) + length(other), length(theirs)
    if abs(joined - single) > AS_LONG * max(joined, single):
        return False
    first, second, whole = (each.codes[0] if each.codes else "" for each in (one, other, theirs))
    if change_cost(first[:1], whole[:1]) > FIRST:
        return False
    if any(len(each.codes) != 1 for each in (one, other, theirs)):
        return True  # characters may be read in another way
    return distance(first + second, whole, unvowelled=True) <= ABOUT


@lru_cache(maxsize=262144)
def length(each: Part) -> float:
    """How long a part is, in consonants, where vowels hardly count: scripts leave them out."""
    return weight(each.codes[0], unvowelled=True) if each.codes else 0.0


def _held_fast(held: Match, longer: Parts, mine: tuple[int, ...], pair: tuple[int, int]) -> bool:
    """Whether a part has its equal by itself, so that with a whole word more it can't be nearer."""
    if held.compared.distance or len(mine) > 1:
        return False
    return more_than_a_sound(longer.proper[pair[0] + pair[1] - mine[0]])


def more_than_a_sound(each: Part) -> bool:
    """Whether a part is a whole word, which isn't lost in another."""
    return len(each.codes) == 1 and len(each.codes[0]) > LONG


@lru_cache(maxsize=131072)
def join(one: Part, other: Part, way: str) -> Part:
    """Two parts of a name as one, read in this way."""
    return part(one.letters + other.letters, way)


def _fathers(left: Parts, right: Parts, free_left: set[int], free_right: set[int]) -> tuple[Compared | None, bool]:
    if left.father is not None and right.father is not None:
        return compare_parts(left.father, right.father), False
    if left.father is None and right.father is None:
        return None, False
    for one, other, free in ((left, right, free_right), (right, left, free_left)):
        if one.father is None:
            continue
        for place in sorted(free - {given_place(other)}):  # a given name in his place is the father's own: no agreement
            compared = compare_parts(one.father, other.proper[place])
            if compared.distance <= CLOSE:
                free.discard(place)
                return compared, False
        for place in sorted(free - {given_place(other)}):
            if other.proper[
                place
            ].initial:  # it stands for a father of another name: A. B. Panin, Anton Cyrilovich Panin
                free.discard(place)
                return Compared(Likeness.CONTRADICTED, 1.0), False
    return None, True


def _contradicted(
    one: tuple[Part, ...], other: tuple[Part, ...], free_left: set[int], free_right: set[int]
) -> tuple[Match, ...]:
    """What is free on both sides, the nearest against each other."""
    found: list[Match] = []
    while free_left and free_right:
        compared, row, column = min(
            ((compare_parts(one[row], other[column]), row, column) for row in free_left for column in free_right),
            key=lambda each: (each[0].distance, each[1], each[2]),
        )
        free_left.discard(row)
        free_right.discard(column)
        found.append(Match((row,), (column,), Compared(Likeness.CONTRADICTED, compared.distance)))
    return tuple(found)
