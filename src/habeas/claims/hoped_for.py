"""Whether an act is only hoped for, asked for or prepared: "committed to bringing them home", "took steps to arrest A".

What somebody wants with all their heart has not been done, and is no act of theirs.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.lexicon import data, words_of
from habeas.claims.syntax import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words upward from an act to the one that says that it is a wish: "focused | on | securing | the *release* of A".
REACH = 4


def is_hoped_for(head: Token) -> bool:
    """Whether a word above says that it is a wish of somebody's."""
    below = head
    for _ in range(REACH):
        above = below.head
        if above == below:
            return False
        lemma = above.lemma_.lower()
        leads = below.dep_ in ("pcomp", "xcomp", "ccomp", "acl", "pobj", "prep", "relcl")
        if leads and (lemma in _hoped("words") or _than_what(below, above)) and below != head:
            return True
        if below.dep_ in ("xcomp", "ccomp", "acl") and lemma in _hoped("words"):
            return True
        if not (leads or (below.dep_ == "dobj" and lemma in _hoped("seeking"))) or _is_told(above):
            return False
        below = above
    return False


def _than_what(than: Token, verb: Token) -> bool:
    """Whether a wish stands as the object of a verb: "has no higher *priority* than bringing them home"."""
    things = verb.children if than.lower_ == "than" and is_verb(verb) else ()
    return any(one.dep_ == "dobj" and one.lemma_.lower() in _hoped("words") for one in things)


def _is_told(verb: Token) -> bool:
    """Whether a verb is one of a clause of its own, in which the act took place, whatever stands above that."""
    return is_verb(verb) and verb.tag_ in ("VBD", "VBZ", "VBP")


def is_asked_for(head: Token) -> bool:
    """Whether it is what others are asked for, or what somebody takes steps towards.

    "Requested that Armenia *extradite* A", "took steps to *extradite* A", "a sentence to *amputate* their fingers".
    """
    while head.dep_ == "conj" and is_verb(head.head):
        head = head.head
    above = head.head
    if head.dep_ == "ccomp" and head.tag_ in ("VB", "VBP") and is_verb(above):
        that = any(one.dep_ == "mark" and one.lower_ == "that" for one in head.children)
        return that and above.lemma_.lower() in words_of(data("modality")["asking"], "verbs", "modality")
    if head.tag_ != "VB" or head.dep_ not in ("acl", "advcl", "relcl"):
        return False
    if head.dep_ == "advcl" and is_verb(above):  # "took steps | to extradite A"
        above = next((one for one in above.children if one.dep_ == "dobj" and one.i + 2 == head.i), above)
    return above.lemma_.lower() in _hoped("steps") and above.pos_ in ("NOUN", "PROPN")


@cache
def _hoped(name: str) -> frozenset[str]:
    return words_of(data("modality")["hoped"], name, "modality")
