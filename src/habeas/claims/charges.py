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
from habeas.errors import BadVocabulary

# Characters of one offence at most: what is longer runs into the rest of the sentence.
LONGEST = 120

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TIME = re.compile(
    rf"\s(?:on|in|since|until|from|between|by)\s(?:(?:late|early|mid)[ -])?(?:{_MONTHS}|\d{{4}}|the same)\b"
)
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")


@dataclass(frozen=True, slots=True)
class Offences:
    """The patterns and words of `charges.toml`."""

    leads: tuple[re.Pattern[str], ...]
    before: re.Pattern[str]
    ends: re.Pattern[str]
    drop: frozenset[str]
    not_offences: frozenset[str]
    never: frozenset[str]
    types: frozenset[str]


@cache
def offences() -> Offences:
    """How offences are told.

    Raises:
        BadVocabulary: `charges.toml` does not say what it should.
    """
    return read_offences(lexicon.data("charges"))


def read_offences(table: dict[str, Any]) -> Offences:
    """Checks and returns a parsed `charges.toml`."""
    if not isinstance(table.get("before"), str) or not isinstance(table.get("leads"), list):
        raise BadVocabulary("data/claims/charges.toml needs `leads` and `before`")
    ends = sorted(lexicon.words_of(table, "ends", "charges"), key=lambda word: (-len(word), word))
    return Offences(
        leads=tuple(lexicon.compiled(rf"(?:{lead})\b", "charges.toml") for lead in table["leads"]),
        before=lexicon.compiled(table["before"], "charges.toml"),
        ends=re.compile(r"[\s,]\s*(?:" + "|".join(re.escape(word) for word in ends) + r")\b", re.IGNORECASE),
        drop=lexicon.words_of(table, "drop", "charges"),
        not_offences=lexicon.words_of(table, "not_offences", "charges"),
        never=lexicon.words_of(table, "never", "charges"),
        types=lexicon.words_of(table, "types", "charges"),
    )


def charges_in(text: str, kind: str) -> tuple[str, ...]:
    """The offences named in a stretch of a sentence, for an act of that type.

    `text` begins at the word of the act and ends where the next act of the sentence begins.
    """
    words = offences()
    if kind not in words.types:
        return ()
    for lead in words.leads:
        loose = lead.pattern.endswith(r" for)\b)") and kind in ("arrest", "remand", "imprisonment", "release")
        match = None if loose else lead.search(text)
        if match is not None:
            found = _split(_phrase(text[match.end() :]))
            if found:
                return found
    before = words.before.search(text)
    if before is None:
        return ()
    named = [word for word in before[1].split() if word.lower() not in words.not_offences]
    return (" ".join(named).removesuffix("-related"),) if named and named[-1].lower() != "and" else ()


def _phrase(text: str) -> str:
    """The offence at the beginning of a text, up to where its phrase ends."""
    text = re.split(r"[.;:(—–]\s|\(|[.;]$", text, maxsplit=1)[0]
    quoted = text.lstrip().startswith(("“", '"'))
    if not quoted:
        for pattern in (offences().ends, _TIME):
            text = pattern.split(text, maxsplit=1)[0]
    return text[:LONGEST] if len(text) > LONGEST and quoted else text if len(text) <= 2 * LONGEST else ""


def _split(text: str) -> tuple[str, ...]:
    quoted = _QUOTED.findall(text)
    if text.lstrip().startswith(("“", '"')) and quoted:
        return tuple(dict.fromkeys(one.strip(" ,.") for one in quoted if one.strip(" ,.")))
    parts = re.split(r",\s*(?:and|or)?\s+|\s+and\s+", text)
    if "," in text and " and " not in text and " or " not in text:
        parts = parts[:1]
    if len(parts) == 2 and re.fullmatch(r"\s*\w+ing", parts[0]) and re.match(r"\w+ing\b", parts[1]):
        parts = [text]
    found = [_trim(part) for part in parts]
    return tuple(dict.fromkeys(one for one in found if one))


def _trim(part: str) -> str:
    words = part.strip(" ,.“”\"'‘’").split()
    while words and words[0].lower() in offences().drop:
        words = words[1:]
    while words and words[-1].lower() in ("charges", "charge", "and", "or", "of", "the", "a", "for", "with"):
        words = words[:-1]
    text = " ".join(words).strip('“”"')
    first = words[0].lower() if words else ""
    plain = not words or first in offences().never or text.lower() in offences().not_offences or first[0].isdigit()
    plain = (
        plain
        or (len(words) == 1 and first.endswith("ed"))
        or (len(words) > 1 and first.endswith("ed") and words[1].lower() in ("to", "that", "its", "his", "her"))
    )
    return "" if plain or text.lower() in offences().never or len(text) > LONGEST else text
