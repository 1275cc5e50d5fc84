"""Which phrases may stand for people named before, by their words alone: "the two", "the detainees", "both of them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.syntax import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "these", "those", "both", "all"})


def is_alone(token: Token) -> bool:
    """ "the two" without a noun, as a subject or an object."""
    return (
        token.i > 0
        and token.nbor(-1).lower_ in ("the", "all", "these")
        and token.dep_ in (*SUBJECTS, "dobj", "pobj", "appos")
    ) and not any(child.dep_ == "prep" for child in token.rights)


def points_back(noun: Token, *, described: bool = False) -> bool:
    """Whether a noun has "the" or "these" and nothing that names or picks others than those spoken of.

    Args:
        described: whether a noun before it does not pick others.
    """
    left = list(noun.lefts)
    definite = {child.lower_ for child in left} & _DEFINITE
    if not definite or (definite == {"all"} and any(child.dep_ == "amod" for child in left)):
        return False  # "all surviving prisoners" are not those just named
    picking = ("poss",) if described else ("compound", "poss", "nmod")
    if any(child.dep_ in picking or child.lower_ in ("other", "remaining", "same") for child in left):
        return False
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    named = after is not None and after.pos_ == "PROPN"
    aside = after is not None and after.text == ","  # "the detainees, who are accused of"
    return not named and not any(
        child.dep_ in ("prep", "acl", "appos", "conj") or (child.dep_ == "relcl" and not aside) for child in noun.rights
    )


def is_of_others(of: Token) -> bool:
    """Whether a number is of people that a noun is for: "both of the towns", not "both of them"."""
    return not any(one.lower_ in ("them", "these", "those") for one in of.children)
