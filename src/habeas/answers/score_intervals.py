"""How far a figure would move with other documents of the same kind: the middle 95% of resampled sets of documents.

The documents are drawn again with replacement, whole, since what one of them says hangs together. The draws are
seeded, so the same figures give the same interval.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import lru_cache

from habeas.answers.score_figures import Figures

# How often the documents are drawn again; 1,000 is what the 2.5% ends need to be steady to the second decimal, and
# what the annotated documents' own scorer does.
ROUNDS = 1000
_ENDS = (0.025, 0.975)


def interval(documents: Sequence[Figures]) -> tuple[float, float] | None:
    """The ends of the middle 95% of the F1 of resampled sets of documents, whose figures these are.

    None for fewer than two documents, or where no set has anything to find.
    """
    if len(documents) < 2:
        return None
    found = [each.found for each in documents]
    both = [each.annotated + each.predicted for each in documents]
    values = []
    for drawn in _draws(len(documents)):
        total = sum(both[place] for place in drawn)
        if total:
            values.append(2 * sum(found[place] for place in drawn) / total)
    values.sort()
    low, high = (values[int(share * len(values))] if values else None for share in _ENDS)
    return None if low is None or high is None else (low, high)


@lru_cache(maxsize=4)
def _draws(documents: int) -> tuple[tuple[int, ...], ...]:
    """The places of the documents in every resampled set; the same for every metric of one scoring."""
    chance = random.Random(0)  # noqa: S311 (a resampling, nothing secret)
    return tuple(tuple(chance.choices(range(documents), k=documents)) for _ in range(ROUNDS))
