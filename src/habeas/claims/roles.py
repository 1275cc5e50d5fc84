"""Where in a sentence an act's victims and actors stand: the roles that the lexicon names, one function each.

Roles are tried in the order that an entry gives; the first that leads to people, or to a body, is taken. How it
was found is kept, because some paths are right more often than others.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.body_victims import may_be_body, named_bodies, of_its_kind, unnamed_bodies
from habeas.claims.groups import is_body, is_official
from habeas.claims.inside_phrases import INSIDE
from habeas.claims.kinds import deciding
from habeas.claims.participants import Party, has_people, party
from habeas.claims.syntax import (
    SUBJECTS,
    agent,
    antecedent,
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

    from habeas.claims.names import Names
    from habeas.claims.triggers import Found

# How often a victim found by the path is right, on the training passages; roles not listed have DEFAULT.
SURE = {"object": 0.85, "subject": 0.8, "of": 0.8, "poss": 0.8, "itself": 0.8, "recipient": 0.8, "nearest": 0.4}
DEFAULT = 0.7


# Pronouns that stand for one person: where it can't be told for whom, nobody is named in their place.
_OF_ONE_PERSON = frozenset(("he", "she", "him", "her"))


def victims(found: Found, names: Names) -> tuple[Party, str]:
    """Whom it was done to, and the role that they stand in; an empty party and "" where nobody is found."""
    beside = _name_before(found, names)
    if beside is not None:
        return Party(beside[1], (), (), (beside[0],)), found.entry.victim[0]
    for role in found.entry.victim:
        tokens = places(found, role)
        tokens += [one for one in _together_with(found, tokens) if has_people(one, names)]
        if role.endswith("-person"):
            tokens = [token for token in tokens if has_people(token, names)]
        if found.entry.people:
            tokens = [token for token in tokens if has_people(token, names) or may_be_body(found, token, names)]
        one = named_bodies(tokens, names) if role.endswith("-body") else party(tokens, names, found.head)
        one = of_its_kind(found, one) or unnamed_bodies(found, tokens, names)
        if one and not _general(found, one):
            return one, role
        if tokens and all(token.lower_ in _OF_ONE_PERSON for token in tokens):
            return one, role  # "found him guilty": it is not known whom, and it is not whoever stands nearest
    return _astray(found, names) or _nearest(found, names)


def _astray(found: Found, names: Names) -> tuple[Party, str] | None:
    """The names that the parser took for a place behind an object: "convicted in a closed hearing A and B"."""
    head = found.head
    active = found.verbal and found.entry.victim[0] == "object" and child(head, "nsubj") is not None
    if not active or is_passive(head) or objects(head):
        return None
    verbs = [head, *(one for one in children(head, "conj") if is_verb(one) and not objects(one))]
    for verb, preposition in product(verbs, ("in", "at", "on", "from", "to")):
        for token in under(verb, preposition)[:1]:
            mention = names.at(token)
            if mention is not None and len(mention.names) == 1 and mention.how == "name":
                return party([token], names, head), "object"
    return None


def _together_with(found: Found, tokens: list[Token]) -> list[Token]:
    """Those whom it was done to together with the ones found: "was arrested with two others", "A, along with B"."""
    if not tokens or not found.verbal or found.entry.type not in deciding().done_together:
        return []
    together: list[Token] = []
    for one in found.head.doc[found.head.sent.start : found.head.sent.end]:
        if one.lower_ not in ("with", "alongside") or one.dep_ not in ("prep", "pcomp", "advmod"):
            continue
        along = one.i > 0 and one.nbor(-1).lower_ in ("along", "together")
        above = one.head.head if along and one.head == one.nbor(-1) else one.head
        if above == found.head or (along and above in tokens):
            nouns = [each for pobj in children(one, "pobj") for each in joined(pobj)]
            together += [each for each in nouns if not is_official(each) and each not in tokens]
    return together


def _name_before(found: Found, names: Names) -> tuple[Token, tuple[str, ...]] | None:
    """The name that a participle set off by a comma goes with: "A, sentenced to two years, and B, sentenced …"."""
    head = found.head
    loose = found.verbal and found.entry.victim[0] == "object" and head.tag_ in ("VBN", "VBD")
    if not loose or head.i < 2 or head.nbor(-1).text != "," or child(head, "auxpass", "nsubj", "nsubjpass", "dobj"):
        return None
    token = head.nbor(-2)
    if token.is_sent_start or token.sent != head.sent:
        return None
    mention = names.at(token)
    certain = mention is not None and len(mention.names) == 1 and mention.how not in ("pronoun", "phrase")
    own = token.pos_ == "PROPN" and token.dep_ not in ("pobj", "poss", "compound")
    return (token, mention.names) if mention is not None and certain and own else None


def _general(found: Found, one: Party) -> bool:
    """Whether it is said of nobody in particular: "policies against individuals who detain people"."""
    if one.persons or one.organizations or any(group.number for group in one.groups) or not found.verbal:
        return False
    verb = found.head
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    by = agent(found.head)
    active = verb.dep_ in ("relcl", "acl") and verb.tag_ != "VBN" and not is_passive(verb)
    return active and any(token.pos_ == "NOUN" and not is_official(token) and not is_definite(token) for token in by)


def is_definite(noun: Token) -> bool:
    """Whether a noun stands for certain people: "the men", "two men", not "individuals"."""
    return any(one.dep_ in ("det", "nummod", "poss") for one in noun.children)


def _nearest(found: Found, names: Names) -> tuple[Party, str]:
    """The person named last before passives that lost their subject ("Days before …, A was arrested and jailed")."""
    head = _first_of_row(found)
    lost = head is not None and child(head, "auxpass") is not None
    if head is None or not lost or head.dep_ in ("relcl", "acl") or patient(head):
        return Party(), ""
    for token in reversed(head.doc[head.sent.start : head.i]):
        mention = names.at(token)
        if mention is not None and len(mention.names) == 1 and token.dep_ != "poss":
            return party([token], names, head), "nearest"
        if token.pos_ in ("NOUN",) and token.dep_ in ("nsubj", "nsubjpass"):
            return Party(), ""
    return Party(), ""


def _first_of_row(found: Found) -> Token | None:
    """The passive whose subject a trigger goes with: itself, or the first of those joined ("arrested and put in …")."""
    if found.verbal:
        verb = found.head if found.entry.victim[0] == "object" else None
    else:
        above = next((one for one in governors(found.head) if is_verb(one)), None)
        row = above is not None and above.dep_ == "conj" and above.tag_ == "VBN" and found.entry.victim[0] == "holder"
        verb = above if row else None
    while verb is not None and verb.dep_ == "conj" and is_verb(verb.head) and not child(verb, "auxpass", *SUBJECTS):
        verb = verb.head
    return verb


def places(found: Found, role: str) -> list[Token]:
    """The nouns that stand in a role of the trigger."""
    head = found.head
    if found.verbal and head.dep_ == "pobj" and role == "object":
        return _holder(head)  # "subjected them to torture", the noun taken for a verb
    if role in _VERBAL or role in _NOMINAL:
        simple = _VERBAL.get(role) if found.verbal else _NOMINAL.get(role)
        return simple(head) if simple is not None else []
    if role.endswith("-next"):
        last = head.doc[found.end - 1]
        return [one for each in children(last, "pobj") for one in joined(each)] or under(last, role[:-5])
    if role in INSIDE:
        return INSIDE[role](found)
    if role in ("of-owner", "into-owner", "of-body", "on-body", "on-group"):
        inside = under(head, role.split("-")[0])
        return [owner for one in inside for owner in owners(one)] if role.endswith("-owner") else inside
    preposition = role.split("-")[0]
    found_here = under(head, preposition)
    if not found_here and not found.verbal and preposition in ("of", "against"):
        found_here = _shared(head, preposition)
    if not found_here and found.verbal:
        found_here = [one for each in objects(head) for one in under(each, preposition)]
    return found_here


def _shared(noun: Token, preposition: str) -> list[Token]:
    """What stands with a noun beside it: "the torture and death of A", "threats and violence against B"."""
    aside = [one for preposition_between in ("in", "to", "by") for one in under(noun, preposition_between)]
    for beside in (*children(noun, "conj"), *aside, *_where_to(noun)):
        found = under(beside, preposition)
        if found and (beside.pos_ == "NOUN" or beside.ent_type_ in ("GPE", "FAC", "LOC")):
            return found
        behind = _shared(beside, preposition) if beside.dep_ == "conj" and beside.pos_ == "NOUN" else []
        if behind:
            return behind
    return []


def _where_to(noun: Token) -> list[Token]:
    """The country right behind a noun, whatever the parser has it depend on: "extradition to Turkey of A"."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    return children(after, "pobj") if after.lower_ in ("to", "from") else []


