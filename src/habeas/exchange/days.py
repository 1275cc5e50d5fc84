"""The day that a thing of a file has, as precisely as it is given; one that can't be used is told with its line."""

from __future__ import annotations

from habeas.dates import PartialDate
from habeas.errors import UnknownTerm
from habeas.lists.days import is_serial, read_day
from habeas.lists.model import Problem


def day_of(given: str, line: int, problems: list[Problem]) -> PartialDate | None:
    """A date in ISO 8601, or as people write one; None where there is none, or none that can be used."""
    if not given:
        return None
    try:
        return PartialDate.parse(given)
    except UnknownTerm:
        pass
    try:
        found, unclear = read_day(given, None)
    except UnknownTerm:
        found, unclear = None, False
    if found is None or is_serial(given):
        problems.append(Problem(line, "bad-date", f"The date “{given[:40]}” is not used; write it like 2024-12-03."))
        return None
    if unclear:
        words = f"“{given[:40]}” may be two days; only the year is used. Write it like 2024-12-03."
        problems.append(Problem(line, "unclear-date", words))
    return found
