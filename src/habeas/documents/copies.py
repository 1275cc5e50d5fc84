"""Recognises copies: a story's sketch, and whether two sketches are of the same story.

The sketch is the smallest of the hashes of all runs of five words of the story, without boilerplate and bylines
(bottom-k, A. Broder, "On the resemblance and containment of documents", 1997). The same words give the same sketch.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Sequence
from hashlib import blake2b

from habeas.documents.parts import story_of
from habeas.model import Part

RUN = 5
# 96 hashes of 6 bytes: the share of runs that two stories have in common is known to about five points (one standard
# error), which the distance between copies and other stories below leaves room for.
SIZE = 96
_HASH_BYTES = 6
SAME_SHARE = 0.5

_WORD = re.compile(r"\w+")


def sketch(text: str, parts: Sequence[Part]) -> tuple[int, ...]:
    """The sketch of the story that the parts tell, in rising order; empty for a story of fewer than five words."""
    words = [word.encode() for word in _WORD.findall(story_of(text, parts).casefold())]
    runs = {b" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    hashes = {int.from_bytes(blake2b(run, digest_size=_HASH_BYTES).digest(), "big") for run in runs}
    return tuple(heapq.nsmallest(SIZE, hashes))


def same_story(left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether one is a copy of the other: they share at least `SAME_SHARE` of the five-word runs."""
    return shared(left, right) >= SAME_SHARE


def shared(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of five-word runs that the two stories have in common, from 0 to 1, as their sketches tell it."""
    if not left or not right:
        return 0.0
    known = sorted(set(left) | set(right))[: min(SIZE, max(len(left), len(right)))]
    both = set(left) & set(right)
    return sum(1 for each in known if each in both) / len(known)
