"""Findings of an annual report that are not of the year that it covers: "in past years …", "from 2015 to 2018 …"."""

from __future__ import annotations

import re
from functools import cache

from habeas.claims.date_words import Reckoning, expressions
from habeas.claims.lexicon import data, pattern_of


def of_other_years(before: str, after: str, reckoning: Reckoning) -> bool:
    """Whether a finding is told of other years, by the words of its sentence before the act and from it on."""
    if _opening().search(before) is not None or _closing().match(after) is not None:
        return True
    spans = [
        one for one in expressions(before + after, reckoning) if one.relation == "between" and one.last is not None
    ]
    return any(one.last is not None and one.first.year != one.last.year for one in spans)


@cache
def _opening() -> re.Pattern[str]:
    """How a sentence begins that is of other years."""
    return _years("opening")


@cache
def _closing() -> re.Pattern[str]:
    """How what was done in other years goes on, from the word of the act."""
    return _years("closing")


def _years(name: str) -> re.Pattern[str]:
    return pattern_of(str(data("dates")["other_years"][name]), "dates.toml")
