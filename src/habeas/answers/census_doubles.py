"""How many people some persons are at least, where some pairs may be one and nobody decided.

That is the most of them who are surely different from each other: no two of those may be one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

# A group of so many who may all be one another is told apart exactly; of larger ones a good choice is taken, which can
# be too low and never too high.
EXACT = 18


def at_least(persons: Iterable[int], pairs: Iterable[tuple[int, int]]) -> int:
    """How many people these are at least; `pairs` are those of them who may be one."""
    beside: dict[int, set[int]] = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    apart = sum(1 for each in persons if each not in beside)
    return apart + sum(_different(group, beside) for group in connected(beside, beside))


def connected(ones: Iterable[int], beside: Mapping[int, Set[int]]) -> Iterable[set[int]]:
    """These, in groups that nothing beside one another parts; the group of the smallest first."""
    left = set(ones)
    while left:
        group: set[int] = set()
        waiting = [min(left)]
        while waiting:
            one = waiting.pop()
            if one not in group:
                group.add(one)
                waiting += (beside[one] & left) - group
        left -= group
        yield group


def _different(group: set[int], beside: Mapping[int, set[int]]) -> int:
    """The most of a group of whom no two may be one."""
    if not group:
        return 0
    if len(group) > EXACT:
        one = min(group, key=lambda each: (len(beside[each] & group), each))
        return 1 + _different(group - beside[one] - {one}, beside)
    one = max(group, key=lambda each: (len(beside[each] & group), -each))
    if not beside[one] & group:
        return len(group)
    return max(1 + _different(group - beside[one] - {one}, beside), _different(group - {one}, beside))
