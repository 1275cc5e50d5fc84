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
        before = text[: match.start()].lower()
        lasted = before.endswith("for ") and after.startswith(("before", "after", "prior"))
        lasted = lasted or (before.endswith(("serve ", "served ", "serving ")) and after.startswith("since"))
        if (after.startswith(_past()) and not lasted) or before.rstrip().endswith(tuple(_words("served_before"))):
            continue
        words = "death" if match[0] == "to death" else match[0].removeprefix("to ").rstrip("’'")
        if _of_a_day().search(text[: match.start()]) is not None:
            words = words.partition(" to ")[2] or words  # "sentenced on August 2 to 20 years"
        found.append(Term(_article().sub("", words), match.start()))
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
    led = zip((trigger, *places), places, strict=False)  # "a year to A and two to B"
    before = [next((one for one in found if first < one.start < place), None) for first, place in led]
    if len(places) > 1 and all(before):
        return before
    after = [one for one in found if one.start > trigger]
    shared = after[0] if after else found[-1] if found else None
    return [shared for _ in places] or [shared]


def amount_at_start(text: str) -> str | None:
    """The number with which a text begins, whose unit an earlier one has: "seven and B to six", "one and a half"."""
    match = _amount().match(text)
    return match[0] if match is not None else None


def changed_to(text: str) -> str:
    """What follows "to" in "reduced from nine years to six": the length that the penalty has now; else all."""
    match = _from_to().search(text)
    return text if match is None else text[match.end() :]


def respective(text: str, count: int) -> list[Term | None]:
    """The terms of "sentenced to nine and seven years, respectively", one for each of `count` people; else none."""
    match = _respectively().search(text)
    if match is None:
        # "to 18 months in prison and to three years of house arrest, respectively"
        before, told, _ = text.partition("respectively")
        each = [term for term in terms_in(before) if term.counted] if told else []
        return list(each) if len(each) == count else []
    start, unit = match.start("terms"), match["unit"]
    found: list[Term | None] = [
        Term(one[0] if one["unit"] else f"{one[0]}{unit}", start + one.start())
        for one in _amount().finditer(match["terms"])
    ]
    return found if len(found) == count else []


def shared_out(text: str) -> bool:
    """Whether several lengths are given to several people in their order: which of them one has is unclear."""
    before, told, _ = text.partition("respectively")
    return bool(told) and len([term for term in terms_in(before) if term.counted]) > 1


@cache
def _of_a_day() -> re.Pattern[str]:
    """A month right before a number, which is a day of it."""
    return re.compile(rf"\b(?:{'|'.join(lexicon.months())})\.? $", re.IGNORECASE)


@cache
def _from_to() -> re.Pattern[str]:
    table = lexicon.data("penalties")
    return lexicon.pattern_of(_filled(str(table.get("change")), _parts()), "penalties.toml")


@cache
def _article() -> re.Pattern[str]:
    """The article before a length that has a number of its own: "a six-year term" is of six years."""
    numbers = any_of(_words("numbers") - {"a", "an"})
    return re.compile(rf"^an? (?=\d|(?:{numbers})\b)", re.IGNORECASE)


@cache
def _respectively() -> re.Pattern[str]:
    table = lexicon.data("penalties")
    return lexicon.pattern_of(_filled(str(table.get("respective")), _parts()), "penalties.toml")


@cache
def _amount() -> re.Pattern[str]:
    return lexicon.pattern_of(_filled(r"\b<amount>\b(?: and a half)?(?P<unit><unit>)?", _parts()), "penalties.toml")


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
    forms = [_filled(form, _parts()) for form in lexicon.texts_of(table, "forms", "penalties")]
    return lexicon.pattern_of(rf"\b(?:{'|'.join(forms)})", "penalties.toml")


@cache
def _parts() -> dict[str, str]:
    """The patterns that the forms name, by their names."""
    table = lexicon.data("penalties")
    known = {name: any_of(_words(name)) for name in ("numbers", "units", "qualifiers")}
    known["fixed"] = "|".join(sorted(_words("fixed")))
    for name in ("amount", "unit", "one"):
        known[name] = _filled(str(table.get(name)), known)
    return known


def _filled(form: str, known: Mapping[str, str]) -> str:
    """A form with the patterns that it names: "<one> suspended"."""
    return re.sub(r"(?<!\?P)<(\w+)>", lambda named: known[named[1]], form)
