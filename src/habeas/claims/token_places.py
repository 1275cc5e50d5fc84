"""Where the tokens of a passage stand, worked out once: asked of spaCy, each token is made anew and looked for."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def places_of(tokens: Doc) -> tuple[list[int], list[int]]:
    """Where each token starts in its passage's text, and where it ends."""
    known: tuple[list[int], list[int]] | None = tokens.user_data.get("places")
    if known is None:
        from spacy.attrs import IDS

        rows = tokens.to_array([IDS["IDX"], IDS["LENGTH"]])
        known = rows[:, 0].tolist(), (rows[:, 0] + rows[:, 1]).tolist()
        tokens.user_data["places"] = known
    return known


def touched(tokens: Doc, start: int, end: int) -> range:
    """The tokens of a passage that a stretch of its text touches, by their numbers; none where it is not inside."""
    starts, ends = places_of(tokens)
    if not starts or not 0 <= start < end or end - 1 >= ends[-1] + len(tokens[-1].whitespace_):
        return range(0)
    first = bisect_right(starts, start) - 1
    return range(first + (start == ends[first]), bisect_right(starts, end - 1))
