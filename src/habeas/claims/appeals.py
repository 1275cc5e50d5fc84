"""Who asks for a release or for another remedy: "urged the government to release", "called for an investigation".

The word that asks stands above the remedy in the sentence, or before a quotation that is broken off; "must" and
"should" ask for whoever speaks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.concerned import about
from habeas.claims.doers import acts
from habeas.claims.groups import is_official, is_people
from habeas.claims.makers import makers, responding
from habeas.claims.modality import hedges
from habeas.claims.participants import party
from habeas.claims.stance import Response, matters, stance
from habeas.claims.syntax import agent, child, children, governors, is_passive, is_verb, joined, patient, subject, under
from habeas.claims.voices import Voices
from habeas.claims.wordlists import with_plurals

if TYPE_CHECKING:
    from spacy.tokens import Token


# How far above a remedy the word that asks for it may stand.
REACH = 8


def appealed(head: Token, voices: Voices) -> tuple[str, ...] | None:
    """Who asks for what a word tells of ("urged the government to release"), or None where nobody does."""
    words = stance()
    modal = _modal(head)
    if modal:
        return tuple(filter(None, (voices.told_by(head),)))
    # "urged that the charges be dropped": what is asked for is told by the verb
    head = head.head if head.dep_ == "nsubjpass" and is_verb(head.head) else head
    owner = _owner_of_a_campaign(head)
    if owner is not None:
        return makers([owner], head, voices)
    below = head
    for above in list(governors(head))[:REACH]:
        lemma = above.lemma_.lower()
        asks = below.dep_ in ("xcomp", "ccomp", "prep", "dobj", "advcl", "acl", "pobj", "conj", "relcl", "pcomp", "dep")
        if not asks or _told_beside(below):
            return None
        if (
            is_verb(above)
            and lemma in words("appeal", "verbs") | words("appeal", "rallies")
            and below.dep_ in ("xcomp", "ccomp", "prep", "dobj", "advcl", "dep")
        ):
            if _asks_for_nothing(above, below, voices):
                return None
            return makers(_asking(above), head, voices)
        if is_verb(above) and lemma in words("appeal", "courts") and below.dep_ in ("xcomp", "ccomp", "dobj"):
            judges = [one for one in agent(above) if _judges(one, above, voices)]
            if judges:
                return makers(judges, head, voices)
        if above.pos_ == "NOUN" and lemma in words("appeal", "nouns") and below.dep_ in ("prep", "acl", "relcl"):
            return makers(_noun_makers(above), head, voices)
        if is_verb(above) and below.dep_ == "dobj" and lemma in words("appeal", "carries_out") and _modal(above):
            return tuple(filter(None, (voices.told_by(head),)))  # "should conduct an investigation into"
        if lemma in words("appeal", "due") and above.dep_ == "attr" and any(one.lower_ == "to" for one in below.lefts):
            return tuple(filter(None, (voices.told_by(head),)))  # "it is time for the government to release A"
        asked = _call_beside(above, below) if is_verb(above) else None
        if asked is not None:
            return makers(asked, head, voices)
        below = above
    if not any(one.lower_ == "to" for one in head.lefts):
        return None
    return _split_quotation(head, voices) or (() if _stands_alone(head) else None)


def _asks_for_nothing(verb: Token, below: Token, voices: Voices) -> bool:
    """Whether a verb that often asks for something does not ask for what stands below it."""
    lemma = verb.lemma_.lower()
    if (lemma in ("call", "appeal") and below.dep_ == "dobj") or (lemma == "ask" and _is_asked(verb)):
        return True
    if lemma in stance()("appeal", "foresees") and not _demands(verb, voices):
        return True
    return lemma == "want" and below.tag_ != "VBN"  # "wants all of them freed", not "wants to free them"


def _told_beside(verb: Token) -> bool:
    """Whether a clause tells what took place beside what is asked: "although the court *acquitted* A, B appealed"."""
    finite = verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ", "VBP")
    return finite and any(one.dep_ in ("mark", "advmod") and one.i < verb.i for one in verb.children)


def _asking(verb: Token) -> list[Token]:
    verb = _first_to_ask(verb)
    return responding(verb) or _speaking(verb)


def _first_to_ask(verb: Token) -> Token:
    """The verb of whoever asks another to ask for it: "*urged* the president to press B for the release of A"."""
    words = stance()
    while verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp", "advcl", "acl") and is_verb(verb.head):
        asks = verb.head.lemma_.lower() in words("appeal", "demands")
        if not asks or not any(one.tag_ == "TO" for one in verb.lefts):
            break
        verb = verb.head
    return verb


def _owner_of_a_campaign(head: Token) -> Token | None:
    """Whose campaign with a name of its own it is, however it is parsed: "the ministry's *Empty Chair* campaign to"."""
    to = next((one for one in head.lefts if one.tag_ == "TO"), None)
    noun = to.nbor(-1) if to is not None and to.i > head.sent.start else head
    if noun.lower_ not in stance()("appeal", "nouns"):
        return None
    place = noun.i - 1
    while place > head.sent.start and head.doc[place].text[0].isupper():
        place -= 1
    possessive = head.doc[place].lower_ in ("’s", "'s", "’") and head.sent.start < place < noun.i - 1
    return head.doc[place - 1] if possessive else None


def _demands(verb: Token, voices: Voices) -> bool:
    """Whether a body, or whoever speaks for one, expects it of somebody: else it is only foreseen."""
    asked = [*children(verb, "dobj"), *(one for each in children(verb, "ccomp") for one in children(each, "nsubj"))]
    who = subject(verb) if not is_passive(verb) else []
    own = [
        one for one in who if one.lower_ in ("we", "i") or voices.names.body_at(one) or one.ent_type_ in ("GPE", "ORG")
    ]
    return bool(own) and any(_has_power(one, voices) for one in asked)


def _call_beside(verb: Token, below: Token) -> list[Token] | None:
    """Who asks where the parser hung a remedy on the verb beside the call, or on the whole: None where nobody does.

    "renewed its call for the court | to release A", "called for the release of A and | for that of B"
    """
    if below.dep_ in ("advcl", "xcomp"):
        for noun in children(verb, "dobj"):
            if noun.lemma_.lower() in stance()("appeal", "nouns") and noun.i < below.i and under(noun, "for"):
                return _noun_makers(noun)
    if below.dep_ == "prep" and below.lower_ == "for":
        calls = [one for one in children(verb, "nsubj", "nsubjpass") if one.tag_ == "NNS" and one.i < below.i]
        if any(one.lemma_.lower() in stance()("appeal", "nouns") for one in calls):
            return _noun_makers(calls[0])  # "calls mounted for the release of A"
    if below.dep_ in ("prep", "conj") and below.lower_ == "for" and below.i and below.nbor(-1).dep_ == "cc":
        for one in reversed(below.doc[below.sent.start : below.i]):
            if is_verb(one) and one.lemma_.lower() in stance()("appeal", "verbs") and under(one, "for"):
                return responding(one)
    return None


def _stands_alone(head: Token) -> bool:
    """Whether an infinitive with nothing above it is all there is: an item of a list of demands, "to release A".

    Who asks stands before the list; without it the item is a demand of nobody in particular, and never a release.
    """
    first = head
    while first.dep_ == "conj" and is_verb(first.head):
        first = first.head
    if any(map(is_verb, governors(first))) or not any(one.lower_ == "to" for one in first.lefts):
        return False
    return is_verb(first) and not subject(first)


def _judges(token: Token, verb: Token, voices: Voices) -> bool:
    """Whether a court rules from outside of the prison that somebody be freed: an appeal, not yet a release.

    What a country's own court orders is carried out as a rule: that is the release itself.
    """
    named = f"{voices.names.body_at(token) or ''} {token.lemma_}".casefold()
    bench = stance()("appeal", "benches") if verb.lemma_.lower() in ("rule", "decide") else frozenset[str]()
    return any(word in named for word in bench | stance()("appeal", "international"))


def _split_quotation(head: Token, voices: Voices) -> tuple[str, ...] | None:
    """Who asks where the quotation is broken off: “We urge the government,” A said, “to release …”."""
    words = stance()
    for token in reversed(head.doc[max(head.i - 25, 0) : head.i]):
        if (
            token.pos_ == "NOUN"
            and token.lower_ in ("call", "calls")
            and token.sent == head.sent
            and head.i - token.i < 12
        ):
            return makers(_noun_makers(token), head, voices)
        if (
            is_verb(token)
            and token.lemma_.lower() in words("appeal", "verbs")
            and (token.sent == head.sent or head.sent.start - token.i < 20)
        ):
            quoted = any(one.text in '“”"' for one in token.doc[token.i : head.i])
            return makers(agent(token), token, voices) if quoted else None
    return None


def _modal(head: Token) -> bool:
    modals = stance()("appeal", "modals")
    verb = head
    for _ in range(3):
        if any(one.dep_ == "aux" and one.lower_ == "have" for one in verb.children):
            return False  # "should have investigated" blames, and asks for nothing
        if any(one.dep_ == "aux" and one.lower_ in modals for one in verb.children):
            return True
        if (
            verb.dep_ == "conj"
            and is_verb(verb.head)
            and not any(one.dep_ in ("nsubj", "nsubjpass") for one in verb.children)
        ):
            verb = verb.head
        else:
            return False
    return False


def _speaking(verb: Token) -> list[Token]:
    return subject(verb) if not is_passive(verb) else []


def _noun_makers(noun: Token) -> list[Token]:
    possessor = [one for one in children(noun, "poss") for one in joined(one)]
    verb = next((one for one in governors(noun) if is_verb(one)), None)
    if possessor and possessor[0].tag_ == "PRP$" and verb is not None and agent(verb):
        return agent(verb)  # "the government renews our call"
    if possessor:
        return possessor
    told = under(noun, "by") or under(noun, "from")
    dealt_with = verb is not None and verb.lemma_.lower() in stance()("appeal", "dealt_with")
    return told or (agent(verb) if verb is not None and not dealt_with else [])


def read_remedy(token: Token, voices: Voices) -> Response | None:
    """An appeal for another remedy than release: an investigation, charges dropped, an end to something."""
    words, lemma, names = stance(), token.lemma_.lower(), voices.names
    named = token.pos_ == "NOUN" and lemma in words("appeal", "remedy_nouns")
    done = is_verb(token) and lemma in words("appeal", "remedy_verbs")
    if not (named or done) or lemma in stance()("appeal", "releases"):
        return None
    asking = appealed(token, voices)
    of_right = any(one.lemma_.lower() in words("appeal", "of_right") for one in children(token, "xcomp"))
    if not asking or _turned_down(token) or of_right:
        return None
    things = patient(token) if done else [one for each in ("into", "of", "to") for one in under(token, each)]
    found = about("appeal", token, asking, things, names, f"appeal: {lemma}")
    return replace(found, bare=_in_main_clause(token) and matters(token), modality="asserted")


def _turned_down(token: Token) -> bool:
    """Whether what is told is that it was refused: "the prosecutor dismissed A's request for an investigation"."""
    below = token
    for above in governors(token):
        if is_verb(above):
            return below.dep_ in ("dobj", "nsubjpass") and above.lemma_.lower() in hedges().turns_down
        below = above
    return False


def read_demand(token: Token, voices: Voices) -> Response | None:
    """An appeal for whatever helps somebody: "asked the government to delay her deportation", "not to extradite him".

    What prosecutors ask for, and what harms, is none; a release is read where it is told.
    """
    words, names = stance(), voices.names
    lemma = token.lemma_.lower()
    if not is_verb(token) or lemma not in words("appeal", "demands") or (lemma == "ask" and _is_asked(token)):
        return None
    if _first_to_ask(token) != token:
        return None  # "asked the bank *to urge* the ministry": told by the first
    asked = [one for one in _asked_for(token) if _helps(one)] if _addressed(token, voices) else []
    if not asked or any(one.lemma_.lower() in words("appeal", "prosecutors") for one in agent(token)):
        return None
    below = tuple(one for each in asked for one in each.subtree if one.i > token.i)
    if any(map(_is_taken_against, below)):
        return None  # "called for measures to be taken against A"
    named = [one for one in below if names.at(one) is not None and _is_concerned(one)]
    by = makers(responding(token), token, voices)
    if not by:
        return None
    if named:
        whom = party(_their_own(named[:1], token, voices), names, token)
        return Response("appeal", token, by, below, whom, f"appeal: {lemma}")
    found = about("appeal", token, by, asked, names, f"appeal: {lemma}")
    return replace(found, about=below, bare=_in_main_clause(token) and any(map(matters, asked)))


def _is_taken_against(word: Token) -> bool:
    """Whether a word leads to those who are to be punished: "action *against* A", but for those who did the harm."""
    if word.lower_ != "against" or word.head.lemma_.lower() not in stance()("appeal", "taken_against"):
        return False
    culprits = stance()("appeal", "culprits") | {"those"}
    return not any(one.lower_ in culprits or is_official(one) for one in word.subtree)


def _in_main_clause(token: Token) -> bool:
    """Whether it is what the sentence tells, not only what it says of somebody: "citizens demanding protection"."""
    verb = token if is_verb(token) else next((one for one in governors(token) if is_verb(one)), token)
    return verb.dep_ not in ("relcl", "acl")


def _their_own(named: list[Token], verb: Token, voices: Voices) -> list[Token]:
    """Whose kin ask, where "his" is what is asked for: "A's family demanded his body"."""
    if not named or named[0].tag_ not in ("PRP", "PRP$"):
        return named
    kin = [one for one in subject(verb) if one.lemma_.lower() in stance()("speaker", "kin")]
    own = [one for each in kin for one in each.subtree if one.pos_ == "PROPN" and voices.names.at(one) is not None]
    return own[-1:] or named


def _is_asked(verb: Token) -> bool:
    """Whether somebody is asked a question: "when asked by the agency about the arrests"."""
    asked = [one for each in children(verb, "ccomp", "xcomp", "advcl") for one in each.children]
    question = any(one.tag_ in ("WRB", "WP", "WDT") or one.lower_ in ("whether", "if") for one in asked)
    return question or is_passive(verb) or child(verb, "agent") is not None


def _addressed(verb: Token, voices: Voices) -> bool:
    """Whether nobody is asked, or a country, a body or an authority: what friends are asked for is no appeal."""
    asked = [*children(verb, "dobj", "dative"), *(one for each in ("on", "to", "with") for one in under(verb, each))]
    asked += [one for each in children(verb, "ccomp", "xcomp") for one in children(each, "nsubj")]
    people = [one for one in asked if one.pos_ in ("NOUN", "PROPN", "PRON")]
    if verb.lemma_.lower() in stance()("appeal", "of_anybody"):
        return True
    return any(_has_power(one, voices) for one in people) or (not people and bool(under(verb, "for")))


def _has_power(token: Token, voices: Voices) -> bool:
    if voices.names.at(token) is not None and voices.names.body_at(token) is None and not is_official(token):
        return False  # "officers warned A", whatever the language model takes the name for
    asked = token.lemma_.lower() in stance()("appeal", "addressees")
    return asked or token.ent_type_ in ("GPE", "NORP", "ORG") or acts(token, voices.names)


def _asked_for(verb: Token) -> list[Token]:
    """What a verb asks for: the infinitive or the clause, what "for" leads to, the object of "demand"."""
    clauses = children(verb, "xcomp", "ccomp")
    clauses = clauses or [one for one in children(verb, "advcl") if any(each.tag_ == "TO" for each in one.lefts)]
    if verb.lemma_.lower() in stance()("appeal", "advises"):
        return [one for one in clauses if one.tag_ == "VB"]
    wanted = [*clauses, *under(verb, "for")]
    if verb.lemma_.lower() in stance()("appeal", "of_anybody") and not clauses:
        wanted += [one for one in children(verb, "dobj") if one.pos_ == "NOUN"]
    return wanted


def _helps(wanted: Token) -> bool:
    lemma = wanted.lemma_.lower()
    refrains = any(one.dep_ == "neg" for one in wanted.children)
    if (
        wanted.dep_ == "ccomp"
        and not is_passive(wanted)
        and any(is_people(one) and not is_official(one) for one in subject(wanted))
    ):
        return False  # "demanded that the detainees divulge their passwords"
    released = lemma in stance()("appeal", "releases") or (wanted.pos_ == "NOUN" and is_people(wanted))
    return refrains or not (released or lemma in stance()("appeal", "harms"))


def _is_concerned(token: Token) -> bool:
    """Whether somebody named is whom it is about, not who is asked to do it."""
    if token.dep_ == "poss" and token.head.lemma_.lower() in with_plurals("roles", "kin"):
        return False  # "its case against A's colleague B"
    return token.dep_ in ("poss", "pobj", "dobj", "nsubjpass") and token.head.dep_ != "agent"
