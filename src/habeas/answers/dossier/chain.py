"""The bodies above a body, from the nearest on. A chain of command that comes back to itself is cut and told."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def chain(start: str, parent_of: Callable[[str], str | None]) -> tuple[tuple[str, ...], str]:
    """The ids above one, and, where they come back to one that was met already, that id; "" otherwise."""
    met, above = [start], parent_of(start)
    while above is not None:
        if above in met:
            return tuple(met[1:]), above
        met.append(above)
        above = parent_of(above)
    return tuple(met[1:]), ""


def chains(starts: Iterable[str], parent_of: Callable[[str], str | None]) -> tuple[dict[str, str], str]:
    """For each body above any of these the one below it, in the order of the chains; and a body of a circle or ""."""
    found: dict[str, str] = {}
    circle = ""
    for start in starts:
        above, back = chain(start, parent_of)
        for lower, upper in zip((start, *above), above, strict=False):
            found.setdefault(upper, lower)
        circle = circle or back
    return found, circle
