"""Whom an act was done to: the people, groups and bodies that stand in the roles of its trigger.

Roles are tried in the order that an entry gives; the first that leads to people, or to a body, is taken. How it
was found is kept, because some paths are right more often than others.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from habeas.claims.belonging import is_of_people
from habeas.claims.body_victims import may_be_body, named_bodies, of_its_kind, unnamed_bodies
from habeas.claims.groups import is_official, is_people
from habeas.claims.kinds import deciding
from habeas.claims.listed import with_listed
from habeas.claims.next_to import named_next_to
from habeas.claims.participants import Party, has_people, party, people_at
from habeas.claims.roles import places
from habeas.claims.syntax import (
    SUBJECTS,
    agent,
    child,
    children,
    governors,
    is_passive,
    is_verb,
    joined,
    objects,
    patient,
    subject,
    under,
)
from habeas.claims.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names
    from habeas.claims.triggers import Found

# Pronouns that stand for one person: where it can't be told for whom, nobody is named in their place.
_OF_ONE_PERSON = frozenset(("he", "she", "him", "her"))


def victims(found: Found, names: Names) -> tuple[Party, str]:
    """Whom it was done to, and the role that they stand in; an empty party and "" where nobody is found."""
    beside = _name_before(found, names)
    if beside is not None:
        return Party(beside[1], (), (), (beside[0],)), found.entry.victim[0]
    for role in found.entry.victim:
        tokens = [each for one in places(found, role) for each in _who_after_all(one, found, names)]
        tokens += [one for one in _together_with(found, tokens) if has_people(one, names)]
        if role.endswith("-person"):
            tokens = [token for token in tokens if has_people(token, names)]
        if found.entry.people:
            tokens = [token for token in tokens if has_people(token, names) or may_be_body(found, token, names)]
        one = named_bodies(tokens, names) if role.endswith("-body") else party(tokens, names, found.head)
        one = of_its_kind(found, one) or unnamed_bodies(found, tokens, names)
        if one and not _general(found, one) and not _only_describes(tokens):
            return one, role
        if tokens and all(token.lower_ in _OF_ONE_PERSON for token in tokens):
            return one, role  # "found him guilty": it is not known whom, and it is not whoever stands nearest
    for lost in (_astray, _nearest, _included, _next_to):
        one, role = lost(found, names)
        if one:
            return one, role
    return Party(), ""


def _who_after_all(token: Token, found: Found, names: Names) -> list[Token]:
    """The person before a description, where the parser has "who" stand for its last word: "A, editor of B, who".

    Those of whom it is said what they are, too: "A and B were leaders of the church whom police questioned".
    """
    clause = found.head
    if clause.dep_ in ("relcl", "acl") and clause.head == token and any(one.lower_ == "to" for one in clause.lefts):
        told = [one for one in (token, *governors(token)) if one.dep_ == "attr" and one.head.lemma_ == "be"]
        if told and is_people(told[0]) and any(one.tag_ in ("JJS", "RBS", "JJ") for one in told[0].subtree):
            return subject(told[0].head)  # "A is the latest critic of B to be detained"
    relative = [one for one in clause.children if one.lower_ in ("who", "whom") and one.dep_ in (*SUBJECTS, "dobj")]
    if clause.dep_ != "relcl" or clause.head != token or not relative:
        return [token]
    above = [token, *(one for one in governors(token) if one.sent == token.sent)]
    said = next((one for one in above if one.dep_ == "attr" and one.head.lemma_ == "be" and is_people(one)), None)
    named = [one for one in subject(said.head) if names.at(one) is not None] if said is not None else []
    if named and (said == token or not has_people(token, names)):
        return named
    if has_people(token, names):
        return [token]
    return [next((one for one in above[1:] if names.at(one) is not None), token)]


def _included(found: Found, names: Names) -> tuple[Party, str]:
    """Those who are named as part of what is no word for people: "the leadership, including A, remained in prison"."""
    role = found.entry.victim[0]
    tokens = places(found, role) if role in ("object", "subject") else []
    named = [each for one in tokens for each in with_listed(under(one, "including"), names) if people_at(each, names)]
    return (party(named, names, found.head), "including") if named else (Party(), "")


def _next_to(found: Found, names: Names) -> tuple[Party, str]:
    """Whoever is named right beside the verb."""
    token = named_next_to(found, names)
    return (party([token], names, found.head), "beside") if token is not None else (Party(), "")


def _astray(found: Found, names: Names) -> tuple[Party, str]:
    """The names that the parser took for a place behind an object: "convicted in a closed hearing A and B"."""
    head = found.head
    active = found.verbal and found.entry.victim[0] == "object" and child(head, "nsubj") is not None
    if not active or is_passive(head) or objects(head):
        return Party(), ""
    verbs = [head, *(one for one in children(head, "conj") if is_verb(one) and not objects(one))]
    for verb, preposition in product(verbs, ("in", "at", "on", "from", "to")):
        for token in under(verb, preposition)[:1]:
            mention = names.at(token)
            if mention is not None and len(mention.names) == 1 and mention.how == "name":
                return party([token], names, head), "object"
    return Party(), ""


def _together_with(found: Found, tokens: list[Token]) -> list[Token]:
    """Those whom it was done to together with the ones found: "was arrested with two others", "A, along with B"."""
    if not tokens or not found.verbal or found.entry.type not in deciding().done_together:
        return []
    together = _likewise(found.head)
    for one in found.head.doc[found.head.sent.start : found.head.sent.end]:
        if one.lower_ not in ("with", "alongside") or one.dep_ not in ("prep", "pcomp", "advmod"):
            continue
        along = one.i > 0 and one.nbor(-1).lower_ in ("along", "together")
        above = one.head.head if along and one.head == one.nbor(-1) else one.head
        if (above == found.head or (along and above in tokens)) and not _of_a_subject(one.nbor(-1) if along else one):
            nouns = [each for pobj in children(one, "pobj") for each in joined(pobj)]
            together += [each for each in nouns if not is_official(each) and each not in tokens]
    return together


def _of_a_subject(along: Token) -> bool:
    """Whether a comma sets it off behind the next subject: "before his trial, *along* with 40 others, began"."""
    if along.i - along.sent.start < 3 or along.nbor(-1).text != ",":
        return False
    noun, last = along.nbor(-2), along.right_edge
    if noun.dep_ in SUBJECTS:
        return noun.head.i > along.i and noun.pos_ == "NOUN"
    verb = last.nbor(2) if last.i + 2 < along.sent.end and last.nbor(1).text == "," else last
    clause = noun.dep_ == "pobj" and noun.head.lower_ in ("before", "after", "until", "since")
    return clause and verb.tag_ == "VBD" and not children(verb, *SUBJECTS)


def _likewise(verb: Token) -> list[Token]:
    """Of whom the sentence says that the same goes for them: "A should be released, as should B and C"."""
    for one in verb.doc[verb.i + 1 : verb.sent.end - 1]:
        after = one.nbor(1)
        if one.lower_ == "as" and (after.tag_ == "MD" or after.lemma_ in ("be", "do", "have")):
            return [each for own in children(after, *SUBJECTS) if own.i > after.i for each in joined(own)]
    return []


def _name_before(found: Found, names: Names) -> tuple[Token, tuple[str, ...]] | None:
    """The name that a participle set off by a comma goes with: "A, sentenced to two years, and B, sentenced …"."""
    head = found.head
    loose = found.verbal and found.entry.victim[0] == "object" and head.tag_ in ("VBN", "VBD")
    if not loose or head.i < 2 or head.nbor(-1).text != "," or child(head, "auxpass", "nsubj", "nsubjpass", "dobj"):
        return None
    token = head.nbor(-2)
    if token.is_sent_start or token.sent != head.sent:
        return None
    mention = names.at(token)
    certain = mention is not None and len(mention.names) == 1 and mention.how not in ("pronoun", "phrase")
    told_by = any(one.lower_ == "according" for one in governors(token))  # "and, according to his wife A, beaten"
    own = token.pos_ == "PROPN" and token.dep_ not in ("poss", "compound") and not told_by
    own = own and (token.dep_ != "pobj" or is_of_people(token))  # "the release of A, sentenced to two years"
    return (token, mention.names) if mention is not None and certain and own else None


def _only_describes(tokens: list[Token]) -> bool:
    """Whether what was taken for the object only describes who stands behind: "detained *opposition* activist A"."""
    last = tokens[-1] if len(tokens) == 1 else None
    if last is None or last.lower_ not in words("roles", "sides") or last.i + 2 >= last.sent.end:
        return False
    return last.nbor(1).pos_ in ("NOUN", "PROPN") and last.whitespace_ != "" and last.nbor(1).head != last


def _general(found: Found, one: Party) -> bool:
    """Whether it is said of nobody in particular: "policies against individuals who detain people"."""
    if one.persons or one.organizations or any(group.number for group in one.groups) or not found.verbal:
        return False
    verb = found.head
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    by = agent(found.head)
    active = verb.dep_ in ("relcl", "acl") and verb.tag_ != "VBN" and not is_passive(verb)
    return active and any(token.pos_ == "NOUN" and not is_official(token) and not _is_definite(token) for token in by)


def _is_definite(noun: Token) -> bool:
    """Whether a noun stands for certain people: "the men", "two men", not "individuals"."""
    return any(one.dep_ in ("det", "nummod", "poss") for one in noun.children)


def _nearest(found: Found, names: Names) -> tuple[Party, str]:
    """The person named last before passives that lost their subject ("Days before …, A was arrested and jailed")."""
    head = _first_of_row(found)
    lost = head is not None and child(head, "auxpass") is not None
    if head is None or not lost or head.dep_ in ("relcl", "acl") or patient(head):
        return Party(), ""
    for token in reversed(head.doc[head.sent.start : head.i]):
        mention = names.at(token)
        if mention is not None and len(mention.names) == 1 and token.dep_ != "poss":
            return party([token], names, head), "nearest"
        if token.pos_ in ("NOUN",) and token.dep_ in ("nsubj", "nsubjpass"):
            return Party(), ""
    return Party(), ""


def _first_of_row(found: Found) -> Token | None:
    """The passive whose subject a trigger goes with: itself, or the first of those joined ("arrested and put in …")."""
    if found.verbal:
        verb = found.head if found.entry.victim[0] == "object" else None
    else:
        above = next((one for one in governors(found.head) if is_verb(one)), None)
        row = above is not None and above.dep_ == "conj" and above.tag_ == "VBN" and found.entry.victim[0] == "holder"
        verb = above if row else None
    while verb is not None and verb.dep_ == "conj" and is_verb(verb.head) and not child(verb, "auxpass", *SUBJECTS):
        verb = verb.head
    return verb
