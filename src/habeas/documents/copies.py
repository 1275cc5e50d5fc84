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
# 96 hashes of 6 bytes: of two stories of one length, the share in common is known to four points (one standard
# error at 0.8), which the distance between copies and other stories below leaves room for.
SIZE = 96
_HASH_BYTES = 6
# Measured: the HTML and the text of the 21 country reports share 1.0; reports on one country in successive years up to
# 0.69 (2020 and 2021, Azerbaijan), two annotated documents at most 0.56. Of the 170 annotated documents of more than
# 1,500 characters, each under another headline and without its last paragraph, 168 share 0.87 or more with the whole.
SAME_SHARE = 0.8
# A story inside one more than twice as long is quoted there, among other things: the longer is no copy of it.
LEAST_LENGTH = 0.5

_WORD = re.compile(r"\w+")


def sketch(text: str, parts: Sequence[Part]) -> tuple[int, ...]:
    """The sketch of the story that the parts tell, in rising order; empty for a story of fewer than five words."""
    words = [word.encode() for word in _WORD.findall(story_of(text, parts).casefold())]
    runs = {b" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    hashes = {int.from_bytes(blake2b(run, digest_size=_HASH_BYTES).digest(), "big") for run in runs}
    return tuple(heapq.nsmallest(SIZE, hashes))


def same_story(left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether one is a copy of the other: nearly all of the shorter, which is not much shorter, is in the longer."""
    known_left, known_right = _comparable(left, right)
    sizes = sorted((len(known_left), len(known_right)))
    return shared(left, right) >= SAME_SHARE and sizes[0] >= LEAST_LENGTH * sizes[1]


def shared(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of the shorter story's five-word runs that are in the longer, from 0 to 1, as the sketches tell it."""
    known_left, known_right = _comparable(left, right)
    shorter = min(len(known_left), len(known_right))
    return len(known_left & known_right) / shorter if shorter else 0.0


def _comparable(left: Sequence[int], right: Sequence[int]) -> tuple[set[int], set[int]]:
    """The hashes up to which both sketches are complete: a full sketch knows none beyond its last."""
    last = min((each[-1] for each in (left, right) if len(each) >= SIZE), default=None)
    if last is None:
        return set(left), set(right)
    return {each for each in left if each <= last}, {each for each in right if each <= last}
