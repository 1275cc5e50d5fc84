"""The offences that a sentence ties to an act, as it words them: "on charges of money laundering and bribery".

Only what stands after words that lead to an offence, or before "charges", is read; "similar charges" and the like
name none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from habeas.claims import lexicon
from habeas.claims.wordlists import any_of

# Characters of one offence at most: what is longer runs into the rest of the sentence.
LONGEST = 120

_TOGETHER = re.compile(r"\s*[“\"][^”\"]+[”\"](?:,?\s*(?:and|or)?\s*[“\"][^”\"]+[”\"])*")
# Another offence behind a quoted one: "guilty of “inciting hatred” and insulting the head of state".
_BESIDE = re.compile(r",?\s+and\s+(?=\w+ing\b)")
# How many charges there are says nothing of the offence: "18 charges of blasphemy".
_COUNTED = re.compile(r"^\s*(?:\d+|[a-z]+) (?:charges|counts) of ", re.IGNORECASE)
_MARKS = re.compile(r"[“”]")
_SERIES = re.compile(r",\s+(?:and\s+)?")
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")


@dataclass(frozen=True, slots=True)
class Offences:
    """The patterns and words of `charges.toml`."""

    leads: tuple[re.Pattern[str], ...]
    before: re.Pattern[str]
    ends: re.Pattern[str]
    ends_like: tuple[re.Pattern[str], ...]
    deed: re.Pattern[str]
    exercise: re.Pattern[str]
    said_of: re.Pattern[str]
    listed: re.Pattern[str]
    goes_on: re.Pattern[str]
    against: re.Pattern[str]
    lone_plural: re.Pattern[str]
    drop: frozenset[str]
    not_offences: frozenset[str]
    never: frozenset[str]
    lengths: frozenset[str]
    aged: re.Pattern[str]
    trailing: frozenset[str]
    types: frozenset[str]
    given_up: frozenset[str]


@cache
def offences() -> Offences:
    """How offences are told.

    Raises:
        BadVocabulary: `charges.toml` does not say what it should.
    """
    return read_offences(lexicon.data("charges"))


def read_offences(table: dict[str, Any]) -> Offences:
    """Checks and returns a parsed `charges.toml`."""
    ends = any_of(lexicon.words_of(table, "ends", "charges"))
    leads = [rf"\b(?:{lead})\b" for lead in lexicon.texts_of(table, "leads", "charges")]
    whole = {"ends": rf"[\s,]\s*(?:{ends})\b", "leads": leads}
    return lexicon.read_fields(Offences, {**table, **whole}, "charges")


def charges_in(text: str, kind: str) -> tuple[str, ...]:
    """The offences named in a stretch of a sentence, for an act of that type.

    `text` begins at the word of the act and ends where the next act of the sentence begins.
    """
    words = offences()
    if kind not in words.types:
        return ()
    for lead in words.leads:
        match = lead.search(text)
        if match is not None and _leads(match, kind):
            found = _split(_phrase(text[match.end() :]))
            if found:
                return found
    return _before(text)


def _leads(match: re.Match[str], kind: str) -> bool:
    """Whether an offence follows: "arrested for" may also lead to another reason, or to nothing but a time."""
    words = offences()
    if not match[0].lower().endswith("for"):
        return not words.said_of.match(match.string, match.end())
    told = match[0].lower().startswith(("charge", "accus", "complaint", "convict", "guilty"))
    if not told and words.exercise.match(match.string, match.end()):
        return False
    serves = match[0].lower().startswith("serv")  # "serving five years for contempt"
    loose = (
        not told and not (serves and kind == "imprisonment") and kind in ("arrest", "remand", "imprisonment", "release")
    )
    return not loose or words.deed.match(match.string, match.end()) is not None


def _before(text: str) -> tuple[str, ...]:
    """The offence that stands before the word "charges": "on drug charges"."""
    before = offences().before.search(text)
    if before is None or before[1].lower().endswith("without"):
        return ()
    own = before[1].rpartition(" on ")[2]  # "of journalists on fraud charges"
    plain = (word for word in own.split() if word.lower() not in offences().not_offences)
    named = [word for word in plain if not offences().aged.fullmatch(word)]
    while named and named[-1].lower() == "and":
        named = named[:-1]
    if len(named) == len(own.split()) == 3 and named[1].lower() == "and":  # "corruption and bribery charges"
        return named[0], named[2]
    return (" ".join(named).removesuffix("-related"),) if named else ()


def _phrase(text: str) -> str:
    """The offence at the beginning of a text, up to where its phrase ends."""
    mark = _MARKS.search(text)  # the end of the quotation that the offence stands in: "of smuggling,” she said"
    text = text[: mark.start()].rstrip(" ,") if mark is not None and mark[0] == "”" else text
    text = offences().listed.sub(" ", text, count=1)
    text = re.split(r"(?:[;:(—–]|(?<!\b[A-Z])\.)\s|\([^)]*$|[.;:]$", re.sub(r"\s\([^)]*\)", "", text), maxsplit=1)[0]
    together = _TOGETHER.match(text)
    quoted = together is not None and not offences().goes_on.match(text, together.end())
    if together is not None and quoted and _BESIDE.match(text, together.end()):
        text = text[: together.end()] + _to_its_end(text[together.end() :])
    elif not quoted:
        text = _to_its_end(text)
    return text if quoted or len(text) <= 2 * LONGEST else ""


def _to_its_end(text: str) -> str:
    """An offence up to where its phrase ends."""
    for pattern in (offences().ends, *offences().ends_like, _time()):
        text = pattern.split(text, maxsplit=1)[0]
    return text


@cache
def _time() -> re.Pattern[str]:
    """A time behind an offence: "in late May", "since 2019"."""
    month = "|".join(lexicon.months())
    days = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    return re.compile(
        rf"\s(?:on|in|since|until|from|between|by)\s(?:(?:late|early|mid|last)[ -])?"
        rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:{month}|{days})|\d{{4}}|the same"
        rf"|(?:the past |the last |under )?\w+ (?:years|months|weeks|days)(?=[\s,;:.]|$))\b"
        rf"|\s(?:(?:only|just|barely) )?\w+ (?:years?|months?|weeks?|days?)(?: (?:before|earlier|later|ago|after)\b|$)"
    )


def _split(text: str) -> tuple[str, ...]:
    together = _TOGETHER.match(text)
    if together is not None and not offences().goes_on.match(text, together.end()):
        quoted = _QUOTED.findall(together[0])
        inside = [part for one in quoted for part in (_SERIES.split(one) if len(_SERIES.findall(one)) > 1 else [one])]
        beside = _BESIDE.match(text, together.end())
        inside += _split(text[beside.end() :]) if beside is not None else ()
        named = (one.strip(" ,.") for one in inside if len(one) <= LONGEST)
        return tuple(dict.fromkeys(one for one in named if one))
    parts = re.split(r",?\s+as\s+well\s+as\s+|,\s*(?:and|or)?\s+|\s+and\s+", text)
    if "," in text and not any(joint in text for joint in (" and ", " or ", " as well as ")):
        parts = parts[:1]
    found = [_trim(part) for part in _whole(text, parts)]
    return tuple(dict.fromkeys(one for one in found if one))


def _whole(text: str, parts: list[str]) -> list[str]:
    """The parts of a series, those of one offence as one: "entering and photographing a base", "A and the army"."""
    whole: list[str] = []
    place = 0
    for part in parts:
        start = text.index(part, place)
        gap = text[place:start]
        alone = bool(whole) and re.fullmatch(r"\s*(?:.*(?:, | and ))?\w+ing", whole[-1]) and re.match(r"\w+ing\b", part)
        object_of_it = (
            bool(whole) and gap.strip() == "and" and re.match(r"(?:(?:the|its|his|her|their|other)\b|[$€£\d])", part)
        )
        goes_on = alone or object_of_it or (bool(whole) and _same_objects(whole[-1], part))
        whole = [*whole[:-1], f"{whole[-1]}{gap}{part}"] if goes_on else [*whole, part]
        place = start + len(part)
    return whole


def _same_objects(offence: str, part: str) -> bool:
    """Whether a lone plural goes on with what an offence is against: "defamation of judges, *officers*, …"."""
    against = offences().against.search(offence)
    return against is not None and offences().lone_plural.fullmatch(part.strip(" ,.")) is not None


def _dated(word: str) -> bool:
    """Whether a word only tells of when an offence was, or how old its charge is: "2019", "year-old"."""
    return re.fullmatch(r"[12]\d{3}", word) is not None or offences().aged.fullmatch(word) is not None


def _trim(part: str) -> str:
    part = part.rstrip(' ,."') if part.count('"') % 2 else part  # the end of a quotation that began before it
    part = _COUNTED.sub("", part)
    closed = part.count("“") == part.count("”") and not part.strip(" ,.").endswith("”")
    words = part.strip(" ,." if closed else " ,.“”\"'‘’").split()
    while words and (words[0].lower() in offences().drop or _dated(words[0])):
        if words[1:2] == ["against"]:
            break  # "crimes against humanity"
        words = words[1:]
    while words and words[-1].lower() in offences().trailing:
        words = words[:-1]
    text = " ".join(words) if closed else " ".join(words).strip('“”"')
    text = f"{text}”" if text.count("“") > text.count("”") else text  # it ends with the quotation
    first = words[0].lower() if words else ""
    plain = not words or first in offences().never or text.lower() in offences().not_offences or first[0].isdigit()
    plain = (
        plain
        or any(word.lower().rstrip(",’'") in offences().lengths for word in words[:3])
        or (len(words) == 1 and first.endswith("ed"))
        or (
            len(words) > 1
            and first.endswith("ed")
            and words[1].lower() in ("to", "that", "its", "his", "her", "a", "an")
        )
    )
    return "" if plain or text.lower() in offences().never or len(text) > LONGEST else text
