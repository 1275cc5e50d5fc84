"""Who is who among the mentions of a corpus, from their names to groups; the record and its people come after.

Names that share a key are compared once, whatever the number of their mentions; then mentions are weighed, pair by
pair, and linked. A mention that fits two groups about as well stays apart from both. One of whose name only one part is
given joins a group afterwards, and only where nobody else fits.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from habeas.model import Mention
from habeas.people.candidates import candidate_pairs
from habeas.people.clusters import Bound, Linkage, first_of_each, grouped, tree_builder
from habeas.people.mention_model import BESIDE, MentionModel, mention_model
from habeas.people.mention_table import MentionTable
from habeas.people.name_scores import CONTRADICTED, FATHERS_DIFFER, SCORE, NameScores
from habeas.people.parts import Parts, tells
from habeas.people.shares import beside
from habeas.people.weighing import Namesakes, births, compared, kinds, weighed

Numbers = NDArray[np.int64]
# Of mentions and of scores there may be hundreds of millions.
Places = NDArray[np.int32]
Scores = NDArray[np.float32]
# Of many names the places of those to compare, found by so many processes: the smaller first, each pair once, in order.
Candidates = Callable[[Sequence[Parts], int], tuple[Numbers, Numbers]]
# Names below this score, in log-odds, are two people's, whatever stands beside them.
FLOOR = -3.0
# Names from this score on are counted as namesakes.
ALIKE = 2.0
# A mention that fits two groups belongs to the one that it fits better by so much, in log-odds, or to none.
MARGIN = 1.0
# Of so many names a process of its own looks for what to compare; of more it would be too much in memory at once.
WORTH_A_PROCESS = range(2_000, 300_000)
# So many pairs of mentions are weighed at a time.
CHUNK = 2_000_000


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups of mentions.

    Attributes:
        groups: for each mention the place of its group's first.
        lefts, rights, scores: the pairs of mentions that were weighed, and how, in log-odds.
    """

    groups: Numbers
    lefts: Places
    rights: Places
    scores: Scores


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of mentions; `names` has a row for each pair of spellings, and `spelt` tells which row is whose."""

    lefts: Places
    rights: Places
    spelt: Places
    names: NDArray[np.float32]
    same_spelling: NDArray[np.bool_]

    def said(self, column: int) -> NDArray[np.float32]:
        """What the names of each pair say of one thing."""
        return self.names[:, column][self.spelt]

    def parts(self) -> Iterator[slice]:
        """The pairs, so many at a time."""
        yield from (slice(start, start + CHUNK) for start in range(0, len(self.lefts), CHUNK))


def group(
    mentions: Sequence[Mention],
    bound: Bound | None = None,
    *,
    scores: NameScores | None = None,
    model: MentionModel | None = None,
    candidates: Candidates | None = None,
) -> Grouping:
    """Groups the mentions; `scores` remembers names that were compared before, `candidates` says which to compare.

    The same mentions in the same order give the same groups, whatever `scores` remembers.
    """
    with _uncollected():
        return _group(mentions, bound, scores or NameScores(), model or mention_model(), candidates)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Looks for no circles of objects: of hundreds of thousands made here none is in one, and it takes a sixth."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # What was made here is put among what is old, so that the next look does not go through all of it; not
            # where a server keeps what it loaded out of every look, which this would end.
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _group(
    mentions: Sequence[Mention],
    bound: Bound | None,
    scores: NameScores,
    model: MentionModel,
    candidates: Candidates | None,
) -> Grouping:
    pairs, table, short = _name_pairs(mentions, scores, candidates or candidate_pairs)
    others = _namesakes(len(mentions), table, pairs)
    weights, beside = _weigh(table, pairs, others, model)
    bound = bound or Bound()
    decided = np.zeros(len(mentions), dtype=bool)
    decided[[place for pair in bound.same for place in pair]] = True
    late = short & ~decided
    never = _never(table, pairs)
    barred = np.where(never, np.float32(-np.inf), weights)
    whole = ~late[pairs.lefts] & ~late[pairs.rights]
    linked = grouped(len(mentions), pairs.lefts[whole], pairs.rights[whole], barred[whole], model.linkage, bound)
    linked = _untorn(linked, decided, pairs, weights, whole, model.linkage)
    groups = _placed(linked, late, pairs, barred, beside, bound, model.linkage)
    return Grouping(groups, pairs.lefts, pairs.rights, weights)


def _name_pairs(
    mentions: Sequence[Mention], scores: NameScores, candidates: Candidates
) -> tuple[_Pairs, MentionTable, NDArray[np.bool_]]:
    """The pairs of mentions whose names may be one person's, all mentions as columns, and which give too little.

    That is fewer than two parts of the name in full.
    """
    names = sorted({mention.name for mention in mentions})
    places = {name: place for place, name in enumerate(names)}
    spelling = np.array([places[mention.name] for mention in mentions], dtype=np.int64)
    scores.add(names)
    known = np.array([scores.places[name] for name in names], dtype=np.int64)
    parts = [scores.parts[place] for place in known]
    many = candidates is candidate_pairs and scores.processes > 1 and len(names) in WORTH_A_PROCESS
    # What is compared is found while columns are made of all names and mentions: neither needs the other.
    (table, short), (lefts, rights) = beside(
        lambda: _columns(mentions, parts, scores, ahead=many), lambda: candidates(parts, scores.processes), wanted=many
    )
    often = np.flatnonzero(np.bincount(spelling, minlength=len(names)) > 1)
    lefts, rights = np.concatenate([lefts, often]), np.concatenate([rights, often])
    found = scores.scores(known[lefts], known[rights])
    kept = (found[:, SCORE] > FLOOR) | (found[:, FATHERS_DIFFER] > 0)
    return _of_mentions(spelling, lefts[kept], rights[kept], found[kept]), table, short[spelling]


def _columns(
    mentions: Sequence[Mention], parts: Sequence[Parts], scores: NameScores, *, ahead: bool
) -> tuple[MentionTable, NDArray[np.bool_]]:
    """All mentions as columns, and of each spelling whether it gives too little; the scores have made theirs.

    With `ahead` what links them is loaded too, while another process is waited for.
    """
    scores.table()
    found = MentionTable(mentions), np.array([not tells(each) for each in parts], dtype=bool)
    if ahead:
        tree_builder()
    return found


def _of_mentions(spelling: Numbers, lefts: Numbers, rights: Numbers, names: NDArray[np.float32]) -> _Pairs:
    """The pairs of mentions of pairs of spellings; of one spelling every two mentions."""
    by_spelling = np.argsort(spelling, kind="stable").astype(np.int32)
    counts = np.bincount(spelling, minlength=1)
    starts = np.cumsum(counts) - counts
    sizes = counts[lefts] * counts[rights]
    ends, same = np.cumsum(sizes), lefts == rights
    before = ends - sizes
    found = [(np.empty(0, dtype=np.int32),) * 3]
    begin = 0
    while begin < len(lefts):
        done = int(before[begin])
        end = max(begin + 1, int(np.searchsorted(ends, done + CHUNK, side="right")))
        pair = np.repeat(np.arange(begin, end), sizes[begin:end])
        step = np.arange(done, done + len(pair)) - before[pair]
        width = counts[rights[pair]]
        one = by_spelling[starts[lefts[pair]] + step // width]
        other = by_spelling[starts[rights[pair]] + step % width]
        kept = ~same[pair] | (one < other)
        one, other = one[kept], other[kept]
        found.append((np.minimum(one, other), np.maximum(one, other), pair[kept].astype(np.int32)))
        begin = end
    one, other, spelt = (np.concatenate(column) for column in zip(*found, strict=True))
    return _Pairs(one, other, spelt, names, same[spelt])


def _namesakes(number: int, table: MentionTable, pairs: _Pairs) -> Namesakes:
    counts = np.zeros((3, number))
    counts[0] = 1
    for part in pairs.parts():
        alike = pairs.names[pairs.spelt[part], SCORE] > ALIKE
        lefts, rights = pairs.lefts[part][alike], pairs.rights[part][alike]
        birth = births(table, lefts, rights)
        for row, which in enumerate((slice(None), birth.day | birth.year, birth.other)):
            for side in (lefts[which], rights[which]):
                counts[row] += np.bincount(side, minlength=number)
    return Namesakes(*counts)


def _weigh(
    table: MentionTable, pairs: _Pairs, others: Namesakes, model: MentionModel
) -> tuple[Scores, NDArray[np.bool_]]:
    """The score of each pair, and whether anything beside the names speaks for it."""
    scores, beside = np.empty(len(pairs.lefts), dtype=np.float32), np.zeros(len(pairs.lefts), dtype=bool)
    for part in pairs.parts():
        names = pairs.names[pairs.spelt[part]]
        found = kinds(table, pairs.lefts[part], pairs.rights[part], names, pairs.same_spelling[part], others)
        scores[part] = weighed(found, model)
        beside[part] = np.any([found[kind] > 0 for kind in BESIDE], axis=0)
    return scores, beside


def _never(table: MentionTable, pairs: _Pairs) -> NDArray[np.bool_]:
    """The pairs that are two people's whatever else agrees: another father, or a woman and a man."""
    never = pairs.said(FATHERS_DIFFER) > 0
    for part in pairs.parts():
        never[part] |= compared(table.gender, pairs.lefts[part], pairs.rights[part])[1]
    return never


