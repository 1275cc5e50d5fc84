"""Who honours whom: by a verb ("was honoured by the council"), by a prize that somebody gets, is given or wins.

Outlets and other bodies are honoured like people ("the prize went to the weekly A").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.as_worded import entity
from habeas.claims.groups import Group, group_of, is_body
from habeas.claims.makers import makers
from habeas.claims.participants import Party, has_people, party
from habeas.claims.stance import Response, stance
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

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.voices import Voices


def read_award(token: Token, voices: Voices) -> Response | None:
    """An award by its own word, with those who get it and whoever gives it."""
    words, lemma = stance(), token.lemma_.lower()
    if is_verb(token) and lemma in words("award", "verbs"):
        return _honoured(token, voices)
    named = lemma in words("award", "nouns") | words("award", "recipients") or _is_honorary(token)
    verb = next((one for one in governors(token) if is_verb(one)), None)
    if not named or token.pos_ not in ("NOUN", "PROPN") or verb is None:
        return None
    if any(one.lower_ in words("award", "of_sports") for one in children(token, "amod", "compound")):
        return None
    if token.dep_ == "compound" or any(one.lower_ in words("award", "of_votes") for one in token.subtree):
        return None  # "prize money", "declared the winner of the mayoral race"
    things, given = _whose_award(token, verb)
    whom = _honoured_ones(things, verb if given else token, voices)
    by = makers(_giving(verb), token, voices) if given else ()
    by = by or _namesakes(token, voices) or _handing_over(token, verb, voices)
    by = tuple(name for name in by if name not in (*whom.persons, *whom.organizations))
    if whom.persons:  # "the minister's awardees, A and B": they are named
        others = tuple(one for one in whom.groups if one.head.lower() not in words("award", "nouns"))
        whom = replace(whom, groups=(*others, *_among_others(token)))
    return Response("award", token, by, (), whom, f"award: {lemma}", "asserted") if whom else None


def _honoured(verb: Token, voices: Voices) -> Response | None:
    """An award by its verb: "was honoured by the council", "awarded A its prize"."""
    words, lemma = stance(), verb.lemma_.lower()
    prizes = [one for one in patient(verb) if one.lemma_.lower() in words("award", "nouns") | words("award", "orders")]
    things = _given_to(verb) if prizes else []
    things = things or patient(verb) or [one for each in children(verb, "dative") for one in joined(each)]
    whom = _honoured_ones(things, verb, voices)
    if lemma == "congratulate" and not any(one.lemma_.lower() in words("award", "nouns") for one in verb.sent):
        return None
    by = makers(_giving(verb), verb, voices) if lemma != "congratulate" else ()
    by = by or tuple(name for one in prizes for name in _namesakes(one, voices))
    return Response("award", verb, by, (), whom, f"award: {lemma}") if whom else None


def _honoured_ones(things: list[Token], trigger: Token, voices: Voices) -> Party:
    """The people and the bodies among some nouns; of an outlet and its name ("the weekly A") the name alone."""
    named = [each for one in things for each in (children(one, "appos") or [one] if is_body(one) else [one])]
    bodies = [one for one in named if _is_body_named(one, voices)]
    whom = party([one for one in named if one not in bodies and has_people(one, voices.names)], voices.names, trigger)
    called = tuple(dict.fromkeys(voices.names.body_at(one) or entity(one) for one in bodies))
    return replace(whom, organizations=tuple(dict.fromkeys((*whom.organizations, *called))))


def _is_body_named(noun: Token, voices: Voices) -> bool:
    """Whether it is an organization by name; what stands beside a word for one is one, whatever it looks like."""
    if noun.pos_ != "PROPN":
        return False
    beside = noun.dep_ == "appos" and is_body(noun.head)
    return beside or (voices.names.at(noun) is None and voices.names.body_at(noun) is not None)


def _giving(verb: Token) -> list[Token]:
    return [one for one in agent(verb) if one.lemma_.lower() not in stance()("award", "nouns")]


def _whose_award(noun: Token, verb: Token) -> tuple[list[Token], bool]:
    """Those who get an award, by the verb above its noun; and whether the subject of the verb gives it."""
    words, act = stance(), verb.lemma_.lower()
    is_recipient = noun.lemma_.lower() in words("award", "recipients")
    is_one = any(one.lemma_.lower() in words("award", "recipients") for one in [noun, *governors(noun)])
    if act == "include" and is_recipient and noun in subject(verb):
        return objects(verb), False  # "this year's laureates include A"
    if (_is_honorary(noun) or is_recipient) and act in words("award", "named_by"):
        return _called_so(noun, verb), not is_passive(verb) or child(verb, "agent") is not None
    if noun in under(verb, "as") and act in words("award", "named_as"):
        return patient(verb), not is_passive(verb)  # "announced A as the recipient of its prize"
    if act in words("award", "chosen_by"):
        for_it = noun in under(verb, "for") or any(noun in under(one, "for") for one in patient(verb))
        return (patient(verb) if for_it else []), False  # "the jury chose A for its prize"
    if act == "name" and not is_passive(verb):
        return [], False  # "named its award after A"
    if act in words("award", "got_by") and (act != "be" or is_one):
        return _getting(verb), False
    if act in words("award", "goes") and noun in subject(verb):
        return _given_to(verb), False
    if act in words("award", "given_by"):
        with_it = [one for each in (verb, *objects(verb)) for one in under(each, "with")]
        return patient(verb) if noun in with_it else _given_to(verb), True  # "presented A with the prize"
    return [], False


def _called_so(noun: Token, verb: Token) -> list[Token]:
    """Who is made or named it: "made *A* an honorary citizen", "*A* was declared the winner"."""
    small = children(noun, "nsubj") if noun.head == verb and noun.dep_ == "ccomp" else []
    beside = [noun.head] if noun.dep_ == "appos" and noun.head.head == verb else []
    named = [one for one in patient(verb) or children(verb, "oprd") if one != noun]
    return [one for each in small or beside for one in joined(each)] or named or subject(verb)


def _getting(verb: Token) -> list[Token]:
    """Who gets an award; whose family fetches it has it: "the sister of *A* accepted it on her behalf"."""
    words, act = stance(), verb.lemma_.lower()
    if act not in words("award", "fetched_by"):
        return subject(verb)
    getting = agent(verb) if is_passive(verb) else subject(verb)
    kin = [one for one in getting if one.lemma_.lower() in words("speaker", "kin")]
    for_another = act in words("award", "fetched_for")
    for_another = for_another or any(one.lemma_.lower() == "behalf" for one in under(verb, "on"))
    return [owner for one in kin for owner in owners(one)] or getting if for_another else getting


def _handing_over(noun: Token, verb: Token, voices: Voices) -> tuple[str, ...]:
    """From whom somebody gets it, or who tells that they got its own: "announced that A had won its prize"."""
    words = stance()
    if verb.lemma_.lower() in words("award", "got_by"):
        by = makers([one for each in (verb, noun) for one in under(each, "from")], noun, voices)
        if by:
            return by
    own = any(one.lower_ == "its" for one in children(noun, "poss"))
    told = verb.dep_ == "ccomp" and is_verb(verb.head)
    return makers(agent(verb.head), noun, voices) if own and told else ()


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
    hung_on = (verb, *objects(verb))  # "conferred a doctorate | on A"
    to_whom = (under(one, each) for one in hung_on for each in ("to", "on", "upon"))
    return direct or next((found for found in to_whom if found), [])


def _namesakes(noun: Token, voices: Voices) -> tuple[str, ...]:
    """Whose award it is: "the Secretary of State's award", "the committee's prize", "an honorary citizen of Paris"."""
    names = voices.names
    given = [*children(noun, "poss"), *(under(noun, "of") if _is_honorary(noun) else ())]
    known = [one for one in given if names.at(one) is not None or names.body_at(one) is not None or _is_honorary(noun)]
    return makers(known, noun, voices)
