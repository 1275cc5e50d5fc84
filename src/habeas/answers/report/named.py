"""Whether words name a person: by the whole name, the family name or the given name, where they are nobody else's.

"Ali" within a longer name is in the names of many, "Horvath" with another given name before it is a relative, and
"Ira" with another family name behind it is somebody else: none of them names Ira Ali Horvath.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from anyascii import anyascii

from habeas.terms import load_toml

# Shorter parts of a name ("al", "de") are in many names.
SHORTEST_NAME = 3
# From so many parts on the last but one may be what somebody is called by: "Juan Pablo Torres Vega" is Torres.
MANY_PARTS = 4
# So much of a text is looked at for the word before a name; no word is longer.
_LONGEST_WORD = 80
_PART = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'-]*) $")
_AFTER = re.compile(r" (?P<word>[A-Z][\w’'-]*)")
# "Ira and Dana Horvath": the family name is that of both.
_SHARED = re.compile(r"(?:, [A-Z][\w’'-]*){0,20},? and [A-Z][\w’'-]* (?P<surname>[A-Z][\w’'-]*)")
_STOP = re.compile(r"(?:^|[.;:!?”\"(] )$")


def is_named(names: Iterable[str], texts: Iterable[str]) -> bool:
    """Whether one of the texts names whoever has these names."""
    known = tuple(anyascii(name) for name in names)
    parts = frozenset(part.casefold() for name in known for part in _PART.findall(name))
    ends = {end for name in known for end in _ends(name)}
    if not ends:
        return False
    pattern = _pattern(tuple(sorted(ends)))
    return any(_names(" ".join(anyascii(text).split()), pattern, parts, known) for text in texts)


def _names(text: str, pattern: re.Pattern[str], parts: frozenset[str], known: tuple[str, ...]) -> bool:
    if any(_is_it(text, found, parts) for found in pattern.finditer(text)):
        return True
    # Letters that are written without spaces.
    run = text.casefold().replace(" ", "")
    return any(len(name) > SHORTEST_NAME and name.casefold().replace(" ", "") in run for name in known if " " in name)


def _is_it(text: str, found: re.Match[str], parts: frozenset[str]) -> bool:
    """Whether what stands around a part of a name makes it no other person's."""
    if not found[0][:1].isupper() or text.endswith("ethnic ", 0, found.start()):
        return False
    shared = _SHARED.match(text, found.end())
    if shared is not None and shared["surname"].casefold() not in parts:
        return False
    start = max(0, found.start() - _LONGEST_WORD)
    before, after = _BEFORE.search(text, start, found.start()), _AFTER.match(text, found.end())
    around = [one["word"] for one in (before, after) if one is not None]
    if any(word.casefold() in parts for word in around):
        return True
    if after is not None and after["word"].casefold() not in _titles():
        return False
    if before is None or not before["word"][:1].isupper() or before["word"].casefold() in _titles():
        return True
    return _STOP.search(text, max(0, before.start() - 2), before.start()) is not None


def _ends(name: str) -> tuple[str, ...]:
    parts = _PART.findall(name)
    long = [part for part in parts if len(part) >= SHORTEST_NAME] or parts[-1:]
    chosen = (*long[:1], *long[-1:], *(long[-2:-1] if len(long) >= MANY_PARTS else ()))
    return tuple(part.casefold() for part in chosen)


def _pattern(ends: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'])(?:{'|'.join(map(re.escape, ends))})(?![^\W\d_])", re.IGNORECASE)


@cache
def _titles() -> frozenset[str]:
    """Words before a name that are no given name."""
    table = load_toml("claims/titles.toml")
    lists = ("male", "female", "either", "before_titles")
    return frozenset(word.casefold() for name in lists for word in table[name])  # type: ignore[attr-defined]
