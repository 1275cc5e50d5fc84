"""Who is one of many, or is somebody: "A is one of 94 activists who were tried", "B was the fourth shot"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.counted import is_person_noun
from habeas.claims.syntax import joined, subject
from habeas.claims.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# The words between "of" and whom somebody is one of, from near to far: "one of", "a member of a group of".
STEPS = 3


def those_belonging(noun: Token) -> list[Token]:
    """The subjects of which a sentence says that they are, or are among, those whom a noun means."""
    if is_somebody(noun):
        return _named_subjects(noun.head)
    if noun.tag_ not in ("NNS", "NNPS"):
        return []
    above = noun
    for _ in range(STEPS):
        preposition = above.head
        if above.dep_ != "pobj" or preposition.lower_ not in ("of", "among"):
            return []
        above = preposition.head
        if preposition.lower_ == "among" and above.lemma_ == "be":
            return _named_subjects(above)
        if above.dep_ == "attr" and above.head.lemma_ == "be":
            return _named_subjects(above.head) if above.pos_ == "NUM" or above.lower_ in ("one", "part") else []
    return []


def is_somebody(noun: Token) -> bool:
    """Whether a noun in the singular says who the subject is: "A was the fourth reporter killed in the region"."""
    return noun.tag_ == "NN" and noun.dep_ == "attr" and noun.head.lemma_ == "be"


def _named_subjects(verb: Token) -> list[Token]:
    return [each for one in subject(verb) for each in joined(one)]


def is_of_people(name: Token) -> bool:
    """Whether a name stands for one of those whom a noun counts, or has what only happens to people.

    "activists, including A", "two reporters, A and B", "the trial of A"
    """
    if name.tag_ == "NNPS":
        return False
    first = name.head if name.dep_ == "conj" else name
    above = first.head
    if first.dep_ == "appos":
        return above.tag_ == "NNS" and is_person_noun(above.lower_)
    if first.dep_ != "pobj":
        return False
    while above.dep_ == "conj" and above.head.lower_ == "of":  # "the release of A and of B"
        above = above.head
    of = above.lower_ == "of" and above.head.lemma_.lower() in words("names", "happens_to_people")
    return of or (above.lower_ == "including" and above.head.tag_ == "NNS" and is_person_noun(above.head.lower_))
