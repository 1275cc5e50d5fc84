"""What is said and done about an act: appeals, condemnations, awards, sanctions, support and reports.

A response is for those whom the act that it speaks of was done to; who makes it is the subject of its verb, the
speaker of the quotation, or the author of the statement.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.appeals import appealed, read_demand, read_remedy
from habeas.claims.condemnations import read_condemnation
from habeas.claims.groups import is_body, noun_of
from habeas.claims.makers import makers
from habeas.claims.participants import Party, has_people, party
from habeas.claims.publications import read_report
from habeas.claims.sanctions import read_sanction
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
    subject,
    under,
)
from habeas.claims.trail import SILENT, Trail
from habeas.claims.voices import Voices
from habeas.claims.word_forms import word_forms_in

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from habeas.claims.names import Names


def responses(sentence: Span, voices: Voices, trail: Trail = SILENT) -> list[Response]:
    """The responses that a sentence tells of, but for appeals for release, which the acts themselves show."""
    found: list[Response] = []
    telling = _telling()
    lowers, lemmas = word_forms_in(sentence.doc)
    for place in range(sentence.start, sentence.end):
        if lowers[place] not in telling and lemmas[place] not in telling:
            continue
        token = sentence.doc[place]
        for read in (read_condemnation, _award, read_sanction, _support, read_report, read_remedy, read_demand):
            one = read(token, voices)
            if one is not None:
                found.append(one)
                break
        else:
            trail.unanswered(token, "", "no_response")
    return found


@cache
def _telling() -> frozenset[str]:
    """All the words that a response may be told by."""
    words = stance()
    lists = [words("condemnation", name) for name in ("verbs", "nouns", "adjectives")]
    lists += [words("award", name) for name in ("verbs", "nouns", "recipients")]
    lists += [words("sanction", name) for name in ("verbs", "listing", "nouns", "aims", "designations", "refuses")]
    lists += [words("support", name) for name in ("verbs", "gives")]
    lists += [words("condemnation", "against")]
    lists += [words("report", "nouns")]
    lists += [words("appeal", name) for name in ("remedy_verbs", "remedy_nouns", "demands")]
    return frozenset(part for each in lists for word in each for part in word.split())


# --- awards ---------------------------------------------------------------------------------------------


def _award(token: Token, voices: Voices) -> Response | None:
    names = voices.names
    words, lemma = stance(), token.lemma_.lower()
    if is_verb(token) and lemma in words("award", "verbs"):
        things = patient(token) or [one for each in children(token, "dative") for one in joined(each)]
        whom = party([one for one in things if has_people(one, names)], names, token)
        if lemma == "congratulate" and not any(one.lemma_.lower() in words("award", "nouns") for one in token.sent):
            return None
        giving = [one for one in agent(token) if one.lemma_.lower() not in words("award", "nouns")]
        by = makers(giving, token, voices) if lemma != "congratulate" else ()
        return Response("award", token, by, (), whom, f"award: {lemma}") if whom else None
    named = lemma in words("award", "nouns") | words("award", "recipients")
    if not named or token.pos_ not in ("NOUN", "PROPN"):
        return None
    verb = next((one for one in governors(token) if is_verb(one)), None)
    if verb is None:
        return None
    act = verb.lemma_.lower()
    got = act in words("award", "got_by") and (
        act != "be" or any(one.lemma_.lower() in words("award", "recipients") for one in [token, *governors(token)])
    )
    goes_to = act == "go" and token in subject(verb)
    given = act in words("award", "given_by") or goes_to
    things = subject(verb) if got else _given_to(verb) if given else []
    whom = party([one for one in things if has_people(one, names)], names, token)
    by = makers(agent(verb), token, voices) if given and not goes_to else _namesakes(token, voices)
    by = tuple(name for name in by if name not in whom.persons)
    if whom.persons:  # "the minister's awardees, A and B": they are named
        others = tuple(one for one in whom.groups if one.head.lower() not in words("award", "nouns"))
        whom = replace(whom, groups=others)
    return Response("award", token, by, (), whom, f"award: {lemma}", "asserted") if whom else None


def _given_to(verb: Token) -> list[Token]:
    direct = [one for each in children(verb, "dative") if each.pos_ != "ADP" for one in joined(each)]
    return direct or under(verb, "to")


def _namesakes(noun: Token, voices: Voices) -> tuple[str, ...]:
    """Whose award it is: "the Secretary of State's award", "the committee's prize"."""
    names = voices.names
    known = [one for one in children(noun, "poss") if names.at(one) is not None or names.body_at(one) is not None]
    return makers(known, noun, voices)


# --- support --------------------------------------------------------------------------------------------


def _for(given: Token) -> list[Token]:
    return [] if given.lemma_.lower() == "access" else under(given, "for")


def _not_given(verb: Token) -> bool:
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


def _behind_bars(verb: Token) -> bool:
    """Whether it is said to take place in custody: "visited A in prison"."""
    places = [one for each in (verb, *objects(verb)) for where in ("in", "at") for one in under(each, where)]
    return any(one.lemma_.lower() in stance()("support", "behind_bars") for one in places)


def _support(token: Token, voices: Voices) -> Response | None:
    names = voices.names
    words, lemma = stance(), token.lemma_.lower()
    if not is_verb(token) or _not_given(token) or _asked_of_others(token, voices):
        return None
    if lemma in words("support", "gives"):
        given = [one for one in objects(token) if one.lemma_.lower() in words("support", "given")]
        things = [one for each in given for one in under(each, "to") or _for(each)] or under(token, "to")
        things = things or [one for each in children(token, "dative") for one in joined(each)]
        people = [_of_whom(one, names) for one in things if has_people(one, names)]
        by = makers(agent(token), token, voices)
        whom = party(people, names, token) if given else Party()
        return Response("support", token, by, (), whom, f"support: {lemma}") if whom and by else None
    if lemma in words("support", "verbs") - words("support", "helps"):
        seen = [one for one in objects(token) if one.lemma_.lower() in words("support", "observed")]
        owned = [owner for one in seen for owner in ([one] if has_people(one, names) else owners(one))]
        pointed = [one for one in seen if not owned and points_back(one)]
        if pointed:  # "attended the hearing" of whom the text told before
            by = makers(agent(token), token, voices)
            return Response("support", token, by, tuple(pointed), Party(), f"support: {lemma}") if by else None
        owned += objects(token) if not owned and lemma == "visit" and _behind_bars(token) else []
        whom = party([one for one in owned if has_people(one, names)], names, token)
        by = makers(agent(token), token, voices)
        return Response("support", token, by, (), whom, f"support: {lemma}") if whom and by else None
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