def _untorn(
    groups: Numbers, decided: NDArray[np.bool_], pairs: _Pairs, weights: Scores, whole: NDArray[np.bool_], way: Linkage
) -> Numbers:
    """The groups without the mentions that fit another one about as well: these stay apart from both, by themselves."""
    across = whole & (weights > way.cut)
    across[across] = groups[pairs.lefts[across]] != groups[pairs.rights[across]]
    # Nobody else fits another group at all.
    doubtful = np.zeros(len(groups), dtype=bool)
    doubtful[pairs.lefts[across]] = doubtful[pairs.rights[across]] = True
    seen = whole & (doubtful[pairs.lefts] | doubtful[pairs.rights])
    lefts, rights, scores = pairs.lefts[seen], pairs.rights[seen], np.clip(weights[seen], -way.most, way.most)
    one, other = np.concatenate([lefts, rights]).astype(np.int64), groups[np.concatenate([rights, lefts])]
    keys, places = np.unique(one << 32 | other, return_inverse=True)
    sums = np.bincount(places, np.concatenate([scores, scores]), len(keys))
    number = np.bincount(places, minlength=len(keys))
    mention, group_of = keys >> 32, keys & 0xFFFFFFFF
    own = group_of == groups[mention]
    sizes = np.bincount(groups, minlength=len(groups))[group_of] - own
    mean = (sums + way.missing * (sizes - number)) / np.maximum(1, sizes)
    best = np.full(len(groups), -np.inf)
    np.maximum.at(best, mention[~own], mean[~own])
    torn = np.zeros(len(groups), dtype=bool)
    torn[mention[own]] = (best[mention[own]] > way.cut) & (mean[own] - best[mention[own]] < MARGIN)
    torn &= ~decided & doubtful
    among = torn[lefts] & torn[rights]
    again = grouped(len(groups), lefts[among], rights[among], weights[seen][among], way)
    return first_of_each(np.where(torn, len(groups) + again, groups))


