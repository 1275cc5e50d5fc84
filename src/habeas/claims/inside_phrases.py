"""Where the victims of an act stand that a whole phrase tells of: with its last verb, inside it, or behind the law.

These places are named by the lexicon like those of single words; each of them has one function here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from habeas.claims.groups import is_people
from habeas.claims.kinds import deciding
from habeas.claims.syntax import SUBJECTS, children, is_verb, joined, objects, owners, patient, subject, under

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.triggers import Found


def _object_of_last(found: Found) -> list[Token]:
    """The patient of the phrase's last verb: "continued to detain A", "captured and returned A to the country"."""
    verbs = [
        one for one in found.head.doc[found.start : found.end] if is_verb(one) and one.dep_ not in ("aux", "auxpass")
    ]
    return patient(verbs[-1]) if verbs else []


def _left(found: Found) -> list[Token]:
    """Whom a blow left so: "left at least ten people dead"."""
    verb = found.head if is_verb(found.head) else found.head.doc[found.start]
    last = found.head.doc[found.end - 1]
    own = objects(verb) or [one for each in children(verb, "ccomp") for one in children(each, *SUBJECTS)]
    nouns = [one for one in verb.doc[found.start : found.end - 1] if one.pos_ in ("NOUN", "NUM") and is_people(one)]
    return [one for one in own if one.i < last.i] or nouns[-1:]


def _there_are(found: Found) -> list[Token]:
    """Whom "there were" counts."""
    verb = next((one for one in found.head.doc[found.start : found.end] if one.lemma_ in ("be", "remain")), found.head)
    return [one for each in children(verb, "attr", "nsubj", "dobj") if each.pos_ != "PRON" for one in joined(each)]


def _affected(found: Found) -> list[Token]:
    """Whom a law is against: whoever it bans, requires to do something, or is meant to harm."""
    words = deciding()
    for one in found.head.doc[found.head.i : found.head.sent.end]:
        if one.lemma_.lower() in words.law_does and is_verb(one):
            clauses = [each for clause in children(one, "ccomp", "xcomp") for each in children(clause, "nsubj")]
            on = [each for down in children(one, "prt", "prep", "advmod") for each in under(down, "on")]
            return objects(one) or [each for noun in clauses for each in joined(noun)] or on or under(one, "on")
        if (
            one.lower_ in ("for", "on", "against")
            and one.dep_ == "prep"
            and any(is_people(each) for each in one.children)
        ):
            return children(one, "pobj")
    return []


def _possessor(found: Found) -> list[Token]:
    """Whose something inside of the phrase is: "broke two of A's ribs"."""
    return [one for one in found.head.doc[found.start : found.end] if one.dep_ == "poss"][-1:]


def _behind(found: Found) -> list[Token]:
    """Whose name begins right behind a phrase: "placed under house arrest A, editor of the weekly"."""
    after = found.head.doc[found.end : found.end + 1]
    name = after[0] if len(after) else found.head
    while name.dep_ == "compound" and name.head.pos_ == "PROPN" and name.head.i > name.i:
        name = name.head
    return joined(name) if name.pos_ == "PROPN" and name.i >= found.end else []


INSIDE: dict[str, Callable[[Found], list[Token]]] = {
    "object-last": _object_of_last,
    "left": _left,
    "behind": _behind,
    "attr": _there_are,
    "affected": _affected,
    "possessor": _possessor,
    "subject-owner": lambda found: [one for each in subject(found.head) for one in owners(each)],
}
