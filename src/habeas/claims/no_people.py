"""What the words right around a name show that it is a place, a people, a body or a work, and so nobody's.

"Towns such as Adela, Burra Tano, and Debre Elo" are towns, whatever a model takes the second of them for. The words are
in `data/claims/names.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from habeas.claims.wordlists import fold, given_names, words

# More than a title says for a person (`habeas.claims.candidates`): what is called a town is nobody.
SURELY_NONE = -4.0
# One name of a list, with what stands behind it in parentheses.
_LISTED = r"[A-Z“][^\s,;:()]*(?: (?:[A-Z][^\s,;:()]*|de|del|la|al|el|of)){0,4}”?(?: \([^()]*\))?"


def against(name: str, left: str) -> float:
    """What the words of a name, and those before it, say against its being a person's: nothing, or `SURELY_NONE`.

    What begins with a given name is left to the other signs: "the head of the NGO Narges Moradi".
    """
    if _halves().search(name):
        return SURELY_NONE
    return SURELY_NONE if fold(name.split()[0]) not in given_names() and _called().search(left) else 0.0


@cache
def _halves() -> re.Pattern[str]:
    """Second halves of words that no name ends with: "Azeri-language"."""
    return re.compile(rf"-(?:{_either('never_second_half')})\b")


@cache
def _called() -> re.Pattern[str]:
    """A word for what is listed, with the names of the list that stand before this one."""
    lists = rf"(?:{_either('listed_no_people')})(?: (?:such as|like|including|called|named))?"
    before = rf"(?:{_either('before_no_people')})"
    return re.compile(rf"\b(?:{lists} (?:{_LISTED}, )*(?:{_LISTED},? )?(?:(?:and|or) )?|{before} )[“\"]?$")


def _either(name: str) -> str:
    return "|".join(sorted(map(re.escape, words("names", name))))
