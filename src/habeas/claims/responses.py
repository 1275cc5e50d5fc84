"""What is said and done about an act: appeals, condemnations, awards, sanctions, support and reports.

A response is for those whom the act that it speaks of was done to; who makes it is the subject of its verb, the
speaker of the quotation, or the author of the statement.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.appeals import read_demand, read_remedy
from habeas.claims.groups import is_official
from habeas.claims.participants import Party, has_people, party
from habeas.claims.publications import read_report
from habeas.claims.stance import Response, stance
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
from habeas.claims.voices import Voices, makers

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from habeas.claims.names import Names


def responses(sentence: Span, voices: Voices, trail: Trail = SILENT) -> list[Response]:
    """The responses that a sentence tells of, but for appeals for release, which the acts themselves show."""
    found: list[Response] = []
    for token in sentence:
        if token.lemma_.lower() not in _telling() and token.lower_ not in _telling():
            continue
        for read in (_condemnation, _award, _sanction, _support, read_report, read_remedy, read_demand):
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
    lists += [words("sanction", name) for name in ("verbs", "nouns")]
    lists += [words("support", name) for name in ("verbs", "gives")]
    lists += [words("report", "nouns"), frozenset(("observe", "monitor", "attend", "visit"))]
    lists += [words("appeal", name) for name in ("remedy_verbs", "remedy_nouns", "demands")]
    return frozenset(part for each in lists for word in each for part in word.split())


# --- condemnation ---------------------------------------------------------------------------------------


def _condemnation(token: Token, voices: Voices) -> Response | None:
    names = voices.names
    words, lemma = stance(), token.lemma_.lower()
    if is_verb(token) and lemma in words("condemnation", "verbs"):
        by = makers(agent(token), token, voices)
        if not by or (lemma == "protest" and not objects(token)) or _reason_of_another(token):
            return None
        things = patient(token)
        blamed = under(token, "for") if all(has_people(one, names) or is_official(one) for one in things) else []
        if things and all(names.at(one) is not None for one in things) and not blamed:
            return None  # who criticizes somebody does not do it for them
        return _about("condemnation", token, by, blamed or things, names, f"condemnation: {lemma}")
    if token.pos_ == "NOUN" and lemma in words("condemnation", "nouns"):
        verb = next((one for one in governors(token) if is_verb(one)), None)
        if (
            verb is None
            or verb.lemma_.lower() not in words("condemnation", "noun_verbs")
            or token.dep_ not in ("dobj", "conj")
        ):
            return None
        by = makers(agent(verb), token, voices)
        return _about("condemnation", token, by, [token], names, f"condemnation: {lemma}") if by else None
    if token.lower_ in words("condemnation", "adjectives") and token.dep_ in (
        "acomp",
        "ROOT",
        "ccomp",
        "advcl",
        "conj",
        "attr",
    ):
        verb = token if is_passive(token) or token.dep_ == "ROOT" else token.head
        by = makers(subject(verb), token, voices)
        return _about("condemnation", token, by, [token], names, f"condemnation: {token.lower_}") if by else None
    return None


def _reason_of_another(verb: Token) -> bool:
    """Whether the criticism is only what somebody was punished for, or a condition: "arrested for criticizing"."""
    for each in (verb, *list(governors(verb))[:2]):
        if each.dep_ == "pcomp" and each.head.lower_ in ("for", "of", "after", "from"):
            return True
        if any(one.dep_ == "mark" and one.lower_ in ("if", "unless") for one in each.children):
            return True
        if each.dep_ not in ("xcomp", "conj"):
            return False
    return False


def verdict(sentence: Span, voices: Voices) -> Response | None:
    """What somebody is said to think of an act: "observers considered the case politically motivated"."""
    names = voices.names
    match = stance().verdicts.search(sentence.text) or stance().blame.search(sentence.text)
    if match is None:
        return None
    start = sentence.start_char + match.start()
    inside = next((token for token in sentence if token.idx <= start < token.idx + len(token)), None)
    for token in sentence:
        lemma = token.lemma_.lower()
        if (
            inside is not None
            and is_verb(token)
            and lemma in stance()("condemnation", "verdict_verbs")
            and token.i < inside.i
        ):
            by = makers(agent(token), token, voices)
            if by:
                rights = [one for one in token.subtree if one.lemma_.lower() == "right" and owners(one)]
                things = [owner for one in rights[:1] for owner in owners(one)] or [token]
                return _about("condemnation", token, by, things, names, "condemnation: verdict")
    return None


def _about(kind: str, head: Token, by: tuple[str, ...], things: list[Token], names: Names, rule: str) -> Response:
    """A response to what some words and all below them tell of."""
    below = tuple(dict.fromkeys(one for thing in things for one in thing.subtree))
    people = [one for one in things if _concerned(one, names)]
    if not people:
        people = [one for thing in things for one in owners(thing) if _concerned(one, names)]
    if not people:
        below = tuple(one for one in below if one.head.dep_ != "agent")
        near = [one for thing in things for one in _near(thing) if one.dep_ in ("pobj", "nsubjpass", "dobj")]
        people = [one for one in near if _concerned(one, names) and one.head.dep_ != "agent"][:1]
    whom = party([one for each in people for one in joined(each)], names, head) if people else Party()
    return Response(kind, head, by, below, whom, rule)


def _concerned(token: Token, names: Names) -> bool:
    """Whether a response may be for them: people, but not the authorities whose decision it is about."""
    return has_people(token, names) and (not is_official(token) or names.at(token) is not None)


def _near(thing: Token) -> list[Token]:
    """The words below another, but for those of clauses that tell of something else."""
    found: list[Token] = []
    for one in thing.children:
        if one.dep_ not in ("relcl", "advcl"):
            found += [one, *_near(one)]
    return sorted(found, key=lambda each: each.i)


# --- awards ---------------------------------------------------------------------------------------------


def _award(token: Token, voices: Voices) -> Response | None:
    names = voices.names
    words, lemma = stance(), token.lemma_.lower()
    if is_verb(token) and lemma in words("award", "verbs"):
        things = patient(token) or [one for each in children(token, "dative") for one in joined(each)]
        whom = party([one for one in things if has_people(one, names)], names, token)
        if lemma == "congratulate" and not any(one.lemma_.lower() in words("award", "nouns") for one in token.sent):
            return None
        by = makers(agent(token), token, voices) if lemma != "congratulate" else ()
        return Response("award", token, by, (), whom, f"award: {lemma}", 0.8) if whom else None
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
    given = act in words("award", "given_by")
    things = (
        subject(verb)
        if got
        else [one for each in children(verb, "dative") for one in joined(each)] or under(verb, "to")
        if given
        else []
    )
    whom = party([one for one in things if has_people(one, names)], names, token)
    by = makers(agent(verb), token, voices) if given else _namesakes(token, voices)
    by = tuple(name for name in by if name not in whom.persons)
    return Response("award", token, by, (), whom, f"award: {lemma}", 0.8, "asserted") if whom else None


def _given_to(verb: Token) -> list[Token]:
    direct = [one for each in children(verb, "dative") if each.pos_ != "ADP" for one in joined(each)]
    return direct or under(verb, "to")


def _namesakes(noun: Token, voices: Voices) -> tuple[str, ...]:
    """Whose award it is: "the Secretary of State's award", "the committee's prize"."""
    names = voices.names
    known = [one for one in children(noun, "poss") if names.at(one) is not None or names.body_at(one) is not None]
    return makers(known, noun, voices)


# --- sanctions ------------------------------------------------------------------------------------------


def _sanction(token: Token, voices: Voices) -> Response | None:
    names = voices.names
    words, lemma = stance(), token.lemma_.lower()
    if is_verb(token) and lemma == "sanction":
        whom = party(patient(token), names, token)
        return (
            Response("sanction", token, makers(agent(token), token, voices), (), whom, "sanction: sanction", 0.8)
            if whom
            else None
        )
    before = token.nbor(-1).lemma_.lower() if token.i else ""
    if (
        token.pos_ != "NOUN"
        or not ({lemma, f"{before} {lemma}"} & words("sanction", "nouns"))
        or token.dep_ == "compound"
    ):
        return None
    verb = next((one for one in governors(token) if is_verb(one)), None)
    if verb is None or verb.lemma_.lower() not in words("sanction", "noun_verbs"):
        return None
    by = makers(agent(verb), token, voices)
    against = [one for each in words("sanction", "against") for one in under(token, each) or under(verb, each)]
    against = against or [one for each in children(token, "acl") if each.lower_ == "targeting" for one in objects(each)]
    whom = party(against, names, token)
    if not by:
        return None
    will = any(one.lower_ in ("will", "would", "can", "could") for one in verb.children) or any(
        one.lower_ in ("will", "would") for each in governors(verb) for one in each.children if verb.dep_ == "xcomp"
    )
    return Response("sanction", token, by, (), whom, f"sanction: {lemma}", 0.7, "possible" if will else None)


# --- support --------------------------------------------------------------------------------------------


def _support(token: Token, voices: Voices) -> Response | None:
    names = voices.names
    words, lemma = stance(), token.lemma_.lower()
    if not is_verb(token):
        return None
    if lemma in words("support", "gives"):
        given = [one for one in objects(token) if one.lemma_.lower() in words("support", "given")]
        things = [one for each in given for one in under(each, "to") or under(each, "for")] or under(token, "to")
        people = [one for one in things if has_people(one, names)]
        by = makers(agent(token), token, voices)
        whom = party(people, names, token) if given else Party()
        return Response("support", token, by, (), whom, f"support: {lemma}", 0.6) if whom and by else None
    if lemma in ("observe", "monitor", "attend", "visit"):
        seen = [one for one in objects(token) if one.lemma_.lower() in words("support", "observed")]
        owned = [owner for one in seen for owner in ([one] if has_people(one, names) else owners(one))]
        whom = party([one for one in owned if has_people(one, names)], names, token)
        by = makers(agent(token), token, voices)
        return Response("support", token, by, (), whom, f"support: {lemma}", 0.6) if whom and by else None
    if lemma in ("assist", "aid", "support", "help"):
        people = [] if is_passive(token) else [one for one in patient(token) if has_people(one, names)]
        by = makers(agent(token), token, voices)
        whom = party(people, names, token)
        return Response("support", token, by, (), whom, f"support: {lemma}", 0.5) if whom and by else None
    return None
