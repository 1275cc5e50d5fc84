"""What is said and done about an act: appeals, condemnations, awards, sanctions, support and reports.

A response is for those whom the act that it speaks of was done to; who makes it is the subject of its verb, the
speaker of the quotation, or the author of the statement.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.appeals import read_remedy
from habeas.claims.participants import Party, has_people, party
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
from habeas.claims.voices import Voices, makers

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from habeas.claims.names import Names


def responses(sentence: Span, voices: Voices) -> list[Response]:
    """The responses that a sentence tells of, but for appeals for release, which the acts themselves show."""
    found: list[Response] = []
    for token in sentence:
        if token.lemma_.lower() not in _telling() and token.lower_ not in _telling():
            continue
        for read in (_condemnation, _award, _sanction, _support, _report, read_remedy):
            one = read(token, voices)
            if one is not None:
                found.append(one)
                break
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
    lists += [words("appeal", name) for name in ("remedy_verbs", "remedy_nouns")]
    return frozenset(part for each in lists for word in each for part in word.split())


# --- condemnation ---------------------------------------------------------------------------------------


def _condemnation(token: Token, voices: Voices) -> Response | None:
    names = voices.names
    words, lemma = stance(), token.lemma_.lower()
    if is_verb(token) and lemma in words("condemnation", "verbs"):
        by = makers(agent(token), token, voices)
        if not by or (lemma == "protest" and not objects(token)):
            return None
        return _about("condemnation", token, by, patient(token), names, f"condemnation: {lemma}")
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


def verdict(sentence: Span, voices: Voices) -> Response | None:
    """What somebody is said to think of an act: "observers considered the case politically motivated"."""
    names = voices.names
    match = stance().verdicts.search(sentence.text)
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
                return _about("condemnation", token, by, [token], names, "condemnation: verdict")
    return None


def _about(kind: str, head: Token, by: tuple[str, ...], things: list[Token], names: Names, rule: str) -> Response:
    """A response to what some words and all below them tell of."""
    below = tuple(dict.fromkeys(one for thing in things for one in thing.subtree))
    people = [one for one in things if has_people(one, names)]
    if not people:
        people = [one for thing in things for one in owners(thing) if has_people(one, names)]
    if not people:
        below = tuple(one for one in below if one.head.dep_ != "agent")
        people = [one for one in below if one.dep_ in ("pobj", "nsubjpass", "dobj") and has_people(one, names)][:1]
    whom = party([one for each in people for one in joined(each)], names, head) if people else Party()
    return Response(kind, head, by, below, whom, rule)


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


# --- reports --------------------------------------------------------------------------------------------


def _report(token: Token, voices: Voices) -> Response | None:
    """A publication spoken of as such: "published a report", "said in its annual report"."""
    words = stance()
    if token.pos_ != "NOUN" or token.lemma_.lower() not in words("report", "nouns"):
        return None
    verb = next((one for one in governors(token) if is_verb(one)), None)
    if verb is None:
        return None
    published = token.dep_ == "dobj" and verb.lemma_.lower() in words("report", "verbs")
    own = token.dep_ == "pobj" and token.head.lower_ in words("report", "told_in")
    if not published and not (own and verb.lemma_.lower() in lexicon.reporting() | words("report", "verbs")):
        return None
    by = makers(agent(verb), token, voices)
    return Response("report", token, by, (), Party(), f"report: {token.lemma_.lower()}", 0.6) if by else None
