"""What others do for somebody that a word tells with its verb: rallies, letters, complaints, cases that are raised.

Which words, with which verbs, and what leads from them to whom it is for, is data (`interventions.toml`). What is as
often done for anybody ("a rally in support of A") counts only for somebody of whom custody is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.appeals import appealed
from habeas.claims.groups import is_official
from habeas.claims.helping import is_not_given
from habeas.claims.makers import makers
from habeas.claims.parse import text_of
from habeas.claims.participants import Party, has_people, party
from habeas.claims.stance import Response, stance
from habeas.claims.syntax import agent, children, governors, is_passive, is_verb, joined, owners, patient, subject
from habeas.claims.ways import Way, ways

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.drafts import Draft
    from habeas.claims.groups import Group
    from habeas.claims.voices import Voices

# Behind the rule of what is one only for somebody of whom custody is told.
FOR_THE_HELD = " for the held"
# How far behind the word that tells of it, in words, the words may stand that lead to whom it is for.
REACH = 22
# Nouns one of which leads to the next: "in the case of the detention of A".
STEPS = 3


def read_intervention(token: Token, voices: Voices) -> Response | None:
    """What a word tells of by the first of its ways that fits."""
    for way in ways().get(token.lemma_.lower(), ()):
        verb = _verb_of(token, way) if _is_word_of(token, way) else None
        found = _read(token, verb, way, voices) if verb is not None and _stands_beside(token, way) else None
        if found is not None:
            return found
    return None


def is_for_the_held(persons: tuple[str, ...], groups: tuple[Group, ...], told: Iterable[Draft]) -> bool:
    """Whether drafts, or a group's own words, tell that those are in custody, on trial or missing, and not dead."""
    named = {draft.type for draft in told if set(draft.persons) & set(persons)}
    if persons:
        return bool(named & stance()("support", "held")) and "killing" not in named
    words = stance()("support", "held_words")
    return any(words & set(group.text.lower().split()) for group in groups)


def _is_word_of(token: Token, way: Way) -> bool:
    """Whether it is the way's word, with the one before it where the way has two."""
    lemma = token.lemma_.lower()
    return lemma in way.told_by or (token.i > 0 and f"{token.nbor(-1).lemma_.lower()} {lemma}" in way.told_by)


def _stands_beside(token: Token, way: Way) -> bool:
    """Whether the sentence has what the way needs, and nothing with which it is something else."""
    if not (way.beside or way.hurt):
        return True
    text = f" {text_of(token.sent).lower()} "
    return (not way.beside or any(one in text for one in way.beside)) and not any(one in text for one in way.hurt)


def _read(token: Token, verb: Token, way: Way, voices: Voices) -> Response | None:
    if is_not_given(verb):
        return None
    if way.objects and not any(one.lemma_.lower() in way.objects or one.lower_ in way.objects for one in patient(verb)):
        return None
    doing = _doing(verb)
    by = makers(doing, token, voices)
    if not (by or (way.held and is_passive(verb))) or not _may_do(doing, way, voices):
        return None
    asked = appealed(verb, voices)
    if asked is not None and asked != by:
        return None  # what somebody is asked to do
    whom = _whom(token, verb, way, voices)
    if not whom or set(whom.persons) & set(by):
        return None
    for_the_held = way.held and not (way.by_name and whom.persons)
    rule = f"{way.type}: {token.lemma_.lower()}{FOR_THE_HELD if for_the_held else ''}"
    return Response(way.type, verb, by, (), whom, rule)


def _verb_of(token: Token, way: Way) -> Token | None:
    """The verb by which it is done: itself, or the one above a noun or behind it ("a rally that students held")."""
    if way.anyhow:
        return next((one for one in governors(token) if is_verb(one)), None)
    if not way.verbs:
        return token if is_verb(token) else None
    if is_verb(token) and token.tag_ != "VBG":
        return None
    for verb in (*_verbs_above(token), *children(token, "relcl", "acl")):
        particle = "".join(f" {one.lower_}" for one in children(verb, "prt"))
        if f"{verb.lemma_.lower()}{particle}" in way.verbs:
            return verb
    return None


