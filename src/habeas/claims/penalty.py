"""How long: the sentence or the remand that goes with an act, as the document words it ("four years").

Several people in one sentence may each have a term of their own ("A to four years and B to three").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|ninety|a|an|several"
)
_AMOUNT = rf"(?:\d+(?:[.,]\d+)?|(?:{_WORDS})(?:[- ](?:{_WORDS}))?)"
_HALF = r"(?:[- ]and[- ](?:a[- ]|one[- ])?half|½)?"
_UNIT = r"[- ](?:years?|months?|weeks?|days?|hours?)[’']?"
_ONE = rf"{_AMOUNT}{_HALF}{_UNIT}(?: and (?:a )?half)?"
_TERM = re.compile(
    rf"\b(?:(?:between|from) {_AMOUNT}(?:{_UNIT}(?: and {_AMOUNT}{_UNIT})?)? (?:and|to) {_ONE}"
    rf"|(?:\d{{1,2}}|{_WORDS}) to {_ONE}"
    rf"|(?:an? )?suspended (?:prison |jail )?(?:sentence|term)s? of {_ONE}"
    rf"|{_ONE} suspended\b"
    rf"|(?:(?:more than|up to|at least|nearly|almost|over|approximately|about) )?{_ONE}(?:(?:,| and)(?: and)? {_ONE})*"
    r"(?: in prison and \d+ lashes)?"
    r"|life(?= (?:in prison|imprisonment|sentence))|death(?= (?:sentence|penalty|by hanging))|to death"
    rf"|administrative (?:detention|arrest)(?! cent| facilit)(?: (?:for|of) {_ONE})?|suspended sentences?)",
    re.IGNORECASE,
)

# What makes a length of time a point in it, or an age.
_PAST = ("ago", "old", "later", "earlier", "before", "after", "prior", "since", "of age", "from now")

# The types that have a term.
TYPES = frozenset(("sentence", "remand", "imprisonment"))


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as worded, and where it begins in the text that was read."""

    text: str
    start: int


def terms_in(text: str) -> list[Term]:
    """The lengths of time, and "life" and "death", in a stretch of text, in order.

    An age ("30 years old") and a time gone by ("two years ago", "six months later") are none.
    """
    found = []
    for match in _TERM.finditer(text):
        after = text[match.end() : match.end() + 14].lower().lstrip(" -")
        lasted = text[: match.start()].lower().endswith("for ") and after.startswith(("before", "after", "prior"))
        if after.startswith(_PAST) and not lasted:
            continue
        found.append(
            Term(match[0].removeprefix("to ").rstrip("’'") if match[0] != "to death" else "death", match.start())
        )
    return found


def assigned(found: list[Term], places: list[int], trigger: int) -> list[Term | None]:
    """The term of each person, by where their names stand: the first that follows, before the next name.

    Where fewer terms than people follow, all share the first one after the trigger, or the one right before it.
    """
    own: list[Term | None] = []
    for number, place in enumerate(places):
        limit = places[number + 1] if number + 1 < len(places) else None
        between = [one for one in found if place < one.start and (limit is None or one.start < limit)]
        own.append(between[0] if between else None)
    if len(places) > 1 and all(own):
        return own
    after = [one for one in found if one.start > trigger]
    shared = after[0] if after else found[-1] if found else None
    return [shared for _ in places] or [shared]
