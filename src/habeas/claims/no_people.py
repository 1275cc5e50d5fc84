"""What the words right around a name show that it is a place, a people, a body or a work, and so nobody's.

"Towns such as Adela, Burra Tano, and Debre Elo" are towns, whatever a model takes the second of them for. The words are
in `data/claims/names.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.wordlists import fold, given_names, words
from habeas.terms import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Span

# More than a title says for a person (`habeas.claims.candidates`): what is called a town is nobody.
SURELY_NONE = -4.0
# So many words behind a name are looked at.
BEHIND = 12
# One name of a list, with what stands behind it in parentheses.
_LISTED = r"[A-Z“][^\s,;:()]*(?: (?:[A-Z][^\s,;:()]*|de|del|la|al|el|of)){0,4}”?(?: \([^()]*\))?"


def against(name: Span, left: str, *, titled: bool) -> float:
    """What the words of a name, and those around it, say against its being a person's: nothing, or `SURELY_NONE`.

    What begins with a given name is left to the other signs where only what stands before it speaks against it: "the
    head of the NGO Narges Moradi".

    Args:
        left: the words of the sentence before the name, each with a space behind.
        titled: whether a title stands before it, which only its being a group's outweighs: "the Sultan Murad brigade".
    """
    text: str = name.text
    right = _behind(name)
    if titled:
        return SURELY_NONE if _follows().match(right) and _ARTICLE_AND_TITLE.search(left) else 0.0
    if _halves().search(text) or _is_inside(text, left) or _is_called_behind(text, left, right):
        return SURELY_NONE
    return SURELY_NONE if fold(text.split()[0]) not in given_names() and _called().search(left) else 0.0


def _behind(name: Span) -> str:
    """The words behind a name; where the next sentence begins there, none."""
    if name.end >= len(name.doc) or name.doc[name.end].is_sent_start:
        return ""
    return f"{name.doc[name.end - 1].whitespace_}{name.doc[name.end : name.end + BEHIND].text}"


def _is_inside(text: str, left: str) -> bool:
    """Whether it is the end of a longer name: "Cuba *de Luto*", "Instituto por la *Libertad de Prensa*"."""
    return bool(_SMALL_FIRST.match(text) and _CAPITAL_BEFORE.search(left)) or bool(_FOREIGN_OF.search(left))


def _is_called_behind(text: str, left: str, right: str) -> bool:
    """Whether the words behind it say what it is: "the Sultan Murad *group*", "Zala, *a town near*", "(Dastgerd)"."""
    if _follows().match(right) and (_ARTICLE.search(left) or _peoples().match(right)):
        return True
    counted = " " not in text and _counted().search(left) and re.match(r" [a-z]|[^\S\n]Indigenous\b", right)
    beside = right.startswith(")") and _body_before().search(left)
    quoted = right.startswith(("”", '"', ".”", ",”")) and _works().search(left)
    acronym = _ACRONYM_LAST.search(text) and _ARTICLE.search(left)
    return bool(counted or beside or quoted or acronym or _apposed().match(right))


# "Cuba de Luto": a particle in small letters behind a word with a capital is in the middle of a name.
_SMALL_FIRST = re.compile(r"(?:de|del|da|do|du|di|van|von)\b")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w’'-]+ $")
_FOREIGN_OF = re.compile(r"\b[A-Z][\w’'-]+ (?:por|para|de|pour|per) (?:la|el|los|las|le|les|il) $")
_ARTICLE = re.compile(r"\b[Tt]he $")
_ARTICLE_AND_TITLE = re.compile(r"\b[Tt]he (?:\w+ )?$")
_ACRONYM_LAST = re.compile(r"[a-z] [A-Z]{3,}$")


@cache
def _follows() -> re.Pattern[str]:
    """Nouns of which a name before them is the name: "group", "detention center"."""
    return re.compile(rf" (?:{_either('after_no_people')}|{_either('after_peoples')})\b")


@cache
def _peoples() -> re.Pattern[str]:
    """And those behind which it is a people's, with or without an article: "Mayangna communities"."""
    return re.compile(rf"(?: and [A-Z][\w’'-]+)? (?:Indigenous )?(?:{_either('after_peoples')})\b")


@cache
def _apposed() -> re.Pattern[str]:
    """What a place or a body is said to be behind a comma: "Zala, a town along the border"."""
    where = "along|in|near|of|on|at|that|which|where|whose|close|about|north|south|east|west|located|between"
    return re.compile(rf", an? (?:[a-z-]+ ){{0,2}}?(?:{_either('said_of_no_people')})(?=[,.;]| (?:{where})\b)")


@cache
def _counted() -> re.Pattern[str]:
    numbers = load_toml("claims/numbers.toml")["numbers"]
    several = sorted(set(numbers) - {"one"}) if isinstance(numbers, dict) else []
    return re.compile(rf"\b(?:\d+|{'|'.join(several)}) $", re.IGNORECASE)


@cache
def _body_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either('bodies_with_other_names')}) \( ?$")


@cache
def _works() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either('works_of_art')}) [“\"] ?$")


@cache
def _halves() -> re.Pattern[str]:
    """Second halves of words that no name ends with: "Azeri-language"."""
    return re.compile(rf"-(?:{_either('never_second_half')}|[A-Z]{{3,}})\b")


@cache
def _called() -> re.Pattern[str]:
    """A word for what is listed, with the names of the list that stand before this one."""
    lists = rf"(?:{_either('listed_no_people')})(?: (?:such as|like|including|called|named))?(?: the)?"
    before = rf"(?:{_either('before_no_people')})"
    return re.compile(rf"\b(?:{lists} (?:{_LISTED}, )*(?:{_LISTED},? )?(?:(?:and|or) )?|{before} )[“\"]?$")


def _either(name: str) -> str:
    return "|".join(sorted(map(re.escape, words("names", name))))
