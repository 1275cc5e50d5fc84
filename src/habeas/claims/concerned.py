"""For whom a response is made: the people in what it speaks of, but for the authorities that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.groups import is_official
from habeas.claims.participants import Party, has_people, party
from habeas.claims.stance import Response, stance
from habeas.claims.syntax import children, governors, is_verb, joined, owners

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names


def about(kind: str, head: Token, by: tuple[str, ...], things: list[Token], names: Names, rule: str) -> Response:
    """A response to what some words and all below them tell of."""
    below = tuple(dict.fromkeys(one for thing in things for one in thing.subtree))
    people = [one for one in things if _concerned(one, names)]
    if not people:
        people = [one for thing in things for one in owners(thing) if _concerned(one, names)]
    if not people:
        # "was alarmed by the verdict": what stands behind the word's own "by" is what the criticism is of
        below = tuple(one for one in below if one.head.dep_ != "agent" or one.head.head == head)
        near = [one for thing in things for one in _near(thing) if one.dep_ in ("pobj", "nsubjpass", "dobj")]
        people = [one for one in near if _concerned(one, names) and one.head.dep_ != "agent" and not _rules(one)][:1]
        people = people or [one for each in near for one in children(each, "poss") if _concerned(one, names)][:1]
    whom = party([one for each in people for one in joined(each)], names, head) if people else Party()
    return Response(kind, head, by, below, whom, rule)


def only_described(head: Token) -> bool:
    """Whether a response only says who some are, of whom something else is told: "jailed those who criticized it"."""
    verb = head if is_verb(head) else next((one for one in governors(head) if is_verb(one)), head)
    while verb.dep_ in ("xcomp", "conj") and is_verb(verb.head):
        verb = verb.head
    noun = verb.head
    return (
        verb.dep_ in ("relcl", "acl")
        and verb.tag_ != "VBN"
        and noun.tag_ == "NNS"
        and noun.pos_ == "NOUN"
        and (any(one.lower_ in ("who", "that") and one.dep_ == "nsubj" for one in verb.children) or verb.tag_ == "VBG")
    )


def _concerned(token: Token, names: Names) -> bool:
    """Whether a response may be for them: people, but not the authorities or the culprits whom it is about."""
    if token.lower_ == "those" and any(one.lower_ in stance()("appeal", "culprits") for one in token.children):
        return False
    if token.lemma_.lower() in stance()("appeal", "culprits"):
        return False
    return has_people(token, names) and (not is_official(token) or names.at(token) is not None)


def _rules(noun: Token) -> bool:
    """Whether the title before a name is that of who rules: "critical of *President* A"."""
    return any(one.lower_ in stance()("own_state", "rulers") for one in children(noun, "compound"))


def _near(thing: Token) -> list[Token]:
    """The words below another, but for those of clauses that tell of something else."""
    found: list[Token] = []
    for one in thing.children:
        if one.dep_ not in ("relcl", "advcl"):
            found += [one, *_near(one)]
    return sorted(found, key=lambda each: each.i)
