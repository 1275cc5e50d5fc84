"""How long: the sentence or the remand that goes with an act, as the document words it ("four years").

Several people in one sentence may each have a term of their own ("A to four years and B to three").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.claims import lexicon
from habeas.claims.wordlists import any_of

# The types that have a term.
TYPES = frozenset(("sentence", "remand", "imprisonment"))


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as worded, and where it begins in the text that was read."""

    text: str
    start: int

    @property
    def counted(self) -> bool:
        """Whether it says how long: "30 days", not "administrative detention"."""
        return _counted().search(self.text) is not None


@cache
def changing() -> frozenset[str]:
    """Verbs of rulings that give a sentence another length: "reduced his sentence to four years"."""
    return _words("changing")


def terms_in(text: str) -> list[Term]:
    """The lengths of time, and "life" and "death", in a stretch of text, in order.

    An age ("30 years old") and a time gone by ("two years ago", "six months later") are none.
    """
    found = []
    for match in _pattern().finditer(text):
        after = text[match.end() : match.end() + 14].lower().lstrip(" -")
        lasted = text[: match.start()].lower().endswith("for ") and after.startswith(("before", "after", "prior"))
        if after.startswith(_past()) and not lasted:
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


@cache
def _words(name: str) -> frozenset[str]:
    return lexicon.words_of(lexicon.data("penalties"), name, "penalties")


@cache
def _past() -> tuple[str, ...]:
    return tuple(sorted(_words("past")))


@cache
def _counted() -> re.Pattern[str]:
    return lexicon.pattern_of(lexicon.data("penalties")["counted"], "penalties.toml")


@cache
def _pattern() -> re.Pattern[str]:
    """Lengths of time by the forms of `penalties.toml`, the first that fits."""
    table = lexicon.data("penalties")
    known = {name: any_of(_words(name)) for name in ("numbers", "units", "qualifiers")}
    known["fixed"] = "|".join(sorted(_words("fixed")))
    for name in ("amount", "unit", "one"):
        known[name] = _filled(str(table.get(name)), known)
    forms = [_filled(form, known) for form in lexicon.texts_of(table, "forms", "penalties")]
    return lexicon.pattern_of(rf"\b(?:{'|'.join(forms)})", "penalties.toml")


def _filled(form: str, known: Mapping[str, str]) -> str:
    """A form with the patterns that it names: "<one> suspended"."""
    return re.sub(r"<(\w+)>", lambda named: known[named[1]], form)
