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
from habeas.claims.groups import Group, group_of, is_body, noun_of
from habeas.claims.makers import makers
from habeas.claims.participants import Party, has_people, party
from habeas.claims.publications import read_report
from habeas.claims.sanctions import read_sanction
from habeas.claims.stance import Response, points_back, stance
from habeas.claims.syntax import (
    agent,
    child,
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


# Lists of words by which a sanction is told.
_OF_SANCTIONS = ("verbs", "listing", "nouns", "aims", "designations", "refuses", "puts", "freezes", "bars", "restricts")


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
    lists += [words("award", name) for name in ("verbs", "nouns", "recipients", "honours")]
    lists += [words("sanction", name) for name in _OF_SANCTIONS]
    lists += [words("support", name) for name in ("verbs", "gives", "pays")]
    lists += [words("condemnation", "against")]
    lists += [words("report", "nouns")]
    lists += [words("appeal", name) for name in ("remedy_verbs", "remedy_nouns", "demands")]
    return frozenset(part for each in lists for word in each for part in word.split())


# --- awards ---------------------------------------------------------------------------------------------


def _award(token: Token, voices: Voices) -> Response | None:
    words, lemma = stance(), token.lemma_.lower()
    if is_verb(token) and lemma in words("award", "verbs"):
        return _honoured(token, voices)
    named = lemma in words("award", "nouns") | words("award", "recipients") or _is_honorary(token)
    verb = next((one for one in governors(token) if is_verb(one)), None)
    if not named or token.pos_ not in ("NOUN", "PROPN") or verb is None:
        return None
    things, given = _whose_award(token, verb)
    whom = party([one for one in things if has_people(one, voices.names)], voices.names, verb if given else token)
    by = makers(agent(verb), token, voices) if given else _namesakes(token, voices)
    by = tuple(name for name in by if name not in whom.persons)
    if whom.persons:  # "the minister's awardees, A and B": they are named
        others = tuple(one for one in whom.groups if one.head.lower() not in words("award", "nouns"))
        whom = replace(whom, groups=(*others, *_among_others(token)))
    return Response("award", token, by, (), whom, f"award: {lemma}", "asserted") if whom else None


def _honoured(verb: Token, voices: Voices) -> Response | None:
    """An award by its verb: "was honoured by the council", "awarded A its prize"."""
    words, lemma = stance(), verb.lemma_.lower()
    things = patient(verb) or [one for each in children(verb, "dative") for one in joined(each)]
    whom = party([one for one in things if has_people(one, voices.names)], voices.names, verb)
    if lemma == "congratulate" and not any(one.lemma_.lower() in words("award", "nouns") for one in verb.sent):
        return None
    giving = [one for one in agent(verb) if one.lemma_.lower() not in words("award", "nouns")]
    by = makers(giving, verb, voices) if lemma != "congratulate" else ()
    return Response("award", verb, by, (), whom, f"award: {lemma}") if whom else None


def _whose_award(noun: Token, verb: Token) -> tuple[list[Token], bool]:
    """Those who get an award, by the verb above its noun; and whether the subject of the verb gives it."""
    words, act = stance(), verb.lemma_.lower()
    is_one = any(one.lemma_.lower() in words("award", "recipients") for one in [noun, *governors(noun)])
    if act == "include" and noun.lemma_.lower() in words("award", "recipients") and noun in subject(verb):
        return objects(verb), False  # "this year's laureates include A"
    if _is_honorary(noun) and act in words("award", "named_by"):
        return patient(verb), not is_passive(verb) or child(verb, "agent") is not None
    if noun in under(verb, "as") and act in words("award", "named_as"):
        return patient(verb), not is_passive(verb)  # "announced A as the recipient of its prize"
    if act in words("award", "got_by") and (act != "be" or is_one):
        return subject(verb), False
    if act == "go" and noun in subject(verb):
        return _given_to(verb), False
    if act in words("award", "given_by"):
        with_it = [one for each in (verb, *objects(verb)) for one in under(each, "with")]
        return patient(verb) if noun in with_it else _given_to(verb), True  # "presented A with the prize"
    return [], False


def _is_honorary(noun: Token) -> bool:
    """Whether it is what somebody is made to be honoured: "an honorary citizen"."""
    honours = noun.lemma_.lower() in stance()("award", "honours")
    return honours and any(one.lower_ in stance()("award", "honorary") for one in children(noun, "amod"))


def _among_others(recipients: Token) -> tuple[Group, ...]:
    """All who are honoured, where somebody is said to be among them: "was among eight recipients of the prize"."""
    if recipients.tag_ != "NNS" or recipients.lemma_.lower() not in stance()("award", "recipients"):
        return ()
    among = recipients.dep_ == "pobj" and recipients.head.lower_ in ("among", "of")
    group = group_of([recipients])
    return (group,) if among and group.number is not None and group.number > 1 else ()


def _given_to(verb: Token) -> list[Token]:
    direct = [one for each in children(verb, "dative") if each.pos_ != "ADP" for one in joined(each)]
    return direct or under(verb, "to")


def _namesakes(noun: Token, voices: Voices) -> tuple[str, ...]:
    """Whose award it is: "the Secretary of State's award", "the committee's prize", "an honorary citizen of Paris"."""
    names = voices.names
    given = [*children(noun, "poss"), *(under(noun, "of") if _is_honorary(noun) else ())]
    known = [one for one in given if names.at(one) is not None or names.body_at(one) is not None or _is_honorary(noun)]
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


def _seen(verb: Token) -> list[Token]:
    """What somebody attends or observes; of a part ("the opening of the trial") that of which it is one."""
    parts = stance()("support", "parts")
    return [
        whole
        for one in objects(verb)
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


def _support(token: Token, voices: Voices) -> Response | None:
    names = voices.names
    words, lemma = stance(), token.lemma_.lower()
    if not is_verb(token) or _not_given(token) or _asked_of_others(token, voices):
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
        owned += objects(token) if not owned and lemma == "visit" and _behind_bars(token) else []
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
