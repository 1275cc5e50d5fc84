"""Who criticises, condemns or voices concern: by a verb, a noun ("expressed concern"), an adjective or a verdict.

A verdict is what somebody is said to think of an act ("called the trial a sham"); in a statement or a quotation
whoever speaks passes it without a verb.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.concerned import about
from habeas.claims.groups import is_body, is_official
from habeas.claims.makers import authors_of, makers, responding
from habeas.claims.modality import speaker_verb
from habeas.claims.parse import text_of
from habeas.claims.participants import has_people
from habeas.claims.stance import Response, matters, stance
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

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from habeas.claims.names import Names
    from habeas.claims.voices import Voices

_PREDICATES = ("acomp", "ROOT", "ccomp", "advcl", "conj", "attr")


def read_condemnation(token: Token, voices: Voices) -> Response | None:
    """A condemnation by its own word, with whoever makes it."""
    words, lemma = stance(), token.lemma_.lower()
    if is_verb(token) and (lemma in words("condemnation", "verbs") or _against(token)):
        return _by_verb(token, voices)
    if token.pos_ == "NOUN" and lemma in words("condemnation", "nouns"):
        return _by_noun(token, voices)
    behind_label = token.dep_ == "acl" and any(
        one.text == ":" for one in token.head.children
    )  # "MR HALE: We're appalled"
    if token.lower_ in words("condemnation", "adjectives") and (token.dep_ in _PREDICATES or behind_label):
        verb = token if is_passive(token) or token.dep_ == "ROOT" or behind_label else token.head
        by = makers(subject(verb), token, voices)
        rule = f"condemnation: {token.lower_}"
        behind = [] if token.dep_ != "ccomp" else [one for one in under(verb.head, "by") if one.i > token.i]
        things = [token, *_when_it_comes_to(verb), *behind]  # "it was "troubled" | by the arrest of A"
        alone = _alone(token) or any(map(matters, things[1:]))
        return replace(about("condemnation", token, by, things, voices.names, rule), bare=alone) if by else None
    return None


def _when_it_comes_to(verb: Token) -> list[Token]:
    """Whom it is about behind that phrase: "very worried about the trend when it comes to *reporters*"."""
    comes = [one for one in verb.subtree if one.lemma_.lower() == "come" and one.dep_ == "advcl" and one.i > verb.i]
    said = [one for one in comes if any(each.lower_ == "when" for each in one.lefts)]
    return [whom for one in said[:1] for whom in under(one, "to")]


def _alone(token: Token) -> bool:
    """Whether concern is a claim though it names nobody: for rights and the like, and not only told of in passing."""
    return matters(token) and not any(one.dep_ in ("relcl", "advcl") for one in (token, token.head))


def _against(verb: Token) -> bool:
    """Whether a verb needs "against" to be criticism: "spoke out against the raids"."""
    words = stance()
    critical = words("condemnation", "against") | words("appeal", "rallies")
    return verb.lemma_.lower() in critical and bool(under(verb, "against"))


def _by_verb(token: Token, voices: Voices) -> Response | None:
    names, lemma = voices.names, token.lemma_.lower()
    by = makers(_uttered_by(token) or responding(token), token, voices)
    if any(one.dep_ == "aux" and one.lower_ in ("must", "should", "would", "could") for one in token.children):
        return None
    if not by or (lemma == "protest" and not objects(token) and not _against(token)) or _reason_of_another(token):
        return None
    things = patient(token) or under(token, "against") or _cut_short(token)
    blamed = under(token, "for") if all(has_people(one, names) or is_official(one) for one in things) else []
    if things and not blamed and all(_is_criticized(one, voices) for one in things):
        return None  # who criticizes somebody does not do it for them
    if things and not blamed and all(_are_criticized(one, token, names) for one in things):
        return None
    if _against(token) and any(has_people(one, names) for one in things):
        return None
    found = about("condemnation", token, by, blamed or things, names, f"condemnation: {lemma}")
    acts = [one for one in blamed or things if not (has_people(one, names) or is_official(one) or names.body_at(one))]
    weak = lemma in stance()("condemnation", "weak") or _against(token)
    return replace(found, bare=not weak and any(map(matters, acts)))


def _is_criticized(noun: Token, voices: Voices) -> bool:
    """Whether a noun stands for somebody who may be criticized themselves, by name or with others of their kind."""
    names = voices.names
    may_be = noun.lower_ in stance()("condemnation", "criticized") or is_body(noun) or names.body_at(noun) is not None
    return may_be or names.at(noun) is not None


def _are_criticized(noun: Token, verb: Token, names: Names) -> bool:
    """Whether people stand right behind the verb: "condemned *the journalists* as traitors"."""
    return noun.head == verb and noun.dep_ == "dobj" and has_people(noun, names) and noun.pos_ == "NOUN"


def _cut_short(verb: Token) -> list[Token]:
    """What is criticised, where the parser took it for a clause: "condemns *the sentence* handed down to A"."""
    clauses = [
        one for one in children(verb, "ccomp") if one.tag_ in ("VBN", "VBD") and not children(one, "mark", "aux")
    ]
    return [*clauses, *(one for each in clauses for one in children(each, "nsubj"))]


def _uttered_by(verb: Token) -> list[Token]:
    """Who wrote or said it, behind the object: "statements criticizing her arrest from two senators"."""
    before = verb.doc[verb.sent.start : verb.i]
    if verb.tag_ != "VBG" or not any(token.lemma_.lower() in stance()("speaker", "writings") for token in before):
        return []
    below = (one for one in verb.subtree if one.i > verb.i and one.dep_ == "prep" and one.lower_ == "from")
    return [each for one in list(below)[:1] for noun in children(one, "pobj") for each in joined(noun)]


def _by_noun(token: Token, voices: Voices) -> Response | None:
    """Criticism as the object of a verb: "expressed concern", "drew condemnation from", "raised the alarm"."""
    words = stance()
    verb = next((one for one in governors(token) if is_verb(one)), None)
    if verb is None or token.dep_ not in ("dobj", "conj", "nsubjpass"):
        return None
    rule = f"condemnation: {token.lemma_.lower()}"
    if verb.lemma_.lower() in words("condemnation", "drawn_by"):
        given = (under(one, each) for one in (token, verb) for each in ("from", "by", "among"))
        by = makers(next((found for found in given if found), []), token, voices)
        things = subject(verb)
        if by and things:
            return about("condemnation", token, by, things, voices.names, rule)
        if verb.dep_ in ("relcl", "acl"):
            return None  # "fees that raised concern", "those who raised concerns"
    kept_from = (
        verb.dep_ == "pcomp" and verb.head.lower_ == "from"
    )  # "laws to stop journalists *from voicing* criticism"
    if verb.lemma_.lower() not in words("condemnation", "noun_verbs") or kept_from:
        return None
    by = makers(agent(verb), token, voices)
    # "expressed grave concern | at the use of …": what it is about may hang on the verb
    beside = [verb, *children(verb, "advcl")]  # "we have concerns, as the report says, | regarding …"
    preps = [(each, one) for each in beside for one in words("condemnation", "about")]
    things = [token, *(one for each, prep in preps for one in under(each, prep) if one.i > token.i)]
    bare = _alone(token) or (any(map(matters, things[1:])) and verb.dep_ not in ("relcl", "advcl"))
    return replace(about("condemnation", token, by, things, voices.names, rule), bare=bare) if by else None


def _reason_of_another(verb: Token) -> bool:
    """Whether the criticism is only what somebody was punished for, or a condition: "arrested for criticizing"."""
    for each in (verb, *list(governors(verb))[:2]):
        if each.dep_ == "pcomp" and each.head.lower_ in ("for", "of", "after", "from"):
            return True
        if (
            each.dep_ == "relcl"
            and not is_passive(each)
            and each.head.dep_ == "pobj"
            and each.head.head.lower_ == "for"
        ):
            return True
        if any(one.dep_ == "mark" and one.lower_ in ("if", "unless") for one in each.children):
            return True
        reason = any(one.dep_ == "mark" and one.lower_ in ("after", "because") for one in each.children)
        if reason and each.dep_ == "advcl" and each.head.lemma_.lower() in stance()("actors", "blames"):
            return True  # "was sentenced after he criticized the judges"
        if each.dep_ not in ("xcomp", "conj"):
            return False
    return False


# --- verdicts -------------------------------------------------------------------------------------------


def verdict(sentence: Span, voices: Voices) -> Response | None:
    """What somebody is said to think of an act: "observers considered the case politically motivated"."""
    text = text_of(sentence)
    if stance().blaming.search(text.lower()) is None:
        return None
    patterns = (stance().outright, stance().verdicts, stance().blame)
    outright, *others = (_blaming(pattern, sentence, text, voices) for pattern in patterns)
    inside = next((one for one in (outright, *others) if one is not None), None)
    if inside is None:
        return None
    telling = stance()("condemnation", "verdict_verbs")
    for token in sentence.doc[sentence.start : inside.i]:
        if token.lemma_.lower() in telling and is_verb(token):
            by = makers(agent(token), token, voices)
            if by:
                return _of_act(token, inside, by, voices, outright=outright is not None)
    by = _told_otherwise(inside, voices, outright=outright is not None)
    return _of_act(inside.sent.root, inside, by, voices, outright=outright is not None) if by else None


def _blaming(pattern: re.Pattern[str], sentence: Span, text: str, voices: Voices) -> Token | None:
    """The word with which blame begins; a body's name ("the Group on Arbitrary Detention") is none."""
    for match in pattern.finditer(text):
        start = sentence.start_char + match.start()
        inside = next((token for token in sentence if token.idx <= start < token.idx + len(token)), None)
        if inside is not None and not (inside.text[0].isupper() and voices.names.body_at(inside) is not None):
            return inside
    return None