def _topic(noun: Token) -> list[Token]:
    """Whom the clause around a noun is about: the patient of a passive, else the subject."""
    verb = next((one for one in governors(noun) if is_verb(one)), None)
    if verb is None:
        return []
    if is_passive(verb):
        return patient(verb)
    own = subject(verb)
    # "In a hearing, the court charged A": not the court
    return objects(verb) if own and all(is_official(one) or is_body(one) for one in own) else own


def _judged(noun: Token) -> list[Token]:
    """Who is convicted, charged or freed in a hearing: "the court, in a closed hearing, charged A"."""
    above = noun.head
    verb = above.head if above.lower_ in ("in", "at", "after", "during", "following") and noun.dep_ == "pobj" else noun
    return patient(verb) if verb != noun and is_verb(verb) and verb.lemma_.lower() in deciding().judging else []


def _recipient(verb: Token) -> list[Token]:
    given = [
        one
        for each in children(verb, "dative")
        for one in (joined(each) if each.pos_ != "ADP" else under(verb, each.lower_))
    ]
    if given:
        return given
    passive = child(verb, "nsubjpass")
    if passive is not None or (is_participle_of(verb) and not objects(verb)):
        return patient(verb)
    if verb.dep_ in ("acl", "conj", "advcl", "xcomp") and verb.tag_ == "VBN":
        return patient(verb) or subject(verb)
    for thing in children(verb, "dobj"):  # "fined A 500 rubles", "denied A access", A taken for a part of the noun
        apart = child(thing, "nummod") is not None or verb.lemma_ == "deny"
        before = [one for one in children(thing, "nmod", "compound") if one.pos_ == "PROPN" and apart]
        if before:
            return joined(before[-1])
    # "denied him medicine": the first of two objects
    own = children(verb, "dobj", "obj", "nsubj")
    return (
        joined(own[-1])
        if own and own[-1].i > verb.i and own[-1].dep_ == "nsubj"
        else joined(own[0])
        if own and own[0].dep_ == "dobj" and own[0].i > verb.i
        else []
    )


