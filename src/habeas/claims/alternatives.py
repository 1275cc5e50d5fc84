"""Rewrites a pattern of many alternatives so that it is found, or not, in less time: by the letters they begin with.

At each word `re` tries one alternative after the other. Put together by their first letters, an "a" tries those of "a".
What is found first may be another one than before, so this is for asking whether anything is found.
"""

from __future__ import annotations

import re

_OPENING, _CLOSING = r"\b(?:", ")"

# What points to a group by its number, which another order would change.
_NUMBERED = re.compile(r"\\\d|\(\?\(")
_BY_LETTER = re.compile(r"(?:\\b)?([a-z])(?![?*+{])(.*)", re.DOTALL)

# Up to sixteen words for those to whom something is done, with their titles and what they are: no other clause.
_OTHER_CLAUSE = (
    r"(?:after|although|as|because|before|but|if|said|saying|says|since|that|then|until|when|where|while|which)\b"
)
WHOM = rf"(?:(?!{_OTHER_CLAUSE})(?:[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof)\.|[^\s.;:!?]+) ){{0,16}}?"


def by_first_letter(pattern: str) -> str:
    r"""A pattern `\b(?:…|…)` with its alternatives under their first letters; one of another form as it is."""
    inner = pattern[len(_OPENING) : -len(_CLOSING)]
    plain = pattern == _OPENING + inner + _CLOSING and _NUMBERED.search(pattern) is None
    alternatives = split(inner) if plain else None
    if alternatives is None:
        return pattern
    letters: dict[str, list[str]] = {}
    others: list[str] = []
    for one in alternatives:
        begun = _BY_LETTER.fullmatch(one)
        if begun is None:
            others.append(one)
        else:
            letters.setdefault(begun[1], []).append(begun[2])
    together = [f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items()]
    return f"{_OPENING}{'|'.join([*together, *others])}{_CLOSING}"


def split(pattern: str) -> list[str] | None:
    """The alternatives of a pattern, those inside of groups left together; None where its parentheses do not match."""
    found = [""]
    depth = 0
    for piece in re.findall(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", pattern, re.DOTALL):
        depth += (piece == "(") - (piece == ")")
        if depth < 0:
            return None
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece
    return found if not depth else None
