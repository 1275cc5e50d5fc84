"""Who helps whom: observes a trial, visits a prison, gives legal or other help, pays for it, takes people in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.appeals import appealed
from habeas.claims.groups import is_body, noun_of
from habeas.claims.makers import makers
from habeas.claims.participants import Party, has_people, party
from habeas.claims.stance import Response, points_back, stance
from habeas.claims.syntax import agent, children, is_passive, is_verb, joined, objects, owners, patient, under

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names
    from habeas.claims.voices import Voices


def _for(given: Token) -> list[Token]:
    return [] if given.lemma_.lower() == "access" else under(given, "for")


def is_not_given(verb: Token) -> bool:
    """Whether help is only what may be given, or what somebody does not want."""
    may = any(one.dep_ == "aux" and one.lower_ in ("may", "might", "could", "should", "would") for one in verb.children)
    above = verb.head if verb.dep_ in ("ccomp", "xcomp") else verb
    return may or any(one.dep_ == "neg" for each in (verb, above) for one in each.children)


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
    """Who was let in to do it: "consuls were allowed to visit A in prison"."""
    above = verb.head
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


def read_support(token: Token, voices: Voices) -> Response | None:
    names = voices.names
    words, lemma = stance(), token.lemma_.lower()
    if not is_verb(token) or is_not_given(token) or _asked_of_others(token, voices):
        return None
    if lemma in words("support", "gives"):
        what = "granted" if lemma == "grant" else "given"  # what else authorities grant is no help
        given = [one for one in objects(token) if one.lemma_.lower() in words("support", what)]
        things = [one for each in given for one in under(each, "to") or _for(each)] or under(token, "to")
        things = things or [one for each in children(token, "dative") for one in joined(each)]
        with_it = [one for each in (token, *objects(token)) for one in under(each, "with")]
        if not given and any(one.lemma_.lower() in words("support", "given_with") for one in with_it):
            given, things = with_it, objects(token)  # "provided A with a lawyer"
        people = [_of_whom(one, names) for one in things if has_people(one, names)]
        by = makers(agent(token), token, voices)
        whom = party(people, names, token) if given else Party()
        return Response("support", token, by, (), whom, f"support: {lemma}") if whom and by else None
    if lemma in words("support", "pays"):
        paid = [one for one in objects(token) if one.lemma_.lower() in words("support", "paid")]
        owned = [owner for one in paid for owner in owners(one) if has_people(owner, names)]
        by, whom = makers(agent(token), token, voices), party(owned, names, token)
        whom = replace(whom, persons=tuple(name for name in whom.persons if name not in by))
        return Response("support", token, by, (), whom, f"support: {lemma}") if whom and by else None
    if lemma in words("support", "verbs") - words("support", "helps"):
        seen = [one for one in _seen(token) if one.lemma_.lower() in words("support", "observed")]
        owned = [owner for one in seen for owner in ([one] if has_people(one, names) else _whose_trial(one, token))]
        pointed = [one for one in seen if not owned and points_back(one)]
        if pointed:  # "attended the hearing" of whom the text told before
            by = makers(agent(token), token, voices)
            return Response("support", token, by, tuple(pointed), Party(), f"support: {lemma}") if by else None
        owned += patient(token) if not owned and lemma == "visit" and _behind_bars(token) else []
        whom = party([one for one in owned if has_people(one, names)], names, token)
        let_in = _let_in(token)
        by = makers(agent(token) or let_in, token, voices)
        modality = "asserted" if let_in else None
        return Response("support", token, by, (), whom, f"support: {lemma}", modality) if whom and by else None
    if lemma in words("support", "helps"):
        carried = lemma in words("support", "carries")
        people = [] if is_passive(token) and not carried else [one for one in _helped(token) if has_people(one, names)]
        founded = _founded_for(token)
        by = makers(founded or agent(token), token, voices)
        if founded and not any(names.body_at(one) for one in founded):
            return None  # "set up a group to help prisoners": what a nameless body is for
        whom = party(people, names, token)
        return Response("support", token, by, (), whom, f"support: {lemma}") if whom and by else None
    return None
