"""Who helps whom: observes a trial, visits a prison, gives legal or other help, pays for it, takes people in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.appeals import appealed
from habeas.claims.groups import is_body, noun_of
from habeas.claims.makers import makers
from habeas.claims.participants import Party, has_people, party
from habeas.claims.stance import Response, points_back, stance
from habeas.claims.syntax import (
    agent,
    children,
    governors,
    is_passive,
    is_verb,
    joined,
    objects,
    owners,
    patient,
    under,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names
    from habeas.claims.voices import Voices


def _for(given: Token) -> list[Token]:
    return [] if given.lemma_.lower() == "access" else under(given, "for")


def is_not_given(verb: Token) -> bool:
    """Whether help is only what may be given, or what somebody does not want."""
    may = any(one.dep_ == "aux" and one.lower_ in ("may", "might", "could", "should", "would") for one in verb.children)
    above = verb.head if verb.dep_ in ("ccomp", "xcomp") else verb.head.head if verb.dep_ == "pcomp" else verb
    meant = verb.tag_ == "VB" and verb.dep_ == "acl" and verb.head.lemma_.lower() in stance()("support", "meant")
    blamed = any(one.lemma_.lower() in stance()("support", "blamed_for") for one in list(governors(verb))[:4])
    return may or meant or blamed or any(one.dep_ == "neg" for each in (verb, above) for one in each.children)


def _asked_of_others(verb: Token, voices: Voices) -> bool:
    """Whether help is what somebody asks for: "urged the authorities to provide treatment" tells of none given."""
    while verb.dep_ == "conj" and is_verb(verb.head) and not children(verb, "nsubj", "nsubjpass"):
        verb = verb.head
    return verb.dep_ in ("xcomp", "ccomp") and appealed(verb, voices) is not None


def _founded_for(verb: Token) -> list[Token]:
    """What somebody sets up in order to help, which then does: "founded *A* to help prisoners"."""
    above = verb.head
    to_help = verb.tag_ == "VB" and any(one.tag_ == "TO" for one in verb.lefts)
    if not to_help or verb.dep_ not in ("xcomp", "advcl", "acl", "relcl"):
        return []
    founding = above if is_verb(above) else above.head
    founded = objects(founding) if founding.lemma_.lower() in stance()("support", "founds") else []
    return [one for one in founded if is_body(one) or one.pos_ == "PROPN"]


def _of_whom(noun: Token, names: Names) -> Token:
    """Those whose families are helped, where the text told who they are: "gives support to *their* families"."""
    own = [one for one in noun.lefts if one.lower_ == "their" and names.at(one) is None and has_people(one, names)]
    return own[0] if own and noun.lemma_.lower() in stance()("speaker", "kin") else noun


def _helped(verb: Token) -> list[Token]:
    """Whom somebody helps: the object, those for whom it is ("supports training for A"), the one helped to do it."""
    given = [one for one in objects(verb) if one.lemma_.lower() in stance()("support", "given")]
    for_whom = [one for each in given for one in under(each, "for") or under(each, "to")]
    clauses = [one for one in children(verb, "ccomp") if one.tag_ in ("VB", "VBP")]
    doing = [noun_of(one) for each in clauses for one in children(each, "nsubj")]
    return for_whom or patient(verb) or doing


def _seen(verb: Token) -> list[Token]:
    """What somebody attends or observes; of a part ("the opening of the trial") that of which it is one."""
    parts = stance()("support", "parts")
    return [
        whole
        for one in (patient(verb) if is_passive(verb) else objects(verb))
        for whole in (under(one, "of") if one.lemma_.lower() in parts and under(one, "of") else [one])
    ]


def _let_in(verb: Token) -> list[Token]:
    """Who was let in to do it: "consuls were allowed to visit A in prison", "the monitors were able to visit"."""
    above = verb.head
    if verb.dep_ == "xcomp" and above.pos_ == "ADJ" and above.lower_ in stance()("support", "able"):
        return children(above.head, "nsubj")
    let = verb.dep_ == "xcomp" and above.lemma_.lower() in stance()("support", "lets") and is_passive(above)
    return children(above, "nsubjpass") if let else []


def _whose_trial(noun: Token, verb: Token) -> list[Token]:
    """Whose hearing it is, also where only the case is said to be theirs: "hearings in the case against A"."""
    cases = [one for each in (noun, verb) for one in under(each, "in")]
    return owners(noun) or [owner for one in cases for owner in owners(one)]


def _behind_bars(verb: Token) -> bool:
    """Whether it is said to take place in custody: "visited A in prison"."""
    places = [one for each in (verb, *objects(verb)) for where in ("in", "at") for one in under(each, where)]
    return any(one.lemma_.lower() in stance()("support", "behind_bars") for one in places)


def _is_held(noun: Token) -> bool:
    """Whether it is said right before somebody that they are in custody: "visited the jailed editor A"."""
    return any(one.lower_ in stance()("support", "held_words") for one in children(noun, "amod"))


def read_support(token: Token, voices: Voices) -> Response | None:
    """The help that a verb tells of: who gave it to whom, and how; None where it tells of none."""
    words, lemma = stance(), token.lemma_.lower()
    if not is_verb(token) or is_not_given(token) or _asked_of_others(token, voices):
        return None
    if lemma in words("support", "gives"):
        return _gave(token, voices)
    if lemma in words("support", "pays"):
        return _paid(token, voices)
    if lemma in words("support", "verbs") - words("support", "helps"):
        return _came(token, voices)
    return _helped_whom(token, voices) if lemma in words("support", "helps") else None


def _gave(token: Token, voices: Voices) -> Response | None:
    """ "Gave the family of A a lawyer", "provided A with a lawyer"."""
    names, words, lemma = voices.names, stance(), token.lemma_.lower()
    what = "granted" if lemma == "grant" else "given"  # what else authorities grant is no help
    given = [one for one in objects(token) if one.lemma_.lower() in words("support", what)]
    things = [one for each in given for one in under(each, "to") or _for(each)] or under(token, "to")
    things = things or [one for each in children(token, "dative") for one in joined(each)]
    with_it = [one for each in (token, *objects(token)) for one in under(each, "with")]
    if not given and any(one.lemma_.lower() in words("support", "given_with") for one in with_it):
        given, things = with_it, objects(token)  # "provided A with a lawyer"
    people = [_of_whom(one, names) for one in things if has_people(one, names)]
    whom = party(people, names, token) if given else Party()
    return _support(token, makers(agent(token), token, voices), whom)


def _paid(token: Token, voices: Voices) -> Response | None:
    """ "Paid A's fine"."""
    names = voices.names
    paid = [one for one in objects(token) if one.lemma_.lower() in stance()("support", "paid")]
    owned = [owner for one in paid for owner in owners(one) if has_people(owner, names)]
    by, whom = makers(agent(token), token, voices), party(owned, names, token)
    return _support(token, by, replace(whom, persons=tuple(name for name in whom.persons if name not in by)))


def _came(token: Token, voices: Voices) -> Response | None:
    """ "Attended the trial of A", "visited A in prison"; "attended the hearing" of whom the text told before."""
    names, lemma = voices.names, token.lemma_.lower()
    seen = [one for one in _seen(token) if one.lemma_.lower() in stance()("support", "observed")]
    owned = [owner for one in seen for owner in ([one] if has_people(one, names) else _whose_trial(one, token))]
    pointed = tuple(one for one in seen if not owned and points_back(one))
    if pointed:
        by = makers(agent(token), token, voices)
        return Response("support", token, by, pointed, Party(), f"support: {lemma}") if by else None
    visited = patient(token) if not owned and lemma == "visit" else []
    owned += [one for one in visited if _behind_bars(token) or _is_held(one)]
    whom = party([one for one in owned if has_people(one, names)], names, token)
    let_in = _let_in(token)
    by = makers(agent(token) or let_in, token, voices)
    return _support(token, by, whom, "asserted" if let_in else None)


def _helped_whom(token: Token, voices: Voices) -> Response | None:
    """ "Helped A", "set up a fund to help prisoners"; what a body without a name is for is nothing done."""
    names = voices.names
    carried = token.lemma_.lower() in stance()("support", "carries")
    people = [] if is_passive(token) and not carried else [one for one in _helped(token) if has_people(one, names)]
    founded = _founded_for(token)
    if founded and not any(names.body_at(one) for one in founded):
        return None
    return _support(token, makers(founded or agent(token), token, voices), party(people, names, token))


def _support(token: Token, by: tuple[str, ...], whom: Party, modality: str | None = None) -> Response | None:
    rule = f"support: {token.lemma_.lower()}"
    return Response("support", token, by, (), whom, rule, modality) if whom and by else None
