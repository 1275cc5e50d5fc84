"""Whether a value of a file is what its column holds."""

from __future__ import annotations

# The largest whole number that a table holds.
LARGEST_NUMBER = 2**63 - 1


def fits(value: object, kind: str) -> bool:
    """Whether a value is what a column of this kind holds: "text", "texts", "number", "numbers", "real" or "flag"."""
    if kind in ("texts", "numbers"):
        return isinstance(value, list) and all(each is None or fits(each, kind.removesuffix("s")) for each in value)
    if kind == "text":
        return isinstance(value, str)
    if kind == "flag":
        return isinstance(value, bool)
    whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_NUMBER
    return (whole and kind in ("number", "real")) or (kind == "real" and isinstance(value, float))