def _placed(
    groups: Numbers,
    late: NDArray[np.bool_],
    pairs: _Pairs,
    weights: Scores,
    beside: NDArray[np.bool_],
    bound: Bound,
    way: Linkage,
) -> Numbers:
    """The groups with each late mention in the one group that its name fits, if something beside it speaks for that."""
    fits = (late[pairs.lefts] | late[pairs.rights]) & (pairs.said(CONTRADICTED) == 0)
    among = fits & late[pairs.lefts] & late[pairs.rights] & beside
    # First each other: they are then placed as one.
    together = grouped(len(groups), pairs.lefts[among], pairs.rights[among], weights[among], way, bound)
    across = fits & (late[pairs.lefts] != late[pairs.rights])
    swapped = late[pairs.rights[across]]
    mine = together[np.where(swapped, pairs.rights[across], pairs.lefts[across])]
    theirs = groups[np.where(swapped, pairs.lefts[across], pairs.rights[across])]
    found = np.where(late, together, groups)
    if not len(mine):
        return found
    owners, first, number = np.unique(mine, return_index=True, return_counts=True)
    order = np.argsort(mine, kind="stable")
    one_fits = np.array([len(set(theirs[each])) == 1 for each in np.split(order, np.cumsum(number)[:-1])])
    mean = np.bincount(np.searchsorted(owners, mine), weights[across], len(owners)) / number
    backed = np.bincount(np.searchsorted(owners, mine), beside[across], len(owners)) > 0
    target = dict(zip(owners.tolist(), theirs[first].tolist(), strict=True))
    barred = weights == -np.inf
    one, other = found[pairs.lefts[barred]], found[pairs.rights[barred]]
    touched = np.isin(one, owners) | np.isin(other, owners)
    apart = {frozenset(pair) for pair in zip(one[touched].tolist(), other[touched].tolist(), strict=True)}
    apart |= {frozenset((int(found[one]), int(found[other]))) for one, other in bound.different}
    for owner in owners[one_fits & backed & (mean > way.cut)].tolist():
        if frozenset((owner, target[owner])) not in apart:
            found[found == owner] = target[owner]
    return first_of_each(found)