def _of_act(token: Token, inside: Token, by: tuple[str, ...], voices: Voices, *, outright: bool) -> Response:
    """The verdict; one that is plain blame stands for itself, of the others only that on somebody is told."""
    rights = [one for one in token.subtree if one.lemma_.lower() == "right" and owners(one)]
    said = [one for one in children(token, "ccomp", "xcomp", "dobj", "oprd", "advcl") if one.i <= inside.i]
    things = [owner for one in rights[:1] for owner in owners(one)] or said
    things = things or [token if inside in token.subtree else inside.sent.root]
    found = about("condemnation", token, by, things, voices.names, "condemnation: verdict")
    return replace(found, rule="condemnation: blame", bare=True) if outright else found


def _told_otherwise(inside: Token, voices: Voices, *, outright: bool) -> tuple[str, ...]:
    """Who passes a verdict that no verb before it tells: "…, A said", "according to A", or whoever speaks."""
    after = speaker_verb(inside) if outright else None
    if after is not None:
        return makers(agent(after), after, voices)
    for token in inside.sent:
        if token.lower_ == "according":
            told = [each for one in under(token, "to") for each in (owners(one) if one.lemma_ == "account" else [one])]
            return makers(told, token, voices)
        if token.lemma_.lower() in stance()("condemnation", "rulings") and inside in token.subtree:
            return makers(authors_of(token) or [one for one in token.lefts if one.dep_ == "compound"], token, voices)
    spoken = voices.at(inside) if outright else None
    return (spoken,) if spoken is not None else ()
