"""Reads the numbers of a text as they are worded: figures, words, ranges, and words like "dozens".

"At least 90 to 146" is a range with a qualifier; "dozens" has no ends. Ordinals, dates, money, percentages and
the numbers of articles, sections and telephones are no such numbers and are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from habeas.claims.wordlists import read_words, words
from habeas.errors import BadVocabulary
from habeas.terms import load_toml

# Characters before a number that its qualifier stands in; the longest of the vocabulary has 22.
NEAR = 60
_QUOTES = frozenset("“”\"‘’'")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at a place of a text.

    `start` and `end` enclose the number itself, `outer` begins with its qualifier. `low` and `high` are equal for
    one number and None where it is a word like "dozens", which then is the qualifier.
    """

    outer: int
    start: int
    end: int
    low: int | None
    high: int | None
    qualifier: str | None


def numbers_in(text: str) -> list[Number]:
    """The numbers of a text that may count something, in order; of a range, both ends at once."""
    found: list[Number] = []
    for match in _pattern().finditer(_lower(text)):
        if _something_else(text, match):
            continue
        number = _read(match, text)
        if number is not None:
            found.append(_qualified(number, text))
    return _ranges(found, text)


def value_of(text: str) -> int | None:
    """The whole number that figures or words give: "1,443", "two dozen", "one thousand four hundred"; else None."""
    phrase = _values("phrases").get(" ".join(text.lower().split()))
    if phrase is not None:
        return phrase
    total = current = 0
    seen = False
    for word in re.split(r"[\s-]+|(?<=\d)(?=[a-z])", text.strip().lower()):
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d+", word):
            current += int(word.replace(",", ""))
        elif re.fullmatch(r"\d+\.\d+", word):
            return _decimal(text)
        elif word in _values("numbers"):
            current += _values("numbers")[word]
        elif word in _values("multipliers"):
            times = _values("multipliers")[word]
            current = max(current, 1) * times
            if times >= 1000:
                total, current = total + current, 0
        elif word not in ("and", "a"):
            return None
        seen = seen or word not in ("and", "a")
    return total + current if seen else None


def _decimal(text: str) -> int | None:
    match = re.fullmatch(r"(\d+)\.(\d+)\s+(\w+)", text.strip().lower())
    if match is None or match[3] not in _values("multipliers"):
        return None
    value = int(match[1] + match[2]) * _values("multipliers")[match[3]]
    return value // int(10 ** len(match[2]))


