"""Takes apart what is read as one name though it names several bodies: "Ministry of Health and City Court".

Only where every part is a known body or has a head of its own; "Ministry of Labor and Social Protection" is one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from habeas.claims.wordlists import any_of
from habeas.people.gazetteer import body_named
from habeas.people.organization_names import LONGEST_NAME, read_name
from habeas.terms import load_toml

_FILE = "people/named_bodies.toml"
_BETWEEN = re.compile(r"(?:,?\s(?:and|&)\s|,\s)(?:the\s)?")
_AND = re.compile(r"\s(?:and|&)\s")


@lru_cache(maxsize=65536)
def bodies_in(name: str, country: str | None) -> tuple[str, ...]:
    """The names of the bodies that a name in a document on a country names: most often that name alone."""
    text = " ".join(name.split())
    if len(text) > LONGEST_NAME or not _AND.search(text) or _is_body(text, country):
        return (name,)
    parts = [part for part in _BETWEEN.split(text) if part]
    found: list[str] = []
    while parts:
        # "Ministry of Labor and Social Protection, Ministry of Health": a part may have an "and" of its own.
        longest = next((end for end in range(len(parts), 0, -1) if _is_body(_joined(text, parts[:end]), country)), None)
        if longest is None:
            return (name,)
        found.append(_joined(text, parts[:longest]))
        parts = parts[longest:]
    return tuple(dict.fromkeys(found))


def _joined(text: str, parts: list[str]) -> str:
    """These neighbouring parts with what stands between them in the text."""
    start = text.index(parts[0])
    return text[start : text.index(parts[-1], start) + len(parts[-1])]


def _is_body(part: str, country: str | None) -> bool:
    """Whether it is a known body, or has one head: at its beginning, or at its end with no "and" before it."""
    heads = len(_heads().findall(part))
    if heads <= 1 and body_named(read_name(part), country) is not None:
        return True
    return heads == 1 and bool(_beginning().match(part) or (_ending().fullmatch(part) and not _BETWEEN.search(part)))


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:{_either('two_begin')})(?=\s)|\b(?:{_either('two_end')})(?!\w))")


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(rf"(?:the\s)?(?:{_either('two_begin')})\s")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf".*\b(?:{_either('two_end')})")


def _either(which: str) -> str:
    words = load_toml(_FILE)[which]
    listed = [str(word) for word in words] if isinstance(words, list) else []
    return any_of({form for word in listed for form in (word, word.lower())}).replace("’", "[’']")