def _verbs_above(noun: Token) -> list[Token]:
    """The verb whose object or subject a noun is, or "go on" and the like before it ("went on hunger strike")."""
    first = noun
    while first.dep_ == "conj" and not is_verb(first.head):
        first = first.head
    if first.dep_ == "pobj" and first.head.lower_ == "of" and first.head.head.lower_ in lexicon.groups().leading:
        first = first.head.head  # "sent *hundreds* of postcards"
    above = first.head
    if first.dep_ in ("dobj", "nsubjpass", "acomp", "attr", "oprd") and is_verb(above):
        return [above]
    leads = first.dep_ == "pobj" and is_verb(above.head) and above.head.lemma_ in ("go", "be", "sit")
    return [above.head] if leads else []


def _doing(verb: Token) -> list[Token]:
    """Who does it; who is "granted" something is the subject of the passive."""
    given = is_passive(verb) and verb.lemma_.lower() in stance()("support", "gives")
    helped = any(one.dep_ == "auxpass" for one in verb.children)
    return subject(verb) if given else agent(verb) or ([] if helped else subject(verb))


def _may_do(doing: list[Token], way: Way, voices: Voices) -> bool:
    """Whether they are such as do it for others: no lawyers and kin of their own, where the way says so."""
    names = voices.names
    if way.by == "body":
        below = (each for one in doing for each in (one, *one.subtree))
        proper = (one for one in below if one.pos_ == "PROPN" and names.at(one) is None)
        return any(names.body_at(one) is not None or one.ent_type_ in ("", "ORG") for one in proper)
    if way.by == "official":
        officials = stance()("support", "observers")
        return any(
            is_official(one) or one.lemma_.lower() in officials or names.body_at(one) or one.ent_type_ in ("GPE", "ORG")
            for one in doing
        )
    return True


def _whom(token: Token, verb: Token, way: Way, voices: Voices) -> Party:
    for place in way.whom:
        nouns = _nouns_at(place, token, verb, way, voices)
        people = [one for noun in nouns for one in _people_of(noun, voices)]
        whom = party(list(dict.fromkeys(people)), voices.names, verb) if people else Party()
        if whom:
            return replace(whom, groups=tuple(one for one in whom.groups if one.text not in ("others", "other")))
    return Party()


def _nouns_at(place: str, token: Token, verb: Token, way: Way, voices: Voices) -> list[Token]:
    if place == "object":
        return patient(verb)
    if place == "owner":
        return list(owners(token))
    if place == "maker":
        kin = stance()("speaker", "kin")
        return [each for one in agent(verb) if one.lemma_.lower() in kin for each in owners(one)]
    led = [noun for one in _led_by(place.split(), token) for noun in joined(one)]
    return [one for one in led if one.lemma_.lower() in way.of or is_named(one, voices)] if way.of else led


def is_named(noun: Token, voices: Voices) -> bool:
    """Whether a noun is somebody by name, or says what they are right before it: "the jailed editor A"."""
    return any(voices.names.at(one) is not None for one in (noun, *children(noun, "appos")))


def _led_by(words: list[str], token: Token) -> Iterator[Token]:
    """The nouns behind some words that follow at once on each other, within reach of the word that tells of it."""
    doc, end = token.doc, min(token.i + REACH, token.sent.end)
    for last in range(token.i + len(words), end):
        if doc[last].lower_ == words[-1] and [one.lower_ for one in doc[last - len(words) + 1 : last + 1]] == words:
            below = children(doc[last], "pobj", "pcomp", "dobj")
            yield from below[:1]


def _people_of(noun: Token, voices: Voices) -> list[Token]:
    """The people whom a noun stands for, or those whose it is, over a few steps."""
    for _ in range(STEPS):
        if noun.lemma_.lower() in stance()("speaker", "kin") and any(is_named(one, voices) for one in owners(noun)):
            return owners(noun)
        if (has_people(noun, voices.names) or voices.names.body_at(noun) is not None) and not _is_power(noun, voices):
            return [noun]
        above = owners(noun)
        if not above:
            return []
        if len(above) > 1:
            return [one for one in above if has_people(one, voices.names)]
        noun = above[0]
    return []


def _is_power(noun: Token, voices: Voices) -> bool:
    return is_official(noun) and voices.names.at(noun) is None
