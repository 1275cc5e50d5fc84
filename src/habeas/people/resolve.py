"""Makes persons of mentions: one person under every spelling, and two where names can't tell.

What people decided holds first. Then mentions are grouped by what their names and what stands beside them say
(`habeas.people.grouping`), and every join has its reason. A missed join can be mended by hand; a wrong one puts one
person's arrest into another's file, so what is doubtful stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from habeas.model import Mention, Person
from habeas.people.beside import UNSURE, compare_mentions
from habeas.people.clusters import Bound
from habeas.people.engines import BY_SIZE, candidates_for
from habeas.people.grouping import Grouping, group
from habeas.people.identity import mention_order, person_of, shown_first, with_own_ids
from habeas.people.judgements import Constraints, mention_key
from habeas.people.name_scores import NameScores
from habeas.people.names import parse
from habeas.people.namesakes import name_of
from habeas.people.parts import parts_of, tells
from habeas.people.verdict import Verdict

# Of the pairs of persons that may be one, so many of the nearest are listed.
MOST_DOUBTS = 1000


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two persons who may be one: not enough to tell.

    Attributes:
        left, right: their ids, in order.
        score: of the two mentions that speak most for it, in log-odds.
        mentions: these.
    """

    left: str
    right: str
    score: float
    mentions: tuple[Mention, Mention]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who, and who may be, the nearest first."""

    persons: list[Person]
    doubts: list[Doubt]


def resolve(
    mentions: Iterable[Mention],
    held: Constraints | None = None,
    scores: NameScores | None = None,
    engine: str = BY_SIZE,
) -> Resolution:
    """The persons behind the mentions, the same in whatever order the mentions come.

    Args:
        mentions: all of the registry's.
        held: what people decided; "same" mentions are always one person, "different" ones never are.
        scores: names that were compared before, and how many processes compare; it changes nothing else.
        engine: where names to compare are looked for: see `habeas.people.engines`.
    """
    ordered = sorted(set(mentions), key=mention_order)
    held = held or Constraints()
    candidates = candidates_for(len(ordered), engine)
    scores = scores or NameScores()
    found = group(ordered, bound_by(ordered, held), scores=scores, candidates=candidates)
    groups, only_mentions = whole_people(ordered, found.groups, held)
    if only_mentions:  # some of the two people were decided to be different: the two mentions alone are one
        return resolve(ordered, only_mentions, scores, engine)
    found = replace(found, groups=groups)
    members: dict[int, list[Mention]] = defaultdict(list)
    for mention, owner in zip(ordered, found.groups.tolist(), strict=True):
        members[owner].append(mention)
    persons = with_own_ids([_person(shown_first(each), held) for each in members.values()])
    return Resolution(persons, _doubts(ordered, found, persons, held))


def _doubts(mentions: Sequence[Mention], found: Grouping, persons: Sequence[Person], held: Constraints) -> list[Doubt]:
    """The pairs of persons of whom two mentions are not far apart enough for "different", and nobody decided."""
    owners = {mention: person.id for person in persons for mention in person.mentions}
    decided, rivals = _decided(owners, held), defaultdict[str, set[int]](set)
    for mention, owner in owners.items() if held.rivals else ():
        rivals[owner] |= {held.rivals[key] for key in (mention_key(mention),) if key in held.rivals}
    named_in = {person.id: {mention.document_id for mention in person.mentions} for person in persons}
    apart = (found.groups[found.lefts] != found.groups[found.rights]) & (found.scores > -UNSURE)
    doubts: dict[tuple[str, str], Doubt] = {}
    for place in np.flatnonzero(apart)[np.argsort(-found.scores[apart], kind="stable")].tolist():
        pair = mentions[found.lefts[place]], mentions[found.rights[place]]
        left, right = sorted((owners[pair[0]], owners[pair[1]]))
        if named_in[left] & named_in[right] and pair[0].document_id != pair[1].document_id:
            continue  # a document that names both says more than two that name one each
        bare = not any(tells(parts_of(mention.name)) for mention in pair)  # one word is anybody's
        told = (left, right) in decided or not rivals[left].isdisjoint(rivals[right])
        if (left, right) not in doubts and not bare and not told:
            doubts[left, right] = Doubt(left, right, float(found.scores[place]), pair)
            if len(doubts) == MOST_DOUBTS:
                break
    return list(doubts.values())


def _decided(owners: Mapping[Mention, str], held: Constraints) -> set[tuple[str, ...]]:
    """The pairs of persons of whom somebody said of any two mentions that they are two, or that one can't tell.

    Whoever answers is shown the two persons: they are not asked again by each further mention of them.
    """
    named: dict[str, set[str]] = defaultdict(set)
    for mention, owner in owners.items():
        key = mention_key(mention)
        named[held.of(key)].add(owner)
    pairs = (tuple(pair) for pair in held.different | held.unsure)
    return {tuple(sorted((left, right))) for one, other in pairs for left in named[one] for right in named[other]}


def bound_by(mentions: Sequence[Mention], held: Constraints) -> Bound:
    """What people decided, as places among these mentions. Mentions that are not there bind nothing."""
    tied: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, mention in enumerate(mentions):
        key = mention_key(mention)
        if key in held.groups:
            tied[held.of(key)][held.close.get(key, key)].append(place)
    same = [pair for close in tied.values() for places in close.values() for pair in combinations(places, 2)]
    different = [
        (mine[0], theirs[0])
        for one, other in sorted(tuple(sorted(pair)) for pair in held.different)
        if one in tied and other in tied
        for mine, theirs in product(tied[one].values(), tied[other].values())
    ]
    rivals: dict[str, int] = {}
    for place, mention in enumerate(mentions) if held.rivals else ():
        key = mention_key(mention)
        if key in held.rivals and rivals.setdefault(key, place) != place:
            same.append((rivals[key], place))
    return Bound(same, different, {place: held.rivals[key] for key, place in rivals.items()})


def whole_people(
    mentions: Sequence[Mention], groups: NDArray[np.int64], held: Constraints
) -> tuple[NDArray[np.int64], Constraints | None]:
    """The groups with those made one of which somebody said so, two people as a whole.

    Where a mention of the one was decided to be different from one of the other that can't be: then what was decided,
    with those who are to be one by these two mentions alone.
    """
    if not held.wholes:
        return groups, None
    places = {mention_key(mention): place for place, mention in enumerate(mentions)}
    bound, found = bound_by(mentions, held), groups.copy()
    never: list[tuple[str, str]] = []
    for left, right in held.wholes:
        if left not in places or right not in places:
            continue
        one, other = sorted((int(found[places[left]]), int(found[places[right]])))
        if one != other and _must_be_two(found, one, other, bound):
            never.append((left, right))
        else:
            found[found == other] = one
    return found, held.by_mentions(never) if never else None


def _must_be_two(groups: NDArray[np.int64], one: int, other: int, bound: Bound) -> bool:
    """Whether any mention of one group must not be one with any of the other."""
    mine, theirs = ({bound.rivals[place] for place in bound.rivals if groups[place] == each} for each in (one, other))
    different = ({int(groups[left]), int(groups[right])} for left, right in bound.different)
    return not mine.isdisjoint(theirs) or {one, other} in different


def _person(mentions: Sequence[Mention], held: Constraints) -> Person:
    return person_of(mentions, [_reason(mentions, place, held) for place in range(1, len(mentions))])


def _reason(mentions: Sequence[Mention], place: int, held: Constraints) -> str:
    """Why the mention is the first one's person, or that of a further one by which the two are known to be one."""
    first, mention = mentions[0], mentions[place]
    decided = [
        other for other in mentions if other is not mention and held.same(mention_key(other), mention_key(mention))
    ]
    if name_of(mention.name) is not None and any(other.name == mention.name for other in decided):
        return f"one person in one file: {mention.name}"
    if decided:
        return f"decided to be the same: {decided[0].name}, {mention.name}"
    if first.name == mention.name:
        return f"the same name, {first.name}"
    if not parse(mention.name).complete:
        return f"the only one whom {mention.name} fits, with the same role, act or company"
    likely = (other for other in mentions[:place] if compare_mentions(other, mention).verdict is Verdict.SAME)
    other = next(likely, first)
    if parse(other.name).full == parse(mention.name).full:
        return f"the same name in other letters: {other.name}, {mention.name}"
    if len(parse(other.name).full) != len(parse(mention.name).full):
        return f"the same name, with a further part on one side: {other.name}, {mention.name}"
    return f"two spellings of one name: {other.name}, {mention.name}"