def _lower(text: str) -> str:
    """A text in small letters, each in its place: a pattern for any case takes twice the time."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def _read(match: re.Match[str], text: str) -> Number | None:
    if match["vague"]:
        words_there = text[match.start() : match.end()].split()
        return Number(match.start(), match.start(), match.end(), None, None, " ".join(words_there))
    value = value_of(match[0])
    return None if value is None else Number(match.start(), match.start(), match.end(), value, value, None)


def _something_else(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 24]
    if _around("not_before").match(after) and not re.match(r"\s?\(", after):
        return True
    if _around("not_after").search(before) and not re.search(r"\d\s?[–-]$", before):
        return True
    if not match["figure"]:
        return False
    if before[-1:] in _QUOTES and after[:1] in _QUOTES and before and after:
        return True  # by itself in quotation marks it is what something is called
    days = r"(?:\d+(?:\s?[–-]\s?|,\s|,?\sand\s))*" if _around("held_on").match(after) else r"(?:\d+\s?[–-]\s?)?"
    month = re.search(rf"\b(?:{_months()})\.?\s+{days}$", before, re.IGNORECASE)
    dated = re.match(rf"\s+(?:of\s+)?(?:{_months()})\b", after, re.IGNORECASE) is not None
    return month is not None or dated or _is_year(match[0], before)


def _is_year(figure: str, before: str) -> bool:
    """Four figures without a comma between 1900 and 2099 are a year, unless a qualifier says that they count.

    So are two behind one: "the 2018-19 school year".
    """
    if re.fullmatch(r"\d\d", figure) and re.search(r"\b(?:19|20)\d\d\s?[–-]$", before):
        return True
    return re.fullmatch(r"(?:19|20)\d\d", figure) is not None and not re.search(r"(?:than|least|over)\s+$", before)


def _qualified(number: Number, text: str) -> Number:
    """Adds what stands before the number, as far as it belongs to it, and "more" or "other" after it."""
    match = _qualifiers().search(text, max(0, number.start - NEAR), number.start)
    after = re.match(r"\s+(more|other|additional)\b", text[number.end :])
    words_before = " ".join(match[1].split()) if match else None
    kept = words_before if words_before and words_before.lower() in words("counts", "qualifiers") else None
    if kept is None and words_before:
        kept = next((one for one in ("additional", "remaining", "other") if words_before.lower().endswith(one)), None)
    outer = match.start(1) if match else number.outer
    return replace(number, outer=outer, qualifier=number.qualifier or kept or (after[1] if after else None))


def _ranges(found: list[Number], text: str) -> list[Number]:
    joined: list[Number] = []
    for number in found:
        left = joined[-1] if joined else None
        if left is not None and left.low is not None and number.high is not None and left.high == left.low:
            opening, gap = text[: left.outer].rstrip().lower(), text[left.end : number.outer].strip().lower()
            if gap == "to" and _around("changed").search(opening[-NEAR:]) is not None:
                joined[-1] = number
                continue
            close = gap == "or" and left.low < number.high <= 2 * left.low  # "seven or eight prisoners"
            if close or (_is_range(opening, gap) and left.low <= number.high):
                joined[-1] = replace(left, end=number.end, high=number.high)
                continue
        joined.append(number)
    return joined


def _is_range(opening: str, gap: str) -> bool:
    if gap in ("-", "–", "to"):
        return gap != "to" or not opening.endswith("of")
    return gap == "and" and opening.endswith("between")


@cache
def _around(name: str) -> re.Pattern[str]:
    """What stands beside a number and makes it something else than a count."""
    table = load_toml("claims/counts.toml").get("around")
    if not isinstance(table, dict) or not isinstance(table.get(name), str):
        raise BadVocabulary(f"data/claims/counts.toml: [around] needs a pattern {name!r}")
    try:
        return re.compile(table[name], re.IGNORECASE)
    except re.error as error:
        raise BadVocabulary(f"data/claims/counts.toml: {name} is not a pattern: {error}") from error


@cache
def _pattern() -> re.Pattern[str]:
    number = "|".join(sorted(_values("numbers"), key=len, reverse=True))
    times = "|".join(_values("multipliers"))
    worded = rf"(?:{number})(?:-(?:{number}))?(?:\s+(?:{times}))*(?:\s+(?:and\s+)?(?:{number})(?:\s+(?:{times}))+)*"
    worded += rf"(?:(?<=hundred)\s+and\s+(?:{number})(?:-(?:{number}))?)?"
    vague = "|".join(re.escape(word) for word in sorted(_vague(), key=len, reverse=True))
    figure = rf"\d{{1,3}}(?:,\d{{3}})+(?:\s+(?:{times}))?|\d+(?:\.\d+)?(?:\s+(?:{times}))?"
    phrases = "|".join(one.replace(" ", r"\s+") for one in _values("phrases"))
    lone = rf"{phrases}|(?:a\s+)?dozen|a\s+hundred|a\s+thousand"
    text = (
        rf"(?<![\w.,])(?:(?P<vague>{vague})|(?P<figure>{figure})|(?P<worded>{worded})|(?P<lone>{lone}))(?![\w’']|,\d)"
    )
    return re.compile(text)


@cache
def _qualifiers() -> re.Pattern[str]:
    listed = sorted(words("counts", "before"), key=len, reverse=True)
    return re.compile(
        r"\b(" + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in listed) + r")\s+$", re.IGNORECASE
    )


@cache
def _months() -> str:
    table = load_toml("claims/dates.toml").get("months")
    if not isinstance(table, dict):
        raise BadVocabulary("data/claims/dates.toml needs a table [months]")
    return "|".join(sorted(table, key=len, reverse=True))


@cache
def _values(name: str) -> dict[str, int]:
    table = load_toml("claims/numbers.toml").get(name)
    if not isinstance(table, dict) or not all(isinstance(value, int) for value in table.values()):
        raise BadVocabulary(f"data/claims/numbers.toml: [{name}] has to give a whole number for each word")
    return table


@cache
def _vague() -> tuple[str, ...]:
    table = load_toml("claims/counts.toml").get("vague")
    if not isinstance(table, dict):
        raise BadVocabulary("data/claims/counts.toml needs a table [vague]")
    return tuple(read_words(table, "data/claims/counts.toml", "words"))
