"""A number that a source reports as the words that forms of exchange have for its parts, out and in.

Neither FollowTheMoney nor HURIDOCS has a place of its own for a reported number: `ftm_counts` and `huridocs_counts`
say where these words stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from habeas.exchange.cells import whole_number
from habeas.exchange.days import day_of
from habeas.exchange.model import Counted
from habeas.lists.model import Problem
from habeas.model import Count

# The parts of a number, in the order in which they are written.
PARTS = ("what", "low", "high", "qualifier", "as_of", "place", "by", "kind")
_KINDS = ("stock", "flow")


def parts_of(count: Count) -> dict[str, str]:
    """What is known of a number, by part."""
    values = {name: getattr(count, name) for name in PARTS}
    return {name: str(value) for name, value in values.items() if value is not None and str(value)}


def title_of(count: Count) -> str:
    """A number as the name of the thing that holds it: "at least 90 to 146 political prisoners"."""
    ends = dict.fromkeys(str(end) for end in (count.low, count.high) if end is not None)
    return " ".join(" ".join(filter(None, (count.qualifier, " to ".join(ends), count.what))).split())


def counted_of(parts: Mapping[str, str], line: int, problems: list[Problem]) -> Counted | None:
    """The number that has these parts; None where nothing says what is counted, or how many there are."""
    ends = {name: whole_number(parts.get(name, "")) for name in ("low", "high")}
    if not parts.get("what") or (ends["low"] is None and ends["high"] is None and not parts.get("qualifier")):
        words = "The number does not say what is counted and how many there are; it is kept as text."
        problems.append(Problem(line, "no-number", words))
        return None
    problems += _not_used(parts, line, ends)
    return Counted(
        what=parts["what"],
        low=ends["low"],
        high=ends["high"],
        qualifier=parts.get("qualifier") or None,
        as_of=day_of(parts.get("as_of", ""), line, problems),
        place=parts.get("place") or None,
        by=parts.get("by") or None,
        kind=parts["kind"] if parts.get("kind") in _KINDS else _KINDS[0],
        line=line,
    )


def _not_used(parts: Mapping[str, str], line: int, ends: Mapping[str, int | None]) -> Iterator[Problem]:
    for name, end in ends.items():
        if parts.get(name) and end is None:
            yield Problem(line, "bad-number", f"“{parts[name][:40]}” is no whole number, and is not used.")
