"""Whoever stands where a doer would, and did not do it: a wrong name among those who did harm is the worst fault.

An opposition leader may announce the arrest of supporters, and only a body that has power over people can have made
it; a description of the victim is no second person; and whoever passes sentence on a deed did not do the deed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.groups import is_official
from habeas.claims.stance import stance
from habeas.claims.syntax import SUBJECTS, children

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

# Verbs that anybody may do of what others did.
_TELLING = frozenset(("announce",))
_BEFORE_NAMES = ("compound", "amod", "nmod", "appos")


def is_no_doer(token: Token, head: Token, taken: Iterable[Token], *, powerful: bool) -> bool:
    """Whether a noun that stands where a doer would is none.

    Args:
        head: the word of the act.
        taken: those to whom it was done.
        powerful: whether the noun is a body, or an office, that has power over people.
    """
    return _describes_victim(token, taken) or (not powerful and _only_announces(token, head))


def _describes_victim(token: Token, taken: Iterable[Token]) -> bool:
    """Whether it shares its verb, as one more subject, with those of whom the act is told: "a student A vanished"."""
    subjects = [one for one in taken if one.dep_ in SUBJECTS and one != token]
    return token.dep_ in SUBJECTS and any(one.head == token.head for one in subjects)


def _only_announces(token: Token, head: Token) -> bool:
    """Whether somebody without power only announces it: "the candidate A announced that supporters were arrested"."""
    above = head.head
    told = head.dep_ in ("ccomp", "dobj") and above.lemma_.lower() in _TELLING and token.head == above
    return told and not any(is_official(one) for one in children(token, *_BEFORE_NAMES))


def is_punished_deed(head: Token) -> bool:
    """Whether it is what a penalty is for: "upheld a sentence for A *for beating* B"."""
    while head.dep_ == "conj" and head.tag_ == "VBG":
        head = head.head
    link = head.head
    if head.dep_ != "pcomp" or link.lower_ not in ("for", "over"):
        return False
    things = [link.head, *children(link.head, "dobj", "nsubjpass")]
    return any(one.lemma_.lower() in stance()("actors", "held_in_court") for one in things)
