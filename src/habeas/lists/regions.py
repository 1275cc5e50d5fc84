"""The region of everybody on some lists, one spelling for each region whatever script a list has it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from habeas.lists.unify import Unified, alike

NOT_KNOWN = "not known"


def regions_of(people: Iterable[Unified]) -> dict[str, str]:
    """By person the region that most lists give, the first of them where as many give another; or `NOT_KNOWN`."""
    everyone = list(people)
    said = {person.person_id: _said(person) for person in everyone}
    fields = [person.field("region") for person in everyone]
    one = _one_spelling(Counter(each.value for field in fields if field is not None for each in field.values))
    return {person: NOT_KNOWN if value is None else one[value] for person, value in said.items()}


def _said(person: Unified) -> str | None:
    field = person.field("region")
    if field is None:
        return None
    return max(field.values, key=lambda each: len({entry.listing for entry in each.entries})).value


def _one_spelling(values: Mapping[str, int]) -> dict[str, str]:
    """For each spelling the one under which its region is shown: in Latin letters if any, then the most frequent."""
    ordered = sorted(values, key=lambda each: (not each.isascii(), -values[each], each))
    shown: list[str] = []
    found = {}
    for value in ordered:
        known = next((each for each in shown if alike(each, value)), None)
        if known is None:
            shown.append(value)
        found[value] = known or value
    return found
