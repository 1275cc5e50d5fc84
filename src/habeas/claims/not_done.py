"""What is told and was not done to anybody: what a law does, what is kept from happening, what a row is "without"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from habeas.claims.lexicon import data, words_of
from habeas.claims.syntax import agent, is_passive, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words between "without" and the last of the row.
LONGEST = 25


def not_done(verb: Token) -> bool:
    """Whether the words around a verb say that nothing of the kind took place."""
    if _in_row_without(verb) or _kept_from(verb) or _no_efforts(verb) or _made_to_confess(verb):
        return True
    if _required(verb) or _has_room(verb) or _turned_away(verb):
        return True
    return _nobody_says(verb) or _said_before(verb) or _parts_with_counsel(verb)


def _in_row_without(verb: Token) -> bool:
    """Whether a participle is one of a row behind "without" that "or" joins, wherever the parser hangs it."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "conj"):
        return False
    before = verb.doc[max(verb.sent.start, verb.i - LONGEST) : verb.i]
    without = next((one for one in before if one.lower_ == "without" and one.nbor(1).tag_ == "VBG"), None)
    if without is None:
        return False
    behind = verb.doc[verb.i + 1 : min(verb.i + LONGEST, verb.sent.end)]
    last = verb.nbor(-1).lower_ == "or"
    goes_on = any(one.lower_ == "or" and one.i + 1 < verb.sent.end and one.nbor(1).tag_ == "VBG" for one in behind)
    finite = any(one.tag_ in ("VBD", "VBZ", "VBP", "MD") for one in verb.doc[without.i : verb.i])
    return verb.nbor(-1).lower_ in (",", "or") and (last or goes_on) and not finite


def _kept_from(verb: Token) -> bool:
    """Whether it is what somebody is kept from doing: "to prevent them from filing complaints against officials"."""
    link = verb.head
    return verb.dep_ == "pcomp" and link.lower_ == "from" and link.head.lemma_.lower() in _words("keeps_from")


def _nobody_says(verb: Token) -> bool:
    """Whether it is what nobody says: "none of the detainees indicated that a judge had questioned them"."""
    above = verb.head
    who = [one.lower_ for one in above.children if one.dep_ == "nsubj"]
    return verb.dep_ == "ccomp" and ("none" in who or "nobody" in who)


def _said_before(verb: Token) -> bool:
    """Whether it is what the document takes back: "an earlier version of this article said that she was arrested"."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    who = [one for one in verb.head.children if one.dep_ == "nsubj" and one.lemma_.lower() in _words("replaced")]
    return verb.dep_ == "ccomp" and any(each.lower_ in _words("replaced_by") for one in who for each in one.children)


def _made_to_confess(verb: Token) -> bool:
    """Whether somebody was made to confess to it: "beat him until he falsely *confessed to stabbing* a man"."""
    while verb.dep_ == "conj" and verb.tag_ == "VBG":
        verb = verb.head
    confessed = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "to" or confessed.lemma_.lower() not in _words("confesses"):
        return False
    beside = {one.lower_ for one in confessed.children if one.dep_ in ("advmod", "mark", "aux")}
    above = confessed.head.head if confessed.dep_ == "pcomp" else confessed.head
    return bool(beside & _words("confessed_how")) or above.lemma_.lower() in _words("made_to")


def _parts_with_counsel(verb: Token) -> bool:
    """Whether somebody parts with their own lawyer: "after she fired her court-appointed lawyer"."""
    if is_passive(verb) or verb.lemma_.lower() not in _words("parts_with"):
        return False
    own = [one for one in verb.children if one.dep_ == "dobj" and one.lemma_.lower() in _words("counsel")]
    return any(each.tag_ == "PRP$" for one in own for each in one.children)


def _required(verb: Token) -> bool:
    """Whether it is what a rule asks of somebody: "the guidance requires police to question the survivor"."""
    above = verb.head
    asked = verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" and above.lemma_.lower() in _words("requires")
    return asked and any(one.dep_ == "nsubj" and one.lemma_.lower() in _words("rules") for one in above.children)


def _turned_away(verb: Token) -> bool:
    """Whether somebody who is no court turns away what was brought to them: "police rejected their complaints"."""
    brought = any(one.dep_ == "dobj" and one.lemma_.lower() in _words("brought") for one in verb.children)
    turns = verb.lemma_.lower() in _words("turns_away") and brought
    return turns and any(one.lemma_.lower() in _words("no_court") for one in agent(verb))


def _has_room(verb: Token) -> bool:
    """Whether there is only room for it: "had built enough space to hold up to 3,000 people"."""
    room = verb.head
    if verb.dep_ in ("advcl", "xcomp") and is_verb(room):
        room = next((one for one in room.children if one.dep_ == "dobj" and one.i < verb.i), room)
    return verb.dep_ in ("acl", "relcl", "advcl", "xcomp") and verb.tag_ == "VB" and room.lemma_ in _words("rooms")


def _no_efforts(verb: Token) -> bool:
    """Whether nothing was undertaken to do it: "did not make efforts to prevent abuses or to investigate officials"."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    noun = verb.head
    if verb.dep_ == "advcl" and is_verb(noun):  # "took no steps | to investigate officials"
        noun = next((one for one in noun.children if one.dep_ == "dobj" and one.i < verb.i), noun)
    leads = verb.dep_ in ("acl", "relcl", "advcl") and verb.tag_ == "VB" and noun.lemma_.lower() in _words("efforts")
    while leads and noun.dep_ == "pobj":  # "released no information on efforts to prosecute them"
        above = noun.head.head
        told = above if above.pos_ == "NOUN" else next((one for one in above.children if one.dep_ == "dobj"), None)
        if told is None or told == noun:
            break
        noun = told
    made = noun.head
    fails = made.dep_ == "xcomp" and made.head.lemma_.lower() in _words("verbs")  # "failed to take steps to"
    none = fails or any(one.lower_ == "no" for one in noun.children) or any(one.dep_ == "neg" for one in made.children)
    return leads and noun.dep_ in ("dobj", "nsubjpass", "attr") and none


def by_a_law(verb: Token) -> bool:
    """Whether a law does it: "the law intimidates donors" tells of no act against anybody."""
    if not is_verb(verb) or is_passive(verb):
        return False
    by = agent(verb)
    while not by and verb.dep_ in ("conj", "dep") and is_verb(verb.head):
        verb = verb.head
        by = agent(verb)
    return any(one.lemma_.lower() in _words("laws") for one in by)


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(data("modality")["prevents"], name, "modality")