def is_participle_of(verb: Token) -> bool:
    """Whether it qualifies the noun before it ("men denied visits")."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def _owner(verb: Token) -> list[Token]:
    things = patient(verb) or objects(verb)
    for thing in things:
        found = owners(thing)
        if found:
            return found
    return []


def _holder(noun: Token) -> list[Token]:
    """Whom the verb around a noun gives it to: "received a sentence", "placed in detention"."""
    light = lexicon.triggers().light
    below = noun
    for above in governors(noun):
        lemma = above.lemma_.lower()
        if is_verb(above):
            direct = below.dep_ in ("dobj", "nsubjpass", "attr", "conj", "obj")
            if lemma in light["give"] and direct:
                return _given(above, below)
            if lemma in light["receive"] and (direct or lemma in ("spend", "serve", "appeal")):
                return subject(above)
            if (
                lemma in light["tell"]
                and direct
                and any(one.lower_ == "by" and one.i > noun.i for one in above.subtree)
            ):
                return subject(above)  # "activists reported harassment by officials"
            before = [one for one in objects(above) if one.i < noun.i and one != below]
            if lemma in light["put"] and below.dep_ in ("dobj", "ccomp") and before and not is_passive(above):
                return before  # "subjected them to cruel treatment", its "to" taken for the infinitive's
            if lemma in light["put"] and below.dep_ in ("prep", "dative", "agent", "advmod"):
                return patient(above) or ([] if objects(above) else subject(above))
            if lemma in light["be"] and not direct:
                return subject(above)
            return []
        if above.dep_ not in ("prep", "pobj", "conj", "dobj", "compound", "pcomp", "attr", "dative", "amod", "nmod"):
            if above.pos_ == "ADP" or above.dep_ in ("nsubjpass",):
                below = above
                continue
            return []
        below = above
    return []


def _given(verb: Token, thing: Token) -> list[Token]:
    if thing.dep_ == "nsubjpass":
        return [one for preposition in ("on", "to", "against") for one in under(verb, preposition)]
    given = [
        one for preposition in ("on", "to", "against") for one in under(verb, preposition) or under(thing, preposition)
    ]
    if given:
        return given
    if is_passive(verb) or verb.dep_ in ("acl", "conj"):
        return [one for one in patient(verb) + subject(verb) if one != thing]
    return [one for each in children(verb, "dative") for one in joined(each)]


def _poss(noun: Token) -> list[Token]:
    possessor = child(noun, "poss")
    return joined(antecedent(possessor)) if possessor is not None else []


def _itself(noun: Token) -> list[Token]:
    return [] if noun.dep_ == "compound" else [noun]


def _itself_or_named(noun: Token) -> list[Token]:
    """A noun that means the victims; the name it stands beside, where it is said of one ("political prisoner A")."""
    if noun.dep_ in ("compound", "amod", "nmod"):
        return [noun.head]
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ in ("attr", "oprd") or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        verb = next((one for one in governors(noun) if is_verb(one)), None)
        called = verb is not None and verb.lemma_.lower() in deciding().calling
        if verb is not None and (called or noun.dep_ == "pobj"):
            return _called_so(verb, noun) or patient(verb) or subject(verb)  # "recognized him as a political prisoner"
        return subject(verb) if verb is not None else [noun]
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in deciding().calling:
        return _called_so(noun.head, noun) or [noun]  # "called A a political prisoner"
    return [noun]


def _called_so(verb: Token, noun: Token) -> list[Token]:
    """Whom a verb calls, deems or recognizes as what the noun says."""
    own = [one for one in children(verb, "dobj", "nsubjpass", "dative") if one != noun]
    clause = [one for each in children(verb, "ccomp") for one in children(each, "nsubj")] if not own else []
    return [one for each in (*own, *clause) for one in joined(each) if one != noun]


_VERBAL: dict[str, Callable[[Token], list[Token]]] = {
    "object": patient,
    "object-body": patient,
    "subject": subject,
    "recipient": _recipient,
    "owner": _owner,
    "topic": lambda verb: patient(verb) if is_passive(verb) else subject(verb),
    "poss": lambda verb: [one for each in patient(verb) for one in _poss(each)],
}
_NOMINAL: dict[str, Callable[[Token], list[Token]]] = {
    "poss": _poss,
    "poss-body": _poss,
    "holder": _holder,
    "itself": _itself_or_named,
    "topic": _topic,
    "judged": _judged,
    "owner": owners,
    "object": _holder,
    "subject": _holder,
}


def doers(found: Found, taken: tuple[Token, ...]) -> list[Token]:
    """Who did it: the agent of the verb; for a noun what "by" leads to, an official possessor, or who has the verb.

    `taken` are the victims, who are never the doers.
    """
    head = found.head
    if found.verbal and found.entry.victim[0] not in ("subject",):
        tokens = agent(head)
        if not tokens and head.dep_ in ("xcomp", "ccomp", "advcl") and is_passive(head):
            tokens = _orders(head)
    else:
        tokens = under(head, "by") or _official_before(head) or ([] if found.verbal else _holds(head))
    used = {token.i for token in taken}
    return [token for token in tokens if token.i not in used]


def _orders(verb: Token) -> list[Token]:
    """Who ordered what is done: "the court ordered him detained"."""
    above = verb.head
    return agent(above) if above.lemma_.lower() in ("order", "rule", "decide", "direct") else []


def _official_before(noun: Token) -> list[Token]:
    before = [one for one in children(noun, "poss", "compound", "amod", "nmod") if is_official(one)]
    return before[:1]


def _holds(noun: Token) -> list[Token]:
    """The subject of a verb that lends the noun its actor: "authorities imposed a travel ban"."""
    light = lexicon.triggers().light
    for above in governors(noun):
        if is_verb(above):
            lemma = above.lemma_.lower()
            if lemma in light["receive"] and lemma not in light["give"]:
                return [
                    one
                    for preposition in ("from", "by")
                    for one in under(noun, preposition) or under(above, preposition)
                ]
            return agent(above) if lemma in light["give"] | light["put"] | light["do"] else []
    return []
